"""Words that were withdrawn, are drafts or come later are on no page and in no data of any day."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.support.demo import (
    AFTER_ITS_END,
    DRAFT,
    FOLDER,
    FUTURE,
    WHILE_IT_RUNS,
    WITHDRAWN,
    everything_on,
)

#: Days on which withdrawn records are known, from before each withdrawal to after.
DAYS = [
    dt.date(2023, 7, 1),
    dt.date(2024, 3, 20),
    dt.date(2024, 4, 20),
    dt.date(2024, 6, 10),
    dt.date(2024, 7, 2),
    WHILE_IT_RUNS,
    AFTER_ITS_END,
]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_page_and_no_data_shows_withdrawn_words_on_any_day(day: dt.date) -> None:
    assert WITHDRAWN not in everything_on(day)


def test_the_words_are_there_in_the_records_that_publishers_keep() -> None:
    """Otherwise the test above could not fail."""
    text = "".join(p.read_text().lower() for p in sorted(FOLDER.rglob("*.[ym][md]*")))
    assert text.count(WITHDRAWN) > 20


@pytest.mark.parametrize("word", [DRAFT, FUTURE])
@pytest.mark.parametrize("day", [WHILE_IT_RUNS, AFTER_ITS_END], ids=str)
def test_nothing_of_a_draft_or_of_the_future_is_published(word: str, day: dt.date) -> None:
    assert word not in everything_on(day)


def test_the_words_of_drafts_and_of_the_future_are_in_the_records() -> None:
    """Otherwise the test above could not fail."""
    text = "".join(p.read_text().lower() for p in sorted(FOLDER.rglob("*.[ym][md]*")))
    assert text.count(FUTURE) > 20
    assert text.count(DRAFT) > 3
