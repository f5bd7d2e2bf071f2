"""Partial dates: what each form covers, how it sorts, when it has passed."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from progress_site.model.dates import (
    FORMS,
    NOT_STATED,
    DateField,
    DayField,
    PartialDate,
    StatedDate,
    parse,
    parse_day,
)

#: What is written, which kind it is, its first and its last possible day.
COVERS = [
    ("2024-03-14", "day", "2024-03-14", "2024-03-14"),
    ("2024-02-29", "day", "2024-02-29", "2024-02-29"),
    ("2024-03", "month", "2024-03-01", "2024-03-31"),
    ("2024-02", "month", "2024-02-01", "2024-02-29"),
    ("2023-02", "month", "2023-02-01", "2023-02-28"),
    ("2024-12", "month", "2024-12-01", "2024-12-31"),
    ("2024-Q1", "quarter", "2024-01-01", "2024-03-31"),
    ("2024-Q2", "quarter", "2024-04-01", "2024-06-30"),
    ("2024-Q3", "quarter", "2024-07-01", "2024-09-30"),
    ("2024-Q4", "quarter", "2024-10-01", "2024-12-31"),
    ("autumn term 2024", "term", "2024-09-01", "2024-12-31"),
    ("spring term 2025", "term", "2025-01-01", "2025-04-30"),
    ("summer term 2025", "term", "2025-05-01", "2025-07-31"),
    ("Autumn Term 2024", "term", "2024-09-01", "2024-12-31"),
    ("spring season 2024", "season", "2024-03-01", "2024-05-31"),
    ("summer season 2024", "season", "2024-06-01", "2024-08-31"),
    ("autumn season 2024", "season", "2024-09-01", "2024-11-30"),
    ("winter season 2024", "season", "2024-12-01", "2025-02-28"),
    ("winter season 2023", "season", "2023-12-01", "2024-02-29"),
    ("2023/24", "school_year", "2023-09-01", "2024-08-31"),
    ("1999/00", "school_year", "1999-09-01", "2000-08-31"),
    ("2024", "year", "2024-01-01", "2024-12-31"),
    ("1900", "year", "1900-01-01", "1900-12-31"),
    ("2999-12", "month", "2999-12-01", "2999-12-31"),
]


@pytest.mark.parametrize(("text", "kind", "first", "last"), COVERS)
def test_each_form_covers_its_days(text: str, kind: str, first: str, last: str) -> None:
    date = parse(text)
    assert (date.kind, date.text) == (kind, text)
    assert (date.first, date.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_a_span_reaches_from_the_first_day_of_one_date_to_the_last_of_the_other() -> None:
    date = parse({"from": "2022-11", "to": "2022-12-01"})
    assert (date.kind, date.first, date.last) == (
        "range",
        dt.date(2022, 11, 1),
        dt.date(2022, 12, 1),
    )
    assert str(date) == "2022-11 to 2022-12-01"


def test_a_date_that_is_not_stated_covers_nothing() -> None:
    date = parse("not_stated")
    assert date == NOT_STATED
    assert (date.first, date.last, date.is_stated) == (None, None, False)


def test_spaces_around_a_date_do_not_matter() -> None:
    assert parse("  autumn   term 2024 ") == parse("autumn term 2024")


def test_the_printed_table_of_forms_is_true() -> None:
    for _, example, _ in FORMS:
        if example.startswith("{"):
            assert parse({"from": "2022-11-28", "to": "2022-12-01"}).kind == "range"
        else:
            assert parse(example).text == example


@pytest.mark.parametrize(
    ("text", "what", "instead"),
    [
        ("2024-02-30", "there is no such date", "that month ends on 2024-02-29"),
        ("2024-13-01", "there is no such date", "month (01 to 12)"),
        ("2024-00", "there is no such date", "month (01 to 12)"),
        ("2023/25", "there is no such date", "such as 2023/24"),
        ("9999/00", "there is no such date", "a school year is two years"),
        ("autumn 2024", "could be the school term or the season", "autumn season 2024"),
        ("late spring 2025", "could be the school term or the season", "spring term 2025"),
        ("Summer", "could be the school term or the season", "summer term"),
        ("winter 2024", "does not say which days", "winter season 2024"),
        ("14/03/2024", "“14/03/2024”", "2024-03-14"),
        ("3.4.2024", "could be read in two ways", "write the year first"),
        ("2024-3-14", "“2024-3-14”", "2024-03-14"),
        ("winter term 2024", "is not a date that can be read", "a term (autumn term 2024)"),
        ("2024-Q5", "is not a date that can be read", "a quarter (2024-Q2)"),
        ("2024-25", "there is no such date", "2024/25 for the school year"),
        ("1899-12-31", "the year of “1899-12-31” cannot be right", "four digits"),
        ("3000", "the year of “3000” cannot be right", "four digits"),
        ("soon", "is not a date that can be read", "not_stated"),
        ("", "this should be a date", "a day (2024-03-14)"),
    ],
)
def test_what_is_no_date_is_asked_back(text: str, what: str, instead: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        parse(text)
    context = caught.value.context
    assert context is not None
    assert what in context["what"]
    assert instead in context["instead"]


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ({"from": "2024"}, "needs its first and its last date"),
        ({"from": "2024", "to": "2025", "by": "2026"}, "needs its first and its last date"),
        ({"from": "2024-05", "to": "2024-04"}, "ends before it begins"),
        ({"from": "not_stated", "to": "2024"}, "needs two real dates"),
        (["2024"], "this should be a date"),
        (None, "this should be a date"),
        (2024, "this should be a date"),
    ],
)
def test_what_is_no_span_is_asked_back(value: object, what: str) -> None:
    with pytest.raises(PydanticCustomError, match=what):
        parse(value)


def test_a_date_has_passed_only_after_its_last_day() -> None:
    month = parse("2024-03")
    assert not month.passed(dt.date(2024, 3, 1))
    assert not month.passed(dt.date(2024, 3, 31))
    assert month.passed(dt.date(2024, 4, 1))


def test_a_date_that_is_not_stated_never_passes() -> None:
    assert not NOT_STATED.passed(dt.date.max)


def test_an_event_takes_effect_on_the_last_possible_day() -> None:
    assert parse("2024-Q2").effective == dt.date(2024, 6, 30)
    with pytest.raises(ValueError, match="takes effect on no day"):
        _ = NOT_STATED.effective


def test_dates_sort_by_their_first_day_then_by_their_last_and_unstated_ones_come_last() -> None:
    written = ["2023-12-31", "2024-01-01", "2024-01", "2024-Q1", "2024", "2024-02", "not_stated"]
    dates = [parse(text) for text in written]
    mixed = [parse(text) for text in sorted(written, reverse=True)]
    assert sorted(mixed, key=PartialDate.sort_key) == dates
    assert all(a.sort_key() < b.sort_key() for a, b in pairwise(dates))


def test_one_exact_day_is_what_it_says() -> None:
    assert parse_day("2024-03-14") == dt.date(2024, 3, 14)
    with pytest.raises(PydanticCustomError, match="is not one exact day"):
        parse_day("2024-03")


def test_fields_take_only_the_dates_that_they_need() -> None:
    assert TypeAdapter(DateField).validate_python("not_stated") == NOT_STATED
    assert TypeAdapter(DayField).validate_python("2024-03-14") == dt.date(2024, 3, 14)
    with pytest.raises(ValidationError, match="a date is needed here"):
        TypeAdapter(StatedDate).validate_python("not_stated")


def test_a_date_is_written_as_it_was_read() -> None:
    assert TypeAdapter(DateField).dump_python(parse("autumn term 2024")) == "autumn term 2024"
