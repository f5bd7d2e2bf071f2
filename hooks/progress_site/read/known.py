"""The numbers of actions and milestones, also of those that only an update adds."""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.model.library import Library
from progress_site.model.update import AddAction, AddMilestone


@dataclass(frozen=True)
class Known:
    """Numbers as written; those that a draft adds are among them."""

    actions: frozenset[int]
    milestones: frozenset[str]

    @classmethod
    def of(cls, library: Library) -> Known:
        """Collect the numbers of a library."""
        changes = [change for update in library.updates for change in update.changes]
        actions = [*library.actions, *(c.add_action for c in changes if isinstance(c, AddAction))]
        milestones = [
            *(milestone for action in actions for milestone in action.milestones),
            *(c.add_milestone for c in changes if isinstance(c, AddMilestone)),
        ]
        return cls(
            frozenset(action.number for action in actions),
            frozenset(milestone.id for milestone in milestones),
        )
