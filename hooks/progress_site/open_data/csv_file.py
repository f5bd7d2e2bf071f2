"""One table as a file: UTF-8 without a mark in front, commas, lines that end in CR LF (RFC 4180).

Days are ISO 8601, flags are `true` and `false`, and what is not known is empty. Words that a
spreadsheet would take for a formula get an apostrophe in front; figures stay as they are (`-1.46`).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from progress_site.fields.context import Context
from progress_site.fields.field import Field, Table
from progress_site.prose.plain import printable
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
