"""Lists that show only some of the updates or of the feedback, and the ways to choose.

Every value has a page, also while nothing belongs under it. Values come from the data (actions,
areas) and from the words of the record (ages, reported statuses, answers).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from progress_site.catalogue import NN_, _, n_
from progress_site.fold.state import FeedbackState, State
from progress_site.model.update import Update
from progress_site.model.vocabulary import VOCABULARY, Answer, Forms, Reported, Stage
from progress_site.pages.changes import news
from progress_site.pages.components import action_link, feedback_card
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.shown import FeedbackCard, Link, NewsItem, When
from progress_site.words.wording import label, published_when, when

#: How many of a list are shown in full; older ones have one line each, so that a page stays light.
SHOWN_IN_FULL = 12
#: How many lines of older ones a page has; the rest follow on pages of their own.
LINES = 60

T = TypeVar("T")
#: The ways to choose, each with its values (key and words) and what has each, newest first.
Facets = Mapping[str, Mapping[tuple[str, str], Sequence[T]]]


@dataclass(frozen=True, slots=True)
class FilterLink:
    """One value to choose. ``number`` is how many belong under it."""

    href: str
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class OlderItem:
    """An older entry of a list, in one line. ``answer`` is the one of feedback."""

    date: When
    link: Link
    answer: str | None


@dataclass(frozen=True, slots=True)
class FilteredView:
    """`/updates/action/3/`, `/you-said-we-did/action/3/` and their like: what has one value.

    ``shows`` is what ``items`` are: updates or feedback. ``further`` leads to the next page of a
    long list; ``ways`` lead on where there is nothing yet. ``whole`` is the list that this one is
    chosen from; ``filters`` are all values under which there is something, by facet.
    """

    template: ClassVar[str] = "pages/filtered.html"
    title: str
    sentence: str
    rule: str
    shows: str
    items: tuple[NewsItem | FeedbackCard, ...]
    older: tuple[OlderItem, ...]
    further: Link | None
    ways: tuple[Link, ...]
    whole: Link
    years: tuple[str, ...]
    filters: Mapping[str, tuple[FilterLink, ...]]


class Listing(NamedTuple, Generic[T]):
    """A list that readers can filter: all updates, or all feedback.

    ``shows`` is updates or feedback. ``page`` is the page of the whole list, and ``whole`` the link
    back to it. ``address`` gives that of one value of a facet; ``full`` and ``line`` show an entry.
    ``years`` are those that have a page, newest first.
    """

    shows: str
    page: Link
    whole: Link
    number: Forms
    years: tuple[str, ...]
    facets: Facets[T]
    address: Callable[[str, str], str]
    full: Callable[[T], NewsItem | FeedbackCard]
    line: Callable[[T], OlderItem]

    def filters(self) -> Mapping[str, tuple[FilterLink, ...]]:
        """Return the ways to choose; what nothing belongs under is not offered."""
        groups = {
            facet: tuple(
                FilterLink(self.address(facet, key), words, len(members))
                for (key, words), members in values.items()
                if members
            )
            for facet, values in self.facets.items()
        }
        return {facet: links for facet, links in groups.items() if links}

    def pages(self, state: State) -> Iterator[PageSpec]:
        """Yield the pages of every value of every facet."""
        filters = self.filters()
        for facet, values in self.facets.items():
            by = VOCABULARY[f"{self.shows}_by"][facet]
            for (key, words), found in values.items():
                view = FilteredView(
                    title=_(by.label, value=words),
                    sentence=n_(*self.number, len(found)) if found else _("Nothing is here yet."),
                    rule=_(by.means),
                    shows=self.shows,
                    items=tuple(map(self.full, found[:SHOWN_IN_FULL])),
                    older=tuple(map(self.line, found[SHOWN_IN_FULL:])),
                    further=None,
                    ways=(
                        self.page,
                        *_own_page(state, facet, key),
                        Link(addresses.GET_HELP, _("Get help or have your say")),
                    ),
                    whole=self.whole,
                    years=self.years,
                    filters=filters,
                )
                for address, page in pages_of(view, self.address(facet, key)):
                    trail = (self.page,)
                    yield PageSpec(
                        address, page.title, page.rule, page, trail, crumb=words, noindex=True
                    )


def filter_pages(state: State) -> Iterator[PageSpec]:
    """Yield a page for every value of every facet, also while nothing belongs under it."""
    listings: tuple[Listing[Any], ...] = (update_listing(state), feedback_listing(state))
    for listing in listings:
        yield from listing.pages(state)


def pages_of(
    view: FilteredView, first: str, lines: int = LINES
) -> Iterator[tuple[str, FilteredView]]:
    """Yield the pages of a list with their addresses: `…/action/3/`, `…/action/3/2/` and so on."""
    chunks = [view.older[at : at + lines] for at in range(0, len(view.older), lines)] or [()]
    for number, chunk in enumerate(chunks, 1):
        page = replace(view, older=chunk)
        if number > 1:
            title = _("%(title)s (page %(number)s)", title=view.title, number=number)
            page = replace(page, title=title, items=())
        if number < len(chunks):
            text = _("Page %(number)s of %(total)s", number=number + 1, total=len(chunks))
            page = replace(page, further=Link(f"{first}{number + 1}/", text))
        yield first if number == 1 else f"{first}{number}/", page


def _own_page(state: State, facet: str, key: str) -> tuple[Link, ...]:
    """Return the page that says more of a value: of an action itself, or of an age."""
    if facet == "action":
        return (action_link(state.actions[int(key)]),)
    if facet == "stage":
        return tuple(
            Link(addresses.stage(s.id), _("Your rights: %(age)s", age=s.title))
            for s in state.library.your_rights.stages
            if s.id == key
        )
    return (Link(addresses.ACTIONS, _("Actions")),)


# -- the two lists


def update_listing(state: State) -> Listing[Update]:
    """Return the list of updates."""

    @cache
    def item(slug: str) -> NewsItem:
        return news(state, state.updates[state.update_places[slug]], effects=True)

    years = {str(u.date.effective.year) for u in state.updates}
    return Listing(
        shows="updates",
        page=Link(addresses.UPDATES, _("Updates")),
        whole=Link(addresses.UPDATES, _("Newest")),
        number=NN_("%(number)s update, newest first.", "%(number)s updates, newest first."),
        years=tuple(sorted(years, reverse=True)),
        facets=update_facets(state),
        address=addresses.updates_by,
        full=lambda update: item(update.slug),
        line=lambda u: OlderItem(when(u.date), Link(addresses.update(u.slug), u.title), None),
    )


def feedback_listing(state: State) -> Listing[FeedbackState]:
    """Return the list of feedback."""

    def line(feedback: FeedbackState) -> OlderItem:
        record = feedback.record
        link = Link(addresses.feedback(record.id), record.title)
        return OlderItem(published_when(record), link, label("answer", feedback.answer_key))

    years = {str(f.record.known_from.year) for f in state.feedback.values()}
    return Listing(
        shows="feedback",
        page=Link(addresses.FEEDBACK, _("You said, we did")),
        whole=Link(addresses.FEEDBACK, _("Every year")),
        number=NN_("%(number)s thing said, newest first.", "%(number)s things said, newest first."),
        years=tuple(sorted(years, reverse=True)),
        facets=feedback_facets(state),
        address=addresses.feedback_by,
        full=lambda feedback: feedback_card(state, feedback),
        line=line,
    )


def update_facets(state: State) -> Facets[Update]:
    """Return every way to choose among updates: also by the actions that they change."""
    actions: dict[str, list[int]] = {u.slug: [] for u in state.updates}
    for action in state.actions.values():
        for update in action.updates:
            actions[update.slug].append(action.number)

    def reported(update: Update) -> Iterable[object]:
        events = state.events_by_update.get(update.slug, ())
        return [e.after for e in events if e.kind == "status"]

    newest = list(reversed(state.updates))
    facets = _facets(state, newest, lambda u: actions[u.slug], lambda u: u.areas, lambda _u: ())
    statuses = [(str(s), label("status", s)) for s in Reported]
    return {
        **facets,
        "status": _having(newest, statuses, reported),
    }


def feedback_facets(state: State) -> Facets[FeedbackState]:
    """Return every way to choose among feedback."""
    newest = sorted(state.feedback.values(), key=lambda f: (f.record.known_from, f.record.id))[::-1]
    facets = _facets(
        state, newest, lambda f: f.record.actions, lambda _f: (), lambda f: f.record.stages
    )
    answers = [(key, label("answer", key)) for key in (*Answer, "none")]
    return {**facets, "response": _having(newest, answers, lambda f: (f.answer_key,))}


def _facets(
    state: State,
    newest: Sequence[T],
    actions_of: Callable[[T], Iterable[int]],
    areas_of: Callable[[T], Iterable[int]],
    ages_of: Callable[[T], Iterable[Stage]],
) -> Facets[T]:
    """Return how to choose by action, area and age: those of the actions count as well.

    Ages that a thing names itself (``ages_of``) go before those of its actions.
    """
    guides = state.library.your_rights.stages
    titles = {guide.id: guide.title for guide in guides}
    ages = {
        number: {*action.record.stages, *(g.id for g in guides if number in g.actions)}
        for number, action in state.actions.items()
    }

    def areas(thing: T) -> Iterable[object]:
        of_actions = (state.actions[n].record.area for n in actions_of(thing) if n in state.actions)
        return *areas_of(thing), *of_actions

    def stages(thing: T) -> Iterable[object]:
        return ages_of(thing) or {age for n in actions_of(thing) for age in ages.get(n, ())}

    actions = [
        (
            str(a.number),
            _("%(number)s: %(title)s", number=a.number, title=a.title)
            if a.title
            else _("%(number)s: wording not published here", number=a.number),
        )
        for a in state.actions.values()
    ]
    plan_areas = [(str(a.number), a.title) for a in state.library.plan.areas]
    all_ages = [(str(s), titles.get(s) or label("stage", s)) for s in Stage]
    return {
        "action": _having(newest, actions, actions_of),
        "area": _having(newest, plan_areas, areas),
        "stage": _having(newest, all_ages, stages),
    }


def _having(
    things: Sequence[T],
    values: Iterable[tuple[str, str]],
    of: Callable[[T], Iterable[object]],
) -> Mapping[tuple[str, str], Sequence[T]]:
    """Return what has each value; ``of`` gives the values of a thing."""
    has = [(thing, {str(value) for value in of(thing)}) for thing in things]
    return {value: tuple(t for t, keys in has if value[0] in keys) for value in values}
