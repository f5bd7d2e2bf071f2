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
from progress_site.model.problem import ask
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

    period: StatedDate = Field(description="The time it is about.")
    value: Figure = Field(description="The figure.")
    comparable: Flag = Field(
        True, description="false: it cannot be compared with the readings; say why in note."
    )
    note: Text | None = Field(None, description="Why it cannot be compared, or what to know.")
    source: Source | None = Field(None, description="Where it was published.")


class Goal(PublicRecord):
    """A figure that a measure should reach."""

    value: Figure = Field(description="The figure.")
    by: DateField | None = Field(None, description="The time by which, when one was given.")


class Target(Goal):
    """Where a measure should be: as a plan promised, or as the law demands."""

    set_by: SetBy = Field(
        SetBy.THIS_PLAN, description="Who set it: this_plan, earlier_plan or law."
    )
    words: Text | None = Field(
        None, description="What it says, in a sentence; a target that the law sets needs it."
    )
    source: Source | None = Field(None, description="Where that is written.")

    @model_validator(mode="after")
    def _complete(self) -> Target:
        if self.set_by is SetBy.LAW and (self.words is None or self.source is None):
            raise ask(
                "a target that the law sets needs words and source",
                "add words: and what the law says, and source: with the provision",
                "set_by",
            )
        return self


class InterimTarget(Goal, RegisterRecord):
    """A step on the way, set at one review and perhaps set anew at the next."""

    reason: Text | None = Field(None, description="Why it was set anew.")


class Comparator(RegisterRecord):
    """The same figure somewhere else, such as England."""

    name: Text = Field(description="Whose figure it is.")
    value: Figure = Field(description="The figure.")
    period: StatedDate | None = Field(None, description="The time it is about.")


class Part(Record):
    """A part of a reading that the total is the sum of."""

    name: Text = Field(description="Which part.")
    value: ReadingValue = Field(description="The figure, or suppressed.")


class Reading(RegisterRecord):
    """One figure of a measure for one period."""

    period: DateField = Field(
        description="The time it is about, or not_stated when the source does not say."
    )
    value: ReadingValue = Field(
        description="The figure; or suppressed (too few to publish); or not_published."
    )
    provisional: Flag = Field(False, description="true: it may still change.")
    projected: Flag = Field(False, description="true: a forecast; never part of a trend.")
    break_before: Text | None = Field(
        None, description="Why it cannot be compared with any earlier reading."
    )
    parts: tuple[Part, ...] = Field((), description="What the total is made of.")
    note: Text | None = Field(None, description="What a reader should know about it.")
    source: Source | None = Field(None, description="Where it was published.")


class Measure(RegisterRecord):
    """A figure over time: `plan_data/measures/ID.yml`."""

    id: Id = Field(description="Its id for ever; also the name of the file.")
    question: Text = Field(description="The plain question it answers.")
    definition: Text = Field(description="What is counted, exactly.")
    unit: Text = Field(description="What the figure counts, such as % or days.")
    wanted: Wanted = Field(description="Which way is better: up, down or neither.")
    same_within: Figure = Field(ge=0, description="A move of at most this is “about the same”.")
    belongs_to: BelongsTo = Field(description="this_plan, beside_this_plan or before_this_plan.")
    seasonal: Flag = Field(
        False,
        description="true: a term is only compared with the same term of another year.",
    )
    counts_people: Flag = Field(
        False, description="true: the figure counts people, so small ones must be suppressed."
    )
    area: AreaNumber | None = Field(None, description="The number of the area it is about.")
    baseline: Baseline | None = Field(None, description="Where it stood at the start.")
    target: Target | None = Field(None, description="Where it was promised to be.")
    interim_targets: tuple[InterimTarget, ...] = Field((), description="Steps on the way.")
    comparators: tuple[Comparator, ...] = Field((), description="The same figure elsewhere.")
    source: Source = Field(description="Where the figures come from.")
    limits: Text | None = Field(None, description="What the figure cannot tell.")
    readings: tuple[Reading, ...] = Field((), description="The figures, one for each period.")


class Response(RegisterRecord):
    """What the partnership answered."""

    response: Answer = Field(description=one_of(Answer))
    words: Text = Field(description="The answer in plain words.")
    why: Text | None = Field(None, description="The reason; cannot_do needs one.")
    by: StatedDate | None = Field(
        None, description="will_do: by when. deciding: when it will be decided."
    )
    source: Source | None = Field(None, description="Where the answer was published.")

    @model_validator(mode="after")
    def _complete(self) -> Response:
        if self.response is Answer.WILL_DO and self.by is None:
            raise ask(
                "“will_do” needs the date by which it will be done",
                "add by: and the date, such as 2024-09",
                "response",
            )
        if self.response is Answer.DECIDING and self.by is None:
            raise ask(
                "“deciding” needs the date of the decision",
                "add by: and the date, such as 2024-09",
                "response",
            )
        if self.response is Answer.CANNOT_DO and self.why is None:
            raise ask(
                "“cannot_do” needs the reason",
                "add why: and the reason in plain words",
                "response",
            )
        return self


class Said(RegisterRecord):
    """Something that became known later: whether it helped, or what families said when asked."""

    words: Text = Field(description="What became known, in plain words.")
    how_many: HowMany | None = Field(None, description="How many people, as a band.")


