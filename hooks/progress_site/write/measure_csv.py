"""The figures of one measure as a file for spreadsheets and programs: `data/measures/ID.csv`.

`derive/tables.py` says what its columns mean. `data/readings.csv` has the same ones, and holds the
rows of all measures.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from progress_site.derive.state import MeasureState, Point, State
from progress_site.derive.tables import READINGS
from progress_site.model.base import RegisterRecord
from progress_site.model.dates import PartialDate
from progress_site.model.registers import Reading
from progress_site.write.csv_file import Row, csv_file, day_cell, flag


def measure_csv(measure: MeasureState, state: State) -> bytes:
    """Return the file of a measure as it is known on the day of ``state``."""
    return csv_file(READINGS, measure_rows(measure, state))


def measure_rows(measure: MeasureState, state: State) -> Iterator[Row]:
    """Yield the rows of a measure as it is known on the day of ``state``."""
    for row in _rows(measure, state):
        yield {
            **row,
            "measure": measure.record.id,
            "unit": measure.record.unit,
        }


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
        }
    for point in measure.points:
        yield from _point(point)
    for step in measure.interim_targets:
        yield {
            "record": "interim_target",
            **_period(step.by),
            **_value(step.value),
            **_published(step),
            "note": step.reason or "",
            "doubt": step.doubt or "",
        }
    if measure.target_value is not None:
        yield {"record": "target", **_period(measure.target_by), **_value(measure.target_value)}
    for other in record.comparators:
        if other.known_from <= state.day:
            yield {
                "record": "comparator",
                "name": other.name,
                **_period(other.period),
                **_value(other.value),
                **_published(other),
                "doubt": other.doubt or "",
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
            **_published(point.reading),
            "series": str(point.segment),
        }


def _reading(reading: Reading, point: Point) -> Row:
    return {
        "record": "reading",
        **_period(reading.period),
        **_value(reading.value),
        "provisional": flag(reading.provisional),
        "projected": flag(reading.projected),
        "series": str(point.segment),
        "break_before": reading.break_before or "",
        **_published(reading),
        "note": reading.note or "",
        "doubt": reading.doubt or "",
    }


def _published(record: RegisterRecord) -> Row:
    """Return when a figure became public; empty where nobody knows."""
    return {
        "published": record.published.text if record.published else "",
        "recorded": day_cell(record.recorded),
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
