"""Lists that show only some of the updates or of the feedback, and the ways to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, TypeVar

from progress_site.catalogue import N_, NN_, _, n_
from progress_site.derive import addresses
from progress_site.derive.filtering import Facet, Value
from progress_site.derive.state import FeedbackState, State
from progress_site.derive.views.common import numbered_title
from progress_site.derive.views.parts import FeedbackCard, Link, NewsItem, When
from progress_site.derive.wording import published_when, when
from progress_site.model.update import Update

#: How many of a list are told in full; older ones have one line each, so that a page stays light.
TOLD_IN_FULL = 12
#: How many lines of older ones a page has; the rest follow on pages of their own.
LINES = 60

_LABELS = {
    "action": N_("By action"),
    "area": N_("By area"),
    "stage": N_("By age"),
    "status": N_("By what was reported"),
    "response": N_("By answer"),
}
_UPDATE_TITLES = {
    "action": N_("Updates about action %(value)s"),
    "area": N_("Updates by area: %(value)s"),
    "stage": N_("Updates by age: %(value)s"),
    "status": N_("Updates by what was reported: %(value)s"),
}
_FEEDBACK_TITLES = {
    "action": N_("What was said about action %(value)s"),
    "area": N_("What was said, by area: %(value)s"),
    "stage": N_("What was said, by age: %(value)s"),
    "response": N_("What was said, by answer: %(value)s"),
}
#: The rule by which something belongs here, beside the list that follows from it.
_UPDATE_RULES = {
    "action": N_("Here is every update that names this action or changes it."),
    "area": N_("Here is every update about this area, or about an action under it."),
    "stage": N_("Here is every update about an action for this age."),
    "status": N_("Here is every update that said this of a promise."),
}
_FEEDBACK_RULES = {
    "action": N_("Here is all that was said about this action."),
    "area": N_("Here is all that was said about actions under this area."),
    "stage": N_("Here is all that was said for this age, or about an action for it."),
    "response": N_("Here is all that has this answer today."),
}
_UPDATES = NN_("%(number)s update, newest first.", "%(number)s updates, newest first.")
_SAID = NN_("%(number)s thing said, newest first.", "%(number)s things said, newest first.")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FilterLink:
    """One value to choose. ``number`` is how many belong under it."""

    href: str
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """The values of one facet."""

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

    Of ``updates`` and ``said`` one is empty: a list holds updates or feedback. ``further`` leads to
    the next page of a long list; ``empty`` and ``ways`` stand where there is nothing yet. ``whole``
    is the list that this one is chosen from.
    """

    template: ClassVar[str] = "pages/filtered.html"
    title: str
    sentence: str
    rule: str
    updates: tuple[NewsItem, ...]
    said: tuple[FeedbackCard, ...]
    older: tuple[OlderItem, ...]
    further: Link | None
    empty: str
    ways: tuple[Link, ...]
    whole: Link
    years: tuple[Link, ...]
    filters: tuple[FilterGroup, ...]


def update_filters(facets: Iterable[Facet[Update]]) -> tuple[FilterGroup, ...]:
    """Return the ways to choose among updates."""
    return _filters(facets, addresses.updates_by)


def feedback_filters(facets: Iterable[Facet[FeedbackState]]) -> tuple[FilterGroup, ...]:
    """Return the ways to choose among feedback."""
    return _filters(facets, addresses.feedback_by)


def _filters(
    facets: Iterable[Facet[T]],
    address: Callable[[str, str], str],
) -> tuple[FilterGroup, ...]:
    groups = []
    for facet in facets:
        links = tuple(
            FilterLink(address(facet.key, v.key), v.words, len(v.members)) for v in facet.values
        )
        if links:
            groups.append(FilterGroup(facet.key, _(_LABELS[facet.key]), links))
    return tuple(groups)


def filtered_updates(
    state: State,
    facet: Facet[Update],
    value: Value[Update],
    item: Callable[[Update], NewsItem],
    years: tuple[Link, ...],
    filters: tuple[FilterGroup, ...],
) -> FilteredView:
    """Return the view of the updates that have ``value``. ``item`` tells one of them in full."""
    found = value.members
    older = tuple(
        OlderItem(when(u.date), Link(addresses.update(u.slug), u.title), None)
        for u in found[TOLD_IN_FULL:]
    )
    return FilteredView(
        title=_(_UPDATE_TITLES[facet.key], value=value.words),
        sentence=n_(*_UPDATES, len(found)) if found else _("No update is here yet."),
        rule=_(_UPDATE_RULES[facet.key]),
        updates=tuple(map(item, found[:TOLD_IN_FULL])),
        said=(),
        older=older,
        further=None,
        empty=_("This page keeps its address. New updates will appear here."),
        ways=(
            Link(addresses.UPDATES, _("The newest updates")),
            *_own_page(state, facet.key, value.key),
            Link(addresses.GET_HELP, _("Ask a question")),
        ),
        whole=Link(addresses.UPDATES, _("Newest")),
        years=years,
        filters=filters,
    )


def filtered_feedback(
    state: State,
    facet: Facet[FeedbackState],
    value: Value[FeedbackState],
    card: Callable[[FeedbackState], FeedbackCard],
    years: tuple[Link, ...],
    filters: tuple[FilterGroup, ...],
) -> FilteredView:
    """Return the view of the feedback that has ``value``. ``card`` tells one of them in full."""
    found = value.members
    older = tuple(
        OlderItem(published_when(f.record), Link(c.href, c.title), c.mark.words)
        for f in found[TOLD_IN_FULL:]
        for c in (card(f),)
    )
    return FilteredView(
        title=_(_FEEDBACK_TITLES[facet.key], value=value.words),
        sentence=n_(*_SAID, len(found)) if found else _("Nothing is here yet."),
        rule=_(_FEEDBACK_RULES[facet.key]),
        updates=(),
        said=tuple(map(card, found[:TOLD_IN_FULL])),
        older=older,
        further=None,
        empty=_("This page keeps its address. New entries will appear here."),
        ways=(
            Link(addresses.FEEDBACK, _("All that was said")),
            *_own_page(state, facet.key, value.key),
            Link(addresses.GET_HELP, _("Say something")),
        ),
        whole=Link(addresses.FEEDBACK, _("Every year")),
        years=years,
        filters=filters,
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
            page = replace(page, title=title, updates=(), said=())
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
            Link(
                addresses.stage(s.id),
                _("Your rights: %(age)s", age=s.title),
            )
            for s in state.library.your_rights.stages
            if s.id == key
        )
    return (Link(addresses.ACTIONS, _("Actions")),)
