"""Every rule about dates that have passed: late, unfinished, overdue; by how much, and why.

No other module compares a promised date with a day. The sentences that say so are in `words/`.

Months are counted by their names where either date is a month, so July to 8 November is four
months; between two days they are whole months. Where less than a whole month lies between the last
possible days, it is less than a month. A date that is vaguer than a month gives an “about”.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from progress_site.fold.state import MilestoneState, State
from progress_site.model.dates import PartialDate, of_day
from progress_site.model.registers import Response
from progress_site.model.vocabulary import (
    COMPUTED,
    ENDED,
    OPEN,
    Answer,
    PlanStatus,
    Reported,
    Status,
)


def computed_status(
    reported: Reported, first_due: PartialDate, plan: PlanStatus, day: dt.date
) -> Status:
    """Return the status of a milestone on ``day``, by the rule of `docs/maintaining/statuses.md`.

    `late`: still open while the plan runs, and its first promised date has passed, moved or not
    (decision 6). `unfinished`: still open after the plan has ended. ``reported`` is the status of
    the milestone that carries it (decision 7), ``first_due`` its own first date.
    """
    if reported not in OPEN or plan is PlanStatus.DRAFT:
        return Status(reported)
    if plan is not PlanStatus.ACTIVE:
        return Status.UNFINISHED
    late = late_from(first_due)
    return Status.LATE if late is not None and late <= day else Status(reported)


def late_from(first_due: PartialDate) -> dt.date | None:
    """Return the first day on which an open milestone is late, if a date was ever promised."""
    return None if first_due.last is None else first_due.last + dt.timedelta(days=1)


def update_due(last: PartialDate | None, months: int) -> dt.date | None:
    """Return the day by which the next update is due: ``months`` after ``last``, if there is one.

    In a month that is shorter, that is its last day. How many months, the plan says itself.
    """
    if last is None:
        return None
    year, month = divmod(last.effective.year * 12 + last.effective.month - 1 + months, 12)
    end = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(last.effective.day, end))


def update_overdue(due: dt.date | None, day: dt.date) -> bool:
    """Whether an update that was ``due`` should have come before ``day``."""
    return due is not None and due < day


def answer_overdue(response: Response | None, day: dt.date) -> bool:
    """Whether the date that an answer named, to act or to decide, has passed on ``day``."""
    if response is None or response.response not in (Answer.WILL_DO, Answer.DECIDING):
        return False
    return response.by is not None and response.by.passed(day)


def due_passed(state: State, milestone: MilestoneState) -> bool:
    """Whether the date that counts now has passed, of a milestone that is late or unfinished.

    After the plan has ended, a date that never moved counts only if it came after the end.
    """
    if milestone.status not in COMPUTED or not milestone.due.passed(state.day):
        return False
    if milestone.due != milestone.original_due:
        return True
    return state.ended_on is not None and milestone.due.effective >= state.ended_on


@dataclass(frozen=True, slots=True)
class Slip:
    """How many calendar months; 0 is less than one. ``about``: a date is vaguer than a month."""

    months: int
    about: bool


def slip(first: PartialDate, later: PartialDate) -> Slip | None:
    """Return how much later a date is, or `None` where it is not later or is not stated."""
    if first.last is None or later.last is None or later.last <= first.last:
        return None
    whole = months_between(first.last, later.last)
    kinds = {first.kind, later.kind}
    if whole and kinds != {"day"}:
        whole = _month(later.last) - _month(first.last)
    return Slip(whole, about=bool(whole and kinds - {"day", "month"}))


def total_slip(milestone: MilestoneState) -> Slip | None:
    """Return how far all moves together took the date of a milestone from the first one."""
    return slip(milestone.original_due, milestone.due)


def months_between(first: dt.date, last: dt.date) -> int:
    """Return the whole months from one day to a later one."""
    # The last day of a month counts as its end, so that 31 March to 30 April is one month.
    ends = (last + dt.timedelta(days=1)).day == 1
    return _month(last) - _month(first) - (1 if last.day < first.day and not ends else 0)


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One milestone that is late or unfinished.

    ``due`` is `None` where the date never moved. ``late`` is by how much the first date was
    missed up to the day (or to the end of monitoring, when the clock stopped), ``moved`` the sum
    of all moves of the date. ``why`` and ``carried_on_by`` are `None` where nobody has said.
    """

    milestone: MilestoneState
    original_due: PartialDate
    due: PartialDate | None
    late: Slip | None
    moved: Slip | None
    why: str | None
    carried_on_by: str | None


