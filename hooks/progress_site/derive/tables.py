"""The tables of open data and what each of their columns means: the one truth about them.

The files are written from these lists, `/data/` prints them, and `datapackage.json` publishes them.
Tables and columns are a contract: none is renamed, moved or taken away; a new one comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, get_args

from progress_site.catalogue import N_
from progress_site.derive.state import EventKind
from progress_site.model.words import (
    AgainstTarget,
    Answer,
    BelongsTo,
    HowMany,
    Impact,
    Reported,
    SetBy,
    Status,
    Trend,
    Wanted,
    WithdrawnReason,
)

#: ``text`` is words; ``ids`` are ids with a space between them; ``day`` is one ISO day; ``date`` is
#: a partial date and takes three columns: its first day, its last day, and its words.
Type = Literal["text", "id", "ids", "link", "number", "whole", "flag", "day", "date"]
#: The endings of the three columns of a partial date.
DATE_PARTS = ("first", "last", "words")


@dataclass(frozen=True, slots=True)
class Field:
    """One column as it stands in the file. ``part`` tells which of the three of a date it is."""

    name: str
    type: Type
    words: str
    values: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a table says of each row, in one column or, for a date, in three.

    ``words`` is a message of the catalogue; ``values`` are the only words that it may hold;
    ``refers_to`` is the table whose id it holds.
    """

    name: str
    type: Type
    words: str
    values: tuple[str, ...] = ()
    refers_to: str = ""

    def fields(self) -> Iterator[Field]:
        """Yield the columns as they stand in the file."""
        if self.type != "date":
            yield Field(self.name, self.type, self.words, self.values)
            return
        for part in DATE_PARTS:
            kind: Type = "text" if part == "words" else "day"
            yield Field(f"{self.name}_{part}", kind, self.words, (), part)


@dataclass(frozen=True, slots=True)
class Table:
    """One file of open data. ``key`` names the column that tells a row from all others, if any."""

    name: str
    title: str
    words: str
    key: str | None
    columns: tuple[Column, ...]

    def fields(self) -> tuple[Field, ...]:
        """Return every column as it stands in the file, in its order."""
        return tuple(field for column in self.columns for field in column.fields())


def _words(enum: type[StrEnum]) -> tuple[str, ...]:
    return tuple(str(member) for member in enum)


_URL = Column("url", "link", N_("Its page on this site."))
_RECORDED = Column(
    "recorded", "day", N_("The day on which it was written down here. Mostly empty.")
)
_DOUBT = Column("doubt", "text", N_("What is not certain about it."))
_WITHDRAWN = (
    Column("withdrawn", "day", N_("The day on which its words were taken away. Mostly empty.")),
    Column(
        "withdrawn_reason", "text", N_("Why they were taken away."), _words(WithdrawnReason)
    ),
)  # fmt: skip
_END = (_URL, _DOUBT, *_WITHDRAWN)
_EVIDENCE = Column("evidence", "ids", N_("The ids of what shows it."))
_REASON = Column("reason", "text", N_("Why, in the words of the record."))
_AGREED = Column("agreed_by", "text", N_("Who agreed to it: a role or a group."))


def _counts() -> Iterable[Column]:
    yield Column("milestones", "whole", N_("How many milestones it has."))
    for status in Status:
        yield Column(str(status), "whole", N_("How many of them have this status."))


ACTIONS = Table(
    "actions",
    N_("Actions"),
    N_("One row for each action, as it is on the day."),
    "number",
    (
        Column("number", "whole", N_("The number of the action. It never changes.")),
        Column("title", "text", N_("Its plain title. Empty: not supplied yet.")),
        Column("official_title", "text", N_("Its name in the plan, word for word.")),
        Column("area", "whole", N_("The number of the area that it belongs to.")),
        *_counts(),
        Column(
            "partnership_says",
            "text",
            N_("Does it make a difference? What the partnership says."),
            _words(Impact),
        ),
        Column("partnership_said", "date", N_("When the partnership said that.")),
        Column(
            "families_say",
            "text",
            N_("Does it make a difference? What families or young people say."),
            _words(Impact),
        ),
        Column("families_said", "date", N_("When they said that.")),
        Column(
            "merged_into", "whole", N_("The action that carries it from now on."), (), "actions"
        ),
        Column("last_update", "date", N_("When its newest update was published.")),
        Column("update_overdue", "flag", N_("true: a new update should be here by now.")),
        *_END,
    ),
)

