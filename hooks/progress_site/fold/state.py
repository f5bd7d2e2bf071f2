"""The state of everything on one day: what the fold gives, and what views and open data read."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from progress_site.model.accessibility import Accessibility, AccessTest, Barrier
from progress_site.model.base import Withdrawn
from progress_site.model.dates import PartialDate
from progress_site.model.library import Library
from progress_site.model.plan import Action, Activity, Milestone
from progress_site.model.registers import (
    Evidence,
    Feedback,
    InterimTarget,
    JourneyEvent,
    Measure,
    Reading,
    Response,
    Review,
    Said,
)
from progress_site.model.update import KINDS, ChangeKind, Update
from progress_site.model.vocabulary import (
    ActivityStatus,
    AgainstTarget,
    Compliance,
    Impact,
    PlanStatus,
    Reported,
    Status,
    Trend,
)


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one update, as it happened to one thing.

    ``subject`` is the id of what changed: "3.2", "3.2.a", "3", a measure's id, or "plan".
    ``before`` and ``after`` are words, statuses or dates as text; ``before_date`` and
    ``after_date`` the dates themselves. ``move_number`` is which move of the date it is, and 0 for
    what is no move. ``corrects`` and ``corrected_by`` are slugs of updates.
    """

    update: str
    index: int
    date: PartialDate
    on: dt.date
    kind: ChangeKind
    subject: str
    action: int | None
    speaker: str
    before: str | None = None
    after: str | None = None
    before_date: PartialDate | None = None
    after_date: PartialDate | None = None
    reason: str | None = None
    effect: str | None = None
    agreed_by: str | None = None
    words: str | None = None
    evidence: tuple[str, ...] = ()
    move_number: int = 0
    corrects: str | None = None
    corrected_by: str | None = None

    @property
    def field(self) -> tuple[str, str]:
        """What this event sets: two updates of one day must not set the same."""
        sets = KINDS[self.kind].sets or self.kind
        return (self.subject, sets.format(voice=self.speaker, by=self.after_date))


@dataclass(frozen=True, slots=True)
class ActivityState:
    """One piece of work on the day."""

    record: Activity
    status: ActivityStatus
    since: PartialDate | None = None

    @property
    def id(self) -> str:
        """Its id, such as 3.2.a."""
        return self.record.id


@dataclass(frozen=True, slots=True)
class MilestoneState:
    """One promise on the day.

    ``original_due`` is the first date that was ever promised; ``status`` is computed from it.
    ``reported``, ``done_on``, ``words``, ``evidence`` and who carries it on are those of the
    milestone that it went into, if it did. ``moves`` are the changes of its date, and
    ``times_moved`` counts those that were not mistakes put right by a correction. ``history`` has
    every event about it and its activities, oldest first. ``added`` is when an update added it.
    """

    id: str
    action: int
    promise: str
    original_promise: str
    due: PartialDate
    original_due: PartialDate
    status: Status
    reported: Reported
    reported_on: PartialDate | None
    done_on: PartialDate | None
    words: str | None
    reason: str | None
    agreed_by: str | None
    evidence: tuple[str, ...]
    times_moved: int
    moves: tuple[Event, ...]
    merged_into: str | None
    carried_on_by: str | None
    carried_on_since: PartialDate | None
    added: PartialDate | None
    activities: tuple[ActivityState, ...]
    history: tuple[Event, ...]
    record: Milestone
    withdrawn: Withdrawn | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one voice says about the difference an action makes."""

    impact: Impact
    words: str
    date: PartialDate
    speaker: str
    update: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionState:
    """One action on the day. A number without a file has a ``record`` with a number alone.

    ``counts`` are its milestones by status. ``updates`` are about it or change it, ``history`` has
    its events; both oldest first. ``update_due`` is `None` where no update is expected: the plan
    does not run, or the action went into another one.
    """

    number: int
    record: Action
    title: str | None
    milestones: tuple[MilestoneState, ...]
    counts: Mapping[Status, int]
    partnership_says: Verdict | None
    families_say: Verdict | None
    merged_into: int | None
    updates: tuple[Update, ...]
    history: tuple[Event, ...]
    last_update: PartialDate | None
    update_due: dt.date | None
    update_overdue: bool

    @property
    def done(self) -> int:
        """How many milestones are done."""
        return self.counts.get(Status.DONE, 0)


@dataclass(frozen=True, slots=True)
class Point:
    """A reading as it is known on the day. ``replaced`` are earlier publications of it.

    Readings of one ``segment`` can be compared; each break in the definition begins the next, and
    the first is 0.
    """

    reading: Reading
    segment: int
    replaced: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureState:
    """One measure on the day, with the two verdicts that are computed from its readings.

    ``record`` holds nothing that was published after the day.

    ``against_target`` is `None` when the newest reading cannot be compared with the target.
    ``target_events`` changed its target or a step on the way; ``interim_targets`` are all steps
    that were ever set, oldest first: of two for the same time the later one holds.
    ``compared`` are the two figures that decided the trend, first and latest. ``expected_now`` is
    what the newest figure should be by its own time. All values are in the unit of the measure.
    """

    record: Measure
    points: tuple[Point, ...]
    trend: Trend
    compared: tuple[tuple[PartialDate, Decimal], tuple[PartialDate, Decimal]] | None
    since_last: Trend | None
    against_target: AgainstTarget | None
    expected_now: Decimal | None
    target_value: Decimal | None
    target_by: PartialDate | None
    target_events: tuple[Event, ...]
    interim_targets: tuple[InterimTarget, ...]


@dataclass(frozen=True, slots=True)
class FeedbackState:
    """One piece of feedback on the day. ``response`` is `None` while there is no answer."""

    record: Feedback
    response: Response | None
    responses: tuple[Response, ...]
    difference_made: tuple[Said, ...]
    asked_them_back: tuple[Said, ...]
    answer_overdue: bool

    @property
    def answer_key(self) -> str:
        """The answer of the day in the words of data: also `none` and `withdrawn`."""
        if self.record.withdrawn:
            return "withdrawn"
        return str(self.response.response) if self.response else "none"


@dataclass(frozen=True, slots=True)
class StatementState:
    """The accessibility statement on the day. ``record`` is `None` while there is none.

    ``status`` is computed. ``reviewed`` is when somebody last checked the statement, and ``old``
    whether that is more than a year ago. ``tests`` are newest first; ``barriers`` are those that
    are open. ``audited``: a manual audit is on record; ``tried_by_people`` and ``heard``: so is a
    test by people who need access, and one with a screen reader.
    """

    record: Accessibility | None = None
    status: Compliance = Compliance.PARTIAL
    prepared: dt.date | None = None
    reviewed: dt.date | None = None
    old: bool = False
    tests: tuple[AccessTest, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    audited: bool = False
    tried_by_people: bool = False
    heard: bool = False


T = TypeVar("T")


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Return the values of each key, in their order."""
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


