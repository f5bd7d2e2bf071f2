"""The readers' words for dates, spans, moves, counts and figures."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from progress_site.model.base import Withdrawn
from progress_site.model.dates import parse
from progress_site.model.vocabulary import Status
from progress_site.words.wording import (
    counts,
    day_words,
    figure,
    joined,
    move_size,
    ordinal,
    sentences,
    spelt,
    times,
    when,
    withdrawn_words,
)


@pytest.mark.parametrize(
    ("written", "words", "iso"),
    [
        ("2024-03-14", "14 March 2024", "2024-03-14"),
        ("2024-03", "March 2024", "2024-03"),
        ("2024-Q2", "April to June 2024", None),
        ("Autumn term 2024", "autumn term 2024", None),
        ("summer season 2024", "summer 2024", None),
        ("winter season 2024", "winter 2024 to 2025", None),
        ("2023/24", "the school year 2023/24", None),
        ("2024", "2024", "2024"),
        ("not_stated", "no date given", None),
        ({"from": "2022-11-28", "to": "2022-12-01"}, "28 November to 1 December 2022", None),
        ({"from": "2022-12-28", "to": "2023-01-03"}, "28 December 2022 to 3 January 2023", None),
        ({"from": "2022-11", "to": "2022-12"}, "November to December 2022", None),
        ({"from": "2020-03-09", "to": "2020-03-13"}, "9 to 13 March 2020", None),
        ({"from": "2022", "to": "2023"}, "2022 to 2023", None),
        ({"from": "2022", "to": "2023-11"}, "2022 to November 2023", None),
        ({"from": "2022-02", "to": "2023-12"}, "February 2022 to December 2023", None),
        ({"from": "2022-11", "to": "2023-01"}, "November 2022 to January 2023", None),
        ({"from": "2022-11", "to": "2023-01-15"}, "November 2022 to 15 January 2023", None),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(
    written: object, words: str, iso: str | None
) -> None:
    found = when(parse(written))
    assert (found.words, found.iso) == (words, iso)


def test_a_day_is_said_in_words() -> None:
    assert day_words(dt.date(2024, 3, 1)).words == "1 March 2024"


@pytest.mark.parametrize(
    ("before", "after", "number", "words"),
    [
        ("2024-03", "2024-07", 2, "The new date is 4 months later; this is the second move"),
        ("2024-03", "2024-07", 0, "The new date is 4 months later"),
        ("2024-Q2", "2024-07", 1, "The new date is about 1 month later; this is the first move"),
        ("2024-07", "2024-03", 1, "The new date is 4 months earlier; this is the first move"),
        (
            "2024-03-14",
            "2024-03-20",
            3,
            "The new date is less than a month later; this is the third move",
        ),
        ("not_stated", "2024-07", 0, "There was no date before"),
        ("2024-03", "not_stated", 1, "There is no new date yet; this is the first move"),
        ("not_stated", "2024-07", 2, "There is a date again; this is the second move"),
        (
            "2024-03",
            "2024-03-31",
            1,
            "The same last day, said in another way; this is the first move",
        ),
    ],
)
def test_the_size_of_a_move_is_worked_out(before: str, after: str, number: int, words: str) -> None:
    assert move_size(parse(before), parse(after), number) == words


def test_the_last_days_of_two_dates_decide_the_size_of_a_move() -> None:
    autumn, school_year = parse("autumn season 2024"), parse("2024/25")
    assert move_size(autumn, school_year, 0) == "The new date is about 9 months later"


def test_small_numbers_are_words() -> None:
    assert [spelt(n) for n in (0, 1, 10, 11)] == ["no", "one", "ten", "11"]
    assert [ordinal(n) for n in (1, 2, 3, 8, 9, 11)] == [
        "first",
        "second",
        "third",
        "eighth",
        "9th",
        "11th",
    ]
    assert [times(n) for n in (1, 2, 3, 12)] == ["once", "twice", "three times", "12 times"]


def test_lists_are_words() -> None:
    assert [joined(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert sentences(["the start", "A school year.", "why?"]) == "The start. A school year. Why?"


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ({}, "No milestones are published here"),
        ({"late": 2}, "None of 2 milestones is done"),
        ({"done": 1, "late": 1}, "1 of 2 milestones is done"),
        ({"done": 1}, "The one milestone is done"),
        ({"done": 14, "on_track": 10, "late": 7}, "14 of 31 milestones are done"),
    ],
)
def test_progress_is_said_in_a_sentence(numbers: dict[str, int], sentence: str) -> None:
    found = counts({Status(key): number for key, number in numbers.items()})
    assert found.sentence == sentence
    assert {t.mark.key: int(t.words.split()[0]) for t in found.tallies} == numbers


def test_only_what_there_is_is_counted_and_done_comes_first() -> None:
    numbers = {Status.STOPPED: 1, Status.DONE: 2, Status.LATE: 3, Status.PAUSED: 0}
    found = counts(numbers)
    assert [tally.words for tally in found.tallies] == ["2 done", "3 late", "1 stopped"]


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("57.5", "%", "57.5%"),
        ("-1.46", "score", "\N{MINUS SIGN}1.46"),
        ("31", "days", "31 days"),
        ("1000000", "pupils", "1,000,000 pupils"),
        ("0", "%", "0%"),
    ],
)
def test_a_figure_is_said_with_its_unit(value: str, unit: str, words: str) -> None:
    assert figure(Decimal(value), unit) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [("privacy", "privacy"), ("legal", "a legal reason"), ("error", "by mistake")],
)
def test_a_withdrawal_is_told_with_its_day_and_its_reason(reason: str, words: str) -> None:
    found = withdrawn_words(Withdrawn.model_validate({"on": "2024-05-05", "reason": reason}))
    assert found is not None
    assert "5 May 2024" in found
    assert words in found
    assert withdrawn_words(None) is None
