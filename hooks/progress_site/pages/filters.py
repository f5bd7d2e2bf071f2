"""Lists that show only some of the updates or of the feedback, and the ways to choose.

Every value has a page, also while nothing belongs under it. Values come from the data (actions,
areas) and from the words of the record (ages, reported statuses, answers).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import ClassVar, Generic, NamedTuple, TypeVar

from progress_site.catalogue import NN_, _, n_
from progress_site.fold.state import FeedbackState, State
from progress_site.model.update import Update
from progress_site.model.vocabulary import VOCABULARY, Answer, Forms, Reported, Stage
from progress_site.pages.components import feedback_card, numbered_title
from progress_site.pages.events import news
from progress_site.urls import addresses
from progress_site.words.shown import FeedbackCard, Link, NewsItem, When
from progress_site.words.wording import label, published_when, when

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """One value of a facet and what has it, newest first."""

    key: str
    words: str
    members: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Facet(Generic[T]):
    """One way to choose: action, area, stage, status or response."""

    key: str
    values: tuple[Value[T], ...]


def update_facets(state: State) -> tuple[Facet[Update], ...]:
    """Return every way to choose among updates."""
    newest = list(reversed(state.updates))
    actions = _actions_of_updates(state)

    def reported(update: Update) -> set[str]:
        events = state.events_by_update.get(update.slug, ())
        return {str(e.after) for e in events if e.kind == "status"}

    statuses = [(str(s), label("status", s)) for s in Reported]
    return (
        _facet("action", newest, _actions(state), lambda u: map(str, actions[u.slug])),
        _facet("area", newest, _areas(state), _areas_of(state, actions, lambda u: u.areas)),
        _facet("stage", newest, _ages(state), _stages_of(state, lambda u: actions[u.slug])),
        _facet("status", newest, statuses, reported),
    )


def feedback_facets(state: State) -> tuple[Facet[FeedbackState], ...]:
    """Return every way to choose among feedback."""
    newest = sorted(state.feedback.values(), key=lambda f: (f.record.known_from, f.record.id))[::-1]

    def actions_of(feedback: FeedbackState) -> tuple[int, ...]:
        return feedback.record.actions

    by_action = _stages_of(state, actions_of)

    def areas(feedback: FeedbackState) -> set[str]:
        found = (state.actions.get(n) for n in feedback.record.actions)
        return {str(a.record.area) for a in found if a is not None and a.record.area is not None}

    def stages(feedback: FeedbackState) -> Iterable[str]:
        return feedback.record.stages or by_action(feedback)

    answers = [(key, label("answer", key)) for key in (*Answer, "none")]
    return (
        _facet("action", newest, _actions(state), lambda f: map(str, f.record.actions)),
        _facet("area", newest, _areas(state), areas),
        _facet("stage", newest, _ages(state), stages),
        _facet("response", newest, answers, lambda f: (f.answer_key,)),
    )


# -- values: key and words


def _actions(state: State) -> list[tuple[str, str]]:
    return [
        (
            str(a.number),
            _("%(number)s: %(title)s", number=a.number, title=a.title)
            if a.title
            else _("%(number)s: wording not published here", number=a.number),
        )
        for a in state.actions.values()
    ]


def _areas(state: State) -> list[tuple[str, str]]:
    return [(str(a.number), a.title) for a in state.library.plan.areas]


def _ages(state: State) -> list[tuple[str, str]]:
    said = {s.id: s for s in state.library.your_rights.stages}
    return [(str(s), said[s].title) if s in said else (str(s), label("stage", s)) for s in Stage]


# -- which values something has


def _facet(
    key: str,
    things: Iterable[T],
    values: Iterable[tuple[str, str]],
    of: Callable[[T], Iterable[str]],
) -> Facet[T]:
    members: defaultdict[str, list[T]] = defaultdict(list)
    for thing in things:
        for value in {str(v) for v in of(thing)}:
            members[value].append(thing)
    return Facet(
        key,
        tuple(Value(value, words, tuple(members[value])) for value, words in values),
    )


def _actions_of_updates(state: State) -> Mapping[str, list[int]]:
    """Return the actions that each update names or changes, by its slug."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for action in state.actions.values():
        for update in action.updates:
            found[update.slug].append(action.number)
    return found


def _areas_of(
    state: State, actions: Mapping[str, list[int]], own: Callable[[Update], Iterable[int]]
) -> Callable[[Update], set[str]]:
    def areas(update: Update) -> set[str]:
        by_action = (state.actions[n].record.area for n in actions[update.slug])
        return {str(n) for n in (*own(update), *by_action) if n is not None}

    return areas


