"""The figures of one measure as a file for spreadsheets and programs: `data/measures/ID.csv`.

UTF-8 without a mark in front, commas, lines that end in CR LF (RFC 4180), dates as ISO 8601. The
columns are a contract: none is renamed, moved or taken away; a new one comes last. Words that a
spreadsheet would take for a formula get an apostrophe in front; figures stay as they are (`-1.46`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal

from progress_site.derive.state import MeasureState, Point, State
from progress_site.model.dates import PartialDate
from progress_site.model.registers import Reading

#: The columns, for ever in this order. docs/maintaining/measures.md says what each one means.
COLUMNS = (
    "measure",
    "record",
    "name",
    "period",
    "period_first",
    "period_last",
    "value",
    "unit",
    "state",
    "provisional",
    "projected",
    "replaced",
    "series",
    "break_before",
    "published",
    "note",
    "doubt",
    "example",
)
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBERS = frozenset({"value", "series"})

Row = Mapping[str, str]


def measure_csv(measure: MeasureState, state: State) -> bytes:
    """Return the file of a measure as it is known on the day of ``state``."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(measure, state):
        example = measure.example or row.get("example") == "true"
        whole = {
            **row,
            "measure": measure.record.id,
            "unit": measure.record.unit,
            "example": _flag(example),
        }
        writer.writerow({key: guarded(key, text) for key, text in whole.items()})
    return out.getvalue().encode()


def guarded(column: str, text: str) -> str:
    """Return what may stand in a cell: words that look like a formula are made words again."""
    if column not in _NUMBERS and text.startswith(_FORMULA):
        return f"'{text}"
    return text


def _rows(measure: MeasureState, state: State) -> Iterator[Row]:
    """Yield baseline, readings, steps, target and comparators; or that it was withdrawn."""
    record = measure.record
    if record.withdrawn is not None:
        on, reason = record.withdrawn.on.isoformat(), record.withdrawn.reason
        yield {"record": "withdrawn", "state": "withdrawn", "published": on, "note": str(reason)}
        return
    if (baseline := record.baseline) is not None:
        yield {
            "record": "baseline",
            **_period(baseline.period),
            **_value(baseline.value),
            "series": "0" if baseline.comparable else "",
            "note": baseline.note or "",
            "doubt": baseline.doubt or "",
            "example": _flag(baseline.example),
        }
    for point in measure.points:
        yield from _point(point)
    for step in record.interim_targets:
        if step.published.effective <= state.day:
            yield {
                "record": "interim_target",
                **_period(step.by),
                **_value(step.value),
                "published": step.published.text,
                "note": step.reason or "",
                "doubt": step.doubt or "",
                "example": _flag(step.example),
            }
    if measure.target_value is not None:
        yield {"record": "target", **_period(measure.target_by), **_value(measure.target_value)}
    for other in record.comparators:
        if other.published.effective <= state.day:
            yield {
                "record": "comparator",
                "name": other.name,
                **_period(other.period),
                **_value(other.value),
                "published": other.published.text,
                "doubt": other.doubt or "",
                "example": _flag(other.example),
            }


def _point(point: Point) -> Iterator[Row]:
    """Yield earlier publications of a figure, the one that holds, and what it is the sum of."""
    for reading in point.replaced:
        yield {**_reading(reading, point), "replaced": "true"}
    yield {**_reading(point.reading, point), "replaced": "false"}
    for part in point.reading.parts:
        yield {
            "record": "part",
            "name": part.name,
            **_period(point.reading.period),
            **_value(part.value),
            "published": point.reading.published.text,
            "series": str(point.segment),
            "example": _flag(point.reading.example),
        }


def _reading(reading: Reading, point: Point) -> Row:
    return {
        "record": "reading",
        **_period(reading.period),
        **_value(reading.value),
        "provisional": _flag(reading.provisional),
        "projected": _flag(reading.projected),
        "series": str(point.segment),
        "break_before": reading.break_before or "",
        "published": reading.published.text,
        "note": reading.note or "",
        "doubt": reading.doubt or "",
        "example": _flag(reading.example),
    }


def _period(period: PartialDate | None) -> Row:
    if period is None or period.first is None or period.last is None:
        return {"period": "not_stated"}
    return {
        "period": period.text,
        "period_first": period.first.isoformat(),
        "period_last": period.last.isoformat(),
    }


def _value(value: Decimal | str) -> Row:
    if isinstance(value, Decimal):
        return {"value": format(value, "f"), "state": "published"}
    return {"value": "", "state": value}


def _flag(value: bool) -> str:
    return "true" if value else "false"
