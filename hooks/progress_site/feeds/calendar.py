"""`/feeds/milestones.ics`: the promised dates for a calendar (RFC 5545).

Each milestone that has a date is one event of a whole day: the last day that its date can be.
"""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar, Event, vDuration, vText

from progress_site.catalogue import _
from progress_site.fold.state import Event as Change
from progress_site.fold.state import MilestoneState, State
from progress_site.fold.withdraw import of_milestone
from progress_site.model.dates import PartialDate
from progress_site.model.vocabulary import PlanStatus, Status
from progress_site.pages.components import numbered_title
from progress_site.pages.templates import render
from progress_site.prose.markdown import printable
from progress_site.urls import addresses
from progress_site.urls.permalinks import permanent_id
from progress_site.words.publisher import demonstration_title
from progress_site.words.wording import day_words, when, withdrawn_words

#: Statuses that change what an event says.
_TOLD = frozenset({"done", "stopped"})


def milestones_ics(state: State, site_name: str, site_url: str, *, past: bool) -> bytes:
    """Return the file. ``past``: this is a build of a past day; its events replace none of today's.

    A milestone that never had a date is left out.
    """
    name = _("Promised dates – %(site)s", site=site_name)
    words = _("The last day by which each milestone was promised.")
    if past:
        day = day_words(state.day).words
        name = _("%(title)s, as it stood on %(day)s", title=name, day=day)
        words = _("This is how the record stood on %(day)s. It is not today’s.", day=day)
    if not state.milestones:
        words = _("The milestones of this plan are not published here, so this calendar is empty.")
    name = demonstration_title(state.library.plan, name)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//SEND plan record//milestones//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, printable(name))
    for key in ("description", "x-wr-caldesc"):
        calendar.add(key, words)
    if not past:
        once_a_day = vDuration(dt.timedelta(days=1), params={"value": "DURATION"})
        calendar.add("refresh-interval", once_a_day)
        calendar.add("x-published-ttl", vText("P1D"))
    for milestone in state.milestones.values():
        date = _date(milestone)
        if date is not None:
            calendar.add_component(_event(state, milestone, date, site_url, past=past))
    return bytes(calendar.to_ical(sorted=False))


def _date(milestone: MilestoneState) -> PartialDate | None:
    """Return the promised date; of a promise whose date was taken away the last one it had."""
    if milestone.due.is_stated:
        return milestone.due
    befores = [e.before_date for e in milestone.history if e.kind == "due" and e.before_date]
    return next((date for date in reversed(befores) if date.is_stated), None)


def _event(
    state: State, milestone: MilestoneState, date: PartialDate, site_url: str, *, past: bool
) -> Event:
    withdrawn = of_milestone(state, milestone)
    changes = [event for event in milestone.history if _alters(event)]
    ident = f"milestone:{milestone.id}" + (f":{state.day.isoformat()}" if past else "")
    url = site_url + addresses.milestone(milestone.id)
    day = _changed(state, milestone, changes)
    stamp = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    event = Event()
    event.add("uid", permanent_id(ident).removeprefix("urn:uuid:"))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", len(changes) + (withdrawn is not None))
    event.add("dtstart", date.effective)
    event.add("dtend", date.effective + dt.timedelta(days=1))
    event.add("summary", printable(_summary(state, milestone, date)))
    event.add("description", printable(_told(state, milestone, url, past=past)))
    event.add("url", url)
    event.add("categories", [printable(numbered_title(state.actions[milestone.action]))])
    event.add("status", _status(state, milestone))
    event.add("transp", "TRANSPARENT")
    return event


def _alters(change: Change) -> bool:
    """Whether a change alters what the event says; each raises its SEQUENCE by one."""
    if change.kind == "status":
        return bool({change.before, change.after} & _TOLD)
    return change.kind in ("due", "promise", "merge_milestone")


def _changed(state: State, milestone: MilestoneState, changes: list[Change]) -> dt.date:
    """Return the day on which the event last changed, from the record and never from a clock."""
    approval = state.library.plan.approval
    days = [change.on for change in changes]
    days += [found.effective for found in (milestone.added, approval and approval.date) if found]
    withdrawn = of_milestone(state, milestone)
    days += [withdrawn.on] if withdrawn else []
    return max((day for day in days if day <= state.day), default=state.day)


def _status(state: State, milestone: MilestoneState) -> str:
    gone = (
        of_milestone(state, milestone)
        or milestone.status is Status.STOPPED
        or not milestone.due.is_stated
    )
    if gone:
        return "CANCELLED"
    return "TENTATIVE" if state.plan is PlanStatus.DRAFT else "CONFIRMED"


def _summary(state: State, milestone: MilestoneState, date: PartialDate) -> str:
    promise = milestone.promise
    if of_milestone(state, milestone):
        words = _("Milestone %(id)s: withdrawn", id=milestone.id)
    elif milestone.status is Status.STOPPED:
        words = _("Stopped: %(promise)s", promise=promise)
    elif milestone.status is Status.DONE:
        words = _("Done: %(promise)s", promise=promise)
    elif not milestone.due.is_stated:
        words = _("No date now: %(promise)s", promise=promise)
    elif date.kind in ("day", "range", "quarter"):
        last = day_words(date.effective).words
        words = _("By %(day)s: %(promise)s", day=last, promise=promise)
    else:
        words = _("By the end of %(time)s: %(promise)s", time=when(date).words, promise=promise)
    return demonstration_title(state.library.plan, words)


def _told(state: State, milestone: MilestoneState, url: str, *, past: bool) -> str:
    """Return what the event says, line by line."""
    moves = [event for event in milestone.history if event.kind == "due"]
    return render(
        "feeds/milestone.txt",
        milestone=milestone,
        moves=[move for move in moves if move.before_date and move.after_date],
        action=numbered_title(state.actions[milestone.action]),
        withdrawn=withdrawn_words(of_milestone(state, milestone)),
        draft=state.plan is PlanStatus.DRAFT,
        demonstration=state.library.plan.demonstration,
        past_day=day_words(state.day).words if past else None,
        dated=lambda date: when(date).words,
        url=url,
    )
