"""`/data/plan.json`: the whole public state of one day, for programs.

The models below are its published shape; `schema()` exports them. Every object that is an
example, or is computed from one, says so itself.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from progress_site.derive import addresses
from progress_site.derive.state import (
    ActionState,
    Event,
    FeedbackState,
    MeasureState,
    MilestoneState,
    State,
    Verdict,
)
from progress_site.derive.wording import when
from progress_site.model.base import Source
from progress_site.model.dates import PartialDate
from progress_site.model.registers import Comparator, Evidence, Reading, Response
from progress_site.model.update import Update
from progress_site.model.words import (
    ActivityStatus,
    AgainstTarget,
    Answer,
    Availability,
    BelongsTo,
    EvidenceKind,
    HowMany,
    Impact,
    PlanStatus,
    Reported,
    Status,
    Trend,
    Wanted,
    WithdrawnReason,
)

#: Raised when a field changes its meaning or goes away; new fields do not raise it.
SCHEMA_VERSION = "1.0"


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
    example: bool


class ActivityData(_Data):
    """Work towards a milestone."""

    id: str
    words: str
    status: ActivityStatus
    example: bool


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
    example: bool
    withdrawn: WithdrawnData | None


class VerdictData(_Data):
    """What one voice says of the difference an action makes."""

    impact: Impact
    words: str
    date: DateData
    speaker: str
    update: str
    evidence: list[str]
    example: bool


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
    example: bool
    withdrawn: WithdrawnData | None


class ReadingData(_Data):
    """One figure for one period."""

    period: DateData
    published: DateData
    value: float | None = Field(description="null when suppressed or never published.")
    state: str = Field(description="published, suppressed or not_published.")
    provisional: bool
    projected: bool
    break_before: str | None = Field(description="Why no earlier reading can be compared with it.")
    note: str | None
    example: bool


class ComparatorData(_Data):
    """The same figure somewhere else."""

    name: str
    value: float
    published: DateData
    example: bool


class TargetData(_Data):
    """Where a measure was promised to be."""

    value: float
    by: DateData | None


class MeasureData(_Data):
    """A figure over time."""

    id: str
    question: str
    definition: str
    unit: str
    wanted: Wanted
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
    example: bool
    withdrawn: WithdrawnData | None


class ResponseData(_Data):
    """One answer to feedback."""

    response: Answer
    published: DateData
    words: str
    why: str | None
    by: DateData | None
    example: bool


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
    example: bool
    withdrawn: WithdrawnData | None


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
    example: bool
    withdrawn: WithdrawnData | None


class EvidenceData(_Data):
    """Something that a claim rests on."""

    id: str
    title: str
    kind: EvidenceKind
    availability: Availability
    from_families: bool
    words: str
    url: str | None
    example: bool
    withdrawn: WithdrawnData | None


class AreaData(_Data):
    """An area of weakness, named by inspectors."""

    number: int
    title: str
    official_words: str | None
    example: bool


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


class PlanJson(_Data):
    """The whole public state on one day."""

    schema_version: str
    as_of: str = Field(description="The day of the state, ISO 8601.")
    demonstration: bool = Field(description="true: the record holds examples.")
    plan: PlanData
    counts: dict[str, int] = Field(description="All milestones by computed status.")
    counts_example: bool = Field(description="true: the counts include examples.")
    actions: list[ActionData]
    milestones: list[MilestoneData]
    measures: list[MeasureData]
    feedback: list[FeedbackData]
    updates: list[UpdateData]
    changes: list[EventData] = Field(description="Every event, oldest first.")
    evidence: list[EvidenceData]


def plan_json(state: State, site_url: str) -> bytes:
    """Return the file. ``site_url`` is the public address of the site, with a slash at its end."""
    return (_plan_json(state, site_url).model_dump_json(indent=1) + "\n").encode()


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the file."""
    return PlanJson.model_json_schema(mode="serialization")


def _plan_json(state: State, site_url: str) -> PlanJson:
    plan = state.library.plan
    approval = plan.approval
    return PlanJson(
        schema_version=SCHEMA_VERSION,
        as_of=state.day.isoformat(),
        demonstration=plan.demonstration,
        plan=PlanData(
            name=plan.name,
            place=plan.place,
            partnership=plan.partnership.name,
            state=state.plan,
            state_since=_date(state.plan_since),
            approved=_date(approval.date)
            if approval and state.plan is not PlanStatus.DRAFT
            else None,
            areas=[
                AreaData(
                    number=a.number,
                    title=a.title,
                    official_words=a.official_words,
                    example=a.example,
                )
                for a in plan.areas
            ],
            content_licence=plan.content_licence,
        ),
        counts={str(k): v for k, v in sorted(state.counts.items())},
        counts_example=any(m.example for m in state.milestones.values()),
        actions=[_action(a, state, site_url) for a in state.actions.values()],
        milestones=[_milestone(m, site_url) for m in state.milestones.values()],
        measures=[_measure(m, state, site_url) for m in state.measures.values()],
        feedback=[_feedback(f, site_url) for f in state.feedback.values()],
        updates=[_update(u, site_url) for u in state.updates],
        changes=[_event(e) for e in state.events],
        evidence=[_evidence(e) for e in state.evidence.values()],
    )


def _date(date: PartialDate | None) -> Any:
    if date is None:
        return None
    return DateData(
        text=date.text,
        words=when(date).words,
        first=date.first.isoformat() if date.first else None,
        last=date.last.isoformat() if date.last else None,
    )


def _withdrawn(record: Any) -> WithdrawnData | None:
    found = record.withdrawn
    return WithdrawnData(on=found.on.isoformat(), reason=found.reason) if found else None


