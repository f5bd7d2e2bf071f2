"""The words of the record, and the readers' words for each: one table, which everything reads.

The table is `vocabulary.toml` beside this module: data, so that a word, its meaning, its mark and
its Easy Read words can be read and changed in one place. Each group follows an enumeration below,
and may have words that only pages know, such as `none`. Its texts are messages of the catalogue:
whoever shows one translates it.

Each enumeration is a `StrEnum`, so that the same word is in data, code and open data. Which status
may follow which is also in `docs/maintaining/statuses.md`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

FILE = Path(__file__).with_suffix(".toml")

#: A message for one and for many.
Forms = tuple[str, str]


class Tone(StrEnum):
    """How a mark feels: the class `tone-…` of the style sheets, which repeats what it says."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Word:
    """One word of the record as readers meet it; what a group does not need is empty.

    ``label`` is what a mark says, ``within`` the same within a sentence. ``icon`` names a drawing
    of components/icon. ``means`` is its meaning on the page about this site, which lists the words
    that have one. ``typed`` is what people write for it in a file. ``picture`` and ``easy`` are its
    Easy Read picture and sentence, and ``easy_many`` says how many have it. ``tally`` counts a kind
    of change. Of a state of the plan, ``happened`` says that it began, and ``at_the_end`` is that
    moment within a sentence.
    """

    label: str = ""
    within: str = ""
    icon: str = ""
    tone: Tone = Tone.PLAIN
    means: str = ""
    typed: tuple[str, ...] = ()
    picture: str = ""
    easy: str = ""
    easy_many: Forms = ("", "")
    tally: Forms = ("", "")
    happened: str = ""
    at_the_end: str = ""


#: Texts of an entry that are not for readers.
_KEYS = frozenset({"icon", "tone", "picture", "typed"})


def _labelled(entry: object) -> object:
    return {"label": entry} if isinstance(entry, str) else entry


_Groups = dict[str, dict[str, Annotated[Word, BeforeValidator(_labelled)]]]

#: Every word by its group and its key, in the order in which pages list them.
VOCABULARY: Mapping[str, Mapping[str, Word]] = TypeAdapter(_Groups).validate_python(
    tomllib.loads(FILE.read_text(encoding="utf-8"))
)


def labels(group: str) -> dict[str, str]:
    """Return the label of each word of a group by its key, in the order of the group."""
    return {key: word.label for key, word in VOCABULARY[group].items()}


def meanings(group: str) -> dict[str, str]:
    """Return what each word of a group means by its key, for those that say it."""
    return {key: word.means for key, word in VOCABULARY[group].items() if word.means}


def meant_by(typed: str) -> Iterator[str]:
    """Yield the words of the record that people mean by ``typed``, such as `done` by “complete”."""
    for words in VOCABULARY.values():
        yield from (key for key, word in words.items() if typed in word.typed)


def messages() -> Iterator[str | Forms]:
    """Yield every text of the table for the catalogue; one that counts has two forms."""
    for words in VOCABULARY.values():
        for word in words.values():
            for name in (field.name for field in fields(word) if field.name not in _KEYS):
                value = getattr(word, name)
                if value and value != ("", ""):
                    yield value


def one_of(words: Iterable[str]) -> str:
    """Return what a field takes, such as “done, doing or stopped”."""
    *others, last = words
    return f"{', '.join(others)} or {last}."


class Reported(StrEnum):
    """What an update may say about a milestone."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    DONE = "done"
    PAUSED = "paused"
    STOPPED = "stopped"


class Status(StrEnum):
    """Where a milestone stands on a day: `Reported`, or one of two that are only computed."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    DONE = "done"
    PAUSED = "paused"
    STOPPED = "stopped"
    LATE = "late"
    UNFINISHED = "unfinished"


#: Statuses that nobody reports: they follow from dates and from the end of the plan.
COMPUTED = frozenset({Status.LATE, Status.UNFINISHED})

#: Which status an update may report after which. `done` and `stopped` are left only by an update
#: that `corrects` the one that set them. Saying the same again is always allowed while it is open.
TRANSITIONS: dict[Reported, frozenset[Reported]] = {
    Reported.NOT_STARTED: frozenset(Reported),
    Reported.ON_TRACK: frozenset(Reported) - {Reported.NOT_STARTED},
    Reported.AT_RISK: frozenset(Reported) - {Reported.NOT_STARTED},
    Reported.PAUSED: frozenset(Reported) - {Reported.NOT_STARTED},
    Reported.DONE: frozenset(),
    Reported.STOPPED: frozenset(),
}

#: Reported statuses in which the promise is still to be kept.
OPEN = frozenset(Reported) - {Reported.DONE, Reported.STOPPED}


class ActivityStatus(StrEnum):
    """What an update may say about an activity."""

    NOT_STARTED = "not_started"
    DOING = "doing"
    DONE = "done"
    STOPPED = "stopped"


class PlanStatus(StrEnum):
    """The state of the plan. `draft` and `active` are computed; updates report the rest."""

    DRAFT = "draft"
    ACTIVE = "active"
    STEPPED_DOWN = "stepped_down"
    CLOSED = "closed"
    SUPERSEDED = "superseded"


#: In these the clock of lateness and of overdue updates has stopped. The plan only ever moves
#: forward, in this order.
ENDED = (PlanStatus.STEPPED_DOWN, PlanStatus.CLOSED, PlanStatus.SUPERSEDED)

