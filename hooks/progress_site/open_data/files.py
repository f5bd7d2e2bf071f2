"""The files of open data: `plan.json`, the tables, the figures of each measure, the data package.

`/data/datapackage.json` says what the tables are, for programs (Frictionless Data Package 1).

Days are ISO 8601, flags are `true` and `false`, and what is not known is empty. Words that a
spreadsheet would take for a formula get an apostrophe in front; figures stay as they are (`-1.46`).

What is in it is defined in `fields/`.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from progress_site.catalogue import N_, _
from progress_site.fields.field import Context, Field, Kind, Many, Record, Table
from progress_site.fields.measures import READINGS, figures
from progress_site.fields.plan import PLAN_JSON, TABLES
from progress_site.fields.shared import DATE
from progress_site.fold.state import State
from progress_site.model.base import Source
from progress_site.model.dates import PartialDate
from progress_site.prose.markdown import printable
from progress_site.urls import addresses
from progress_site.words.publisher import demonstration_title, licence, publisher_name
from progress_site.words.wording import day_words, when

#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Columns of these types hold no words of people, and are never touched.
_NO_WORDS = frozenset({"number", "whole", "flag", "day"})


def csv_file(table: Table, context: Context, rows: Iterable[Any] | None = None) -> bytes:
    """Return the file of ``table``: of what ``rows`` are about, or of all that it has."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for column in table.columns for name in column.names])
    for subject in table.rows(context) if rows is None else rows:
        cells = ((column, column.value(subject, context)) for column in table.columns)
        writer.writerow([cell for column, value in cells for cell in _cells(column, value)])
    return out.getvalue().encode()


def _cells(column: Field, value: Any) -> Iterator[str]:
    """Yield the cells of a value: three of a partial date, empty where none is stated."""
    if column.cell_type != "date":
        yield guarded(column.cell_type, _text(value))
    elif value is None or not value.is_stated:
        yield from ("", "", "")
    else:
        yield from (value.first.isoformat(), value.last.isoformat(), when(value).words)


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case dt.date():
            return value.isoformat()
        case tuple() | list():
            return " ".join(map(str, value))
        case _:
            return str(value)


def guarded(kind: str, text: str) -> str:
    """Return the text of a cell: an apostrophe marks as words what looks like a formula."""
    text = printable(text)
    if kind not in _NO_WORDS and text.startswith(_FORMULA):
        return f"'{text}"
    return text


def open_data(state: State, site_url: str, *, past: bool) -> dict[str, bytes]:
    """Return the files by their path. ``site_url`` ends in a slash; ``past``: of a past day."""
    context = Context(state, site_url)
    tables = {addresses.table(table.name): csv_file(table, context) for table in TABLES}
    return {
        **tables,
        **{
            addresses.measure_csv(ident): csv_file(READINGS, context, figures(measure, context))
            for ident, measure in state.measures.items()
        },
        addresses.DATA_PACKAGE: data_package(state, site_url, tables, past=past),
    }


def plan_json(state: State, site_url: str) -> bytes:
    """Return the file. ``site_url`` is the public address of the site, with a slash at its end."""
    found = _object(PLAN_JSON, state, Context(state, site_url))
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _object(record: Record, subject: Any, context: Context) -> dict[str, Any]:
    return {f.key: _json(f.kind, f.value(subject, context), context) for f in record.members}


def _json(kind: Kind | None, value: Any, context: Context) -> Any:
    """Return a value as JSON has it."""
    if value is None:
        return None
    if isinstance(kind, Many):
        items = value.values() if isinstance(value, Mapping) else value
        return [_json(kind.item, item, context) for item in items]
    if isinstance(kind, Record):
        return _object(kind, value, context)
    match value:
        case PartialDate():
            return _object(DATE, value, context)
        case dt.date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case Mapping():
            return {str(key): value[key] for key in sorted(value)}
        case _:
            return value


# -- the data package

