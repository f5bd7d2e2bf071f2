"""The registers: measures with their readings, feedback with its responses, evidence, journey.

Append-only. Every entry has `published`, or `recorded` where nobody knows when it was published;
the state on a day ignores what became known after it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from progress_site.model.base import PublicRecord, Record, RegisterRecord, Source
from progress_site.model.dates import DateField, StatedDate
from progress_site.model.fields import (
    ActionNumber,
    AreaNumber,
    Figure,
    FileSize,
    Flag,
    Id,
    Language,
    ReadingValue,
    Text,
    Url,
    unique,
)
from progress_site.model.problem import validation_error
from progress_site.model.vocabulary import (
    Answer,
    Availability,
    BelongsTo,
    EvidenceKind,
    FileType,
    HowMany,
    SetBy,
    SpeaksFor,
    Stage,
    Wanted,
    one_of,
)


class Baseline(PublicRecord):
    """Where a measure stood at the start."""

    period: StatedDate
    """The time it is about."""
    value: Figure
    """The figure."""
    comparable: Flag = True
    """false: it cannot be compared with the readings; say why in note."""
    note: Text | None = None
    """Why it cannot be compared, or what to know."""
    source: Source | None = None
    """Where it was published."""


class Goal(PublicRecord):
    """A figure that a measure should reach."""

    value: Figure
    """The figure."""
    by: DateField | None = None
    """The time by which, when one was given."""


class Target(Goal):
    """Where a measure should be: as a plan promised, or as the law demands."""

    set_by: SetBy = SetBy.THIS_PLAN
    """Who set it: this_plan, earlier_plan or law."""
    words: Text | None = None
    """What it says, in a sentence; a target that the law sets needs it."""
    source: Source | None = None
    """Where that is written."""

    @model_validator(mode="after")
    def _complete(self) -> Target:
        if self.set_by is SetBy.LAW and (self.words is None or self.source is None):
            raise validation_error(
                "a target that the law sets needs words and source",
                "add words: and what the law says, and source: with the provision",
                "set_by",
            )
        return self


class InterimTarget(Goal, RegisterRecord):
    """A step on the way, set at one review and perhaps set anew at the next."""

    reason: Text | None = None
    """Why it was set anew."""


class Comparator(RegisterRecord):
    """The same figure somewhere else, such as England."""

    name: Text
    """Whose figure it is."""
    value: Figure
    """The figure."""
    period: StatedDate | None = None
    """The time it is about."""


class Part(Record):
    """A part of a reading that the total is the sum of."""

    name: Text
    """Which part."""
    value: ReadingValue
    """The figure, or suppressed."""


class Reading(RegisterRecord):
    """One figure of a measure for one period."""

    period: DateField
    """The time it is about, or not_stated when the source does not say."""
    value: ReadingValue
    """The figure; or suppressed (too few to publish); or not_published."""
    provisional: Flag = False
    """true: it may still change."""
    projected: Flag = False
    """true: a forecast; never part of a trend."""
    break_before: Text | None = None
    """Why it cannot be compared with any earlier reading."""
    parts: tuple[Part, ...] = ()
    """What the total is made of."""
    note: Text | None = None
    """What a reader should know about it."""
    source: Source | None = None
    """Where it was published."""


class Measure(RegisterRecord):
    """A figure over time: `plan_data/measures/ID.yml`."""

    id: Id
    """Its id for ever; also the name of the file."""
    question: Text
    """The plain question it answers."""
    definition: Text
    """What is counted, exactly."""
    unit: Text
    """What the figure counts, such as % or days."""
    wanted: Wanted
    """Which way is better: up, down or neither."""
    same_within: Figure = Field(ge=0)
    """A move of at most this is “about the same”."""
    belongs_to: BelongsTo = Field(description=one_of(BelongsTo))
    seasonal: Flag = False
    """true: a term is only compared with the same term of another year."""
    counts_people: Flag = False
    """true: the figure counts people, so small ones must be suppressed."""
    area: AreaNumber | None = None
    """The number of the area it is about."""
    baseline: Baseline | None = None
    """Where it stood at the start."""
    target: Target | None = None
    """Where it was promised to be."""
    interim_targets: tuple[InterimTarget, ...] = ()
    """Steps on the way."""
    comparators: tuple[Comparator, ...] = ()
    """The same figure elsewhere."""
    source: Source
    """Where the figures come from."""
    limits: Text | None = None
    """What the figure cannot tell."""
    readings: tuple[Reading, ...] = ()
    """The figures, one for each period."""


#: Answers that need another field: which, what it is, and how it is written.
_NEEDS = {
    Answer.WILL_DO: (
        "by",
        "the date by which it will be done",
        "by: and the date, such as 2024-09",
    ),
    Answer.DECIDING: ("by", "the date of the decision", "by: and the date, such as 2024-09"),
    Answer.CANNOT_DO: ("why", "the reason", "why: and the reason in plain words"),
}


class Response(RegisterRecord):
    """What the partnership answered."""

    response: Answer = Field(description=one_of(Answer))
    words: Text
    """The answer in plain words."""
    why: Text | None = None
    """The reason; cannot_do needs one."""
    by: StatedDate | None = None
    """will_do: by when. deciding: when it will be decided."""
    source: Source | None = None
    """Where the answer was published."""

    @model_validator(mode="after")
    def _complete(self) -> Response:
        field, needed, instead = _NEEDS.get(self.response, ("response", "", ""))
        if getattr(self, field) is None:
            raise validation_error(
                f"“{self.response}” needs {needed}", f"add {instead}", "response"
            )
        return self


class Said(RegisterRecord):
    """Something that became known later: whether it helped, or what families said when asked."""

    words: Text
    """What became known, in plain words."""
    how_many: HowMany | None = None
    """How many people, as a band."""


class Feedback(RegisterRecord):
    """What families or young people said, and what was answered: `plan_data/feedback/ID.yml`."""

    id: Id
    """Its id for ever; also the name of the file."""
    title: Text
    """What was asked for, in a few plain words."""
    heard_from: Text
    """Who said it, so that nobody can be picked out."""
    how_heard: Text
    """How it was heard: a survey, a meeting …"""
    how_many: HowMany
    """How many people, as a band."""
    when: DateField
    """When it was said, or not_stated."""
    you_said: Text
    """What was said."""
    quoted: Flag = False
    """true: what was said is in the speakers' own words."""
    actions: tuple[ActionNumber, ...] = ()
    """The numbers of the actions it is about."""
    stages: tuple[Stage, ...] = ()
    """The ages of children it is about."""
    responses: tuple[Response, ...] = ()
    """What was answered, oldest first."""
    difference_made: tuple[Said, ...] = ()
    """Whether the answer helped."""
    asked_them_back: tuple[Said, ...] = ()
    """What families said when asked again."""
    source: Source | None = None
    """Where it was said in public."""


