"""`/data/plan.json`: the whole public state of one day, for programs.

Its published shape stands in `plan_shape`; `schema()` exports it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

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
from progress_site.model.base import Source
from progress_site.model.registers import Comparator, Evidence, Reading, Response
from progress_site.model.update import Update
from progress_site.model.words import PlanStatus, SetBy
from progress_site.write.plan_marks import Marks, corrected, date_data, day_text
from progress_site.write.plan_shape import (
    SCHEMA_VERSION,
    ActionData,
    ActivityData,
    AreaData,
    ComparatorData,
    EventData,
    EvidenceData,
    FeedbackData,
    MeasureData,
    MilestoneData,
    PlanData,
    PlanJson,
    ReadingData,
    ResponseData,
    SourceData,
    TargetData,
    UpdateData,
    VerdictData,
    WithdrawnData,
)


def plan_json(state: State, site_url: str) -> bytes:
    """Return the file. ``site_url`` is the public address of the site, with a slash at its end."""
    return (_plan_json(state, site_url).model_dump_json(indent=1) + "\n").encode()


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the file."""
    return PlanJson.model_json_schema(mode="serialization")


def _plan_json(state: State, site_url: str) -> PlanJson:
    plan = state.library.plan
    approval = plan.approval
    marks = Marks.of(state, site_url)
    return PlanJson(
        schema_version=SCHEMA_VERSION,
        as_of=state.day.isoformat(),
        demonstration=plan.demonstration,
        shown_as_of=plan.shown_as_of.isoformat() if plan.shown_as_of else None,
        plan=PlanData(
            name=plan.name,
            place=plan.place,
            partnership=plan.partnership.name,
            state=state.plan,
            state_since=date_data(state.plan_since),
            approved=date_data(approval.date)
            if approval and state.plan is not PlanStatus.DRAFT
            else None,
            areas=[
                AreaData(
                    number=a.number,
                    title=a.title,
                    official_words=a.official_words,
                    corrected=corrected(a),
                    formats=marks.formats(a),
                )
                for a in plan.areas
            ],
            content_licence=plan.content_licence,
            formats=marks.formats(plan),
            easy_read=marks.easy_read(addresses.HOME),
            publisher=plan.publisher.name if plan.publisher else None,
            document=_source(plan.document),
            headline_figures=list(plan.headline_figures),
        ),
        counts={str(k): v for k, v in sorted(state.counts.items())},
        actions=[_action(a, marks) for a in state.actions.values()],
        milestones=[_milestone(m, marks) for m in state.milestones.values()],
        measures=[_measure(m, marks) for m in state.measures.values()],
        feedback=[_feedback(f, marks) for f in state.feedback.values()],
        updates=[_update(u, marks) for u in state.updates],
        changes=[_event(e) for e in state.events],
        evidence=[_evidence(e, marks) for e in state.evidence.values()],
    )


def _withdrawn(record: Any) -> WithdrawnData | None:
    found = record.withdrawn
    return WithdrawnData(on=found.on.isoformat(), reason=found.reason) if found else None


def _source(source: Source | None) -> SourceData | None:
    if source is None:
        return None
    return SourceData(
        title=source.title, publisher=source.publisher, url=source.url, date=date_data(source.date)
    )


def _event(event: Event) -> EventData:
    return EventData(
        update=event.update,
        date=date_data(event.date),
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
    )


def _milestone(m: MilestoneState, marks: Marks) -> MilestoneData:
    promise = marks.promises.get(m.id)
    work = {activity.id: activity for activity in promise.activities} if promise else {}
    return MilestoneData(
        id=m.id,
        action=m.action,
        promise=m.promise,
        original_promise=m.original_promise,
        due=date_data(m.due),
        original_due=date_data(m.original_due),
        status=m.status,
        reported_status=m.reported,
        done_on=date_data(m.done_on),
        times_moved=m.times_moved,
        merged_into=m.merged_into,
        carried_on_by=m.carried_on_by,
        evidence=list(m.evidence),
        activities=[
            ActivityData(
                id=a.id,
                words=a.words,
                status=a.status,
                corrected=corrected(work.get(a.id)),
            )
            for a in m.activities
        ],
        history=[_event(e) for e in m.history],
        url=marks.site_url + addresses.milestone(m.id),
        doubt=m.doubt,
        withdrawn=_withdrawn(m),
        corrected=corrected(promise),
    )


def _verdict(verdict: Verdict | None) -> VerdictData | None:
    if verdict is None:
        return None
    return VerdictData(
        impact=verdict.impact,
        words=verdict.words,
        date=date_data(verdict.date),
        speaker=verdict.speaker,
        update=verdict.update,
        evidence=list(verdict.evidence),
    )


