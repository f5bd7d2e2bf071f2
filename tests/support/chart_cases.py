"""Measures that show each thing that a chart can have to show, by what they show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from progress_site.fold.measures import measure_on
from progress_site.fold.state import MeasureState
from tests.support.records import Data, measure

DAY = dt.date(2026, 1, 1)
_Q = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1")
_BREAK: Data = {"break_before": "Counted anew."}


def _values(*values: str | Data) -> list[Data]:
    """Return a reading for each quarter from the first of 2024 on."""
    made = []
    for period, value in zip(_Q, values, strict=False):
        more = value if isinstance(value, dict) else {"value": value}
        made.append({"period": period, **more})
    return made


def _case(name: str, *readings: Data, **more: Any) -> MeasureState:
    asked = {"question": f"{name}?", "id": name.lower().replace(" ", "-"), **more}
    return measure_on(measure(*readings, **asked), DAY)


@cache
def cases() -> Mapping[str, MeasureState]:
    """Return every case by its name."""
    many = [
        {"period": f"{1985 + n}", "value": str(30 + (n * 7) % 23), "published": "2025-01-01"}
        for n in range(40)
    ]
    found = (
        _case(
            "Everything at once",
            *_values("31", "38", {"value": "45", "provisional": "true"}),
            {"period": "2025-Q2", "value": "62", "projected": "true"},
            baseline={"period": "2022/23", "value": "28"},
            target={"value": "70", "by": "2025"},
            interim_targets=[
                {"published": "2024-01-01", "by": "2024-Q2", "value": "40"},
                {"published": "2024-02-01", "by": "2024-Q4", "value": "60"},
                {"published": "2024-03-01", "by": "2024-Q4", "value": "55"},
            ],
            comparators=[
                {"name": "England", "value": "50", "period": "2024-Q2", "published": "2024-01-01"},
                {
                    "name": "a place nearby with a long name",
                    "value": "42",
                    "published": "2024-01-01",
                },
                {
                    "name": "an example of another place",
                    "value": "12",
                    "published": "2024-01-01",
                },
            ],
        ),
        _case(
            "Counted in three ways",
            *_values("30", "34", {"value": "61", **_BREAK}, "65", {"value": "20", **_BREAK}),
        ),
        _case(
            "A start counted in another way",
            *_values("30", "34"),
            baseline={"period": "2022", "value": "60", "comparable": "false", "note": "Other."},
        ),
        _case(
            "Too few and never published",
            *_values("21", "suppressed", "18", "not_published", "15"),
            unit="pupils",
            wanted="down",
        ),
        _case(
            "Below zero",
            *_values("-1.46", "-1.17", "-0.2", "0.3"),
            unit="points",
            same_within="0.1",
            target={"value": "-1.00"},
        ),
        _case(
            "No time is stated",
            {"period": "not_stated", "value": "32.6"},
            wanted="down",
            target={"value": "19"},
            comparators=[{"name": "England", "value": "19.8", "published": "2021-02"}],
        ),
        _case("One figure only", {"period": "autumn term 2024", "value": "52"}),
        _case("One day", {"period": "2024-03-14", "value": "52"}, target={"value": "60"}),
        _case("Always the same", *_values("40", "40", "40", "40")),
        _case("Always nothing", *_values("0", "0", "0"), unit="pupils"),
        _case("One far away", *_values("12", "11", "1000000", "13"), unit="letters"),
        _case(
            "Close together and far from zero",
            *_values("1012", "1015", "1019", "1024"),
            unit="points",
            same_within="1",
        ),
        _case("Forty years", *many),
        _case(
            "A long name for what is counted",
            *_values("3", "4.25"),
            target={"value": "5"},
            unit="weeks from the first call to the first visit, the middle answer of all families",
        ),
        _case(
            "School years",
            {"period": "2022/23", "value": "57.5"},
            {"period": "2023/24", "value": "26.9"},
        ),
        _case("Very large", *_values("999999999999.999999", "1"), unit="pounds"),
    )
    return {state.record.question.rstrip("?"): state for state in found}


@cache
def without_a_chart() -> Mapping[str, MeasureState]:
    """Return measures that have no figure that a picture could show."""
    found = (
        _case("Nothing"),
        _case("Only a forecast", {"period": "2025", "value": "5", "projected": "true"}),
        _case("Only too few", *_values("suppressed", "not_published"), target={"value": "5"}),
    )
    return {state.record.question.rstrip("?"): state for state in found}