#: Of the package and of its columns: the first number changes when one is taken away, so never.
VERSION = "1.0.0"
#: The types of a column in the words of Table Schema: type and format.
_TYPES: Mapping[str, tuple[str, str]] = {
    "link": ("string", "uri"),
    "number": ("number", "default"),
    "whole": ("integer", "default"),
    "flag": ("boolean", "default"),
    "day": ("date", "default"),
}
#: The columns of a date, in the order of `DATE_PARTS`: their types, and what they are.
_DATE_COLUMNS = (
    ("day", N_("%(what)s The first day that it can be.")),
    ("day", N_("%(what)s The last day that it can be.")),
    ("text", N_("%(what)s In words.")),
)


def data_package(state: State, site_url: str, tables: Mapping[str, bytes], *, past: bool) -> bytes:
    """Return the file. ``tables`` are the files of all tables by their path.

    ``past``: this is a build of a past day, and says so.
    """
    plan = state.library.plan
    approval = plan.approval
    known = licence(plan.content_licence)
    sources = [plan.partnership.source, approval.source if approval else None]
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "send-plan-record",
        "version": VERSION,
        "title": demonstration_title(plan, _("%(plan)s: the public record", plan=plan.name)),
        "description": description(state, past=past),
        "homepage": site_url + addresses.DATA,
        "created": f"{state.day.isoformat()}T00:00:00Z",
        "contributors": [{"title": publisher_name(plan), "role": "publisher"}],
        "publisher": plan.publisher.name if plan.publisher else None,
        "demonstration": plan.demonstration,
        "shown_as_of": plan.shown_as_of.isoformat() if plan.shown_as_of else None,
        "licence_words": plan.content_licence,
    }
    if known:
        package["licenses"] = [{"name": known.id, "title": known.title, "path": known.url}]
    if any(sources):
        package["sources"] = [_source(source) for source in sources if source]
    package["resources"] = [
        _resource(table, site_url, tables[addresses.table(table.name)]) for table in TABLES
    ]
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def description(state: State, *, past: bool) -> str:
    """Return what the data is, of which day, and whether it is made up."""
    day = day_words(state.day).words
    said = [
        _("What was promised, what happened, what changed, and what families said."),
        _("This is how the record stood on %(day)s.", day=day)
        if not past
        else _("This is how the record stood on %(day)s. It is not today’s.", day=day),
    ]
    if state.library.plan.demonstration:
        said.append(_("This is a demonstration of a made-up plan. Nothing in it is real."))
    return " ".join(said)


def _source(source: Source) -> dict[str, str]:
    found = {"title": source.title}
    if source.url:
        found["path"] = source.url
    return found


def _resource(table: Table, site_url: str, content: bytes) -> dict[str, Any]:
    path = addresses.table(table.name)
    schema: dict[str, Any] = {
        "fields": [entry for column in table.columns for entry in _fields(column, table)],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [table.key]
    if keys := [_foreign_key(column) for column in table.columns if column.refers_to]:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": _(table.title),
        "description": _(table.words),
        "path": path.removeprefix(addresses.DATA),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": schema,
        "homepage": site_url + path,
    }


def _fields(column: Field, table: Table) -> Iterator[dict[str, Any]]:
    """Yield the descriptions of a column, or of the three columns of a date."""
    constraints: dict[str, Any] = {}
    if column.names == (table.key,):
        constraints |= {"required": True, "unique": True}
    if column.values:
        constraints["enum"] = list(column.values)
    is_date = column.cell_type == "date"
    parts = _DATE_COLUMNS if is_date else ((column.cell_type, "%(what)s"),)
    for name, (cell_type, words) in zip(column.names, parts, strict=True):
        kind, form = _TYPES.get(cell_type, ("string", "default"))
        what = _(words, what=_(column.words))
        found: dict[str, Any] = {"name": name, "type": kind, "format": form, "description": what}
        yield found | ({"constraints": constraints} if constraints else {})


def _foreign_key(column: Field) -> dict[str, Any]:
    key = next(t.key for t in TABLES if t.name == column.refers_to)
    return {"fields": column.names[0], "reference": {"resource": column.refers_to, "fields": key}}
