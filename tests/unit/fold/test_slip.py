"""One rule for lateness and for how far a date moved."""

from __future__ import annotations

import pytest

from progress_site.fold.lateness import slip, total_slip
from progress_site.model.dates import parse
from progress_site.words.wording import slip_words
from tests.support.records import milestone, moved, update


@pytest.mark.parametrize(
    ("first", "later", "words"),
    [
        # A month counts by its name.
        ("2024-07", "2024-11-08", "4 months"),
        ("2024-03", "2024-07", "4 months"),
        ("2024-07-15", "2024-11", "4 months"),
        ("2024-07", "2025-06", "11 months"),
        ("2022-12", "2025-02-28", "26 months"),
        # Less than a whole month after the last possible day.
        ("2024-07", "2024-08-01", "less than a month"),
        ("2024-07", "2024-08-30", "less than a month"),
        # Between two days, months are whole.
        ("2024-03-14", "2024-03-15", "less than a month"),
        ("2024-03-14", "2024-04-13", "less than a month"),
        ("2024-03-14", "2024-04-14", "1 month"),
        ("2024-03-31", "2024-04-30", "1 month"),
        ("2024-01-31", "2024-02-29", "1 month"),
        ("2024-03-14", "2026-03-14", "24 months"),
        # A date that is vaguer than a month.
        ("autumn term 2023", "spring term 2024", "about 4 months"),
        ("2024-Q2", "2024-07-10", "less than a month"),
        ("2023", "2024-03-01", "about 3 months"),
    ],
)
def test_a_slip_is_counted_in_calendar_months(first: str, later: str, words: str) -> None:
    found = slip(parse(first), parse(later))
    assert found is not None
    assert slip_words(found) == words


def test_a_time_between_two_days_counts_by_the_names_of_its_months() -> None:
    found = slip(parse("2024-07"), parse({"from": "2024-09-20", "to": "2024-10-10"}))
    assert found is not None
    assert slip_words(found) == "about 3 months"


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("2024-07", "2024-07-31"),
        ("2024-07", "2024-03"),
        ("not_stated", "2024"),
        ("2024", "not_stated"),
    ],
)
def test_what_is_not_later_has_no_slip(first: str, later: str) -> None:
    assert slip(parse(first), parse(later)) is None


def test_moves_add_up_from_the_first_date_that_was_promised() -> None:
    news = (
        update("2024-02-01", moved("1.1", "2024-09")),
        update("2024-05-01", moved("1.1", "2025-05")),
    )
    found = total_slip(milestone("1.1", "2024-05-01", *news))
    assert found is not None
    assert slip_words(found) == "11 months"
