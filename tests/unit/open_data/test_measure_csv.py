"""The file of a measure: every figure, in columns that stay, and safe in a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest

from progress_site.fields.field import Context
from progress_site.fields.measures import READINGS, figures
from progress_site.fold.fold import state_on
from progress_site.fold.state import State
from progress_site.open_data.files import csv_file, guarded
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, state
from tests.support.records import library, measure

COLUMNS = tuple(name for column in READINGS.columns for name in column.names)


def measure_csv(ident: str, found: State) -> bytes:
    context = Context(found, "https://example.org/")
    return csv_file(READINGS, context, figures(found.measures[ident], context))


def rows(ident: str, day: dt.date = AFTER_ITS_END) -> list[dict[str, str]]:
    found = state(day)
    text = measure_csv(ident, found).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_its_columns_are_a_contract() -> None:
    """Once published, for ever: a new one comes last."""
    assert ",".join(COLUMNS) == (
        "measure,record,name,period,period_first,period_last,value,unit,state,provisional,"
        "projected,replaced,series,break_before,published,note,doubt,recorded"
    )


def test_its_bytes_are_as_the_standard_says() -> None:
    found = state(AFTER_ITS_END)
    content = measure_csv("progress-score", found)
    assert content.startswith(b"measure,record,")
    assert content.count(b"\r\n") == content.count(b"\n") == 4


def test_figures_stay_figures() -> None:
    assert [row["value"] for row in rows("progress-score")] == ["-0.31", "-0.42", "-0.57"]
    assert rows("progress-score")[0] == {
        **dict.fromkeys(COLUMNS, ""),
        "measure": "progress-score",
        "record": "baseline",
        "period": "2018/19",
        "period_first": "2018-09-01",
        "period_last": "2019-08-31",
        "value": "-0.31",
        "unit": "score",
        "state": "published",
        "note": "Exams were marked differently in 2019.",
    }


def test_a_suppressed_figure_is_nowhere() -> None:
    found = [
        (row["record"], row["name"], row["value"], row["state"])
        for row in rows("fetched-home-early")
    ]
    assert found == [
        ("reading", "", "61", "published"),
        ("part", "ages 5 to 7", "", "suppressed"),
        ("part", "ages 8 to 11", "19", "published"),
        ("part", "ages 12 to 14", "33", "published"),
        ("part", "ages 15 and 16", "", "suppressed"),
        ("reading", "", "47", "published"),
        ("reading", "", "", "suppressed"),
    ]


def test_series_that_cannot_be_compared_have_numbers_of_their_own() -> None:
    found = [row for row in rows("all-had-read-the-page") if row["record"] == "reading"]
    assert [row["series"] for row in found] == ["0", "0", "1", "1"]
    assert found[2]["break_before"].startswith("From this survey on, only families who have had")


def test_what_was_published_before_stays_as_replaced() -> None:
    found = [row for row in rows("weeks-families-waited") if row["period"] == "2023-Q3"]
    assert [(row["value"], row["replaced"], row["provisional"]) for row in found] == [
        ("8.5", "true", "true"),
        ("8", "false", "false"),
    ]


def test_only_what_was_known_on_the_day_is_in_it() -> None:
    for day, known in ((dt.date(2024, 5, 15), []), (WHILE_IT_RUNS, ["Midshire"])):
        assert [r["name"] for r in rows("weeks-families-waited", day) if r["name"]] == known
    assert "2026-01-15" not in {row["published"] for row in rows("weeks-families-waited")}


def test_a_time_that_nobody_states_has_no_days() -> None:
    neighbour = next(row for row in rows("letter-was-clear") if row["name"] == "Midshire")
    assert (neighbour["period"], neighbour["period_first"]) == ("not_stated", "")


def test_of_a_withdrawn_measure_only_the_notice_is_left() -> None:
    gone = measure(
        {"period": "2024", "value": "12", "note": "Something private."},
        withdrawn={"on": "2024-06-01", "reason": "privacy"},
    )
    found = state_on(library(measures=(gone,)), dt.date(2025, 1, 1))
    text = measure_csv("figure", found).decode()
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["record"], row["state"], row["note"]) == ("withdrawn", "withdrawn", "privacy")
    assert "private." not in text
    assert row["value"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_words_that_look_like_a_formula_stay_words(start: str) -> None:
    assert guarded("text", f"{start}1+1") == f"'{start}1+1"
    assert guarded("id", f"{start}x") == f"'{start}x"


@pytest.mark.parametrize("value", [Decimal("-1.46"), Decimal("-0.2")])
def test_a_figure_below_zero_is_no_formula(value: Decimal) -> None:
    assert guarded("number", str(value)) == str(value)


def test_no_cell_of_a_file_is_a_formula() -> None:
    nasty = measure(
        {"period": "2024", "value": "-3", "note": "=1+1", "doubt": "@home"},
        comparators=[{"name": "+44 place", "value": "-2", "published": "2024-01-01"}],
        unit="-units",
    )
    found = state_on(library(measures=(nasty,)), dt.date(2025, 1, 1))
    text = measure_csv("figure", found).decode()
    first, second = csv.DictReader(io.StringIO(text, newline=""))
    assert (first["note"], first["doubt"], first["unit"]) == ("'=1+1", "'@home", "'-units")
    assert second["name"] == "'+44 place"
    assert (first["value"], second["value"]) == ("-3", "-2")
