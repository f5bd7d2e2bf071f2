"""On which day the words of a page last changed, where the data say it.

Living reference (the glossary, what to expect, pages of words) may be edited on any day and says
none. A promise also changes its page on the day on which it becomes late.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping

from progress_site.fold.state import PLAN_CHANGES, ActionState, FeedbackState, MeasureState, State
from progress_site.model.words import Status
from progress_site.urls import addresses


def last_changes(state: State) -> Mapping[str, dt.date]:
    """Return the day of the last change by address; never later than the day of the state."""
    days: defaultdict[str, list[dt.date]] = defaultdict(list)
    days[addresses.UPDATES] = [u.date.effective for u in state.updates]
    days[addresses.FEEDBACK] = [_feedback(f) for f in state.feedback.values()]
    days[addresses.FIGURES] = [_measure(m) for m in state.measures.values()]
    days[addresses.SOURCES] = [e.known_from for e in state.evidence.values()]
    journey = [entry.known_from for entry in (*state.journey, *state.reviews)]
    days[addresses.STORY] = [*journey, *days[addresses.UPDATES]]
    days[addresses.CHANGES] = [event.on for event in state.events if event.kind in PLAN_CHANGES]
    for action in state.actions.values():
        days[addresses.history(action.number)] = [event.on for event in action.history]
        days[addresses.action(action.number)] = list(_action(state, action))
    approval = state.library.plan.approval
    approved = [approval.date.effective] if approval else []
    everything = [*approved, *(day for found in days.values() for day in found)]
    for where in (addresses.HOME, addresses.ACTIONS, addresses.DATA):
        days[where] = everything
    past = {where: [day for day in found if day <= state.day] for where, found in days.items()}
    return {where: max(found) for where, found in past.items() if found}


def _action(state: State, action: ActionState) -> Iterator[dt.date]:
    yield from (update.date.effective for update in action.updates)
    yield from (event.on for event in action.history)
    for milestone in action.milestones:
        if milestone.status is Status.LATE and milestone.original_due.last is not None:
            yield milestone.original_due.last + dt.timedelta(days=1)
    measures = (state.measures.get(ident) for ident in action.record.measures)
    yield from (_measure(measure) for measure in measures if measure)
    for feedback in state.feedback.values():
        if action.number in feedback.record.actions:
            yield _feedback(feedback)


def _feedback(feedback: FeedbackState) -> dt.date:
    said = (*feedback.responses, *feedback.difference_made, *feedback.asked_them_back)
    return max(entry.known_from for entry in (feedback.record, *said))


def _measure(measure: MeasureState) -> dt.date:
    readings = (point.reading for point in measure.points)
    return max(entry.known_from for entry in (measure.record, *readings))