#: Which state of the plan an update may report after which.
PLAN_TRANSITIONS: dict[PlanStatus, tuple[PlanStatus, ...]] = {
    PlanStatus.DRAFT: (),
    PlanStatus.ACTIVE: ENDED,
    **{state: ENDED[place:] for place, state in enumerate(ENDED, start=1)},
}


class Impact(StrEnum):
    """Whether an action makes a difference, told apart from whether its work was done."""

    TOO_EARLY = "too_early"
    NO_EVIDENCE_YET = "no_evidence_yet"
    EARLY_SIGNS = "early_signs"
    MAKING_A_DIFFERENCE = "making_a_difference"
    NOT_MAKING_A_DIFFERENCE = "not_making_a_difference"


class Answer(StrEnum):
    """The response to feedback."""

    DONE = "done"
    DOING = "doing"
    WILL_DO = "will_do"
    CANNOT_DO = "cannot_do"
    DECIDING = "deciding"


class Trend(StrEnum):
    """The latest comparable reading against the first comparable one."""

    BETTER = "better"
    ABOUT_THE_SAME = "about_the_same"
    WORSE = "worse"
    CHANGED = "changed"
    ONE_READING_ONLY = "one_reading_only"
    NOT_COMPARABLE = "not_comparable"
    TOO_FEW_TO_PUBLISH = "too_few_to_publish"
    NOT_MEASURED_YET = "not_measured_yet"


class AgainstTarget(StrEnum):
    """The latest reading against what was promised."""

    MET = "met"
    ON_COURSE = "on_course"
    BEHIND = "behind"
    DATE_PASSED = "date_passed"
    NO_TARGET = "no_target"


class Wanted(StrEnum):
    """Which way a measure should move."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


class SetBy(StrEnum):
    """Who set a target."""

    THIS_PLAN = "this_plan"
    EARLIER_PLAN = "earlier_plan"
    LAW = "law"


class BelongsTo(StrEnum):
    """Whether a measure is of this plan, was published under an earlier one, or stands beside it.

    A figure beside the plan is about the same children but was never one of its promises.
    """

    THIS_PLAN = "this_plan"
    BESIDE_THIS_PLAN = "beside_this_plan"
    BEFORE_THIS_PLAN = "before_this_plan"


class Availability(StrEnum):
    """Whether a piece of evidence can be read here, elsewhere, or is only known of."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    KNOWN_BUT_NOT_FOUND = "known_but_not_found"


class EvidenceKind(StrEnum):
    """What sort of thing a piece of evidence is."""

    DOCUMENT = "document"
    FILM = "film"
    FIGURES = "figures"
    SURVEY = "survey"
    LETTER = "letter"
    MEETING = "meeting"
    WEB_PAGE = "web_page"


#: What sort of file a reader gets, named as its ending is.
FileType = StrEnum(
    "FileType",
    "PDF DOC DOCX ODT XLS XLSX ODS CSV PPT PPTX HTML EPUB TXT MD VTT MP4 WEBM MP3 OGG JPG PNG SVG",
)
FileType.__doc__ = "What sort of file a reader gets, named as its ending is."


class FormatKind(StrEnum):
    """In which other form the words of a record are there."""

    EASY_READ = "easy-read"
    BSL = "bsl"
    AUDIO = "audio"
    TRANSLATION = "translation"


class SpeaksFor(StrEnum):
    """For whom a group speaks when an update is `from` it."""

    FAMILIES = "families"
    YOUNG_PEOPLE = "young_people"
    OUTSIDE_MONITORS = "outside_monitors"
    OTHERS = "others"


class WithdrawnReason(StrEnum):
    """Why a record's text was taken away."""

    PRIVACY = "privacy"
    LEGAL = "legal"
    ERROR = "error"


class HowMany(StrEnum):
    """How many people said something, in bands, so that nobody can be picked out."""

    FEWER_THAN_5 = "fewer_than_5"
    FROM_5_TO_9 = "5_to_9"
    FROM_10_TO_19 = "10_to_19"
    FROM_20_TO_49 = "20_to_49"
    FROM_50_TO_99 = "50_to_99"
    FROM_100 = "100_or_more"
    NOT_COUNTED = "not_counted"


class Stage(StrEnum):
    """The four stages of `/your-rights/`."""

    EARLY_YEARS = "early-years"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    FROM_16 = "from-16"


class NotAccessible(StrEnum):
    """Why something on the site is not accessible.

    The first three are the reasons that the accessibility regulations know; `not_required` is what
    would help people although the standard does not ask for it.
    """

    NON_COMPLIANCE = "non_compliance"
    DISPROPORTIONATE_BURDEN = "disproportionate_burden"
    NOT_IN_SCOPE = "not_in_scope"
    NOT_REQUIRED = "not_required"


class AuditMethod(StrEnum):
    """How the site was tested for access: by programs, by an expert, or by people who need it."""

    AUTOMATED = "automated"
    MANUAL = "manual"
    PEOPLE = "people"


class AuditResult(StrEnum):
    """What a test of access found."""

    NO_PROBLEMS = "no_problems"
    SOME_PROBLEMS = "some_problems"
    MANY_PROBLEMS = "many_problems"


class Compliance(StrEnum):
    """The compliance status of the accessibility statement. Computed, never typed."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
