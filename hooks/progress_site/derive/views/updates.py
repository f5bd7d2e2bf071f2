"""The views of updates: the newest, those of a year, and one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.derive import addresses
from progress_site.derive.state import State
from progress_site.derive.views.common import (
    numbered_title,
    source_links,
    speaker_name,
    update_link,
)
from progress_site.derive.views.events import event_view
from progress_site.derive.views.filters import FilterGroup, update_listing
from progress_site.derive.views.news import news
from progress_site.derive.views.parts import Cite, EventView, Link, NewsItem, When
from progress_site.derive.wording import cite, when, withdrawn_words
from progress_site.model.update import Update

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
    title: str
    summary: str
    date: When
    happened: When | None
    speaker: str
    about: tuple[Link, ...]
    areas: tuple[str, ...]
    body: Markup
    events: tuple[EventView, ...]
    evidence: tuple[Link, ...]
    source: Cite | None
    corrects: Link | None
    corrected_by: tuple[Link, ...]
    doubt: str | None
    withdrawn: str | None
    older: Link | None
    newer: Link | None


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
        title=update.title,
        summary=update.summary,
        date=when(update.date),
        happened=when(update.happened) if update.happened else None,
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
        source=cite(update.source),
        corrects=update_link(state, update.corrects) if update.corrects else None,
        corrected_by=tuple(
            update_link(state, u.slug) for u in state.corrections.get(update.slug, ())
        ),
        doubt=update.doubt,
        withdrawn=withdrawn_words(update.withdrawn),
        older=update_link(state, older.slug) if older else None,
        newer=update_link(state, newer.slug) if newer else None,
    )
