"""What people said, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from progress_site.catalogue import N_
from progress_site.fields import shared
from progress_site.fields.field import Context, Field, Link, Record, Table, column, member
from progress_site.fold.state import FeedbackState
from progress_site.model.base import Withdrawn
from progress_site.model.registers import Feedback, Response
from progress_site.urls import addresses


@dataclass(frozen=True)
class Answer:
    """One answer as a row: its words go with those of the feedback that it answers."""

    feedback: Feedback
    record: Response

    @property
    def withdrawn(self) -> Withdrawn | None:
        """The withdrawal of either."""
        return self.record.withdrawn or self.feedback.withdrawn


_ANSWER = (
    Field("published", N_("When it was answered.")),
    Field("response", N_("The answer.")),
    Field("words", N_("The answer in words.")),
    Field("why", N_("The reason, where one was given.")),
    Field("by", N_("By when it will be done or decided.")),
    shared.DOUBT,
    *shared.WITHDRAWN_COLUMNS,
    shared.RECORDED,
    shared.WITHDRAWN,
    shared.CORRECTED,
    member("source"),
)


def _answers(context: Context) -> Iterator[Answer]:
    for found in context.state.feedback.values():
        yield from (Answer(found.record, response) for response in found.responses)


_REPLIED = Record(
    Answer,
    "One answer with what it answers.",
    column("feedback", N_("The feedback that it answers."), "feedback.id", refers_to="feedback"),
    *_ANSWER,
)
_EACH_ANSWER = N_("One row for each answer that was ever given, oldest first.")
ANSWERS = Table("answers", N_("Answers"), _EACH_ANSWER, None, _REPLIED, _answers)

Record(Response, "One answer to feedback.", *_ANSWER)

_ENTRY = Record(
    FeedbackState,
    "What was said, and what was answered.",
    Field("id", N_("The id of the feedback.")),
    Field("title", N_("What was asked for, in a few words.")),
    Field("heard_from", N_("Who said it, so that nobody can be picked out.")),
    Field("how_heard", N_("How it was heard.")),
    Field("how_many", N_("How many people, as a band.")),
    Field("when", N_("When it was said."), column_name="said"),
    Field("published", N_("When it was put on record.")),
    Field("you_said", N_("What was said.")),
    Field(
        "quoted",
        N_("true: in the words of those who said it."),
        lambda f, _: f.record.quoted and f.record.withdrawn is None,
        bool,
    ),
    Field("actions", N_("The numbers of the actions that it is about.")),
    Field("stages", N_("The ages of children that it is about.")),
    member("response", "The newest answer; null if there is none."),
    column(
        "response", N_("The newest answer. Empty: no published answer found."), "response.response"
    ),
    column(
        "answered", N_("When it was answered. Empty: none, or nobody knows."), "response.published"
    ),
    column("by", N_("By when it will be done or decided."), "response.by"),
    Field("answer_overdue", N_("true: that date has passed.")),
    member("responses", "Every answer, oldest first."),
    member("source"),
    column("source", N_("Where it was said in public."), "source.title"),
    column("source_url", N_("The web address of that source."), "source.url", Link),
    shared.url(lambda f: addresses.feedback(f.record.id)),
    *shared.PUBLIC,
    shared.FORMATS,
    member(
        "easy_read",
        "Its place in Easy Read; null if it has none.",
        lambda f, c: c.easy_feedback(f.record.id),
        Link,
        null=True,
    ),
    shared.RECORDED,
    member("difference_made", "Whether the answer helped."),
    member("asked_them_back", "What families said when they were asked again."),
)
_EACH = N_("One row for each thing that people said, with the newest answer.")
FEEDBACK = Table("feedback", N_("Feedback"), _EACH, "id", _ENTRY)