def _stages_of(
    state: State, actions_of: Callable[[T], Iterable[int]]
) -> Callable[[T], Iterable[str]]:
    """Return how to find the ages of something: those of its actions, as `/your-rights/` has."""
    guides = state.library.your_rights.stages
    ages = {
        a.number: {
            *map(str, a.record.stages),
            *(str(guide.id) for guide in guides if a.number in guide.actions),
        }
        for a in state.actions.values()
    }

    def stages(thing: T) -> set[str]:
        return {age for number in actions_of(thing) for age in ages.get(number, ())}

    return stages


#: How many of a list are told in full; older ones have one line each, so that a page stays light.
TOLD_IN_FULL = 12
#: How many lines of older ones a page has; the rest follow on pages of their own.
LINES = 60


@dataclass(frozen=True, slots=True)
class FilterLink:
    """One value to choose. ``number`` is how many belong under it."""

    href: str
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """The values of one facet under which there is something."""

    key: str
    label: str
    links: tuple[FilterLink, ...]


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
    chosen from.
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
    years: tuple[Link, ...]
    filters: tuple[FilterGroup, ...]


class Listing(NamedTuple, Generic[T]):
    """A list that readers can filter: all updates, or all feedback.

    ``shows`` is updates or feedback. ``page`` is the page of the whole list, and ``whole`` the link
    back to it. ``address`` gives that of one value of a facet; ``full`` and ``line`` show an entry.
    """

    shows: str
    page: Link
    whole: Link
    number: Forms
    years: tuple[Link, ...]
    facets: tuple[Facet[T], ...]
    address: Callable[[str, str], str]
    full: Callable[[T], NewsItem | FeedbackCard]
    line: Callable[[T], OlderItem]

    def groups(self) -> tuple[FilterGroup, ...]:
        """Return the ways to choose; what nothing belongs under is not offered."""
        groups = (
            FilterGroup(
                facet.key,
                label("filter", facet.key),
                tuple(
                    FilterLink(self.address(facet.key, v.key), v.words, len(v.members))
                    for v in facet.values
                    if v.members
                ),
            )
            for facet in self.facets
        )
        return tuple(group for group in groups if group.links)

    def view(self, state: State, facet: str, value: Value[T]) -> FilteredView:
        """Return the view of what has ``value``."""
        found, words = value.members, VOCABULARY[f"{self.shows}_by"][facet]
        return FilteredView(
            title=_(words.label, value=value.words),
            sentence=n_(*self.number, len(found)) if found else _("Nothing is here yet."),
            rule=_(words.means),
            shows=self.shows,
            items=tuple(map(self.full, found[:TOLD_IN_FULL])),
            older=tuple(map(self.line, found[TOLD_IN_FULL:])),
            further=None,
            ways=(
                self.page,
                *_own_page(state, facet, value.key),
                Link(addresses.GET_HELP, _("Get help or have your say")),
            ),
            whole=self.whole,
            years=self.years,
            filters=self.groups(),
        )


def update_listing(state: State, years: Iterable[str]) -> Listing[Update]:
    """Return the list of updates. ``years`` are those that have a page."""

    @cache
    def item(slug: str) -> NewsItem:
        return news(state, state.updates[state.update_places[slug]], effects=True)

    return Listing(
        shows="updates",
        page=Link(addresses.UPDATES, _("Updates")),
        whole=Link(addresses.UPDATES, _("Newest")),
        number=NN_("%(number)s update, newest first.", "%(number)s updates, newest first."),
        years=tuple(Link(addresses.updates_year(y), y) for y in years),
        facets=update_facets(state),
        address=addresses.updates_by,
        full=lambda update: item(update.slug),
        line=lambda u: OlderItem(when(u.date), Link(addresses.update(u.slug), u.title), None),
    )


def feedback_listing(state: State, years: Iterable[str]) -> Listing[FeedbackState]:
    """Return the list of feedback. ``years`` are those that have a page."""

    def line(feedback: FeedbackState) -> OlderItem:
        record = feedback.record
        link = Link(addresses.feedback(record.id), record.title)
        return OlderItem(published_when(record), link, label("answer", feedback.answer_key))

    return Listing(
        shows="feedback",
        page=Link(addresses.FEEDBACK, _("You said, we did")),
        whole=Link(addresses.FEEDBACK, _("Every year")),
        number=NN_("%(number)s thing said, newest first.", "%(number)s things said, newest first."),
        years=tuple(Link(addresses.feedback_year(y), y) for y in years),
        facets=feedback_facets(state),
        address=addresses.feedback_by,
        full=lambda feedback: feedback_card(state, feedback),
        line=line,
    )


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
    """Return the page that tells more of a value: of an action itself, or of an age."""
    if facet == "action":
        action = state.actions[int(key)]
        return (Link(addresses.action(action.number), numbered_title(action)),)
    if facet == "stage":
        return tuple(
            Link(addresses.stage(s.id), _("Your rights: %(age)s", age=s.title))
            for s in state.library.your_rights.stages
            if s.id == key
        )
    return (Link(addresses.ACTIONS, _("Actions")),)
