"""The last step of the fold: what is computed once everything has happened."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from progress_site.fold.building import ActionBuild, Building, MilestoneBuild
from progress_site.fold.measures import measure_on
from progress_site.fold.state import (
    ActionState,
    ActivityState,
    Event,
    FeedbackState,
    MilestoneState,
    State,
    Verdict,
)
from progress_site.fold.statement import statement_on
from progress_site.model.base import known_on
from progress_site.model.dates import PartialDate
from progress_site.model.registers import Feedback, JourneyEvent, Review
from progress_site.model.update import Update
from progress_site.model.vocabulary import (
    OPEN,
    Answer,
    Impact,
    PlanStatus,
    Reported,
    Status,
)


def finish(building: Building, day: dt.date, updates: tuple[Update, ...]) -> State:
    """Compute what follows from the record as it stands on ``day``."""
    library = building.library
    plan = plan_status(building, day)
    happened = _by_milestone(building.events)
    milestones = {
        ident: _milestone(building, milestone, happened.get(ident, ()), plan, day)
        for ident, milestone in sorted(building.milestones.items(), key=lambda i: _number(i[0]))
    }
    actions = {
        number: _action(building, action, milestones, updates, plan, day)
        for number, action in sorted(building.actions.items())
    }
    approval = library.plan.approval if plan is PlanStatus.ACTIVE else None
    targets = [e for e in building.events if e.kind in ("target", "interim_target")]
    return State(
        day=day,
        library=library,
        plan=plan,
        plan_since=building.plan_since or (approval.date if approval else None),
        ended=building.ended,
        ended_on=building.ended.effective if building.ended else None,
        actions=actions,
        milestones=milestones,
        measures={
            m.id: measure_on(m, day, [e for e in targets if e.subject == m.id])
            for m in known_on(library.measures, day)
        },
        feedback={f.id: _feedback(f, day) for f in known_on(library.feedback, day)},
        evidence={e.id: e for e in known_on(library.evidence.evidence, day)},
        updates=updates,
        events=tuple(building.events),
        journey=tuple(sorted(known_on(library.journey.events, day), key=_in_time)),
        reviews=tuple(sorted(known_on(library.journey.reviews, day), key=_in_time)),
        statement=statement_on(library.accessibility, day),
        counts=Counter(m.status for m in milestones.values()),
    )


def _in_time(entry: JourneyEvent | Review) -> tuple[object, ...]:
    return (entry.date.sort_key(), entry.id)


def _number(ident: str) -> tuple[int, ...]:
    return tuple(int(part) for part in ident.split("."))


def plan_status(building: Building, day: dt.date) -> PlanStatus:
    """Return the state of the plan: `draft` until approval, then what updates say of its end."""
    if not building.library.plan.is_approved(day):
        return PlanStatus.DRAFT
    return building.ended_as or PlanStatus.ACTIVE


def _followed(building: Building, milestone: MilestoneBuild) -> MilestoneBuild:
    """Return the milestone whose status counts: itself, or the one that it went into."""
    seen = {milestone.record.id}
    while milestone.merged_into and milestone.merged_into not in seen:
        seen.add(milestone.merged_into)
        milestone = building.milestones[milestone.merged_into]
    return milestone


def computed_status(
    reported: Reported, first_due: PartialDate, plan: PlanStatus, day: dt.date
) -> Status:
    """Return the status of a milestone, by the rule of `docs/maintaining/statuses.md`.

    `late`: still open while the plan runs, and its first promised date has passed, moved or not.
    `unfinished`: still open after the plan has ended.
    """
    if reported not in OPEN or plan is PlanStatus.DRAFT:
        return Status(reported)
    if plan is not PlanStatus.ACTIVE:
        return Status.UNFINISHED
    return Status.LATE if first_due.passed(day) else Status(reported)


def _by_milestone(events: Iterable[Event]) -> Mapping[str, Sequence[Event]]:
    """Return what happened to each milestone and to its activities, by the milestone's id."""
    groups: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        action, point, rest = event.subject.partition(".")
        if point:
            groups[f"{action}.{rest.partition('.')[0]}"].append(event)
    return groups


