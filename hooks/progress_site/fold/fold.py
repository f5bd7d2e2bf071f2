"""state on a day = fold(promises, what was published up to that day).

Updates are applied in the order in which they take effect: by their last possible day, then by
their name. What an update may not say is a `Finding` at its line; the fold goes on, so that all of
them are told at once. What follows from the whole record is computed last.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from progress_site.fold.apply import apply_update
from progress_site.fold.building import ActionBuild, Building, MilestoneBuild
from progress_site.fold.event_validator import EventValidator
from progress_site.fold.lateness import answer_overdue, computed_status, update_due, update_overdue
from progress_site.fold.measures import measure_on
from progress_site.fold.state import (
    ActionState,
    Event,
    FeedbackState,
    MilestoneState,
    State,
    Verdict,
    grouped,
)
from progress_site.fold.statement import statement_on
from progress_site.fold.withdraw import without_withdrawn
from progress_site.model.base import known_on, known_parts
from progress_site.model.library import Library
from progress_site.model.problem import Finding
from progress_site.model.registers import Feedback, JourneyEvent, Review
from progress_site.model.update import Update
from progress_site.model.vocabulary import Impact, PlanStatus, Reported


def state_on(library: Library, day: dt.date, *, notice: str = "Withdrawn") -> State:
    """Return the state of everything on ``day``. Illegal events are left out silently.

    ``notice`` is what is said in place of words that were withdrawn, in the readers' language.
    Call `illegal_events` first: a build with any never gets here.
    """
    library = without_withdrawn(library, notice)
    updates = published_until(library, day)
    return _finish(_build(library, updates, EventValidator()), day, tuple(updates))


def illegal_events(library: Library) -> list[Finding]:
    """Return what updates say that cannot be, at the line where they say it.

    Drafts are left out; updates dated in the future are not. Every record could be read.
    """
    validator = EventValidator()
    updates = published_until(library, dt.date.max)
    validator.same_day(updates)
    _build(library, updates, validator)
    return validator.findings


def published_until(library: Library, day: dt.date) -> list[Update]:
    """Return the updates that had taken effect by ``day``, in the order in which they did."""
    updates = [u for u in library.updates if not u.draft and u.date.effective <= day]
    return sorted(updates, key=lambda u: (u.date.effective, u.slug))


def _build(library: Library, updates: Iterable[Update], validator: EventValidator) -> Building:
    building = Building.start(library)
    for update in updates:
        apply_update(building, update, validator)
    # Each event that was a mistake names the update that put it right.
    mended = {(e.corrects, e.field): e.update for e in building.events if e.corrects}
    building.events = [
        replace(event, corrected_by=mended.get((event.update, event.field)))
        for event in building.events
    ]
    return building


# -- what is computed once everything has happened


def _finish(building: Building, day: dt.date, updates: tuple[Update, ...]) -> State:
    """Return the state: the record of ``day``, with what follows from it."""
    library = building.library
    plan = _plan_status(building, day)
    # What happened to a milestone or to work towards it: "3.2" and "3.2.a".
    happened = grouped(
        (".".join(e.subject.split(".")[:2]), e) for e in building.events if "." in e.subject
    )
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


def _plan_status(building: Building, day: dt.date) -> PlanStatus:
    """Return the state of the plan: `draft` until approval, then what updates say of its end."""
    if not building.library.plan.is_approved(day):
        return PlanStatus.DRAFT
    return building.ended_as or PlanStatus.ACTIVE


def _followed(building: Building, milestone: MilestoneBuild) -> MilestoneBuild:
    """Return the milestone whose status counts: itself, or what it went into (decision 7)."""
    seen = {milestone.record.id}
    while milestone.merged_into and milestone.merged_into not in seen:
        seen.add(milestone.merged_into)
        milestone = building.milestones[milestone.merged_into]
    return milestone


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
            a for a in building.activities.values() if a.id.rpartition(".")[0] == ident
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
    due = None
    if plan is PlanStatus.ACTIVE and action.merged_into is None:
        start = last or (approval.date if approval else None)
        due = update_due(start, building.library.plan.update_every_months)
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
        update_overdue=update_overdue(due, day),
    )


def _verdict(history: tuple[Event, ...], *, families: bool) -> Verdict | None:
    said = [e for e in history if e.kind == "impact" and (e.speaker != "partnership") == families]
    if not said:
        return None
    event = said[-1]
    impact, words = Impact(event.after or ""), event.words or ""
    return Verdict(impact, words, event.date, event.speaker, event.update, event.evidence)


def _feedback(record: Feedback, day: dt.date) -> FeedbackState:
    record = known_parts(record, day)
    responses = tuple(sorted(record.responses, key=lambda r: r.known_from))
    record = record.model_copy(update={"responses": responses})
    current = responses[-1] if responses else None
    return FeedbackState(
        record=record,
        response=current,
        responses=responses,
        difference_made=record.difference_made,
        asked_them_back=record.asked_them_back,
        answer_overdue=answer_overdue(current, day),
    )