def _action(a: ActionState, marks: Marks) -> ActionData:
    return ActionData(
        number=a.number,
        title=a.title,
        area=a.record.area,
        counts={str(k): v for k, v in sorted(a.counts.items())},
        partnership_says=_verdict(a.partnership_says),
        families_say=_verdict(a.families_say),
        merged_into=a.merged_into,
        last_update=date_data(a.last_update),
        update_overdue=a.update_overdue,
        measures=[ident for ident in a.record.measures if ident in marks.state.measures],
        url=marks.site_url + addresses.action(a.number),
        doubt=a.record.doubt,
        withdrawn=_withdrawn(a.record),
        corrected=corrected(a.record),
        formats=marks.formats(a.record),
        easy_read=marks.easy_read(addresses.action(a.number)),
    )


def _reading(reading: Reading) -> ReadingData:
    number = isinstance(reading.value, Decimal)
    return ReadingData(
        period=date_data(reading.period),
        published=date_data(reading.published),
        recorded=day_text(reading.recorded),
        value=float(reading.value) if number else None,
        state="published" if number else str(reading.value),
        provisional=reading.provisional,
        projected=reading.projected,
        break_before=reading.break_before,
        note=reading.note,
        corrected=corrected(reading),
    )


def _target(m: MeasureState) -> TargetData | None:
    if m.target_value is None:
        return None
    target = m.record.target
    return TargetData(
        value=float(m.target_value),
        by=date_data(m.target_by),
        set_by=target.set_by if target else SetBy.THIS_PLAN,
        words=target.words if target else None,
        source=_source(target.source) if target else None,
    )


def _measure(m: MeasureState, marks: Marks) -> MeasureData:
    record = m.record
    comparators: list[Comparator] = [
        c for c in record.comparators if c.known_from <= marks.state.day
    ]
    return MeasureData(
        id=record.id,
        question=record.question,
        definition=record.definition,
        unit=record.unit,
        wanted=record.wanted,
        seasonal=record.seasonal,
        belongs_to=record.belongs_to,
        same_within=float(record.same_within),
        baseline=float(record.baseline.value) if record.baseline else None,
        baseline_period=date_data(record.baseline.period) if record.baseline else None,
        target=_target(m),
        comparators=[
            ComparatorData(
                name=c.name,
                value=float(c.value),
                published=date_data(c.published),
                recorded=day_text(c.recorded),
            )
            for c in comparators
        ],
        readings=[_reading(p.reading) for p in m.points],
        trend=m.trend,
        against_target=m.against_target,
        source=_source(record.source),
        limits=record.limits,
        url=marks.site_url + addresses.measure(record.id),
        doubt=record.doubt,
        withdrawn=_withdrawn(record),
        corrected=corrected(record),
        formats=marks.formats(record),
    )


def _response(response: Response) -> ResponseData:
    return ResponseData(
        response=response.response,
        published=date_data(response.published),
        recorded=day_text(response.recorded),
        words=response.words,
        why=response.why,
        by=date_data(response.by),
        corrected=corrected(response),
    )


def _feedback(f: FeedbackState, marks: Marks) -> FeedbackData:
    record = f.record
    return FeedbackData(
        id=record.id,
        title=record.title,
        heard_from=record.heard_from,
        how_many=record.how_many,
        when=date_data(record.when),
        you_said=record.you_said,
        actions=list(record.actions),
        response=_response(f.response) if f.response else None,
        responses=[_response(r) for r in f.responses],
        url=marks.site_url + addresses.feedback(record.id),
        doubt=record.doubt,
        withdrawn=_withdrawn(record),
        corrected=corrected(record),
        formats=marks.formats(record),
        easy_read=marks.easy_feedback(record.id),
    )


def _update(u: Update, marks: Marks) -> UpdateData:
    return UpdateData(
        id=u.slug,
        date=date_data(u.date),
        happened=date_data(u.happened),
        title=u.title,
        summary=u.summary,
        speaker=u.from_,
        about=list(u.about),
        corrects=u.corrects,
        url=marks.site_url + addresses.update(u.slug),
        doubt=u.doubt,
        withdrawn=_withdrawn(u),
        corrected=corrected(u),
        formats=marks.formats(u),
        easy_read=marks.easy_read(addresses.update(u.slug)),
    )


def _evidence(e: Evidence, marks: Marks) -> EvidenceData:
    return EvidenceData(
        id=e.id,
        title=e.title,
        kind=e.kind,
        availability=e.availability,
        from_families=e.from_families,
        words=e.words,
        url=e.url,
        withdrawn=_withdrawn(e),
        corrected=corrected(e),
        formats=marks.formats(e),
    )