MILESTONES = Table(
    "milestones",
    N_("Milestones"),
    N_("One row for each milestone, as it is on the day."),
    "id",
    (
        Column("id", "id", N_("The number of the milestone. It never changes.")),
        Column("action", "whole", N_("The action that it belongs to."), (), "actions"),
        Column("promise", "text", N_("What is promised now.")),
        Column("original_promise", "text", N_("What was promised at first.")),
        Column("due", "date", N_("The date that is promised now.")),
        Column("original_due", "date", N_("The date that was promised at first.")),
        Column("status", "text", N_("Its status, worked out for the day."), _words(Status)),
        Column("reported_status", "text", N_("The status that was reported."), _words(Reported)),
        Column("reported", "date", N_("When that was reported.")),
        Column("done", "date", N_("When it was done.")),
        Column("times_moved", "whole", N_("How often its date moved. Mistakes do not count.")),
        Column(
            "merged_into", "id", N_("The milestone that carries it from now on."), (), "milestones"
        ),
        Column("carried_on_by", "text", N_("After the plan: who carries it on.")),
        _REASON,
        _AGREED,
        _EVIDENCE,
        *_END,
    ),
)  # fmt: skip

CHANGES = Table(
    "changes",
    N_("Changes"),
    N_("One row for each thing that ever changed, oldest first. This is the whole history."),
    "id",
    (
        Column("id", "id", N_("The id of the change: its update, its kind and its subject.")),
        Column("update", "id", N_("The update that told it.")),
        Column("date", "date", N_("When that update was published.")),
        Column("kind", "text", N_("What kind of change it is."), get_args(EventKind)),
        Column("subject", "id", N_("The id of what changed, or “plan”.")),
        Column("action", "whole", N_("The action that it is about."), (), "actions"),
        Column("before", "text", N_("What stood before: words, a status, a figure or a date.")),
        Column("after", "text", N_("What stands from then on.")),
        Column("before_date", "date", N_("Where a date moved: the date before.")),
        Column("after_date", "date", N_("Where a date moved: the date after.")),
        Column("move_number", "whole", N_("Which move of this date it is: 1 is the first.")),
        _REASON,
        Column("effect", "text", N_("What it means for families.")),
        _AGREED,
        Column("words", "text", N_("What else was said about it.")),
        Column("speaker", "id", N_("Who says so: the partnership, or the id of a group.")),
        _EVIDENCE,
        Column("corrects", "id", N_("The update in which this puts a mistake right.")),
        Column("corrected_by", "id", N_("The update that puts this right.")),
        Column("url", "link", N_("The page of the update.")),
        *_WITHDRAWN,
    ),
)

MEASURES = Table(
    "measures",
    N_("Measures"),
    N_("One row for each measure, with its newest figure."),
    "id",
    (
        Column("id", "id", N_("The id of the measure.")),
        Column("question", "text", N_("The plain question that it answers.")),
        Column("definition", "text", N_("What is counted, exactly.")),
        Column("unit", "text", N_("What the figure counts, such as %% or days.")),
        Column("wanted", "text", N_("Which way is better."), _words(Wanted)),
        Column("same_within", "number", N_("A move of at most this is “about the same”.")),
        Column("belongs_to", "text", N_("Whether it belongs to this plan."), _words(BelongsTo)),
        Column("area", "whole", N_("The number of the area that it is about.")),
        Column("baseline", "number", N_("Where it stood at the start.")),
        Column("baseline_period", "date", N_("The time that the start is about.")),
        Column("target", "number", N_("Where it was promised to be.")),
        Column("target_by", "date", N_("By when.")),
        Column("latest", "number", N_("The newest figure. Empty: none, or too few people.")),
        Column(
            "latest_state",
            "text",
            N_("What there is of the newest figure."),
            ("published", "suppressed", "not_published"),
        ),
        Column("latest_period", "date", N_("The time that the newest figure is about.")),
        Column("trend", "text", N_("How it moved since the start."), _words(Trend)),
        Column("since_last", "text", N_("How it moved since last time."), _words(Trend)),
        Column(
            "against_target",
            "text",
            N_("Where it is against its target. Empty: they cannot be compared."),
            _words(AgainstTarget),
        ),
        Column("source", "text", N_("Where the figures come from.")),
        Column("source_url", "link", N_("The web address of that source.")),
        Column("limits", "text", N_("What the figure cannot tell.")),
        *_END,
        Column("seasonal", "flag", N_("true: only the same terms are compared.")),
        Column("target_set_by", "text", N_("Who set the target."), _words(SetBy)),
        Column("target_words", "text", N_("What the target says, in words.")),
        Column("target_source", "text", N_("Where the target is written.")),
    ),
)