class Evidence(RegisterRecord):
    """Something that a claim rests on."""

    id: Id
    """Its id for ever."""
    title: Text
    """What it is called, in plain words."""
    kind: EvidenceKind = Field(description=one_of(EvidenceKind))
    availability: Availability = Field(description=one_of(Availability))
    words: Text
    """What it says or shows, in a sentence or two."""
    from_families: Flag = False
    """true: it is what families or young people say."""
    date: DateField | None = None
    """When it was made."""
    publisher: Text | None = None
    """Who published it."""
    url: Url | None = None
    """Its web address; elsewhere needs one when known."""
    file: Text | None = None
    """Its file under docs/media, when it is here."""
    language: Language | None = None
    """The code of its language, where it is not English."""
    file_type: FileType | None = None
    """Elsewhere: which type of file it is, such as pdf, when known."""
    size: FileSize | None = None
    """Elsewhere: how large the file is, such as 2.4 MB, when known."""
    words_file: Text | None = None
    """Its words as text (.md or .txt) under docs/media; shown as a page."""
    captions: Text | None = None
    """A film that is here: its captions (.vtt)."""
    transcript: Text | None = None
    """A film: what is said in it, as text (.md, .txt or .vtt)."""
    bsl: Text | None = None
    """A film that is here: its BSL version."""
    looked_in: Text | None = None
    """Known but not found: where it was looked for, in a sentence."""
    source: Source | None = None
    """How it is known of."""

    @model_validator(mode="after")
    def _complete(self) -> Evidence:
        if self.availability is Availability.HERE and self.kind is EvidenceKind.FILM:
            missing = [n for n in ("captions", "transcript", "bsl") if getattr(self, n) is None]
            if missing:
                raise validation_error(
                    f"a film that is here needs {' and '.join(missing)}",
                    f"add {', '.join(f'{name}:' for name in missing)}, "
                    "or write availability: elsewhere",
                    "availability",
                )
        return self


class EvidenceList(Record):
    """`plan_data/evidence.yml`."""

    evidence: Annotated[tuple[Evidence, ...], unique("id", "evidence {}")] = ()
    """Every piece of evidence."""


class JourneyEvent(RegisterRecord):
    """Something that happened on the way from the first inspection to today."""

    id: Id
    """Its id for ever."""
    date: DateField
    """When it happened."""
    title: Text
    """What happened, in a short sentence."""
    words: Text | None = None
    """More about it."""
    source: Source | None = None
    """Where that is said."""
    main: Flag = False
    """true: also shown on the front page."""


class EarlierArea(PublicRecord):
    """An area that inspectors named before this plan."""

    title: Text
    """What it was about, in short."""
    now: Text
    """What became of it."""


class Review(RegisterRecord):
    """What outsiders, or families themselves, said of the plan as a whole."""

    id: Id
    """Its id for ever."""
    date: DateField
    """When they looked."""
    by: Text
    """Who looked."""
    speaks_for: SpeaksFor = Field(
        SpeaksFor.OUTSIDE_MONITORS, description=f"Whose word this is: {one_of(SpeaksFor)}"
    )
    verdict: Text
    """What they found, in a few words."""
    words: Text
    """What they said, in a few plain sentences."""
    areas: tuple[AreaNumber, ...] = ()
    """The numbers of the areas it is about."""
    source: Source | None = None
    """Where that is said."""


class Journey(Record):
    """`plan_data/journey.yml`."""

    events: Annotated[tuple[JourneyEvent, ...], unique("id", "event {}")] = ()
    """What happened, in any order."""
    earlier_areas: tuple[EarlierArea, ...] = ()
    """What inspectors named first."""
    earlier_areas_source: Source | None = None
    """Where that is said."""
    reviews: Annotated[tuple[Review, ...], unique("id", "review {}")] = ()
    """What outsiders said of the plan."""
