"""The record while events are applied to it, and the way of one change into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn, TypeVar, cast

from progress_site.fold.event_validator import EventValidator
from progress_site.fold.state import Event, EventKind
from progress_site.model import update as u
from progress_site.model.base import Record
from progress_site.model.dates import PartialDate
from progress_site.model.library import Library
from progress_site.model.plan import Action, Activity, Milestone
from progress_site.model.vocabulary import ActivityStatus, PlanStatus, Reported


@dataclass
class MilestoneBuild:
    """A milestone while events are applied to it."""

    record: Milestone
    action: int
    promise: str
    due: PartialDate
    original_due: PartialDate
    reported: Reported = Reported.NOT_STARTED
    reported_by: u.StatusChange | None = None
    reported_on: PartialDate | None = None
    merged_into: str | None = None
    carried_on_by: str | None = None
    carried_on_since: PartialDate | None = None
    added: PartialDate | None = None
    dates: list[Event] = field(default_factory=list)
    """What gave it a date after the approval: that it was added, and each change of its date."""


@dataclass
class ActivityBuild:
    """An activity while events are applied to it."""

    record: Activity
    milestone: str
    status: ActivityStatus = ActivityStatus.NOT_STARTED
    since: PartialDate | None = None


@dataclass
class ActionBuild:
    """An action while events are applied to it."""

    record: Action
    title: str | None
    merged_into: int | None = None


@dataclass
class Building:
    """The record while events are applied to it."""

    library: Library
    actions: dict[int, ActionBuild] = field(default_factory=dict)
    milestones: dict[str, MilestoneBuild] = field(default_factory=dict)
    activities: dict[str, ActivityBuild] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    ended_as: PlanStatus | None = None
    ended: PartialDate | None = None
    plan_since: PartialDate | None = None

    @classmethod
    def start(cls, library: Library, actions: Mapping[int, Action]) -> Building:
        """Return the record as it was promised, before anything happened."""
        building = cls(library)
        for action in actions.values():
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
            milestone, action, milestone.promise, milestone.due, milestone.due, added=added
        )
        for activity in milestone.activities:
            self.activities[activity.id] = ActivityBuild(activity, milestone.id)


class RefusedChangeError(Exception):
    """A change cannot be made. The finding that says why is noted already."""


T = TypeVar("T")
#: What a change says for itself; its event says the same.
_SAID = ("reason", "effect", "agreed_by", "words", "evidence")


@dataclass
class Context:
    """One change of one update, on its way into the record."""

    building: Building
    update: u.Update
    index: int
    validator: EventValidator

    @property
    def correcting(self) -> bool:
        """Whether this change stands in an update that mends a mistake."""
        return self.update.corrects is not None

    def wrong(self, what: str, instead: str, *keys: str | int) -> None:
        """Note that this change cannot be."""
        self.validator.wrong(self.update.slug, ("changes", self.index, *keys), what, instead)

    def refuse(self, what: str, instead: str, *keys: str | int) -> NoReturn:
        """Note that this change cannot be, and leave it out.

        Raises:
            RefusedChangeError: always.
        """
        self.wrong(what, instead, *keys)
        raise RefusedChangeError

    def find(self, kind: str, ident: str, known: Mapping[str, T], *keys: str | int) -> T:
        """Return the thing that a change names; ``keys`` lead to the name, else ``kind`` does.

        Raises:
            RefusedChangeError: there is none.
        """
        if ident not in known:
            self.validator.unknown(self, kind, ident, known, *(keys or (kind,)))
            raise RefusedChangeError
        return known[ident]

    def milestone(self, ident: str, *keys: str | int) -> MilestoneBuild:
        """Return the milestone that a change names."""
        return self.find("milestone", ident, self.building.milestones, *keys)

    def action(self, number: int) -> ActionBuild:
        """Return the action that a change names."""
        return self.find(
            "action", str(number), {str(n): a for n, a in self.building.actions.items()}
        )

    def open_milestone(self, ident: str, *keys: str | int) -> MilestoneBuild:
        """Return the milestone that a change names, if it may still change.

        Raises:
            RefusedChangeError: there is none, or it may not.
        """
        found = self.milestone(ident, *keys)
        if found.merged_into and not self.correcting:
            self.refuse(
                f"milestone {ident} went into {found.merged_into} and no longer changes by itself",
                f'write the change for milestone "{found.merged_into}"',
                "milestone",
            )
        if found.reported in (Reported.DONE, Reported.STOPPED) and not self.correcting:
            self.refuse(
                f"milestone {ident} is already {found.reported}",
                "if that was a mistake, name the update that said so in corrects:",
                "milestone",
            )
        return found

    def note(self, change: Record, subject: str, action: int | None, **facts: object) -> Event:
        """Add the event that ``change`` is, with what it says for itself, and return it."""
        said = {name: getattr(change, name) for name in _SAID if hasattr(change, name)}
        event = Event(
            update=self.update.slug,
            index=self.index,
            date=self.update.date,
            on=self.update.date.effective,
            kind=cast(EventKind, u.change_kind(change)),
            subject=subject,
            action=action,
            speaker=self.update.from_,
            corrects=self.update.corrects,
            **said,
            **facts,  # type: ignore[arg-type]  # the facts are fields of Event, named by each caller
        )
        if self.correcting:
            self.validator.corrects_something(self, event, self.building.events)
        self.building.events.append(event)
        return event


def move_number(milestone: MilestoneBuild, change: u.DueChange, at: Context) -> int:
    """Return which move of the date this is, or 0 where it is none.

    A first date is no move: it becomes the promise, and is written down as that. A correction that
    puts the old date back undoes the move that was a mistake; one that names another date takes the
    place of that move, which goes on to count.
    """
    mistake = _first_mistake(milestone.dates, at.update.corrects)
    if mistake is not None and mistake.move_number:
        return 0 if mistake.before_date == change.due else mistake.move_number
    if mistake is not None or not milestone.original_due.is_stated:
        milestone.original_due = change.due
        return 0
    mistakes = {event.corrects for event in milestone.dates}
    moves = [e for e in milestone.dates if e.move_number and e.update not in mistakes]
    return len(moves) + 1


def _first_mistake(said: Sequence[Event], corrects: str | None) -> Event | None:
    """Return what a correction mends in the end: a correction may itself be corrected."""
    by_update = {event.update: event for event in said}
    mistake = by_update.get(corrects or "")
    while mistake is not None and mistake.corrects in by_update:
        mistake = by_update[mistake.corrects]
    return mistake
