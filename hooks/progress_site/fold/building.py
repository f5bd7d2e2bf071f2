"""The record while updates are applied to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from progress_site.fold.state import ActivityState, Event
from progress_site.model.dates import PartialDate
from progress_site.model.library import Library
from progress_site.model.plan import Action, Milestone
from progress_site.model.update import StatusChange
from progress_site.model.vocabulary import ActivityStatus, PlanStatus, Reported


@dataclass
class MilestoneBuild:
    """A milestone while updates are applied to it.

    ``dates`` are the events that gave it a date after the approval: that it was added, and each
    change of its date.
    """

    record: Milestone
    action: int
    promise: str
    due: PartialDate
    original_due: PartialDate
    added: PartialDate | None = None
    reported: Reported = Reported.NOT_STARTED
    reported_by: StatusChange | None = None
    reported_on: PartialDate | None = None
    merged_into: str | None = None
    carried_on_by: str | None = None
    carried_on_since: PartialDate | None = None
    dates: list[Event] = field(default_factory=list)


@dataclass
class ActionBuild:
    """An action while updates are applied to it."""

    record: Action
    title: str | None
    merged_into: int | None = None


@dataclass
class Building:
    """The record while updates are applied to it; ``activities`` and milestones by their id."""

    library: Library
    actions: dict[int, ActionBuild] = field(default_factory=dict)
    milestones: dict[str, MilestoneBuild] = field(default_factory=dict)
    activities: dict[str, ActivityState] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    ended_as: PlanStatus | None = None
    ended: PartialDate | None = None
    plan_since: PartialDate | None = None

    @classmethod
    def start(cls, library: Library) -> Building:
        """Return the record as it was promised, before anything happened.

        A number without a file gets a record with a number alone.
        """
        building = cls(library)
        for number in range(1, library.plan.how_many_actions + 1):
            building.add_action(Action(number=number))
        for action in library.actions:
            building.add_action(action)
        return building

    def add_action(self, action: Action, *, added: PartialDate | None = None) -> None:
        """Put an action with all its milestones on record."""
        self.actions[action.number] = ActionBuild(action, action.title)
        for milestone in action.milestones:
            self.add_milestone(action.number, milestone, added=added)

    def add_milestone(
        self, action: int, milestone: Milestone, *, added: PartialDate | None = None
    ) -> None:
        """Put a milestone with its activities on record."""
        self.milestones[milestone.id] = MilestoneBuild(
            milestone, action, milestone.promise, milestone.due, milestone.due, added
        )
        for activity in milestone.activities:
            self.activities[activity.id] = ActivityState(activity, ActivityStatus.NOT_STARTED)


def move_number(milestone: MilestoneBuild, due: PartialDate, corrects: str | None) -> int:
    """Return which move of the date it is that ``due`` is promised now, or 0 where it is none.

    A first date is no move: it becomes the promise, and is written down as that (decision 6). A
    correction that puts the old date back undoes the move that was a mistake; one that names
    another date takes the place of that move, which goes on to count (decision 8). ``corrects`` is
    the slug of the update that is corrected.
    """
    mistake = _first_mistake(milestone.dates, corrects)
    if mistake is not None and mistake.move_number:
        return 0 if mistake.before_date == due else mistake.move_number
    if mistake is not None or not milestone.original_due.is_stated:
        milestone.original_due = due
        return 0
    mistakes = {event.corrects for event in milestone.dates}
    return 1 + sum(bool(e.move_number) and e.update not in mistakes for e in milestone.dates)


def _first_mistake(said: Sequence[Event], corrects: str | None) -> Event | None:
    """Return what a correction mends in the end: a correction may itself be corrected."""
    by_update = {event.update: event for event in said}
    mistake = by_update.get(corrects or "")
    while mistake is not None and mistake.corrects in by_update:
        mistake = by_update[mistake.corrects]
    return mistake
