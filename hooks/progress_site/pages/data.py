"""`/data/` and a page for each table of open data.

Which tables and columns there are is defined in `fields/`; `SiteContext` passes them on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.model.registers import Measure
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.publisher import demonstration_title, licence, publisher_name
from progress_site.words.shown import Link
from progress_site.words.wording import day_words


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a table says of each row.

    ``names`` are its columns: three of a date, else one. ``kind`` says what is in it, where
    that is no word or id, and ``words`` what it says: both are messages of the catalogue, which
    the page translates. ``values`` are the only words that may be in it.
    """

    names: tuple[str, ...]
    kind: str
    words: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of open data. ``title`` and ``words`` are messages of the catalogue."""

    name: str
    title: str
    words: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """`/data/columns/NAME/`: every column of one table, in its order, and the other tables."""

    template: ClassVar[str] = "pages/columns.html"
    table: Table
    others: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """`/data/`. ``cite_as`` is what to copy; ``schemas`` are the names of the published schemas.

    ``licence_url`` is there where the licence is one that programs know.
    """

    template: ClassVar[str] = "pages/data.html"
    place: str
    tables: tuple[Table, ...]
    measures: tuple[Measure, ...]
    schemas: tuple[str, ...]
    content_licence: str
    licence_url: str | None
    cite_as: str


def data_page(
    state: State, tables: Sequence[Table], schemas: Sequence[str], site_url: str
) -> PageSpec:
    """Return `/data/`. ``schemas`` are the names of the published schemas."""
    plan = state.library.plan
    known = licence(plan.content_licence)
    view = DataView(
        place=plan.place,
        tables=tuple(tables),
        measures=tuple(measure.record for measure in state.measures.values()),
        schemas=tuple(schemas),
        content_licence=plan.content_licence,
        licence_url=known.url if known else None,
        cite_as=_cite_as(state, site_url),
    )
    return PageSpec(
        addresses.DATA,
        _("Open data"),
        _("The whole public record as files, for people and programs that count for themselves."),
        view,
    )


def columns_pages(tables: Sequence[Table]) -> Iterator[PageSpec]:
    """Yield a page for each table that says what its columns mean."""
    for table in tables:
        title = _(table.title)
        file = _("%(table)s (%(file)s)", table=title, file=f"{table.name}.csv")
        yield PageSpec(
            addresses.columns(table.name),
            _("Columns of %(table)s", table=file),
            _(table.words),
            ColumnsView(table, tuple(other for other in tables if other is not table)),
            (Link(addresses.DATA, _("Open data")),),
            crumb=_("Columns of %(table)s", table=title),
        )


def _cite_as(state: State, site_url: str) -> str:
    plan = state.library.plan
    words = _(
        "%(who)s: %(plan)s, the public record as open data, as it stood on %(day)s. %(address)s",
        who=publisher_name(plan),
        plan=plan.name,
        day=day_words(state.day).words,
        address=site_url + addresses.DATA,
    )
    return demonstration_title(plan, words)


def feed_links(state: State, *, as_of: bool) -> dict[str, tuple[Link, ...]]:
    """Return the feeds that a page leads to, by its address.

    A build of a past day leads to none: its feeds never get a new entry.
    """
    if as_of:
        return {}
    atom = Link(addresses.ATOM, _("All updates as a feed (Atom)"))
    as_json = Link(addresses.JSON_FEED, _("All updates as a feed (JSON Feed)"))
    # The front page has no room for a second way to the same.
    links: dict[str, tuple[Link, ...]] = {
        addresses.HOME: (atom,),
        addresses.UPDATES: (atom, as_json),
    }
    for action in state.actions.values():
        words = _("Updates on action %(number)s as a feed", number=action.number)
        feed = Link(addresses.feed_of_action(action.number), words)
        links[addresses.action(action.number)] = (feed,)
    return links
