"""The views of updates: the newest, those of a year, and one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.model.update import Update
from progress_site.pages.components import (
    numbered_title,
    source_links,
    speaker_name,
    update_link,
)
from progress_site.pages.events import event_view, news
from progress_site.pages.filters import FilterGroup, update_listing
from progress_site.pages.formats import format_views
from progress_site.pages.page_spec import PageSpec
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
    years: tuple[Link, ...]
    filters: tuple[FilterGroup, ...]
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
    top = Link(addresses.UPDATES, _("Updates"))
    yield PageSpec(top.href, top.text, _("What happened, newest first."), updates_view(state))
    for year in update_years(state):
        yield PageSpec(
            addresses.updates_year(year),
            _("Updates: %(year)s", year=year),
            _("What happened in %(year)s, newest first.", year=year),
            updates_view(state, year),
            (top,),
            crumb=year,
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


def update_years(state: State) -> list[str]:
    """Return the years that have updates, newest first."""
    return sorted({str(u.date.effective.year) for u in state.updates}, reverse=True)


def updates_view(state: State, year: str | None = None) -> UpdatesView:
    """Return the view of `/updates/`, or of one of its years."""
    newest = list(reversed(state.updates))
    chosen = (
        newest[:NEWEST_UPDATES]
        if year is None
        else [u for u in newest if str(u.date.effective.year) == year]
    )
    listing = update_listing(state, update_years(state))
    return UpdatesView(
        year=year,
        items=tuple(news(state, u, effects=True) for u in chosen),
        years=listing.years,
        filters=listing.groups(),
        total=len(state.updates if year is None else chosen),
    )


def update_view(state: State, update: Update, body: Markup) -> UpdateView:
    """Return the view of `/updates/SLUG/`. ``body`` was made from Markdown and cleaned."""
    place = state.update_places[update.slug]
    older = state.updates[place - 1] if place else None
    newer = state.updates[place + 1] if place + 1 < len(state.updates) else None
    areas = {a.number: a.title for a in state.library.plan.areas}
    return UpdateView(
        update=update,
        speaker=speaker_name(state, update.from_),
        about=tuple(
            Link(
                addresses.action(n),
                numbered_title(state.actions[n]),
            )
            for n in update.about
            if n in state.actions
        ),
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