class Feedback(RegisterRecord):
    """What families or young people said, and what was answered: `plan_data/feedback/ID.yml`."""

    id: Id = Field(description="Its id for ever; also the name of the file.")
    title: Text = Field(description="What was asked for, in a few plain words.")
    heard_from: Text = Field(description="Who said it, so that nobody can be picked out.")
    how_heard: Text = Field(description="How it was heard: a survey, a meeting …")
    how_many: HowMany = Field(description="How many people, as a band.")
    when: DateField = Field(description="When it was said, or not_stated.")
    you_said: Text = Field(description="What was said.")
    quoted: Flag = Field(False, description="true: what was said is in the speakers' own words.")
    actions: tuple[ActionNumber, ...] = Field(
        (), description="The numbers of the actions it is about."
    )
    stages: tuple[Stage, ...] = Field((), description="The ages of children it is about.")
    responses: tuple[Response, ...] = Field((), description="What was answered, oldest first.")
    difference_made: tuple[Said, ...] = Field((), description="Whether the answer helped.")
    asked_them_back: tuple[Said, ...] = Field(
        (), description="What families said when asked again."
    )
    source: Source | None = Field(None, description="Where it was said in public.")


class Evidence(RegisterRecord):
    """Something that a claim rests on."""

    id: Id = Field(description="Its id for ever.")
    title: Text = Field(description="What it is called, in plain words.")
    kind: EvidenceKind = Field(
        description="document, film, figures, survey, letter, meeting, web_page."
    )
    availability: Availability = Field(description="here, elsewhere or known_but_not_found.")
    words: Text = Field(description="What it says or shows, in a sentence or two.")
    from_families: Flag = Field(False, description="true: it is what families or young people say.")
    date: DateField | None = Field(None, description="When it was made.")
    publisher: Text | None = Field(None, description="Who published it.")
    url: Url | None = Field(None, description="Its web address; elsewhere needs one when known.")
    file: Text | None = Field(None, description="Its file under docs/media, when it is here.")
    language: Language | None = Field(
        None, description="The code of its language, where it is not English."
    )
    file_type: FileType | None = Field(
        None, description="Elsewhere: which type of file it is, such as pdf, when known."
    )
    size: FileSize | None = Field(
        None, description="Elsewhere: how large the file is, such as 2.4 MB, when known."
    )
    words_file: Text | None = Field(
        None, description="Its words as text (.md or .txt) under docs/media; shown as a page."
    )
    captions: Text | None = Field(None, description="A film that is here: its captions (.vtt).")
    transcript: Text | None = Field(
        None, description="A film: what is said in it, as text (.md, .txt or .vtt)."
    )
    bsl: Text | None = Field(None, description="A film that is here: its BSL version.")
    looked_in: Text | None = Field(
        None, description="Known but not found: where it was looked for, in a sentence."
    )
    source: Source | None = Field(None, description="How it is known of.")

    @model_validator(mode="after")
    def _complete(self) -> Evidence:
        if self.availability is Availability.HERE and self.kind is EvidenceKind.FILM:
            missing = [n for n in ("captions", "transcript", "bsl") if getattr(self, n) is None]
            if missing:
                raise ask(
                    f"a film that is here needs {' and '.join(missing)}",
                    f"add {', '.join(f'{name}:' for name in missing)}, "
                    "or write availability: elsewhere",
                    "availability",
                )
        return self


class EvidenceList(Record):
    """`plan_data/evidence.yml`."""

    evidence: Annotated[tuple[Evidence, ...], unique("id", "evidence {}")] = Field(
        (), description="Every piece of evidence."
    )


class JourneyEvent(RegisterRecord):
    """Something that happened on the way from the first inspection to today."""

    id: Id = Field(description="Its id for ever.")
    date: DateField = Field(description="When it happened.")
    title: Text = Field(description="What happened, in a short sentence.")
    words: Text | None = Field(None, description="More about it.")
    source: Source | None = Field(None, description="Where that is said.")
    main: Flag = Field(False, description="true: also shown on the front page.")


class EarlierArea(PublicRecord):
    """An area that inspectors named before this plan."""

    title: Text = Field(description="What it was about, in short.")
    now: Text = Field(description="What became of it.")


class Review(RegisterRecord):
    """What outsiders, or families themselves, said of the plan as a whole."""

    id: Id = Field(description="Its id for ever.")
    date: DateField = Field(description="When they looked.")
    by: Text = Field(description="Who looked.")
    speaks_for: SpeaksFor = Field(
        SpeaksFor.OUTSIDE_MONITORS,
        description="Whose word this is: outside_monitors, families, young_people or others.",
    )
    verdict: Text = Field(description="What they found, in a few words.")
    words: Text = Field(description="What they said, in a few plain sentences.")
    areas: tuple[AreaNumber, ...] = Field((), description="The numbers of the areas it is about.")
    source: Source | None = Field(None, description="Where that is said.")


class Journey(Record):
    """`plan_data/journey.yml`."""

    events: Annotated[tuple[JourneyEvent, ...], unique("id", "event {}")] = Field(
        (), description="What happened, in any order."
    )
    earlier_areas: tuple[EarlierArea, ...] = Field((), description="What inspectors named first.")
    earlier_areas_source: Source | None = Field(None, description="Where that is said.")
    reviews: Annotated[tuple[Review, ...], unique("id", "review {}")] = Field(
        (), description="What outsiders said of the plan."
    )
