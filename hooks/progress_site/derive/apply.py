"""What each kind of change does to the record being built, and what it may not do."""

from __future__ import annotations

from functools import singledispatch

from progress_site.derive.building import ActivityBuild, Building, Context
from progress_site.derive.judge import Judge
from progress_site.derive.moves import move_number
from progress_site.model import update as u
from progress_site.model.registers import Measure
from progress_site.model.words import (
    ENDED,
    PLAN_TRANSITIONS,
    TRANSITIONS,
    ActivityStatus,
    PlanStatus,
    Reported,
)


def apply_update(building: Building, update: u.Update, judge: Judge) -> None:
    """Apply every change of one update. What cannot be is noted and left out."""
    judge.after_approval(update, building.library.plan.approval)
    judge.corrects_no_draft(update, building.library.updates)
    for index, change in enumerate(update.changes):
        _apply(change, Context(building, update, index, judge))


@singledispatch
def _apply(change: object, at: Context) -> None:
    raise AssertionError(f"no rule for {type(change).__name__}")


@_apply.register
def _status(change: u.StatusChange, at: Context) -> None:
    milestone = at.open_milestone(change.milestone, "milestone")
    if milestone is None:
        return
    before = milestone.reported
    if change.status not in TRANSITIONS[before] and not at.correcting:
        allowed = ", ".join(s for s in Reported if s in TRANSITIONS[before])
        at.wrong(
            f"milestone {change.milestone} is {before}, and cannot become {change.status}",
            f"after {before} it can be {allowed}",
            "status",
        )
        return
    if change.done_on and change.done_on.first and change.done_on.first > at.update.date.effective:
        at.wrong(
            f"milestone {change.milestone} is done on a day after this update",
            "check done_on, or give the update a later date",
            "done_on",
        )
        return
    at.judge.evidence(at, change.evidence)
    milestone.merged_into = None
    milestone.reported, milestone.reported_by = change.status, change
    milestone.reported_on = at.update.date
    at.note(
        "status",
        change.milestone,
        milestone.action,
        before=str(before),
        after=str(change.status),
        after_date=change.done_on,
        reason=change.reason,
        agreed_by=change.agreed_by,
        words=change.words,
        evidence=change.evidence,
    )


@_apply.register
def _due(change: u.DueChange, at: Context) -> None:
    milestone = at.open_milestone(change.milestone, "milestone")
    if milestone is None:
        return
    before = milestone.due
    if before == change.due:
        at.wrong(
            f"milestone {change.milestone} is already due {change.due}",
            "write the new date, or take this change out",
            "due",
        )
        return
    number = move_number(milestone, change, at)
    milestone.due = change.due
    event = at.note(
        "due",
        change.milestone,
        milestone.action,
        before=before.text,
        after=change.due.text,
        before_date=before,
        after_date=change.due,
        reason=change.reason,
        effect=change.effect,
        agreed_by=change.agreed_by,
        move_number=number,
    )
    milestone.dates.append(event)


@_apply.register
def _promise(change: u.PromiseChange, at: Context) -> None:
    milestone = at.open_milestone(change.milestone, "milestone")
    if milestone is None:
        return
    before, milestone.promise = milestone.promise, change.promise
    if before == change.promise:
        at.wrong("these are the words that it already has", "write the new words", "promise")
    at.note(
        "promise",
        change.milestone,
        milestone.action,
        before=before,
        after=change.promise,
        reason=change.reason,
        agreed_by=change.agreed_by,
    )


@_apply.register
def _merge(change: u.MergeMilestone, at: Context) -> None:
    milestone = at.milestone(change.milestone, "milestone")
    target = at.milestone(change.merged_into, "merged_into")
    if milestone is None or target is None:
        return
    if not at.still_open(milestone):
        return
    if target is milestone or target.merged_into or target.reported is Reported.STOPPED:
        state = (
            "itself" if target is milestone else f"{change.merged_into}, which is no longer open"
        )
        at.wrong(
            f"milestone {change.milestone} cannot go into {state}",
            "name the milestone that carries this promise from now on",
            "merged_into",
        )
        return
    milestone.merged_into = change.merged_into
    at.note(
        "merge_milestone",
        change.milestone,
        milestone.action,
        after=change.merged_into,
        reason=change.reason,
        agreed_by=change.agreed_by,
    )


@_apply.register
def _carried_on(change: u.CarriedOn, at: Context) -> None:
    if at.building.ended_as is None:
        at.wrong(
            "the plan has not ended, so nobody else carries this on",
            "take this change out, or say first that the plan ended (plan: stepped_down)",
            "carried_on_by",
        )
        return
    _carry(at, change.milestone, change.carried_on_by, "milestone")


def _carry(at: Context, ident: str, by: str, *keys: str | int) -> None:
    milestone = at.open_milestone(ident, *keys)
    if milestone is None:
        return
    before, milestone.carried_on_by = milestone.carried_on_by, by
    milestone.carried_on_since = at.update.date
    at.note("carried_on", ident, milestone.action, before=before, after=by)


@_apply.register
def _add_milestone(change: u.AddMilestone, at: Context) -> None:
    action, new = at.action(change.action), change.add_milestone
    if action is None:
        return
    if new.id in at.building.milestones:
        at.wrong(
            f"there is already a milestone {new.id}, and a number is for ever",
            "give the new one the next free number",
            "add_milestone",
            "id",
        )
        return
    at.building.add_milestone(change.action, new, added=at.update.date)
    event = at.note(
        "add_milestone",
        new.id,
        change.action,
        after=new.promise,
        after_date=new.due,
        reason=change.reason,
        agreed_by=change.agreed_by,
    )
    at.building.milestones[new.id].dates.append(event)


