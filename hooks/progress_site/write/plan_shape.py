"""The published shape of `/data/plan.json`; its JSON Schema is made from these models."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from progress_site.model.words import (
    ActivityStatus,
    AgainstTarget,
    Answer,
    Availability,
    BelongsTo,
    EvidenceKind,
    FormatKind,
    HowMany,
    Impact,
    PlanStatus,
    Reported,
    SetBy,
    Status,
    Trend,
    Wanted,
    WithdrawnReason,
)

#: The first number is raised when a field changes its meaning or goes away, the second when new
#: fields come.
SCHEMA_VERSION = "1.2"


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DateData(_Data):
    """A date as exactly as it is known."""

    text: str = Field(description="As written in the record.")
    words: str = Field(description="In readers' words.")
    first: str | None = Field(description="First possible day, ISO 8601; null if not stated.")
    last: str | None = Field(description="Last possible day, ISO 8601; null if not stated.")


class WithdrawnData(_Data):
    """The words of this record were taken away."""

    on: str
    reason: WithdrawnReason


class CorrectionData(_Data):
    """A spelling mistake that was mended after the record was published."""

    on: str = Field(description="The day on which it was mended, ISO 8601.")
    what: str


class FormatData(_Data):
    """The same record in another form."""

    kind: FormatKind
    url: str
    language: str | None = Field(description="Code of its language; null if it has none.")
    date: DateData | None = Field(description="When it was made; null if nobody said.")
    words: str = Field(
        description="How its words stand to those of the record: same, older or unknown."
    )


class SourceData(_Data):
    """Where a fact comes from."""

    title: str
    publisher: str | None
    url: str | None
    date: DateData | None


class EventData(_Data):
    """One change, as it happened to one thing."""

    update: str = Field(description="Id of the update that says so.")
    date: DateData
    kind: str
    subject: str
    before: str | None
    after: str | None
    reason: str | None
    effect: str | None
    agreed_by: str | None
    words: str | None
    evidence: list[str]
    speaker: str
    move_number: int | None = Field(description="Which move of the date this is; null if none.")
    corrects: str | None
    corrected_by: str | None


class ActivityData(_Data):
    """Work towards a milestone."""

    id: str
    words: str
    status: ActivityStatus
    corrected: list[CorrectionData] = Field(description="Mended spelling, oldest first.")


class MilestoneData(_Data):
    """One promise."""

    id: str
    action: int
    promise: str
    original_promise: str
    due: DateData
    original_due: DateData
    status: Status = Field(description="Computed: may be late or unfinished.")
    reported_status: Reported = Field(description="What was last reported.")
    done_on: DateData | None
    times_moved: int
    merged_into: str | None
    carried_on_by: str | None
    evidence: list[str]
    activities: list[ActivityData]
    history: list[EventData]
    url: str
    doubt: str | None
    withdrawn: WithdrawnData | None
    corrected: list[CorrectionData] = Field(description="Mended spelling, oldest first.")


class VerdictData(_Data):
    """What one voice says of the difference an action makes."""

    impact: Impact
    words: str
    date: DateData
    speaker: str
    update: str
    evidence: list[str]


class ActionData(_Data):
    """One action."""

    number: int
    title: str | None
    area: int | None
    counts: dict[str, int] = Field(description="Milestones by computed status.")
    partnership_says: VerdictData | None
    families_say: VerdictData | None
    merged_into: int | None
    last_update: DateData | None
    update_overdue: bool
    measures: list[str]
    url: str
    doubt: str | None
    withdrawn: WithdrawnData | None
    corrected: list[CorrectionData] = Field(description="Mended spelling, oldest first.")
    formats: list[FormatData] = Field(description="The same in other forms.")
    easy_read: str | None = Field(description="Its address in Easy Read; null if it has none.")


class ReadingData(_Data):
    """One figure for one period."""

    period: DateData
    published: DateData | None = Field(description="null when nobody knows.")
    recorded: str | None = Field(description="The day on which it was written down here.")
    value: float | None = Field(description="null when suppressed or never published.")
    state: str = Field(description="published, suppressed or not_published.")
    provisional: bool
    projected: bool
    break_before: str | None = Field(description="Why no earlier reading can be compared with it.")
    note: str | None
    corrected: list[CorrectionData] = Field(description="Mended spelling, oldest first.")


class ComparatorData(_Data):
    """The same figure somewhere else."""

    name: str
    value: float
    published: DateData | None = Field(description="null when nobody knows.")
    recorded: str | None = Field(description="The day on which it was written down here.")


class TargetData(_Data):
    """Where a measure was promised to be."""

    value: float
    by: DateData | None
    set_by: SetBy
    words: str | None
    source: SourceData | None


class MeasureData(_Data):
    """A figure over time."""

    id: str
    question: str
    definition: str
    unit: str
    wanted: Wanted
    seasonal: bool = Field(description="true: only the same terms are compared.")
    belongs_to: BelongsTo
    same_within: float
    baseline: float | None
    baseline_period: DateData | None
    target: TargetData | None
    comparators: list[ComparatorData]
    readings: list[ReadingData]
    trend: Trend
    against_target: AgainstTarget | None = Field(
        description="null when the newest reading cannot be held against the target."
    )
    source: SourceData | None
    limits: str | None
    url: str
    doubt: str | None
    withdrawn: WithdrawnData | None
    corrected: list[CorrectionData] = Field(description="Mended spelling, oldest first.")
    formats: list[FormatData] = Field(description="The same in other forms.")


class ResponseData(_Data):
    """One answer to feedback."""

    response: Answer
    published: DateData | None = Field(description="null when nobody knows.")
    recorded: str | None = Field(description="The day on which it was written down here.")
    words: str
    why: str | None
    by: DateData | None
    corrected: list[CorrectionData] = Field(description="Mended spelling, oldest first.")


class FeedbackData(_Data):
    """What was said, and what was answered."""

    id: str
    title: str
    heard_from: str
    how_many: HowMany
    when: DateData
    you_said: str
    actions: list[int]
    response: ResponseData | None = Field(description="The answer of the day; null if none.")
    responses: list[ResponseData]
    url: str
    doubt: str | None
    withdrawn: WithdrawnData | None
    corrected: list[CorrectionData] = Field(description="Mended spelling, oldest first.")
    formats: list[FormatData] = Field(description="The same in other forms.")
    easy_read: str | None = Field(description="Its address in Easy Read; null if it has none.")


class UpdateData(_Data):
    """What happened."""

    id: str
    date: DateData
    happened: DateData | None
    title: str
    summary: str
    speaker: str
    about: list[int]
    corrects: str | None
    url: str
    doubt: str | None
    withdrawn: WithdrawnData | None
    corrected: list[CorrectionData] = Field(description="Mended spelling, oldest first.")
    formats: list[FormatData] = Field(description="The same in other forms.")
    easy_read: str | None = Field(description="Its address in Easy Read; null if it has none.")


class EvidenceData(_Data):
    """Something that a claim rests on."""

    id: str
    title: str
    kind: EvidenceKind
    availability: Availability
    from_families: bool
    words: str
    url: str | None
    withdrawn: WithdrawnData | None
    corrected: list[CorrectionData] = Field(description="Mended spelling, oldest first.")
    formats: list[FormatData] = Field(description="The same in other forms.")


class AreaData(_Data):
    """An area of weakness, named by inspectors."""

    number: int
    title: str
    official_words: str | None
    corrected: list[CorrectionData] = Field(description="Mended spelling, oldest first.")
    formats: list[FormatData] = Field(description="The same in other forms.")


class PlanData(_Data):
    """The plan itself."""

    name: str
    place: str
    partnership: str
    state: PlanStatus
    state_since: DateData | None
    approved: DateData | None
    areas: list[AreaData]
    content_licence: str
    formats: list[FormatData] = Field(description="The same in other forms.")
    easy_read: str | None = Field(description="Its address in Easy Read; null if it has none.")
    publisher: str | None = Field(description="Who publishes it; null: it is unofficial.")
    document: SourceData | None = Field(description="Where the approved plan is offered.")
    headline_figures: list[str] = Field(description="Ids of the figures of the home page.")


class PlanJson(_Data):
    """The whole public state on one day."""

    schema_version: str
    as_of: str = Field(description="The day of the state, ISO 8601.")
    demonstration: bool = Field(description="true: the whole plan is made up.")
    shown_as_of: str | None = Field(
        description="The day that a demonstration is shown as of; null for a real plan."
    )
    plan: PlanData
    counts: dict[str, int] = Field(description="All milestones by computed status.")
    actions: list[ActionData]
    milestones: list[MilestoneData]
    measures: list[MeasureData]
    feedback: list[FeedbackData]
    updates: list[UpdateData]
    changes: list[EventData] = Field(description="Every event, oldest first.")
    evidence: list[EvidenceData]
