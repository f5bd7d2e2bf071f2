"""The journey from the first inspection to the day of the site, as a line of time.

What people wrote down (`plan_data/journey.yml`) stands year by year together with what follows from
the record itself: how many promises were kept that year, and how many dates moved.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from progress_site.catalogue import NN_, _, n_
from progress_site.derive import addresses
from progress_site.derive.state import Event, State
from progress_site.derive.views.changes import plan_changes
from progress_site.derive.views.common import update_link
from progress_site.derive.views.formats import FormatView, format_views
from progress_site.derive.views.parts import Cite, Counts, Link, Mark, When
from progress_site.derive.views.timeline import LineView, line_view
from progress_site.derive.views.updates import update_years
from progress_site.derive.wording import cite, counts, day_words, mark, when
from progress_site.model.dates import PartialDate
from progress_site.model.registers import JourneyEvent
from progress_site.model.vocabulary import VOCABULARY
from progress_site.model.words import PlanStatus, Status

#: With more events than these, `/story/` lists them and each year has a page with the details.
TOLD_IN_FULL = 20


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One thing that happened on the way, as somebody wrote it down.

    ``full`` leads to its details, where they are on the page of its year.
    """

    id: str
    full: str | None
    date: When
    title: str
    words: str | None
    source: Cite | None
    doubt: str | None
    formats: tuple[FormatView, ...]


@dataclass(frozen=True, slots=True)
class TimelineFact:
    """What follows from the record for one year: “9 milestones were done”."""

    mark: Mark
    words: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """One year of the way, also when nothing is on record for it."""

    year: str
    events: tuple[TimelineEvent, ...]
    facts: tuple[TimelineFact, ...]


