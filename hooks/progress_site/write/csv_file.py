"""One table as a file: UTF-8 without a mark in front, commas, lines that end in CR LF (RFC 4180).

Days are ISO 8601, flags are `true` and `false`, and what is not known is empty. Words that a
spreadsheet would take for a formula get an apostrophe in front; figures stay as they are (`-1.46`).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal

from progress_site.derive.tables import Table, Type
from progress_site.derive.wording import when
from progress_site.model.dates import PartialDate
from progress_site.write.plain import printable

#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Columns of these types hold no words of people, and are never touched.
_NO_WORDS: frozenset[Type] = frozenset({"number", "whole", "flag", "day"})

Row = Mapping[str, str]


def csv_file(table: Table, rows: Iterable[Row]) -> bytes:
    """Return the file of ``table``. A row leaves out what is empty.

    Raises:
        ValueError: a row has a column that the table does not have.
    """
    types = {field.name: field.type for field in table.fields()}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, tuple(types), restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: guarded(types.get(name), text) for name, text in row.items()})
    return out.getvalue().encode()


def guarded(kind: Type | None, text: str) -> str:
    """Return what may stand in a cell: words that look like a formula are made words again."""
    text = printable(text)
    if kind not in _NO_WORDS and text.startswith(_FORMULA):
        return f"'{text}"
    return text


# -- cells


def flag(value: bool) -> str:
    """Return a flag as a cell."""
    return "true" if value else "false"


def figure(value: Decimal | str | None) -> str:
    """Return a figure as a cell; empty where none is published."""
    return format(value, "f") if isinstance(value, Decimal) else ""


def whole(value: int | None) -> str:
    """Return a whole number as a cell; empty where there is none."""
    return "" if value is None else str(value)


def day_cell(day: dt.date | None) -> str:
    """Return one exact day as a cell; empty where there is none."""
    return day.isoformat() if day else ""


def dated(name: str, date: PartialDate | None) -> Row:
    """Return the three cells of a partial date; empty where there is none or none is stated."""
    if date is None or date.first is None or date.last is None:
        return {}
    return {
        f"{name}_first": date.first.isoformat(),
        f"{name}_last": date.last.isoformat(),
        f"{name}_words": when(date).words,
    }
