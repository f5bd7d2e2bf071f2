"""The pages of open data, and which pages lead to which feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.pages.data import columns_view, data_view
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.tables import Table
from progress_site.urls import addresses
from progress_site.words.shown import FeedLink, Link

_ATOM, _JSON_FEED = "application/atom+xml", "application/feed+json"


def data_page(
    state: State, tables: Sequence[Table], schemas: Sequence[str], site_url: str
) -> PageSpec:
    """Return `/data/`. ``schemas`` are the names of the published schemas."""
    return PageSpec(
        addresses.DATA,
        _("Open data"),
        _("The whole public record as files, for people and programs that count for themselves."),
        data_view(state, tables, schemas, site_url),
    )


def columns_pages(tables: Sequence[Table]) -> Iterator[PageSpec]:
    """Yield a page for each table that says what its columns mean."""
    for table in tables:
        view = columns_view(table, tables)
        yield PageSpec(
            addresses.columns(table.name),
            view.title,
            view.file.words,
            view,
            (Link(addresses.DATA, _("Open data")),),
            crumb=_("Columns of %(table)s", table=_(table.title)),
        )


def feed_ways(state: State, *, as_of: bool) -> dict[str, tuple[FeedLink, ...]]:
    """Return the feeds that a page leads to, by its address.

    A build of a past day leads to none: its feeds never get a new entry.
    """
    if as_of:
        return {}
    atom = Link(addresses.ATOM, _("All updates as a feed (Atom)"))
    as_json = Link(addresses.JSON_FEED, _("All updates as a feed (JSON Feed)"))
    both = (FeedLink(atom, _ATOM), FeedLink(as_json, _JSON_FEED))
    # The front page has no room for a second way to the same.
    ways: dict[str, tuple[FeedLink, ...]] = {addresses.HOME: both[:1], addresses.UPDATES: both}
    for action in state.actions.values():
        words = _("Updates on action %(number)s as a feed", number=action.number)
        link = Link(addresses.feed_of_action(action.number), words)
        ways[addresses.action(action.number)] = (FeedLink(link, _ATOM),)
    return ways
