"""What a measure says in sentences: its trend, its target, a high or low between."""

from __future__ import annotations

import pytest

from progress_site.words.measures import (
    describe,
    describe_peak,
    describe_target,
    latest_figure,
)
from tests.support.measures import (
    BASE,
    BREAK,
    LAST_DAY,
    Q1,
    Q2,
    Q3,
    TO_60,
    known,
    reading,
)
from tests.support.records import Data


@pytest.mark.parametrize(
    ("readings", "sentence"),
    [
        ([], "No figure has been published yet."),
        ([reading(Q1, "50")], "It was 50% (January to March 2024)."),
        ([reading(Q1, "suppressed"), reading(Q2, "50")], "It was 50% (April to June 2024)."),
        ([reading(Q1, "50"), reading(Q2, "60")], "It went up from 50% (January to March 2024)"),
        ([reading(Q1, "50"), reading(Q2, "40")], "It went down from 50%"),
        ([reading(Q1, "50"), reading(Q2, "50")], "It stayed at 50%."),
        ([reading(Q1, "50"), reading(Q2, "60", **BREAK)], "cannot be compared"),
        ([reading(Q1, "50"), reading(Q2, "suppressed")], "covers too few people to publish"),
    ],
)
def test_the_trend_is_said_in_a_sentence(readings: list[Data], sentence: str) -> None:
    assert sentence in describe(known(*readings))


@pytest.mark.parametrize(
    ("readings", "more", "sentence"),
    [
        ([reading(Q1, "50")], {}, "Where it should be, and by when, is not known."),
        (
            [reading(Q1, "60")],
            {"target": TO_60},
            "by 31 December 2024. The newest figure is there.",
        ),
        ([reading(Q1, "50")], {"target": {"value": "60"}}, "The newest figure is not there."),
        (
            [reading(Q2, "50")],
            {"target": TO_60, "baseline": BASE},
            "for April to June 2024 should be 49.95% or better. It is.",
        ),
        ([reading(Q2, "49")], {"target": TO_60, "baseline": BASE}, "or better. It is not."),
        ([], {"target": TO_60}, "cannot be held against it."),
    ],
)
def test_where_it_stands_is_said_in_a_sentence(
    readings: list[Data], more: Data, sentence: str
) -> None:
    assert sentence in describe_target(known(*readings, day=LAST_DAY, **more))


def test_the_newest_figure_is_the_newest_that_was_published() -> None:
    readings = [reading(Q1, "50"), reading(Q2, "60"), reading(Q3, "suppressed")]
    assert latest_figure(known(*readings)) == "60% (April to June 2024)"
    assert latest_figure(known()) is None


# -- a high or low between the two figures


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (("20.9", "69.5", "42"), " In between it rose to about 70% from April to June 2024."),
        (("50", "20", "60"), " In between it fell to 20% from April to June 2024."),
        (
            ("50", "70", "50"),
            "It was 50% (January to March 2024), and the same again, 50% (July to September 2024). "
            "In between it rose to 70% from April to June 2024.",
        ),
    ],
)
def test_a_clear_high_or_low_between_is_said(values: tuple[str, ...], sentence: str) -> None:
    found = known(*(reading(p, v) for p, v in zip((Q1, Q2, Q3), values, strict=True)))
    assert describe(found).endswith(sentence)


@pytest.mark.parametrize("middle", ["55", "62", "62.5", "48"])
def test_a_figure_near_the_two_compared_is_not_said(middle: str) -> None:
    assert describe_peak(known(reading(Q1, "50"), reading(Q2, middle), reading(Q3, "60"))) is None


def test_another_term_is_no_high_of_a_seasonal_measure() -> None:
    terms = [
        reading("spring term 2024", "50"),
        reading("autumn term 2024", "90"),
        reading("spring term 2025", "60"),
    ]
    assert describe_peak(known(*terms, seasonal=True)) is None
    assert describe_peak(known(*terms)) is not None
