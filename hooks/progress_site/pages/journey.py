"""The journey from the first inspection to the day of the site, as a line of time.

What people wrote down (`plan_data/journey.yml`) is shown year by year together with what follows
from the record itself: how many promises were kept that year, and how many dates moved.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import NN_, _, n_
from progress_site.fold.state import Event, MilestoneState, State
from progress_site.model.base import Source
from progress_site.model.registers import EarlierArea, JourneyEvent, Review
from progress_site.model.vocabulary import VOCABULARY, PlanStatus, Status
from progress_site.pages.changes import plan_changes
from progress_site.pages.components import update_link
from progress_site.pages.formats import FormatView, format_views
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.pictures import LineView, line_view
from progress_site.urls import addresses
from progress_site.words.shown import Link, Mark
from progress_site.words.wording import mark, when

#: With more events than these, `/story/` lists them and each year has a page with the details.
SHOWN_IN_FULL = 20


#: An event with its other forms.
EventWithFormats = tuple[JourneyEvent, tuple[FormatView, ...]]


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
    events: tuple[EventWithFormats, ...]
    facts: tuple[TimelineFact, ...]


@dataclass(frozen=True, slots=True)
class StoryYearView:
    """`/story/2023/`: what happened in one year, in full."""

    template: ClassVar[str] = "pages/story-year.html"
    title: str
    events: tuple[EventWithFormats, ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class JourneyView:
    """`/story/`. ``line`` is `None` while nothing is on record.

    ``in_full``: events are shown in full here, and not on the pages of their years. ``plan`` is
    its state on the day, and ``counts`` its milestones by status. Each review has its other forms.
    """

    template: ClassVar[str] = "pages/journey.html"
    line: LineView | None
    years: tuple[TimelineYear, ...]
    in_full: bool
    plan: PlanStatus
    counts: Mapping[Status, int]
    earlier_areas: tuple[EarlierArea, ...]
    earlier_areas_source: Source | None
    reviews: tuple[tuple[Review, tuple[FormatView, ...]], ...]


def story_pages(state: State) -> Iterator[PageSpec]:
    """Yield `/story/`, and `/story/2023/` for each year unless all is shown on one page."""
    top = Link(addresses.STORY, _("The story so far"))
    yield PageSpec(
        top.href,
        top.text,
        _(
            "From the first inspection of %(place)s’s SEND services to today, with each source.",
            place=state.library.plan.place,
        ),
        journey_view(state),
    )
    for year, view in _story_years(state):
        yield PageSpec(
            addresses.story_year(year),
            view.title,
            _("What happened in %(year)s, with each source.", year=year),
            view,
            (top,),
            crumb=year,
        )


def journey_view(state: State) -> JourneyView:
    """Return the view of `/story/`."""
    journey = state.library.journey
    years = tuple(_years(state))
    return JourneyView(
        line=line_view(state, int(years[0].year)) if years else None,
        years=years,
        in_full=_on_one_page(state),
        plan=state.plan,
        counts=state.counts,
        earlier_areas=journey.earlier_areas,
        earlier_areas_source=journey.earlier_areas_source,
        reviews=tuple((r, format_views(state, r)) for r in reversed(state.reviews)),
    )


def _story_years(state: State) -> Iterator[tuple[str, StoryYearView]]:
    if _on_one_page(state):
        return
    found = [y for y in _years(state) if y.events]
    links = [Link(addresses.story_year(y.year), _story_of(y.year)) for y in found]
    for year, before, after in zip(found, [None, *links], [*links[1:], None], strict=False):
        yield year.year, StoryYearView(_story_of(year.year), year.events, before, after)


def _on_one_page(state: State) -> bool:
    return len(state.journey) <= SHOWN_IN_FULL


def _story_of(year: str) -> str:
    return _("The story so far: %(year)s", year=year)


# -- year by year


def _years(state: State) -> Iterator[TimelineYear]:
    """Yield every year from the first event to that of the day, also those without an event."""
    events = [e for e in state.journey if e.date.first is not None]
    facts = _facts(state)
    first = min([_begin(e).year for e in events] + list(facts), default=None)
    if first is None:
        return
    for year in range(first, state.day.year + 1):
        yield TimelineYear(
            str(year),
            tuple((e, format_views(state, e)) for e in events if _begin(e).year == year),
            tuple(facts.get(year, ())),
        )


def _begin(event: JourneyEvent) -> dt.date:
    assert event.date.first is not None
    return event.date.first


_KEPT = NN_("%(number)s milestone was done.", "%(number)s milestones were done.")
_COUNTED = {
    "due": NN_("%(number)s promised date was moved.", "%(number)s promised dates were moved."),
    "stopped": NN_("%(number)s milestone was stopped.", "%(number)s milestones were stopped."),
}


def _facts(state: State) -> Mapping[int, list[TimelineFact]]:
    """Return what the record itself says of each year: the plan, what was kept, what changed."""
    found: defaultdict[int, list[TimelineFact]] = defaultdict(list)
    for date, fact in _plan_facts(state):
        found[date.year].append(fact)
    done = Counter(_done_in(m) for m in state.milestones.values() if m.status is Status.DONE)
    changed = Counter((e.on.year, _change(e)) for e in plan_changes(state))
    updated = {u.date.effective.year for u in state.updates}
    for year in sorted({*done, *(y for y, what in changed if what in _COUNTED)} - {0}):
        if number := done[year]:
            text = _("Updates of %(year)s", year=year)
            link = Link(addresses.updates_year(str(year)), text) if year in updated else None
            found[year].append(TimelineFact(mark("status", "done"), n_(*_KEPT, number), link))
        for what, words in _COUNTED.items():
            if number := changed[year, what]:
                text = _("Changes of %(year)s", year=year)
                link = Link(addresses.changes_year(str(year)), text)
                found[year].append(TimelineFact(mark("change", what), n_(*words, number), link))
    return found


def _done_in(milestone: MilestoneState) -> int:
    """Return the year in which a promise was kept; 0 where that is not known."""
    done_on = milestone.done_on
    return done_on.last.year if done_on is not None and done_on.last is not None else 0


def _change(event: Event) -> str:
    return str(event.after) if event.kind == "status" else event.kind


def _plan_facts(state: State) -> Iterator[tuple[dt.date, TimelineFact]]:
    """Yield approval and end of the plan, unless the journey has an event of that time."""
    known = {(e.date.first, e.date.last) for e in state.journey}
    approval = state.library.plan.approval
    if (
        approval
        and state.plan is not PlanStatus.DRAFT
        and (approval.date.first, approval.date.last) not in known
    ):
        words = _("The plan was approved: %(date)s.", date=when(approval.date).words)
        link = Link(addresses.ABOUT, _("About"))
        yield approval.date.effective, TimelineFact(mark("plan", "active"), words, link)
    for event in state.events:
        if event.kind != "plan" or (event.date.first, event.date.last) in known:
            continue
        words = _(VOCABULARY["plan"][str(event.after)].happened)
        words = _("%(what)s: %(date)s.", what=words, date=when(event.date).words)
        link = update_link(state, event.update)
        yield event.on, TimelineFact(mark("plan", str(event.after)), words, link)