#: Also the columns of `data/measures/ID.csv`; they began there, and keep its order and names.
READINGS = Table(
    "readings",
    N_("Figures"),
    N_("One row for each figure of each measure. The file of one measure has the same columns."),
    None,
    (
        Column("measure", "id", N_("The id of the measure."), (), "measures"),
        Column(
            "record",
            "text",
            N_("What kind of figure it is."),
            (
                "baseline",
                "reading",
                "part",
                "interim_target",
                "target",
                "comparator",
                "withdrawn",
            ),
        ),
        Column("name", "text", N_("Of which part, or of which other place.")),
        Column("period", "text", N_("The time that it is about, as the data has it.")),
        Column("period_first", "day", N_("The first day of that time.")),
        Column("period_last", "day", N_("The last day of that time.")),
        Column("value", "number", N_("The figure. Empty: none is published.")),
        Column("unit", "text", N_("What is counted.")),
        Column(
            "state",
            "text",
            N_("What there is of the figure."),
            ("published", "suppressed", "not_published", "withdrawn"),
        ),
        Column("provisional", "flag", N_("true: it may still change.")),
        Column("projected", "flag", N_("true: it is a forecast.")),
        Column("replaced", "flag", N_("true: a later figure took its place.")),
        Column("series", "whole", N_("Figures with the same number here can be compared.")),
        Column("break_before", "text", N_("Why it cannot be compared with those before it.")),
        Column(
            "published",
            "text",
            N_("When it was published, as the data has it. Empty: nobody knows."),
        ),
        Column("note", "text", N_("What a reader should know about it.")),
        _DOUBT,
        _RECORDED,
    ),
)

FEEDBACK = Table(
    "feedback",
    N_("Feedback"),
    N_("One row for each thing that people said, with the newest answer."),
    "id",
    (
        Column("id", "id", N_("The id of the feedback.")),
        Column("title", "text", N_("What was asked for, in a few words.")),
        Column("heard_from", "text", N_("Who said it, so that nobody can be picked out.")),
        Column("how_heard", "text", N_("How it was heard.")),
        Column("how_many", "text", N_("How many people, as a band."), _words(HowMany)),
        Column("said", "date", N_("When it was said.")),
        Column("published", "date", N_("When it was put on record.")),
        Column("you_said", "text", N_("What was said.")),
        Column("quoted", "flag", N_("true: in the words of those who said it.")),
        Column("actions", "ids", N_("The numbers of the actions that it is about.")),
        Column("stages", "ids", N_("The ages of children that it is about.")),
        Column(
            "response",
            "text",
            N_("The newest answer. Empty: no published answer found."),
            _words(Answer),
        ),
        Column("answered", "date", N_("When it was answered. Empty: none, or nobody knows.")),
        Column("by", "date", N_("By when it will be done or decided.")),
        Column("answer_overdue", "flag", N_("true: that date has passed.")),
        Column("source", "text", N_("Where it was said in public.")),
        Column("source_url", "link", N_("The web address of that source.")),
        *_END,
        _RECORDED,
    ),
)

ANSWERS = Table(
    "answers",
    N_("Answers"),
    N_("One row for each answer that was ever given, oldest first."),
    None,
    (
        Column("feedback", "id", N_("The feedback that it answers."), (), "feedback"),
        Column("published", "date", N_("When it was answered.")),
        Column("response", "text", N_("The answer."), _words(Answer)),
        Column("words", "text", N_("The answer in words.")),
        Column("why", "text", N_("The reason, where one was given.")),
        Column("by", "date", N_("By when it will be done or decided.")),
        _DOUBT,
        *_WITHDRAWN,
        _RECORDED,
    ),
)

#: Every table, in the order of the page.
TABLES = (ACTIONS, MILESTONES, CHANGES, MEASURES, READINGS, FEEDBACK, ANSWERS)