def unfinished(state: State) -> tuple[Unfinished, ...]:
    """Return what is late while the plan is monitored, or was left unfinished; the worst first.

    The clock is the same for all, so the oldest first date is the worst; among equal ones, the date
    that moved furthest.
    """
    wanted = Status.UNFINISHED if state.plan in ENDED else Status.LATE
    found = (m for m in state.milestones.values() if m.status is wanted)
    return tuple(
        Unfinished(
            milestone=m,
            original_due=m.original_due,
            due=m.due if m.due != m.original_due else None,
            late=lateness(state, m),
            moved=total_slip(m),
            why=why_open(state, m),
            carried_on_by=m.carried_on_by,
        )
        for m in sorted(found, key=_worst_first)
    )


def _worst_first(milestone: MilestoneState) -> tuple[object, ...]:
    first, now = milestone.original_due.last, milestone.due.last
    return (first or dt.date.max, -(now or dt.date.min).toordinal(), _number(milestone.id))


def _number(ident: str) -> tuple[int, ...]:
    return tuple(int(part) for part in ident.split("."))


def lateness(state: State, milestone: MilestoneState) -> Slip | None:
    """Return by how much a milestone missed the date that was first promised, if it did."""
    first = milestone.original_due
    match milestone.status:
        case Status.LATE:
            return slip(first, of_day(state.day))
        case Status.UNFINISHED if state.ended_on:
            return slip(first, of_day(state.ended_on))
        case Status.DONE if milestone.done_on and milestone.done_on.first and first.last:
            # Late for sure: even the first day on which it can have been done was too late.
            return slip(first, milestone.done_on) if milestone.done_on.first > first.last else None
        case _:
            return None


def done_in_time(milestone: MilestoneState) -> bool:
    """Whether the last day on which it can have been done is within the first promised date."""
    done, promised = milestone.done_on, milestone.original_due
    return done is not None and promised.is_stated and done.effective <= promised.effective


def why_open(state: State, milestone: MilestoneState) -> str | None:
    """Return the newest reason that was given for a promise that is not kept yet.

    The words of a report of progress are none. A date that moved after the clock had stopped does
    not explain what was late before.
    """
    for event in reversed(milestone.history):
        if event.corrected_by:
            continue
        if event.kind == "status":
            problem = event.after in (Reported.AT_RISK, Reported.PAUSED, Reported.STOPPED)
            if reason := event.reason or (event.words if problem else None):
                return reason
        after_the_end = state.ended_on is not None and event.on > state.ended_on
        if event.reason and (
            event.kind == "merge_milestone" or (event.kind == "due" and not after_the_end)
        ):
            return event.reason
    return None


def open_at_end(state: State) -> tuple[MilestoneState, ...]:
    """Return what was open on the day when monitoring or the plan ended, also if done since."""
    return tuple(m for m in state.milestones.values() if was_open_at_end(state, m))


def was_open_at_end(state: State, milestone: MilestoneState) -> bool:
    """Whether a milestone was open on the day on which the clock stopped."""
    end = state.ended_on
    if end is None or (milestone.added is not None and milestone.added.effective > end):
        return False
    if milestone.reported in OPEN:
        return True
    closed = milestone.done_on or milestone.reported_on
    return closed is not None and closed.first is not None and closed.first > end
