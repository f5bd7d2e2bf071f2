"""On which day the words of a page last changed, where the data say it.

Living reference (the glossary, what to expect, pages of words) may be edited on any day and says
none. A promise also changes its page on the day on which it becomes late.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from progress_site.derive import addresses
from progress_site.derive.state import PLAN_CHANGES, ActionState, FeedbackState, MeasureState, State
from progress_site.model.words import Status


def last_changes(state: State) -> Mapping[str, dt.date]:
    """Return the day of the last change by address; never later than the day of the state."""
    updates = [u.date.effective for u in state.updates]
    feedback = {f.record.id: _feedback(f) for f in state.feedback.values()}
    measures = {m.record.id: _measure(m) for m in state.measures.values()}
    evidence = [e.known_from for e in state.evidence.values()]
    journey = [e.known_from for e in state.journey]
    journey += [review.known_from for review in state.reviews]
    actions = {
        action.number: [
            *(u.date.effective for u in action.updates),
            *(event.on for event in action.history),
            *_late_since(action),
            *(day for ident, day in measures.items() if ident in action.record.measures),
            *(
                feedback[f.record.id]
                for f in state.feedback.values()
                if action.number in f.record.actions
            ),
        ]
        for action in state.actions.values()
    }
    approval = state.library.plan.approval
    approved = [approval.date.effective] if approval else []
    everything = [
        *(*updates, *approved, *evidence, *journey, *feedback.values(), *measures.values()),
        *(day for days in actions.values() for day in days),
    ]
    days: dict[str, Iterable[dt.date]] = {
        addresses.HOME: everything,
        addresses.ACTIONS: everything,
        addresses.DATA: everything,
        addresses.UPDATES: updates,
        addresses.FEEDBACK: feedback.values(),
        addresses.FIGURES: measures.values(),
        addresses.SOURCES: evidence,
        addresses.STORY: [*journey, *updates],
        addresses.CHANGES: [event.on for event in state.events if event.kind in PLAN_CHANGES],
        **{addresses.action(number): found for number, found in actions.items()},
        **{
            addresses.history(action.number): [event.on for event in action.history]
            for action in state.actions.values()
        },
    }
    past = {where: [day for day in found if day <= state.day] for where, found in days.items()}
    return {where: max(found) for where, found in past.items() if found}


def _late_since(action: ActionState) -> Iterable[dt.date]:
    return (
        milestone.original_due.last + dt.timedelta(days=1)
        for milestone in action.milestones
        if milestone.status is Status.LATE and milestone.original_due.last is not None
    )


def _feedback(feedback: FeedbackState) -> dt.date:
    said = (*feedback.difference_made, *feedback.asked_them_back)
    return max(
        [feedback.record.known_from]
        + [response.known_from for response in feedback.responses]
        + [entry.known_from for entry in said]
    )


def _measure(measure: MeasureState) -> dt.date:
    readings = [point.reading.known_from for point in measure.points]
    return max([measure.record.known_from, *readings])
