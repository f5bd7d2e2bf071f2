"""`/data/` and a page for each table of open data.

Which tables and columns there are is defined in `fields/`, and handed on by the frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from progress_site.catalogue import N_, _
from progress_site.fold.state import State
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.publisher import demonstration_title, licence, publisher_name
from progress_site.words.shown import FeedLink, Link
from progress_site.words.wording import day_words


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a table says of each row.

    ``names`` are its columns: three of a date, else one. ``kind`` says what stands in it, where
    that is no word or id, and ``words`` what it says: both are messages of the catalogue until a
    page shows them. ``values`` are the only words that may stand in it.
    """

    names: tuple[str, ...]
    kind: str
    words: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of open data."""

    name: str
    title: str
    words: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of open data. ``media_type`` is its type in the words of the web.

    ``words`` is empty where the title says enough.
    """

    href: str
    title: str
    words: str
    media_type: str


@dataclass(frozen=True, slots=True)
class TableView:
    """One table: its file, and the way to what its columns mean."""

    file: DataFile
    columns: Link


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """`/data/columns/NAME/`: every column of one table, in its order.

    ``others`` lead to the columns of the other tables.
    """

    template: ClassVar[str] = "pages/columns.html"
    title: str
    file: DataFile
    columns: tuple[Column, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """`/data/`. ``cite_as`` is what to copy.

    ``licence_url`` is there where the licence is one that programs know.
    """

    template: ClassVar[str] = "pages/data.html"
    place: str
    partnership: str
    tables: tuple[TableView, ...]
    files: tuple[DataFile, ...]
    feeds: tuple[DataFile, ...]
    measures: tuple[DataFile, ...]
    schemas: tuple[DataFile, ...]
    content_licence: str
    licence_url: str | None
    cite_as: str


_CSV, _JSON = "text/csv", "application/json"
#: Files beside the tables: address, title, words, type.
_FILES = (
    (
        addresses.PLAN_JSON,
        N_("The whole record (plan.json)"),
        N_("Every action, milestone, measure, update and answer, as it is on the day."),
        _JSON,
    ),
    (
        addresses.DATA_PACKAGE,
        N_("Data package (JSON) (datapackage.json)"),
        N_("Each table and each column, as a Frictionless Data Package."),
        _JSON,
    ),
)
_FEEDS = (
    (
        addresses.ATOM,
        N_("All updates as a feed (Atom)"),
        N_("The newest updates, whole. Each action has such a feed too."),
        "application/atom+xml",
    ),
    (
        addresses.JSON_FEED,
        N_("All updates as a feed (JSON Feed)"),
        N_("The same, in another format."),
        "application/feed+json",
    ),
    (
        addresses.CALENDAR,
        N_("The promised dates for your calendar"),
        N_("Each milestone is shown on the last day by which it was promised."),
        "text/calendar",
    ),
)


def data_view(
    state: State, tables: Sequence[Table], schemas: Sequence[str], site_url: str
) -> DataView:
    """Return the view of `/data/`. ``schemas`` are the names of the published schemas."""
    plan = state.library.plan
    known = licence(plan.content_licence)
    return DataView(
        place=plan.place,
        partnership=publisher_name(plan),
        tables=tuple(TableView(_file(table), _columns(table)) for table in tables),
        files=_files(_FILES),
        feeds=_files(_FEEDS),
        measures=tuple(
            DataFile(
                addresses.measure_csv(measure.record.id),
                _("Figures: %(question)s", question=measure.record.question),
                "",
                _CSV,
            )
            for measure in state.measures.values()
        ),
        schemas=tuple(
            DataFile(
                addresses.schema(name),
                f"{name}.schema.json",
                _("The shape of %(name)s.", name=name),
                "application/schema+json",
            )
            for name in schemas
        ),
        content_licence=plan.content_licence,
        licence_url=known.url if known else None,
        cite_as=_cite_as(state, site_url),
    )


def _files(listed: Sequence[tuple[str, str, str, str]]) -> tuple[DataFile, ...]:
    return tuple(DataFile(href, _(title), _(words), kind) for href, title, words, kind in listed)


def columns_view(table: Table, tables: Sequence[Table]) -> ColumnsView:
    """Return the view of the page that says what the columns of one of ``tables`` mean."""
    return ColumnsView(
        title=_columns(table).text,
        file=_file(table),
        columns=tuple(
            replace(c, kind=_(c.kind) if c.kind else "", words=_(c.words)) for c in table.columns
        ),
        others=tuple(_columns(other) for other in tables if other is not table),
    )


def _file(table: Table) -> DataFile:
    title = _("%(table)s (%(file)s)", table=_(table.title), file=f"{table.name}.csv")
    return DataFile(addresses.table(table.name), title, _(table.words), _CSV)


def _columns(table: Table) -> Link:
    words = _("Columns of %(table)s", table=_file(table).title)
    return Link(addresses.columns(table.name), words)


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
