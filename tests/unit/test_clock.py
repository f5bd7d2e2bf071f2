"""On which day the site stands: AS_OF, a demonstration's own, SOURCE_DATE_EPOCH, or today."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from progress_site.clock import LONDON, ClockError, read_clock


def _epoch(text: str) -> str:
    return str(int(dt.datetime.fromisoformat(text).timestamp()))


def test_as_of_names_the_day_and_says_that_somebody_asked_for_it() -> None:
    clock = read_clock({"AS_OF": "2023-12-01", "SOURCE_DATE_EPOCH": "0"})
    assert (clock.day, clock.as_of) == (dt.date(2023, 12, 1), True)


def test_the_day_of_a_demonstration_is_its_today() -> None:
    shown = dt.date(2024, 6, 15)
    clock = read_clock({"SOURCE_DATE_EPOCH": "0"}, shown)
    assert (clock.day, clock.as_of) == (shown, False)
    asked = read_clock({"AS_OF": "2023-12-01"}, shown)
    assert (asked.day, asked.as_of) == (dt.date(2023, 12, 1), True)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # winter: London is at UTC
        ("2024-01-15T23:59:59+00:00", "2024-01-15"),
        ("2024-01-16T00:00:00+00:00", "2024-01-16"),
        # summer: London is one hour ahead
        ("2024-06-15T22:59:59+00:00", "2024-06-15"),
        ("2024-06-15T23:00:00+00:00", "2024-06-16"),
        # the nights on which the clocks change
        ("2024-03-31T00:59:59+00:00", "2024-03-31"),
        ("2024-03-31T22:59:59+00:00", "2024-03-31"),
        ("2024-03-31T23:00:00+00:00", "2024-04-01"),
        ("2024-10-27T22:59:59+00:00", "2024-10-27"),
        ("2024-10-27T23:00:00+00:00", "2024-10-27"),
        ("2024-10-28T00:00:00+00:00", "2024-10-28"),
    ],
)
def test_an_epoch_is_the_day_that_it_was_in_london(moment: str, day: str) -> None:
    clock = read_clock({"SOURCE_DATE_EPOCH": _epoch(moment)})
    assert (clock.day.isoformat(), clock.as_of) == (day, False)


def test_where_the_machine_stands_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    epoch = _epoch("2024-06-15T23:30:00+00:00")
    days = set()
    for zone in ("America/Los_Angeles", "UTC", "Pacific/Auckland"):
        monkeypatch.setenv("TZ", zone)
        days.add(read_clock({"SOURCE_DATE_EPOCH": epoch}).day)
    assert days == {dt.date(2024, 6, 16)}


def test_without_either_it_is_today_in_london() -> None:
    before = dt.datetime.now(tz=LONDON).date()
    clock = read_clock({})
    after = dt.datetime.now(tz=ZoneInfo("Europe/London")).date()
    assert before <= clock.day <= after
    assert not clock.as_of


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_variable_is_none(empty: str) -> None:
    clock = read_clock({"AS_OF": empty, "SOURCE_DATE_EPOCH": "1700000000"})
    assert (clock.day, clock.as_of) == (dt.date(2023, 11, 14), False)
    assert read_clock({"AS_OF": empty, "SOURCE_DATE_EPOCH": empty}).day.year > 2023


@pytest.mark.parametrize("text", ["2023-12", "1/12/2023", "yesterday", "2023-02-30"])
def test_an_as_of_that_is_no_day_is_asked_back(text: str) -> None:
    with pytest.raises(ClockError) as caught:
        read_clock({"AS_OF": text})
    assert str(caught.value) == f"AS_OF is “{text}”: write a day such as AS_OF=2023-12-01"


@pytest.mark.parametrize("text", ["now", "17e8", "1.5", "9" * 30, "-" + "9" * 30])
def test_an_epoch_that_is_no_moment_is_asked_back(text: str) -> None:
    with pytest.raises(ClockError, match="write seconds since 1970"):
        read_clock({"SOURCE_DATE_EPOCH": text})


def test_as_of_comes_first_also_when_the_epoch_is_wrong() -> None:
    assert read_clock({"AS_OF": "2024-03-01", "SOURCE_DATE_EPOCH": "now"}).day.month == 3
