"""The views of updates: the newest, those of a year, and one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import N_, _
from progress_site.fold.state import State
from progress_site.model.update import Update
from progress_site.pages.changes import event_view, news
from progress_site.pages.components import (
    action_link,
    neighbours,
    source_links,
    speaker_name,
    update_link,
)
from progress_site.pages.filters import FilterLink, Listing, update_listing
from progress_site.pages.formats import format_views
from progress_site.pages.page_spec import PageSpec, year_pages
from progress_site.urls import addresses
from progress_site.words.shown import EventView, Link, NewsItem

#: How many the front lists show; the years have all of them.
NEWEST_UPDATES = 12


@dataclass(frozen=True, slots=True)
class UpdatesView:
    """`/updates/` (``year`` is `None`: the newest) and `/updates/2024/`."""

    template: ClassVar[str] = "pages/updates.html"
    year: str | None
    items: tuple[NewsItem, ...]
    years: tuple[str, ...]
    filters: Mapping[str, tuple[FilterLink, ...]]
    total: int


@dataclass(frozen=True, slots=True)
class UpdateView:
    """`/updates/SLUG/`. ``body`` is HTML, made from Markdown and cleaned."""

    template: ClassVar[str] = "pages/update.html"
    update: Update
    speaker: str
    about: tuple[Link, ...]
    areas: tuple[str, ...]
    body: Markup
    events: tuple[EventView, ...]
    evidence: tuple[Link, ...]
    corrects: Link | None
    corrected_by: tuple[Link, ...]
    older: Link | None
    newer: Link | None


def update_pages(state: State, bodies: Callable[[str], Markup]) -> Iterator[PageSpec]:
    """Yield `/updates/`, a page for each year, and one for each update.

    ``bodies`` gives the cleaned HTML of an update by its slug.
    """
    top, listing = Link(addresses.UPDATES, _("Updates")), update_listing(state)
    yield from year_pages(
        top,
        _("What happened, newest first."),
        N_("What happened in %(year)s, newest first."),
        listing.years,
        lambda year: _updates_view(state, listing, year),
    )
    for update in state.updates:
        yield PageSpec(
            addresses.update(update.slug),
            update.title,
            update.summary,
            update_view(state, update, bodies(update.slug)),
            (top,),
            update.date.effective,
            formats=format_views(state, update),
        )


def _updates_view(state: State, listing: Listing[Update], year: str | None) -> UpdatesView:
    """Return the view of `/updates/`, or of one of its years."""
    newest = state.updates[::-1]
    of_year = [u for u in newest if str(u.date.effective.year) == year]
    chosen = newest[:NEWEST_UPDATES] if year is None else of_year
    return UpdatesView(
        year=year,
        items=tuple(news(state, u, effects=True) for u in chosen),
        years=listing.years,
        filters=listing.filters(),
        total=len(newest if year is None else of_year),
    )


def update_view(state: State, update: Update, body: Markup) -> UpdateView:
    """Return the view of `/updates/SLUG/`. ``body`` was made from Markdown and cleaned."""
    older, newer = neighbours(state.updates, update)
    areas = {a.number: a.title for a in state.library.plan.areas}
    return UpdateView(
        update=update,
        speaker=speaker_name(state, update.from_),
        about=tuple(action_link(state.actions[n]) for n in update.about if n in state.actions),
        areas=tuple(areas[n] for n in update.areas if n in areas),
        body=body,
        events=tuple(event_view(state, e) for e in state.events_by_update.get(update.slug, ())),
        evidence=source_links(state, update.evidence),
        corrects=update_link(state, update.corrects) if update.corrects else None,
        corrected_by=tuple(
            update_link(state, u.slug) for u in state.corrections.get(update.slug, ())
        ),
        older=update_link(state, older.slug) if older else None,
        newer=update_link(state, newer.slug) if newer else None,
    )
