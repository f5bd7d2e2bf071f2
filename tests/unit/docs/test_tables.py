"""Tables made from the code are those of today's code, and worked examples work out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from progress_site.fold.lateness import computed_status
from progress_site.fold.measures import measure_on
from progress_site.model.dates import parse
from progress_site.model.registers import Measure
from progress_site.model.vocabulary import PlanStatus, Reported
from tests.unit.docs import tables
from tests.unit.docs.reading import STATUSES, rows


def name(row: dict[str, str]) -> str:
    return "; ".join(row.values())


@pytest.mark.parametrize("page", tables.PAGES, ids=lambda page: page.name)
def test_tables_equal_the_code(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert tables.refreshed(text) == text, "run: make generated"


def test_each_table_stands_on_a_page() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in tables.PAGES)
    assert [name for name in tables.TABLES if f"<!-- table: {name} -->" not in text] == []


def test_every_field_is_described() -> None:
    bare = [
        f"{model}.{name}"
        for model, record in tables.models().items()
        for name, info in record.model_fields.items()
        if not info.description
    ]
    assert bare == []


@pytest.mark.parametrize("row", rows(STATUSES, "so it is"), ids=name)
def test_statuses_work_out(row: dict[str, str]) -> None:
    status = computed_status(
        Reported(row["reported"]),
        parse(row["first promised"]),
        PlanStatus(row["the plan is"]),
        dt.date.fromisoformat(row["on"]),
    )
    assert status == row["so it is"]


@pytest.mark.parametrize("row", rows(STATUSES, "against target"), ids=name)
def test_measures_work_out(row: dict[str, str]) -> None:
    state = measure_on(Measure.model_validate(measure(row)), dt.date(2030, 1, 1))
    assert state.trend == row["trend"]
    assert (state.against_target or "none") == row["against target"]


def measure(row: dict[str, str]) -> dict[str, Any]:
    """Return the measure that a row of the table is about, as it would stand in its file."""
    record: dict[str, Any] = {
        "id": "m", "question": "?", "definition": ".", "unit": "%", "wanted": "up",
        "same_within": "2", "belongs_to": "this_plan", "source": {"title": "."},
        "published": "2020", "readings": list(readings(row["figures from 2021 on"])),
    }  # fmt: skip
    if row["baseline (2020)"] != "–":
        record["baseline"] = {"period": "2020", "value": row["baseline (2020)"]}
    value, _, by = row["target"].partition(" by ")
    if value != "–":
        record["target"] = {"value": value, **({"by": by} if by else {})}
    return record


def readings(cell: str) -> Iterator[dict[str, str]]:
    year, broken = 2021, False
    for part in cell.split(", ") if cell != "–" else []:
        if part == "break":
            broken = True
            continue
        reading = {"period": str(year), "published": f"{year + 1}-01"}
        reading["value"] = part.removesuffix(" f")
        if part.endswith(" f"):
            reading["projected"] = "true"
        if broken:
            reading["break_before"] = "the definition changed"
        yield reading
        year, broken = year + 1, False
