"""The official figures of Somerset equal `somerset_figures.csv`, which was typed apart from them.

The table was typed from the published facts and not from `plan_data/`, so a slip in either shows.
`england` is the figure of England beside a value: a comparator, or for numbers that no chart could
hold, in the note of the reading.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.project import Built

Row = dict[str, str]
TABLE = Path(__file__).with_name("somerset_figures.csv")
TYPED: list[Row] = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
#: Figures of the plan before this one of which there is only one.
BEFORE = {"expected-standard-key-stage-2", "in-education-work-or-training", "progress-8"}


@pytest.fixture(scope="module")
def published(shipped: Built) -> list[Row]:
    return list(csv.DictReader(io.StringIO(shipped.text("data/readings.csv"))))


def test_each_reading_is_the_one_that_was_typed_apart(published: list[Row]) -> None:
    assert len(TYPED) > 200
    assert len({row["measure"] for row in TYPED}) >= 18
    typed = {(r["measure"], r["period"]): Decimal(r["value"]) for r in TYPED}
    assert len(typed) == len(TYPED)
    found = {
        (r["measure"], r["period"]): Decimal(r["value"])
        for r in published
        if r["record"] == "reading" and r["value"] and r["measure"] not in BEFORE
    }
    assert found == typed


def test_england_is_beside_each_figure_for_which_it_is_known(published: list[Row]) -> None:
    beside = {
        (r["measure"], r["period"]): Decimal(r["value"])
        for r in published
        if r["record"] == "comparator" and r["name"] == "England" and r["period"] != "not_stated"
    }
    notes = {(r["measure"], r["period"]): r["note"] for r in published if r["record"] == "reading"}
    for row in TYPED:
        key = row["measure"], row["period"]
        if row["england"] and len(row["england"]) > 4:
            assert f"England: {int(row['england']):,}" in notes[key], key
        else:
            typed = Decimal(row["england"]) if row["england"] else None
            assert beside.pop(key, None) == typed, key
            assert "England:" not in notes[key], key
    assert beside == {}


def test_each_official_figure_says_where_it_is_from(shipped: Built) -> None:
    for row in csv.DictReader(io.StringIO(shipped.text("data/measures.csv"))):
        if row["belongs_to"] == "beside_this_plan":
            assert "Open Government Licence v3.0" in row["source"], row["id"]
            assert row["limits"], row["id"]
            assert any(w in row["question"] for w in ("EHC", "SEN support", "appeal")), row["id"]
