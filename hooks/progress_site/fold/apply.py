"""What each kind of change does to the record being built, and when it is refused."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import singledispatch

from progress_site.fold.building import Building, move_number
from progress_site.fold.event_validator import EventValidator, PendingChange, RefusedChangeError
from progress_site.fold.state import ActivityState
from progress_site.model import update as u
from progress_site.model.base import known_on
from progress_site.model.registers import Goal
from progress_site.model.vocabulary import (
    ENDED,
    PLAN_TRANSITIONS,
    TRANSITIONS,
    ActivityStatus,
    PlanStatus,
    Reported,
)


def apply_update(building: Building, update: u.Update, validator: EventValidator) -> None:
    """Apply every change of one update. What cannot be is noted and left out."""
    validator.whole(update, building.library)
    for index, change in enumerate(update.changes):
        with suppress(RefusedChangeError):
            _apply(change, PendingChange(building, update, index, change, validator))


@singledispatch
def _apply(change: object, at: PendingChange) -> None:
    raise AssertionError(f"no rule for {type(change).__name__}")


@_apply.register
def _status(change: u.StatusChange, at: PendingChange) -> None:
    milestone = at.open_milestone(change.milestone)
    before = milestone.reported
    if change.status not in TRANSITIONS[before] and not at.correcting:
        allowed = ", ".join(s for s in Reported if s in TRANSITIONS[before])
        at.refuse(
            f"milestone {change.milestone} is {before}, and cannot become {change.status}",
            f"after {before} it can be {allowed}",
            "status",
        )
    if change.done_on and change.done_on.first and change.done_on.first > at.update.date.effective:
        at.refuse(
            f"milestone {change.milestone} is done on a day after this update",
            "check done_on, or give the update a later date",
            "done_on",
        )
    at.evidence(change.evidence)
    milestone.merged_into = None
    milestone.reported, milestone.reported_by = change.status, change
    milestone.reported_on = at.update.date
    at.note(change.milestone, before=before, after=change.status, after_date=change.done_on)


@_apply.register
def _due(change: u.DueChange, at: PendingChange) -> None:
    milestone = at.open_milestone(change.milestone)
    before, milestone.due = milestone.due, change.due
    if before == change.due:
        at.refuse(
            f"milestone {change.milestone} is already due {change.due}",
            "write the new date, or take this change out",
            "due",
        )
    number = move_number(milestone, change.due, at.update.corrects)
    dates = {"before_date": before, "after_date": change.due}
    event = at.note(change.milestone, before=before, after=change.due, **dates, move_number=number)
    milestone.dates.append(event)


@_apply.register
def _promise(change: u.PromiseChange, at: PendingChange) -> None:
    milestone = at.open_milestone(change.milestone)
    before, milestone.promise = milestone.promise, change.promise
    if before == change.promise:
        at.refuse("these are the words that it already has", "write the new words", "promise")
    at.note(change.milestone, before=before, after=change.promise)


@_apply.register
def _merge(change: u.MergeMilestone, at: PendingChange) -> None:
    milestone = at.open_milestone(change.milestone)
    target = at.milestone(change.merged_into, "merged_into")
    if target is milestone or target.merged_into or target.reported is Reported.STOPPED:
        state = (
            "itself" if target is milestone else f"{change.merged_into}, which is no longer open"
        )
        at.refuse(
            f"milestone {change.milestone} cannot go into {state}",
            "name the milestone that carries this promise from now on",
            "merged_into",
        )
    milestone.merged_into = change.merged_into
    at.note(change.milestone, after=change.merged_into)


@_apply.register
def _carried_on(change: u.CarriedOn, at: PendingChange, *keys: str | int) -> None:
    if at.building.ended_as is None:
        at.refuse(
            "the plan has not ended, so nobody else carries this on",
            "take this change out, or say first that the plan ended (plan: stepped_down)",
            "carried_on_by",
        )
    milestone = at.open_milestone(change.milestone, *keys)
    before, milestone.carried_on_by = milestone.carried_on_by, change.carried_on_by
    milestone.carried_on_since = at.update.date
    at.note(change.milestone, before=before, after=change.carried_on_by)


@_apply.register
def _add_milestone(change: u.AddMilestone, at: PendingChange) -> None:
    at.action(change.action)
    new = change.add_milestone
    at.free("milestone", new.id, at.building.milestones, "add_milestone", "id")
    at.building.add_milestone(change.action, new, added=at.update.date)
    event = at.note(new.id, after=new.promise, after_date=new.due)
    at.building.milestones[new.id].dates.append(event)


@_apply.register
def _add_activity(change: u.AddActivity, at: PendingChange) -> None:
    at.milestone(change.milestone)
    new = change.add_activity
    at.free("activity", new.id, at.building.activities, "add_activity", "id")
    at.building.activities[new.id] = ActivityState(new, ActivityStatus.NOT_STARTED)
    at.note(new.id, after=new.words)


@_apply.register
def _add_action(change: u.AddAction, at: PendingChange) -> None:
    new = change.add_action
    at.free("action", new.number, at.building.actions, "add_action", "number")
    at.building.add_action(new, added=at.update.date)
    event = at.note(str(new.number), after=new.title)
    for milestone in new.milestones:
        at.building.milestones[milestone.id].dates.append(event)


@_apply.register
def _merge_action(change: u.MergeAction, at: PendingChange) -> None:
    action = at.action(change.action)
    target = at.building.actions.get(change.merged_into)
    if target is None or target is action or target.merged_into:
        at.refuse(
            f"action {change.action} cannot go into {change.merged_into}",
            "name the action that carries it from now on",
            "merged_into",
        )
    action.merged_into = change.merged_into
    at.note(str(change.action), after=change.merged_into)


@_apply.register
def _title(change: u.TitleChange, at: PendingChange) -> None:
    action = at.action(change.action)
    before, action.title = action.title, change.title
    at.note(str(change.action), before=before, after=change.title)


@_apply.register
def _activity(change: u.ActivityChange, at: PendingChange) -> None:
    activity = at.find("activity", change.activity, at.building.activities)
    before = activity.status
    if before in (ActivityStatus.DONE, ActivityStatus.STOPPED):
        at.closed("activity", change.activity, before, "status")
    new = replace(activity, status=change.status, since=at.update.date)
    at.building.activities[change.activity] = new
    at.note(change.activity, before=before, after=change.status)


@_apply.register
def _impact(change: u.ImpactChange, at: PendingChange) -> None:
    at.action(change.action)
    at.impact(change)
    at.note(str(change.action), after=change.impact)


@_apply.register
def _goal(change: u.TargetChange | u.InterimTargetChange, at: PendingChange) -> None:
    """Change the target of a measure, or the step on the way that is due at the same time."""
    measure = at.find("measure", change.measure, {m.id: m for m in at.building.library.measures})
    said = at.building.events
    goals: list[Goal | None]
    if isinstance(change, u.TargetChange):
        figure, goals = change.target, [measure.target]
        said = [e for e in said if e.kind == "target"]
    else:
        figure = change.interim_target
        goals = [
            s
            for s in known_on(measure.interim_targets, at.update.date.effective)
            if s.by == change.by
        ]
        said = [e for e in said if e.kind == "interim_target" and e.after_date == change.by]
    known = [str(goal.value) for goal in goals if goal]
    known += [event.after or "" for event in said if event.subject == change.measure]
    before = known[-1] if known else None
    at.note(change.measure, before=before, after=figure, after_date=change.by)


@_apply.register
def _plan(change: u.PlanChange, at: PendingChange) -> None:
    before = at.building.ended_as or PlanStatus.ACTIVE
    if change.plan not in PLAN_TRANSITIONS[before] and change.plan in ENDED and not at.correcting:
        at.refuse(
            f"the plan is {before}, and cannot become {change.plan}",
            "check the order of the updates",
            "plan",
        )
    if change.plan is PlanStatus.ACTIVE:  # a correction: the plan had not ended
        at.building.ended_as = at.building.ended = at.building.plan_since = None
    else:
        at.building.ended_as, at.building.plan_since = change.plan, at.update.date
        at.building.ended = at.building.ended or at.update.date
    at.note("plan", before=before, after=change.plan)
    for i, carrier in enumerate(change.carried_on):
        with suppress(RefusedChangeError):
            carried_on = u.CarriedOn(milestone=carrier.milestone, carried_on_by=carrier.by)
            _carried_on(carried_on, replace(at, change=carried_on), "carried_on", i, "milestone")