@dataclass(frozen=True)
class State:
    """Everything on one day.

    ``plan_since`` is when the plan came into its state; ``ended`` when it first left `active`, and
    ``ended_on`` the day on which that took effect: the clock of lateness stopped there.

    Updates and events are in the order in which they took effect, oldest first.
    """

    day: dt.date
    library: Library
    plan: PlanStatus
    plan_since: PartialDate | None
    ended: PartialDate | None
    ended_on: dt.date | None
    actions: Mapping[int, ActionState]
    milestones: Mapping[str, MilestoneState]
    measures: Mapping[str, MeasureState]
    feedback: Mapping[str, FeedbackState]
    evidence: Mapping[str, Evidence]
    updates: tuple[Update, ...]
    events: tuple[Event, ...]
    journey: tuple[JourneyEvent, ...]
    reviews: tuple[Review, ...]
    statement: StatementState
    counts: Mapping[Status, int]

    @cached_property
    def first_end(self) -> PlanStatus:
        """What the plan became when it left `active`. Assumes that it has."""
        ends = (e for e in self.events if e.kind == "plan" and e.date == self.ended)
        return PlanStatus(next(ends).after or "")

    # Where to find what, so that no page has to search through everything.

    @cached_property
    def update_places(self) -> Mapping[str, int]:
        """The place of each update in ``updates``, by its slug."""
        return {update.slug: place for place, update in enumerate(self.updates)}

    @cached_property
    def events_by_update(self) -> Mapping[str, tuple[Event, ...]]:
        """What each update changed, by its slug; updates that changed nothing are not in it."""
        return grouped((event.update, event) for event in self.events)

    @cached_property
    def corrections(self) -> Mapping[str, tuple[Update, ...]]:
        """The updates that correct an update, by the slug of the one that is corrected."""
        return grouped((u.corrects, u) for u in self.updates if u.corrects is not None)

    @cached_property
    def updates_by_evidence(self) -> Mapping[str, tuple[Update, ...]]:
        """The updates that name a piece of evidence, themselves or in a change, by its id."""
        return grouped(
            (ident, update)
            for update in self.updates
            for ident in dict.fromkeys(
                (
                    *update.evidence,
                    *(i for e in self.events_by_update.get(update.slug, ()) for i in e.evidence),
                )
            )
        )
