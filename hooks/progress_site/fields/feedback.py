"""What people said, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from progress_site.catalogue import N_
from progress_site.derive import addresses
from progress_site.fields.context import Context
from progress_site.fields.field import Field, Many, Record, Table
from progress_site.fields.shared import (
    CORRECTED,
    DOUBT,
    EASY_READ,
    FORMATS,
    PUBLISHED,
    RECORDED,
    SOURCE_OF,
    WITHDRAWN,
)
from progress_site.model.base import Withdrawn
from progress_site.model.registers import Feedback, Response
from progress_site.model.words import Answer, HowMany

_RESPONSE = Record(
    "Response",
    "One answer to feedback.",
    (
        Field("published", "date", N_("When it was answered."), null=True),
        Field("response", Answer, N_("The answer.")),
        Field("words", "text", N_("The answer in words.")),
        Field("why", "text", N_("The reason, where one was given."), null=True),
        Field("by", "date", N_("By when it will be done or decided."), null=True),
        DOUBT,
        *WITHDRAWN,
        RECORDED,
        CORRECTED,
        SOURCE_OF,
    ),
)
_SAID = Record(
    "Said",
    "Something that became known later.",
    (
        Field("words", "text"),
        Field("how_many", HowMany, null=True),
        PUBLISHED,
        RECORDED,
        DOUBT,
        *WITHDRAWN,
        CORRECTED,
    ),
)

FEEDBACK = Record(
    "Feedback",
    "What was said, and what was answered.",
    (
        Field("id", "id", N_("The id of the feedback.")),
        Field("title", "text", N_("What was asked for, in a few words.")),
        Field("heard_from", "text", N_("Who said it, so that nobody can be picked out.")),
        Field("how_heard", "text", N_("How it was heard.")),
        Field("how_many", HowMany, N_("How many people, as a band.")),
        Field("when", "date", N_("When it was said."), column="said"),
        Field("published", "date", N_("When it was put on record."), null=True),
        Field("you_said", "text", N_("What was said.")),
        Field(
            "quoted",
            "flag",
            N_("true: in the words of those who said it."),
            lambda f, _: f.record.quoted and f.record.withdrawn is None,
        ),
        Field("actions", "wholes", N_("The numbers of the actions that it is about.")),
        Field("stages", "ids", N_("The ages of children that it is about.")),
        Field("response", _RESPONSE, "The answer of the day; null if none.", null=True),
        Field(
            "response",
            Answer,
            N_("The newest answer. Empty: no published answer found."),
            "response.response",
            only="table",
        ),
        Field(
            "answered",
            "date",
            N_("When it was answered. Empty: none, or nobody knows."),
            "response.published",
            only="table",
        ),
        Field("by", "date", N_("By when it will be done or decided."), "response.by", only="table"),
        Field("answer_overdue", "flag", N_("true: that date has passed.")),
        Field("responses", Many(_RESPONSE), "Every answer, oldest first."),
        SOURCE_OF,
        Field("source", "text", N_("Where it was said in public."), "source.title", only="table"),
        Field(
            "source_url",
            "link",
            N_("The web address of that source."),
            "source.url",
            only="table",
        ),
        Field(
            "url",
            "link",
            N_("Its page on this site."),
            lambda f, c: c.url(addresses.feedback(f.record.id)),
        ),
        DOUBT,
        *WITHDRAWN,
        CORRECTED,
        FORMATS,
        Field(
            "easy_read",
            "link",
            EASY_READ,
            lambda f, c: c.easy_feedback(f.record.id),
            null=True,
            only="json",
        ),
        RECORDED,
        Field("difference_made", Many(_SAID), "Whether the answer helped."),
        Field("asked_them_back", Many(_SAID), "What families said when they were asked again."),
    ),
)
FEEDBACK_TABLE = Table(
    "feedback",
    N_("Feedback"),
    N_("One row for each thing that people said, with the newest answer."),
    "id",
    FEEDBACK.fields,
    lambda c: c.state.feedback.values(),
)


@dataclass(frozen=True)
class _Answer:
    """One answer as a row: its words go with those of the feedback that it answers."""

    feedback: Feedback
    record: Response

    @property
    def withdrawn(self) -> Withdrawn | None:
        return self.record.withdrawn or self.feedback.withdrawn


def _answers(context: Context) -> Iterator[_Answer]:
    for found in context.state.feedback.values():
        yield from (_Answer(found.record, response) for response in found.responses)


ANSWERS = Table(
    "answers",
    N_("Answers"),
    N_("One row for each answer that was ever given, oldest first."),
    None,
    (
        Field(
            "feedback",
            "id",
            N_("The feedback that it answers."),
            "feedback.id",
            refers_to="feedback",
        ),
        *_RESPONSE.fields,
    ),
    _answers,
)
