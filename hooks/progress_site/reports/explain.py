"""Why a status is what it is: the rule, in a sentence.

The status itself is what the fold worked out (`fold/lateness.py`); a sentence here only names the
facts that the rule rests on, as `docs/maintaining/statuses.md` states it.
"""

from __future__ import annotations

from progress_site.fold.state import ActionState, FeedbackState, MilestoneState, State
from progress_site.model.vocabulary import VOCABULARY, PlanStatus, Status
from progress_site.words.wording import (
    at_the_end,
    day_words,
    joined,
    label,
    published_when,
    when,
    within,
)


def why_status(state: State, milestone: MilestoneState) -> str:
    """Return why a milestone has its status: “late because its first promised date …”."""
    words = label("status", milestone.status)
    return f"{words}, because {_because(state, milestone)}."


def _because(state: State, milestone: MilestoneState) -> str:
    if milestone.merged_into:
        return f"it went into milestone {milestone.merged_into} and follows it{_also(milestone)}"
    if milestone.status is Status.LATE:
        return f"{_late(milestone)}; {_reported(milestone)}"
    if milestone.status is Status.UNFINISHED:
        ended = day_words(state.ended_on).words if state.ended_on else ""
        who = milestone.carried_on_by
        carried = f"{who} carries it on" if who else "nobody has said who carries it on"
        return (
            f"it was open {at_the_end(state)} ({ended}) and still is "
            f"({_reported(milestone)}); {carried}"
        )
    if milestone.status in (Status.DONE, Status.STOPPED):
        return f"{_reported(milestone)}; only a correction changes that"
    if state.plan is PlanStatus.DRAFT:
        return "the plan is not approved yet, and nothing is late before that"
    return f"{_reported(milestone)}, and it is not late yet ({_promised(milestone)})"


def _also(milestone: MilestoneState) -> str:
    if milestone.status is Status.LATE:
        return f"; {_late(milestone)}"
    return f" ({_reported(milestone)})" if milestone.reported_on else ""


def _reported(milestone: MilestoneState) -> str:
    if milestone.reported_on is None:
        return "no update has reported a status"
    status = within("status", milestone.reported)
    return f"an update of {when(milestone.reported_on).words} reported: {status}"


def _late(milestone: MilestoneState) -> str:
    """Return the rule for late, as the first sentence of what the word means has it."""
    rule, _, _ = VOCABULARY["status"][Status.LATE].means.partition(".")
    return f"{rule[0].lower()}{rule[1:]} ({_promised(milestone)})"


def _promised(milestone: MilestoneState) -> str:
    if not milestone.original_due.is_stated:
        return "no date was ever promised"
    first = f"first promised: {when(milestone.original_due).words}"
    if milestone.due == milestone.original_due:
        return first
    return f"{first}; now promised: {when(milestone.due).words}"


def why_due(state: State, action: ActionState) -> str:
    """Return when the next update of an action is due, and why, or why none is."""
    months = state.library.plan.update_every_months
    if action.update_due is None:
        if action.merged_into:
            return f"No update is due, because it went into action {action.merged_into}."
        plan = within("plan", state.plan)
        return f"No update is due, because the plan is {plan}."
    start = action.last_update
    since = f"the last one, {when(start).words}" if start else "the approval of the plan"
    day = day_words(action.update_due).words
    overdue = "overdue since then" if action.update_overdue else "not overdue"
    return f"The next update is due on {day}, {months} months after {since}: {overdue}."


def why_answer(feedback: FeedbackState) -> str:
    """Return how feedback was answered, and whether that is overdue, with the rule."""
    response = feedback.response
    if response is None:
        return "No published answer found, because the file has no response published by this day."
    answer = label("answer", response.response)
    since = published_when(response).words
    if response.by is None:
        return f"{answer}, because the newest response, of {since}, says so."
    by = when(response.by).words
    if feedback.answer_overdue:
        return f"{answer}, and overdue, because {by} has passed and there is no newer response."
    return f"{answer}, because the newest response, of {since}, says so; the date is {by}."


def voices(action: ActionState) -> str:
    """Return what the two voices say of an action, on one line."""
    said = [("the partnership", action.partnership_says), ("families", action.families_say)]
    words = [
        f"{who}: {within('impact', verdict.impact)} ({when(verdict.date).words})"
        for who, verdict in said
        if verdict is not None
    ]
    return joined(words) if words else "nobody has said yet whether it makes a difference"