@_apply.register
def _add_activity(change: u.AddActivity, at: Context) -> None:
    milestone, new = at.milestone(change.milestone, "milestone"), change.add_activity
    if milestone is None:
        return
    if new.id in at.building.activities:
        at.wrong(
            f"there is already an activity {new.id}",
            "give the new one the next free letter",
            "add_activity",
            "id",
        )
        return
    at.building.activities[new.id] = ActivityBuild(new, change.milestone)
    at.note("add_activity", new.id, milestone.action, after=new.words)


@_apply.register
def _add_action(change: u.AddAction, at: Context) -> None:
    new = change.add_action
    if new.number in at.building.actions:
        at.wrong(
            f"there is already an action {new.number}, and a number is for ever",
            "give the new one the next free number",
            "add_action",
            "number",
        )
        return
    at.building.add_action(new, added=at.update.date)
    event = at.note(
        "add_action",
        str(new.number),
        new.number,
        after=new.title,
        reason=change.reason,
        agreed_by=change.agreed_by,
    )
    for milestone in new.milestones:
        at.building.milestones[milestone.id].dates.append(event)


@_apply.register
def _merge_action(change: u.MergeAction, at: Context) -> None:
    action = at.action(change.action)
    if action is None:
        return
    target = at.building.actions.get(change.merged_into)
    if target is None or target is action or target.merged_into:
        at.wrong(
            f"action {change.action} cannot go into {change.merged_into}",
            "name the action that carries it from now on",
            "merged_into",
        )
        return
    action.merged_into = change.merged_into
    at.note(
        "merge_action",
        str(change.action),
        change.action,
        after=str(change.merged_into),
        reason=change.reason,
        agreed_by=change.agreed_by,
    )


@_apply.register
def _title(change: u.TitleChange, at: Context) -> None:
    action = at.action(change.action)
    if action is None:
        return
    before, action.title = action.title, change.title
    at.note(
        "title",
        str(change.action),
        change.action,
        before=before,
        after=change.title,
        reason=change.reason,
        agreed_by=change.agreed_by,
    )


@_apply.register
def _activity(change: u.ActivityChange, at: Context) -> None:
    activity = at.building.activities.get(change.activity)
    if activity is None:
        at.judge.unknown(at, "activity", change.activity, at.building.activities, "activity")
        return
    before = activity.status
    if before in (ActivityStatus.DONE, ActivityStatus.STOPPED) and not at.correcting:
        at.wrong(
            f"activity {change.activity} is already {before}",
            "if that was a mistake, name the update that said so in corrects:",
            "status",
        )
        return
    activity.status, activity.since = change.status, at.update.date
    at.note(
        "activity",
        change.activity,
        at.building.milestones[activity.milestone].action,
        before=str(before),
        after=str(change.status),
    )


@_apply.register
def _impact(change: u.ImpactChange, at: Context) -> None:
    action = at.action(change.action)
    if action is None:
        return
    at.judge.impact(at, change)
    at.note(
        "impact",
        str(change.action),
        change.action,
        after=str(change.impact),
        words=change.words,
        evidence=change.evidence,
    )


def _measure(change: u.TargetChange | u.InterimTargetChange, at: Context) -> Measure | None:
    measure = next((m for m in at.building.library.measures if m.id == change.measure), None)
    if measure is None:
        known = {m.id: 0 for m in at.building.library.measures}
        at.judge.unknown(at, "measure", change.measure, known, "measure")
        return None
    return measure


@_apply.register
def _interim_target(change: u.InterimTargetChange, at: Context) -> None:
    measure = _measure(change, at)
    if measure is None:
        return
    set_before = {
        step.by: str(step.value)
        for step in measure.interim_targets
        if step.known_from <= at.update.date.effective
    }
    for event in at.building.events:
        if event.kind == "interim_target" and event.subject == change.measure:
            set_before[event.after_date] = event.after or ""
    at.note(
        "interim_target",
        change.measure,
        None,
        before=set_before.get(change.by),
        after=str(change.interim_target),
        after_date=change.by,
        reason=change.reason,
        agreed_by=change.agreed_by,
    )


@_apply.register
def _target(change: u.TargetChange, at: Context) -> None:
    measure = _measure(change, at)
    if measure is None:
        return
    earlier = [e for e in at.building.events if e.kind == "target" and e.subject == change.measure]
    start = measure.target.value if measure.target else None
    before = earlier[-1].after if earlier else (str(start) if start is not None else None)
    at.note(
        "target",
        change.measure,
        None,
        before=before,
        after=str(change.target),
        after_date=change.by,
        reason=change.reason,
        agreed_by=change.agreed_by,
    )


@_apply.register
def _plan(change: u.PlanChange, at: Context) -> None:
    before = at.building.ended_as or PlanStatus.ACTIVE
    if change.plan not in PLAN_TRANSITIONS[before] and change.plan in ENDED and not at.correcting:
        at.wrong(
            f"the plan is {before}, and cannot become {change.plan}",
            "check the order of the updates",
            "plan",
        )
        return
    if change.plan is PlanStatus.ACTIVE:  # a correction: the plan had not ended
        at.building.ended_as = at.building.ended = at.building.plan_since = None
    else:
        at.building.ended_as, at.building.plan_since = change.plan, at.update.date
        at.building.ended = at.building.ended or at.update.date
    at.note(
        "plan", "plan", None, before=str(before), after=str(change.plan), words=change.words,

    )  # fmt: skip
    for i, carrier in enumerate(change.carried_on):
        _carry(at, carrier.milestone, carrier.by, "carried_on", i, "milestone")
