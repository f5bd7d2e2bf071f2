"""Every file of open data but `plan.json`: the tables, the figures of each measure, the package.

Days are ISO 8601, flags are `true` and `false`, and what is not known is empty. Words that a
spreadsheet would take for a formula get an apostrophe in front; figures stay as they are (`-1.46`).

What is in it is defined in `fields/`.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from progress_site.fields.field import Context, Field, Kind, Link, Many, Record, Table, values
from progress_site.fields.measures import READINGS, figures
from progress_site.fields.plan import PLAN_JSON, TABLES
from progress_site.fields.shared import DATE
from progress_site.fold.state import State
from progress_site.model.dates import PartialDate
from progress_site.open_data.data_package import data_package
from progress_site.prose.markdown import printable
from progress_site.urls import addresses
from progress_site.words.wording import when

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
    """Return what may stand in a cell: words that look like a formula are made words again."""
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
        return [_json(kind.item, item, context) for item in value]
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


# -- its schema

_SCHEMAS: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    Link: {"type": "string"},
    dt.date: {"type": "string", "format": "date"},
    Decimal: {"type": "number"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dict: {"type": "object", "additionalProperties": {"type": "integer"}},
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the file."""
    definitions: dict[str, Any] = {}
    root = _object_schema(PLAN_JSON, definitions)
    return {"$defs": dict(sorted(definitions.items())), **root}


def _object_schema(record: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": record.name,
        "description": record.words,
        "type": "object",
        "properties": {field.key: _property(field, definitions) for field in record.members},
        "required": [field.key for field in record.members],
        "additionalProperties": False,
    }


def _property(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    found = _schema(field.kind, definitions)
    if field.null:
        found = {"anyOf": [found, {"type": "null"}]}
    return {"description": field.words % (), **found} if field.words else found


def _schema(kind: Kind | None, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(kind, Many):
        return {"type": "array", "items": _schema(kind.item, definitions)}
    if words := values(kind):
        return {"type": "string", "enum": list(words)}
    record = DATE if kind is PartialDate else kind
    if not isinstance(record, Record):
        return _SCHEMAS[record]
    if record.name not in definitions:
        definitions[record.name] = _object_schema(record, definitions)
    return {"$ref": f"#/$defs/{record.name}"}
