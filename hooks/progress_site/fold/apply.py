"""What each kind of change does to the record being built, and what it may not do."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import singledispatch

from progress_site.fold.building import (
    ActivityBuild,
    Building,
    Context,
    RefusedChangeError,
    move_number,
)
from progress_site.fold.event_validator import EventValidator
from progress_site.model import update as u
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
    validator.after_approval(update, building.library.plan.approval)
    validator.corrects_no_draft(update, building.library.updates)
    for index, change in enumerate(update.changes):
        with suppress(RefusedChangeError):
            _apply(change, Context(building, update, index, validator))


@singledispatch
def _apply(change: object, at: Context) -> None:
    raise AssertionError(f"no rule for {type(change).__name__}")


@_apply.register
def _status(change: u.StatusChange, at: Context) -> None:
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
    at.validator.evidence(at, change.evidence)
    milestone.merged_into = None
    milestone.reported, milestone.reported_by = change.status, change
    milestone.reported_on = at.update.date
    facts = {"before": str(before), "after": str(change.status), "after_date": change.done_on}
    at.note(change, change.milestone, milestone.action, **facts)


@_apply.register
def _due(change: u.DueChange, at: Context) -> None:
    milestone = at.open_milestone(change.milestone)
    before = milestone.due
    if before == change.due:
        at.refuse(
            f"milestone {change.milestone} is already due {change.due}",
            "write the new date, or take this change out",
            "due",
        )
    number = move_number(milestone, change, at)
    milestone.due = change.due
    event = at.note(
        change,
        change.milestone,
        milestone.action,
        before=before.text,
        after=change.due.text,
        before_date=before,
        after_date=change.due,
        move_number=number,
    )
    milestone.dates.append(event)


@_apply.register
def _promise(change: u.PromiseChange, at: Context) -> None:
    milestone = at.open_milestone(change.milestone)
    before, milestone.promise = milestone.promise, change.promise
    if before == change.promise:
        at.refuse("these are the words that it already has", "write the new words", "promise")
    at.note(change, change.milestone, milestone.action, before=before, after=change.promise)


@_apply.register
def _merge(change: u.MergeMilestone, at: Context) -> None:
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
    at.note(change, change.milestone, milestone.action, after=change.merged_into)


@_apply.register
def _carried_on(change: u.CarriedOn, at: Context, *keys: str | int) -> None:
    if at.building.ended_as is None:
        at.refuse(
            "the plan has not ended, so nobody else carries this on",
            "take this change out, or say first that the plan ended (plan: stepped_down)",
            "carried_on_by",
        )
    milestone = at.open_milestone(change.milestone, *keys)
    before, milestone.carried_on_by = milestone.carried_on_by, change.carried_on_by
    milestone.carried_on_since = at.update.date
    at.note(change, change.milestone, milestone.action, before=before, after=change.carried_on_by)


@_apply.register
def _add_milestone(change: u.AddMilestone, at: Context) -> None:
    at.action(change.action)
    new = change.add_milestone
    if new.id in at.building.milestones:
        at.refuse(
            f"there is already a milestone {new.id}, and a number is for ever",
            "give the new one the next free number",
            "add_milestone",
            "id",
        )
    at.building.add_milestone(change.action, new, added=at.update.date)
    event = at.note(change, new.id, change.action, after=new.promise, after_date=new.due)
    at.building.milestones[new.id].dates.append(event)


@_apply.register
def _add_activity(change: u.AddActivity, at: Context) -> None:
    milestone, new = at.milestone(change.milestone), change.add_activity
    if new.id in at.building.activities:
        at.refuse(
            f"there is already an activity {new.id}",
            "give the new one the next free letter",
            "add_activity",
            "id",
        )
    at.building.activities[new.id] = ActivityBuild(new, change.milestone)
    at.note(change, new.id, milestone.action, after=new.words)


@_apply.register
def _add_action(change: u.AddAction, at: Context) -> None:
    new = change.add_action
    if new.number in at.building.actions:
        at.refuse(
            f"there is already an action {new.number}, and a number is for ever",
            "give the new one the next free number",
            "add_action",
            "number",
        )
    at.building.add_action(new, added=at.update.date)
    event = at.note(change, str(new.number), new.number, after=new.title)
    for milestone in new.milestones:
        at.building.milestones[milestone.id].dates.append(event)


@_apply.register
def _merge_action(change: u.MergeAction, at: Context) -> None:
    action = at.action(change.action)
    target = at.building.actions.get(change.merged_into)
    if target is None or target is action or target.merged_into:
        at.refuse(
            f"action {change.action} cannot go into {change.merged_into}",
            "name the action that carries it from now on",
            "merged_into",
        )
    action.merged_into = change.merged_into
    at.note(change, str(change.action), change.action, after=str(change.merged_into))


@_apply.register
def _title(change: u.TitleChange, at: Context) -> None:
    action = at.action(change.action)
    before, action.title = action.title, change.title
    at.note(change, str(change.action), change.action, before=before, after=change.title)


@_apply.register
def _activity(change: u.ActivityChange, at: Context) -> None:
    activity = at.find("activity", change.activity, at.building.activities)
    before = activity.status
    if before in (ActivityStatus.DONE, ActivityStatus.STOPPED) and not at.correcting:
        at.refuse(
            f"activity {change.activity} is already {before}",
            "if that was a mistake, name the update that said so in corrects:",
            "status",
        )
    activity.status, activity.since = change.status, at.update.date
    action = at.building.milestones[activity.milestone].action
    at.note(change, change.activity, action, before=str(before), after=str(change.status))


@_apply.register
def _impact(change: u.ImpactChange, at: Context) -> None:
    at.action(change.action)
    at.validator.impact(at, change)
    at.note(change, str(change.action), change.action, after=str(change.impact))


@_apply.register
def _goal(change: u.TargetChange | u.InterimTargetChange, at: Context) -> None:
    """Change the target of a measure, or the step on the way that is due at the same time."""
    measure = at.find("measure", change.measure, {m.id: m for m in at.building.library.measures})
    said = at.building.events
    goals: Iterable[Goal | None]
    if isinstance(change, u.TargetChange):
        figure, goals = change.target, [measure.target]
        said = [e for e in said if e.kind == "target"]
    else:
        figure = change.interim_target
        steps = [s for s in measure.interim_targets if s.known_from <= at.update.date.effective]
        goals = [step for step in steps if step.by == change.by]
        said = [e for e in said if e.kind == "interim_target" and e.after_date == change.by]
    known = [str(goal.value) for goal in goals if goal]
    known += [event.after or "" for event in said if event.subject == change.measure]
    before = known[-1] if known else None
    at.note(change, change.measure, None, before=before, after=str(figure), after_date=change.by)


@_apply.register
def _plan(change: u.PlanChange, at: Context) -> None:
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
    at.note(change, "plan", None, before=str(before), after=str(change.plan))
    for i, carrier in enumerate(change.carried_on):
        with suppress(RefusedChangeError):
            carried_on = u.CarriedOn(milestone=carrier.milestone, carried_on_by=carrier.by)
            _carried_on(carried_on, at, "carried_on", i, "milestone")
