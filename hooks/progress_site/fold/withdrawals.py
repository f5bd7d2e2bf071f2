"""Which withdrawal took the words of a promise or change: its own, or that of what it is in."""

from __future__ import annotations

from collections.abc import Iterable

from progress_site.fold.state import Event, MilestoneState, State
from progress_site.model.base import Withdrawn


def of_milestone(state: State, milestone: MilestoneState) -> Withdrawn | None:
    """Return the withdrawal of a milestone or of its action."""
    return _first((milestone.withdrawn, state.actions[milestone.action].record.withdrawn))


def of_event(state: State, event: Event) -> Withdrawn | None:
    """Return the withdrawal of the update that told a change, or of what it is about."""
    # "3.2.a" is work towards milestone "3.2"; what is no milestone is not found.
    subjects = (event.subject, event.subject.rpartition(".")[0])
    milestones = [state.milestones[s] for s in subjects if s in state.milestones]
    action = state.actions.get(event.action) if event.action is not None else None
    measure = state.measures.get(event.subject)
    return _first(
        (
            state.updates[state.update_places[event.update]].withdrawn,
            *(milestone.withdrawn for milestone in milestones),
            action.record.withdrawn if action else None,
            measure.record.withdrawn if measure else None,
        )
    )


def _first(found: Iterable[Withdrawn | None]) -> Withdrawn | None:
    return next((withdrawn for withdrawn in found if withdrawn is not None), None)