@dataclass(frozen=True, slots=True)
class NowView:
    """The end of the way so far: the state of the day."""

    date: When
    plan: Mark
    plan_words: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What outsiders, or families themselves, said when they looked."""

    id: str
    date: When
    by: str
    verdict: str
    words: str
    source: Cite | None
    doubt: str | None
    formats: tuple[FormatView, ...]


@dataclass(frozen=True, slots=True)
class EarlierAreaView:
    """An area that inspectors named before this plan."""

    title: str
    now: str


@dataclass(frozen=True, slots=True)
class StoryYearView:
    """`/story/2023/`: what happened in one year, in full."""

    template: ClassVar[str] = "pages/story-year.html"
    title: str
    events: tuple[TimelineEvent, ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class JourneyView:
    """`/story/`. ``line`` is `None` while nothing is on record."""

    template: ClassVar[str] = "pages/journey.html"
    line: LineView | None
    years: tuple[TimelineYear, ...]
    now: NowView
    earlier_areas: tuple[EarlierAreaView, ...]
    earlier_areas_source: Cite | None
    reviews: tuple[ReviewView, ...]


def journey_view(state: State) -> JourneyView:
    """Return the view of `/story/`."""
    journey = state.library.journey
    years = tuple(_years(state))
    return JourneyView(
        line=line_view(state, int(years[0].year)) if years else None,
        years=years,
        now=_now(state),
        earlier_areas=tuple(EarlierAreaView(a.title, a.now) for a in journey.earlier_areas),
        earlier_areas_source=cite(journey.earlier_areas_source),
        reviews=tuple(
            ReviewView(
                id=r.id,
                date=when(r.date),
                by=r.by,
                verdict=r.verdict,
                words=r.words,
                source=cite(r.source),
                doubt=r.doubt,
                formats=format_views(state, r),
            )
            for r in reversed(state.reviews)
        ),
    )


def story_years(state: State) -> dict[str, StoryYearView]:
    """Return the view of `/story/2023/` by year; none while all is told on one page."""
    if _on_one_page(state):
        return {}
    found = {y.year: y.events for y in _years(state) if y.events}
    names = list(found)
    return {
        year: StoryYearView(
            title=_("The story so far: %(year)s", year=year),
            events=tuple(replace(event, full=None) for event in events),
            before=_year_link(names[place - 1]) if place else None,
            after=_year_link(names[place + 1]) if place + 1 < len(names) else None,
        )
        for place, (year, events) in enumerate(found.items())
    }


def _on_one_page(state: State) -> bool:
    return len(state.journey) <= TOLD_IN_FULL


def _year_link(year: str) -> Link:
    return Link(addresses.story_year(year), _("The story so far: %(year)s", year=year))


# -- year by year


def _years(state: State) -> Iterator[TimelineYear]:
    """Yield every year from the first event to that of the day, also those without an event."""
    events = [e for e in state.journey if e.date.first is not None]
    facts = dict(_facts(state))
    first = min([_begin(e).year for e in events] + list(facts), default=None)
    if first is None:
        return
    for year in range(first, state.day.year + 1):
        yield TimelineYear(
            str(year),
            tuple(_event(state, e) for e in events if _begin(e).year == year),
            tuple(facts.get(year, ())),
        )


def _begin(event: JourneyEvent) -> dt.date:
    assert event.date.first is not None
    return event.date.first


def _event(state: State, event: JourneyEvent) -> TimelineEvent:
    year = addresses.story_year(str(_begin(event).year))
    return TimelineEvent(
        id=event.id,
        full=None if _on_one_page(state) else f"{year}#{event.id}",
        date=when(event.date),
        title=event.title,
        words=event.words,
        source=cite(event.source),
        doubt=event.doubt,
        formats=format_views(state, event),
    )


_KEPT = NN_("%(number)s milestone was done.", "%(number)s milestones were done.")
_COUNTED = {
    "due": NN_("%(number)s promised date was moved.", "%(number)s promised dates were moved."),
    "stopped": NN_("%(number)s milestone was stopped.", "%(number)s milestones were stopped."),
}


def _facts(state: State) -> Iterator[tuple[int, list[TimelineFact]]]:
    """Yield what the record itself says of each year: the plan, what was kept, what changed."""
    found: dict[int, list[TimelineFact]] = {}
    for date, fact in _plan_facts(state):
        found.setdefault(date.year, []).append(fact)
    kept = [m for m in state.milestones.values() if m.status is Status.DONE]
    done = Counter(_done_in(m.done_on) for m in kept)
    changed = Counter((e.on.year, _change(e)) for e in plan_changes(state))
    years_of_updates = update_years(state)
    for year in sorted({*done, *(y for y, what in changed if what in _COUNTED)} - {0}):
        facts = found.setdefault(year, [])
        if number := done[year]:
            link = None
            if str(year) in years_of_updates:
                text = _("Updates of %(year)s", year=year)
                link = Link(addresses.updates_year(str(year)), text)
            facts.append(TimelineFact(mark("status", "done"), n_(*_KEPT, number), link))
        for what, words in _COUNTED.items():
            if number := changed[year, what]:
                text = _("Changes of %(year)s", year=year)
                link = Link(addresses.changes_year(str(year)), text)
                shape = mark("change", what)
                facts.append(TimelineFact(shape, n_(*words, number), link))
    yield from found.items()


def _done_in(done_on: PartialDate | None) -> int:
    """Return the year in which a promise was kept; 0 where that is not known."""
    return done_on.last.year if done_on is not None and done_on.last is not None else 0


def _change(event: Event) -> str:
    return str(event.after) if event.kind == "status" else event.kind


def _plan_facts(state: State) -> Iterator[tuple[dt.date, TimelineFact]]:
    """Yield approval and end of the plan, unless the journey itself tells of that time."""
    told = {(e.date.first, e.date.last) for e in state.journey}
    approval = state.library.plan.approval
    if (
        approval
        and state.plan is not PlanStatus.DRAFT
        and (approval.date.first, approval.date.last) not in told
    ):
        words = _("The plan was approved: %(date)s.", date=when(approval.date).words)
        link = Link(addresses.ABOUT, _("About"))
        yield approval.date.effective, TimelineFact(mark("plan", "active"), words, link)
    for event in state.events:
        if event.kind != "plan" or (event.date.first, event.date.last) in told:
            continue
        words = _(VOCABULARY["plan"][str(event.after)].happened)
        words = _("%(what)s: %(date)s.", what=words, date=when(event.date).words)
        link = update_link(state, event.update)
        yield event.on, TimelineFact(mark("plan", str(event.after)), words, link)


def _now(state: State) -> NowView:
    return NowView(
        date=day_words(state.day),
        plan=mark("plan", state.plan),
        plan_words=_(VOCABULARY["plan"][state.plan].means),
        counts=counts(state.counts),
    )