def _source(source: Source | None) -> SourceData | None:
    if source is None:
        return None
    return SourceData(
        title=source.title, publisher=source.publisher, url=source.url, date=_date(source.date)
    )


def _event(event: Event) -> EventData:
    return EventData(
        update=event.update,
        date=_date(event.date),
        kind=event.kind,
        subject=event.subject,
        before=event.before,
        after=event.after,
        reason=event.reason,
        effect=event.effect,
        agreed_by=event.agreed_by,
        words=event.words,
        evidence=list(event.evidence),
        speaker=event.speaker,
        move_number=event.move_number or None,
        corrects=event.corrects,
        corrected_by=event.corrected_by,
        example=event.example,
    )


def _milestone(m: MilestoneState, site_url: str) -> MilestoneData:
    return MilestoneData(
        id=m.id,
        action=m.action,
        promise=m.promise,
        original_promise=m.original_promise,
        due=_date(m.due),
        original_due=_date(m.original_due),
        status=m.status,
        reported_status=m.reported,
        done_on=_date(m.done_on),
        times_moved=m.times_moved,
        merged_into=m.merged_into,
        carried_on_by=m.carried_on_by,
        evidence=list(m.evidence),
        activities=[
            ActivityData(id=a.id, words=a.words, status=a.status, example=a.example)
            for a in m.activities
        ],
        history=[_event(e) for e in m.history],
        url=site_url + addresses.milestone(m.id),
        doubt=m.doubt,
        example=m.example,
        withdrawn=_withdrawn(m),
    )


def _verdict(verdict: Verdict | None) -> VerdictData | None:
    if verdict is None:
        return None
    return VerdictData(
        impact=verdict.impact,
        words=verdict.words,
        date=_date(verdict.date),
        speaker=verdict.speaker,
        update=verdict.update,
        evidence=list(verdict.evidence),
        example=verdict.example,
    )


def _action(a: ActionState, state: State, site_url: str) -> ActionData:
    return ActionData(
        number=a.number,
        title=a.title,
        area=a.record.area,
        counts={str(k): v for k, v in sorted(a.counts.items())},
        partnership_says=_verdict(a.partnership_says),
        families_say=_verdict(a.families_say),
        merged_into=a.merged_into,
        last_update=_date(a.last_update),
        update_overdue=a.update_overdue,
        measures=[ident for ident in a.record.measures if ident in state.measures],
        url=site_url + addresses.action(a.number),
        doubt=a.record.doubt,
        example=a.example,
        withdrawn=_withdrawn(a.record),
    )


def _reading(reading: Reading, *, example: bool) -> ReadingData:
    number = isinstance(reading.value, Decimal)
    return ReadingData(
        period=_date(reading.period),
        published=_date(reading.published),
        value=float(reading.value) if number else None,
        state="published" if number else str(reading.value),
        provisional=reading.provisional,
        projected=reading.projected,
        break_before=reading.break_before,
        note=reading.note,
        example=example or reading.example,
    )


def _measure(m: MeasureState, state: State, site_url: str) -> MeasureData:
    record = m.record
    comparators: list[Comparator] = [
        c for c in record.comparators if c.published.effective <= state.day
    ]
    return MeasureData(
        id=record.id,
        question=record.question,
        definition=record.definition,
        unit=record.unit,
        wanted=record.wanted,
        belongs_to=record.belongs_to,
        same_within=float(record.same_within),
        baseline=float(record.baseline.value) if record.baseline else None,
        baseline_period=_date(record.baseline.period) if record.baseline else None,
        target=TargetData(value=float(m.target_value), by=_date(m.target_by))
        if m.target_value is not None
        else None,
        comparators=[
            ComparatorData(
                name=c.name,
                value=float(c.value),
                published=_date(c.published),
                example=m.example or c.example,
            )
            for c in comparators
        ],
        readings=[_reading(p.reading, example=m.example) for p in m.points],
        trend=m.trend,
        against_target=m.against_target,
        source=_source(record.source),
        limits=record.limits,
        url=site_url + addresses.measure(record.id),
        doubt=record.doubt,
        example=m.example,
        withdrawn=_withdrawn(record),
    )


def _response(response: Response, *, example: bool) -> ResponseData:
    return ResponseData(
        response=response.response,
        published=_date(response.published),
        words=response.words,
        why=response.why,
        by=_date(response.by),
        example=example or response.example,
    )


def _feedback(f: FeedbackState, site_url: str) -> FeedbackData:
    record = f.record
    return FeedbackData(
        id=record.id,
        title=record.title,
        heard_from=record.heard_from,
        how_many=record.how_many,
        when=_date(record.when),
        you_said=record.you_said,
        actions=list(record.actions),
        response=_response(f.response, example=f.example) if f.response else None,
        responses=[_response(r, example=f.example) for r in f.responses],
        url=site_url + addresses.feedback(record.id),
        doubt=record.doubt,
        example=f.example,
        withdrawn=_withdrawn(record),
    )


def _update(u: Update, site_url: str) -> UpdateData:
    return UpdateData(
        id=u.slug,
        date=_date(u.date),
        happened=_date(u.happened),
        title=u.title,
        summary=u.summary,
        speaker=u.from_,
        about=list(u.about),
        corrects=u.corrects,
        url=site_url + addresses.update(u.slug),
        doubt=u.doubt,
        example=u.example,
        withdrawn=_withdrawn(u),
    )


def _evidence(e: Evidence) -> EvidenceData:
    return EvidenceData(
        id=e.id,
        title=e.title,
        kind=e.kind,
        availability=e.availability,
        from_families=e.from_families,
        words=e.words,
        url=e.url,
        example=e.example,
        withdrawn=_withdrawn(e),
    )