def _milestone(
    building: Building,
    milestone: MilestoneBuild,
    happened: Sequence[Event],
    plan: PlanStatus,
    day: dt.date,
) -> MilestoneState:
    ident = milestone.record.id
    followed = _followed(building, milestone)
    said = followed.reported_by
    history = tuple(happened)
    moves = tuple(e for e in history if e.kind == "due" and e.subject == ident)
    # A move that a correction took back was a mistake in the record, not a broken promise.
    times_moved = sum(1 for e in moves if e.move_number and not e.corrected_by)
    merged = [e for e in history if e.kind == "merge_milestone" and e.subject == ident]
    decided = merged[-1] if milestone.merged_into and merged else said
    done_on = None
    if followed.reported is Reported.DONE:
        done_on = (said.done_on if said else None) or followed.reported_on
    return MilestoneState(
        id=ident,
        action=milestone.action,
        promise=milestone.promise,
        original_promise=milestone.record.promise,
        due=milestone.due,
        original_due=milestone.original_due,
        status=computed_status(followed.reported, milestone.original_due, plan, day),
        reported=followed.reported,
        reported_on=followed.reported_on,
        done_on=done_on,
        words=said.words if said else None,
        reason=decided.reason if decided else None,
        agreed_by=decided.agreed_by if decided else None,
        evidence=said.evidence if said else (),
        times_moved=times_moved,
        moves=moves,
        merged_into=milestone.merged_into,
        carried_on_by=followed.carried_on_by,
        carried_on_since=followed.carried_on_since,
        added=milestone.added,
        activities=tuple(
            ActivityState(a.record, a.status, a.since)
            for a in building.activities.values()
            if a.milestone == ident
        ),
        history=history,
        record=milestone.record,
        withdrawn=milestone.record.withdrawn,
    )


def _action(
    building: Building,
    action: ActionBuild,
    milestones: Mapping[str, MilestoneState],
    updates: tuple[Update, ...],
    plan: PlanStatus,
    day: dt.date,
) -> ActionState:
    number = action.record.number
    mine = tuple(m for m in milestones.values() if m.action == number)
    history = tuple(e for e in building.events if e.action == number)
    touched = {e.update for e in history}
    about = tuple(u for u in updates if number in u.about or u.slug in touched)
    last = about[-1].date if about else None
    approval = building.library.plan.approval
    start = last or (approval.date if approval else None)
    due = (
        months_later(start.effective, building.library.plan.update_every_months)
        if start and plan is PlanStatus.ACTIVE and action.merged_into is None
        else None
    )
    return ActionState(
        number=number,
        record=action.record,
        title=action.title,
        milestones=mine,
        counts=Counter(m.status for m in mine),
        partnership_says=_verdict(history, families=False),
        families_say=_verdict(history, families=True),
        merged_into=action.merged_into,
        updates=about,
        history=history,
        last_update=last,
        update_due=due,
        update_overdue=due is not None and due < day,
    )


def _verdict(history: tuple[Event, ...], *, families: bool) -> Verdict | None:
    said = [e for e in history if e.kind == "impact" and (e.speaker != "partnership") == families]
    if not said:
        return None
    event = said[-1]
    return Verdict(
        impact=Impact(event.after or ""),
        words=event.words or "",
        date=event.date,
        speaker=event.speaker,
        update=event.update,
        evidence=event.evidence,
    )


def _feedback(record: Feedback, day: dt.date) -> FeedbackState:
    record = record.model_copy(
        update={
            "responses": known_on(record.responses, day),
            "difference_made": known_on(record.difference_made, day),
            "asked_them_back": known_on(record.asked_them_back, day),
        }
    )
    responses = tuple(sorted(record.responses, key=lambda r: r.known_from))
    current = responses[-1] if responses else None
    overdue = (
        current is not None
        and current.response in (Answer.WILL_DO, Answer.DECIDING)
        and current.by is not None
        and current.by.passed(day)
    )
    return FeedbackState(
        record=record,
        response=current,
        responses=responses,
        difference_made=record.difference_made,
        asked_them_back=record.asked_them_back,
        answer_overdue=overdue,
    )


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the day ``months`` later, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
