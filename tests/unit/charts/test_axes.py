"""Scales are honest: zero is on them, or the page says that it is not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from progress_site.charts.axes import TimeAxis, ValueAxis, middle, value_axis
from progress_site.model.dates import parse


def axis(*values: str, same_within: str = "0", share: bool = False) -> ValueAxis:
    found = [Decimal(value) for value in values]
    return value_axis(found, top=0, bottom=100, same_within=Decimal(same_within), share=share)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["43", "58"], "0 20 40 60"),
        (["89"], "0 25 50 75 100"),
        (["100"], "0 25 50 75 100"),
        (["7.4", "12"], "0 5 10 15"),
        (["-1.46", "-1.00"], "-1.5 -1 -0.5 0"),
        (["-1.46", "0.3"], "-1.5 -1 -0.5 0 0.5"),
        (["0", "0"], "0 0.25 0.5 0.75 1"),
        (["0.004"], "0 0.001 0.002 0.003 0.004"),
        (["12", "1000000"], "0 250000 500000 750000 1000000"),
        # a tenth of itself: it begins near the figures
        (["1012", "1024"], "1010 1015 1020 1025"),
        (["-1012", "-1024"], "-1025 -1020 -1015 -1010"),
    ],
)
def test_ticks_are_round_figures(values: list[str], ticks: str) -> None:
    assert " ".join(format(tick, "f") for tick in axis(*values).ticks) == ticks


def test_a_share_always_has_its_zero() -> None:
    assert axis("91", "93", share=True).ticks[0] == 0


def test_a_move_that_counts_as_none_is_not_made_to_look_large() -> None:
    assert axis("1012", "1024", same_within="12").ticks[0] == 0
    assert axis("1012", "1024", same_within="11.9").ticks[0] == 1010


def test_higher_figures_stand_higher() -> None:
    found = axis("0", "60")
    assert [found.y(Decimal(value)) for value in ("0", "30", "60")] == [100, 50, 0]


def test_a_period_stands_at_its_middle() -> None:
    assert dt.date.fromordinal(int(middle(parse("2023/24")))) == dt.date(2024, 3, 1)
    assert middle(parse("2024-03-14")) == dt.date(2024, 3, 14).toordinal()


def time(first: str, last: str, left: float = 0, right: float = 240) -> TimeAxis:
    days = [dt.date.fromisoformat(day).toordinal() for day in (first, last)]
    return TimeAxis(days[0], days[1], left, right)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-01-01", "2024-03-31", ["Jan 2024", "Mar 2024"]),
        ("2023-11-20", "2024-11-20", ["Jan 2024", "Jul 2024"]),
        ("2022-06-01", "2025-06-01", ["2023", "2024", "2025"]),
        ("1985-07-01", "2024-07-01", ["1990", "2000", "2010", "2020"]),
    ],
)
def test_marks_of_time_are_first_days_with_room_for_their_words(
    first: str, last: str, words: list[str]
) -> None:
    found = time(first, last).ticks(0, 240)
    assert [w for _, w in found] == words
    assert [x for x, _ in found] == sorted(x for x, _ in found)


def test_one_day_has_no_marks_of_time() -> None:
    found = time("2024-03-14", "2024-03-14")
    assert found.ticks(0, 240) == ()
    assert found.x(found.first) == 120


def test_days_at_the_end_of_the_calendar_do_no_harm() -> None:
    assert TimeAxis(1, 400, 14, 240).ticks(0, 250) == ()
