"""The ids of all records, by kind: what others may name."""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.model.library import Library
from progress_site.model.update import AddAction, AddActivity, AddMilestone


@dataclass(frozen=True)
class Known:
    """Ids as written; those that only an update adds are among them, also if it is a draft."""

    actions: frozenset[int]
    milestones: frozenset[str]
    activities: frozenset[str]

    @classmethod
    def of(cls, library: Library) -> Known:
        """Collect the ids of a library."""
        changes = [change for update in library.updates for change in update.changes]
        actions = [*library.actions, *(c.add_action for c in changes if isinstance(c, AddAction))]
        milestones = [
            *(milestone for action in actions for milestone in action.milestones),
            *(c.add_milestone for c in changes if isinstance(c, AddMilestone)),
        ]
        activities = [
            *(activity for milestone in milestones for activity in milestone.activities),
            *(c.add_activity for c in changes if isinstance(c, AddActivity)),
        ]
        return cls(
            frozenset(action.number for action in actions),
            frozenset(milestone.id for milestone in milestones),
            frozenset(activity.id for activity in activities),
        )
