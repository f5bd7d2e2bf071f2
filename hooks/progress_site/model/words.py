"""The words of the record: every status, verdict and answer, and no synonyms.

Each is a `StrEnum`, so that the same word is in data, code and open data. What readers see of each
is in `vocabulary.toml`; which may follow which is also in `docs/maintaining/statuses.md`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


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


#: The plan only ever moves forward.
PLAN_TRANSITIONS: dict[PlanStatus, frozenset[PlanStatus]] = {
    PlanStatus.DRAFT: frozenset(),
    PlanStatus.ACTIVE: frozenset(
        {PlanStatus.STEPPED_DOWN, PlanStatus.CLOSED, PlanStatus.SUPERSEDED}
    ),
    PlanStatus.STEPPED_DOWN: frozenset({PlanStatus.CLOSED, PlanStatus.SUPERSEDED}),
    PlanStatus.CLOSED: frozenset({PlanStatus.SUPERSEDED}),
    PlanStatus.SUPERSEDED: frozenset(),
}

#: In these the clock of lateness and of overdue updates stands still.
ENDED = frozenset({PlanStatus.STEPPED_DOWN, PlanStatus.CLOSED, PlanStatus.SUPERSEDED})


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


class FileType(StrEnum):
    """What sort of file a reader gets, named as its ending is."""

    PDF = "pdf"
    DOC = "doc"
    DOCX = "docx"
    ODT = "odt"
    XLS = "xls"
    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"
    PPT = "ppt"
    PPTX = "pptx"
    HTML = "html"
    EPUB = "epub"
    TXT = "txt"
    MD = "md"
    VTT = "vtt"
    MP4 = "mp4"
    WEBM = "webm"
    MP3 = "mp3"
    OGG = "ogg"
    JPG = "jpg"
    PNG = "png"
    SVG = "svg"


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
