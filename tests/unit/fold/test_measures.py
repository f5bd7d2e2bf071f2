"""Is it getting better, and is it where it was promised to be: every branch of the two rules."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from progress_site.model.vocabulary import AgainstTarget, Trend
from progress_site.words.measures import (
    describe,
    describe_target,
)
from tests.support.measures import (
    BASE,
    BREAK,
    DAY,
    LAST_DAY,
    OTHER,
    Q1,
    Q2,
    Q3,
    TO_60,
    known,
    reading,
    step,
)
from tests.support.records import Data

WHY: Data = {"reason": "A reason.", "agreed_by": "a board"}


# -- is it getting better


@pytest.mark.parametrize(
    ("readings", "baseline", "trend"),
    [
        # nothing, or one
        ([], None, "not_measured_yet"),
        ([], BASE, "not_measured_yet"),
        ([reading(Q1, "not_published")], None, "not_measured_yet"),
        ([reading(Q1, "50", projected=True)], BASE, "not_measured_yet"),
        ([reading(Q1, "50")], None, "one_reading_only"),
        ([reading(Q1, "50"), reading(Q2, "not_published")], None, "one_reading_only"),
        ([reading(Q1, "50"), reading(Q2, "60", projected=True)], None, "one_reading_only"),
        # same_within is 2
        ([reading(Q1, "50"), reading(Q2, "52")], None, "about_the_same"),
        ([reading(Q1, "50"), reading(Q2, "48")], None, "about_the_same"),
        ([reading(Q1, "50"), reading(Q2, "50")], None, "about_the_same"),
        ([reading(Q1, "50"), reading(Q2, "52.01")], None, "better"),
        ([reading(Q1, "50"), reading(Q2, "47.99")], None, "worse"),
        ([reading(Q1, "-1.46"), reading(Q2, "-4")], None, "worse"),
        ([reading(Q1, "-1.46"), reading(Q2, "1")], None, "better"),
        # the first one counts, not the one before
        ([reading(Q1, "50"), reading(Q2, "60"), reading(Q3, "51")], None, "about_the_same"),
        ([reading(Q2, "60"), reading(Q1, "50"), reading(Q3, "55")], None, "better"),
        # the baseline is the first where it is comparable
        ([reading(Q1, "50")], BASE, "better"),
        ([reading(Q1, "50"), reading(Q2, "41")], BASE, "about_the_same"),
        ([reading("2023", "40")], BASE, "one_reading_only"),
        ([reading("2023", "40"), reading(Q1, "50")], BASE, "better"),
        ([reading(Q1, "50")], OTHER, "not_comparable"),
        ([reading(Q1, "50"), reading(Q2, "41")], OTHER, "worse"),
        # a break begins anew
        ([reading(Q1, "50"), reading(Q2, "60", **BREAK)], None, "not_comparable"),
        ([reading(Q1, "50"), reading(Q2, "60", **BREAK)], BASE, "not_comparable"),
        (
            [reading(Q1, "50"), reading(Q2, "60", **BREAK), reading(Q3, "55")],
            BASE,
            "worse",
        ),
        (
            [reading(Q1, "50"), reading(Q2, "60", **BREAK), reading(Q3, "70", **BREAK)],
            None,
            "not_comparable",
        ),
        # too few
        ([reading(Q1, "50"), reading(Q2, "suppressed")], None, "too_few_to_publish"),
        ([reading(Q1, "suppressed")], BASE, "too_few_to_publish"),
        ([reading(Q1, "suppressed"), reading(Q2, "50")], None, "one_reading_only"),
        ([reading(Q1, "50"), reading(Q2, "suppressed"), reading(Q3, "60")], None, "better"),
        # a provisional one counts
        ([reading(Q1, "50"), reading(Q2, "60", provisional=True)], None, "better"),
    ],
)
def test_the_trend_where_up_is_wanted(
    readings: list[Data], baseline: Data | None, trend: str
) -> None:
    found = known(*readings, baseline=baseline)
    assert found.trend == trend
    assert (found.compared is not None) is (trend in ("better", "worse", "about_the_same"))


@pytest.mark.parametrize(
    ("first", "latest", "trend"),
    [("50", "47.9", "better"), ("50", "52.1", "worse"), ("50", "48", "about_the_same")],
)
def test_where_down_is_wanted_less_is_better(first: str, latest: str, trend: str) -> None:
    assert known(reading(Q1, first), reading(Q2, latest), wanted="down").trend == trend


def test_a_move_of_nothing_may_be_the_only_one_that_is_the_same() -> None:
    found = known(reading(Q1, "50"), reading(Q2, "50.1"), same_within="0")
    assert found.trend is Trend.BETTER


def test_the_two_figures_that_decided_are_named() -> None:
    found = known(reading(Q1, "45"), reading(Q2, "50"), baseline=BASE)
    assert found.compared is not None
    (first, one), (latest, two) = found.compared
    assert (first.text, one, latest.text, two) == ("2023", Decimal(40), Q2, Decimal(50))


def test_since_last_time_is_a_second_answer() -> None:
    found = known(reading(Q1, "40"), reading(Q2, "60"), reading(Q3, "50"))
    assert (found.trend, found.since_last) == (Trend.BETTER, Trend.WORSE)
    assert known(reading(Q1, "40")).since_last is None
    broken = known(reading(Q1, "40"), reading(Q2, "60", **BREAK))
    assert broken.since_last is None, "a break is never joined"


# -- which figures are known


def test_a_period_that_is_published_again_has_its_newest_figure() -> None:
    found = known(
        reading(Q1, "50", published="2024-05-01", provisional=True),
        reading(Q2, "60", published="2024-08-01"),
        reading(Q1, "52", published="2024-07-01"),
    )
    assert [(p.reading.period.text, p.reading.value) for p in found.points] == [
        (Q1, Decimal(52)),
        (Q2, Decimal(60)),
    ]
    assert [r.value for r in found.points[0].replaced] == [Decimal(50)]


def test_before_it_was_published_again_the_old_figure_stood() -> None:
    found = known(
        reading(Q1, "50", published="2024-05-01"),
        reading(Q1, "52", published="2024-07-01"),
        day=dt.date(2024, 6, 30),
    )
    assert [p.reading.value for p in found.points] == [Decimal(50)]
    assert found.points[0].replaced == ()


def test_the_same_days_are_the_same_period_however_they_are_written() -> None:
    found = known(
        reading("2024-Q1", "50", published="2024-05-01"),
        reading("2024-q1", "52", published="2024-07-01"),
    )
    assert [p.reading.value for p in found.points] == [Decimal(52)]


def test_a_break_stays_when_the_figure_behind_it_is_published_again() -> None:
    found = known(
        reading(Q1, "50", published="2024-04-01"),
        reading(Q2, "60", published="2024-07-01", **BREAK),
        reading(Q2, "61", published="2024-08-01"),
    )
    assert found.trend is Trend.NOT_COMPARABLE
    assert found.points[-1].reading.break_before == "Counted anew."


def test_a_reading_of_no_known_period_stands_where_it_was_published() -> None:
    found = known(
        reading("not_stated", "40", published="2021-02"),
        reading(Q1, "50", published="2024-05-01"),
        reading("not_stated", "45", published="2022-02"),
    )
    assert [p.reading.value for p in found.points] == [Decimal(40), Decimal(45), Decimal(50)]
    assert found.trend is Trend.BETTER
    assert found.against_target is AgainstTarget.NO_TARGET


def test_a_withdrawn_reading_is_not_known() -> None:
    gone = {"withdrawn": {"on": "2024-06-01", "reason": "privacy"}}
    found = known(reading(Q1, "50"), reading(Q2, "60", **gone))
    assert found.trend is Trend.ONE_READING_ONLY
    assert [p.reading.value for p in found.points] == [Decimal(50)]


def test_a_seasonal_measure_is_compared_with_the_same_term_only() -> None:
    terms = [
        reading("autumn term 2023", "50"),
        reading("spring term 2024", "70"),
        reading("autumn term 2024", "60"),
        reading("spring term 2025", "40"),
    ]
    whole = known(*terms, seasonal=True)
    assert whole.trend is Trend.WORSE
    assert describe(whole) == "It went down from 70% (spring term 2024) to 40% (spring term 2025)."
    assert known(*terms[:3], seasonal=True).trend is Trend.BETTER
    assert known(*terms).compared != whole.compared


def test_a_seasonal_measure_without_an_earlier_same_term_is_not_compared() -> None:
    found = known(
        reading("autumn term 2023", "50"), reading("spring term 2024", "70"), seasonal=True
    )
    assert found.trend is Trend.NOT_COMPARABLE
    assert "no earlier figure for the same term" in describe(found)


def test_a_figure_without_a_better_direction_changes_and_is_not_judged() -> None:
    found = known(reading(Q1, "50"), reading(Q2, "60"), wanted="neither")
    assert found.trend is Trend.CHANGED
    assert known(reading(Q1, "50"), reading(Q2, "51"), wanted="neither").trend is (
        Trend.ABOUT_THE_SAME
    )


# -- is it where it was promised to be


LAW: Data = {
    "value": "100",
    "set_by": "law",
    "words": "All must come in time.",
    "source": {"title": "Regulation 13", "publisher": "legislation.gov.uk"},
}


def test_what_the_law_demands_holds_after_a_break_and_is_named_as_law() -> None:
    found = known(reading(Q1, "50"), reading(Q2, "60", **BREAK), target=LAW)
    assert found.against_target is AgainstTarget.BEHIND
    words = describe_target(found)
    assert words.startswith("The law: All must come in time. The newest figure is 60%")
    assert "promise" not in words
    met = known(reading(Q1, "50"), reading(Q2, "100", **BREAK), target=LAW)
    assert met.against_target is AgainstTarget.MET, "the figure after the break counts"


def test_a_target_of_the_law_needs_its_words_and_source() -> None:
    with pytest.raises(ValueError, match="needs words and source"):
        known(reading(Q1, "50"), target={"value": "100", "set_by": "law"})


#: Targets before the baseline, or at its end, to which no line leads.
EARLY, AT_ONCE = {"value": "60", "by": "2023-06"}, {"value": "60", "by": "2023-12-31"}


@pytest.mark.parametrize(
    ("readings", "more", "against", "expected"),
    [
        # no target, or nothing to hold against it
        ([reading(Q1, "50")], {}, "no_target", None),
        ([], {}, "no_target", None),
        ([], {"target": TO_60}, None, None),
        ([reading(Q1, "suppressed")], {"target": TO_60}, None, None),
        ([reading(Q1, "70"), reading(Q2, "suppressed")], {"target": TO_60}, None, None),
        ([reading(Q1, "70"), reading(Q2, "70", **BREAK)], {"target": TO_60}, None, None),
        ([reading(Q1, "70", projected=True)], {"target": TO_60}, None, None),
        # met
        ([reading(Q1, "60")], {"target": TO_60}, "met", "60"),
        ([reading(Q1, "60.1")], {"target": {"value": "60"}}, "met", "60"),
        ([reading(Q1, "60"), reading(Q2, "not_published")], {"target": TO_60}, "met", "60"),
        ([reading(Q1, "60"), reading(Q2, "59")], {"target": TO_60}, "behind", None),
        # no line can be drawn
        ([reading(Q1, "59.9")], {"target": {"value": "60"}}, "behind", None),
        ([reading(Q1, "59.9")], {"target": {"value": "60"}, "baseline": BASE}, "behind", None),
        (
            [reading(Q1, "59")],
            {"target": {"value": "60", "by": "not_stated"}, "baseline": BASE},
            "behind",
            None,
        ),
        ([reading(Q1, "59")], {"target": TO_60, "baseline": OTHER}, "behind", None),
        # the straight line from 40 at the end of 2023 to 60 at the end of 2024: 366 days
        ([reading(Q2, "49.95")], {"target": TO_60, "baseline": BASE}, "on_course", "49.95"),
        ([reading(Q2, "49.94")], {"target": TO_60, "baseline": BASE}, "behind", "49.95"),
        ([reading("2024-12", "59.9")], {"target": TO_60, "baseline": BASE}, "behind", "60"),
        ([reading("2025-Q1", "59.9")], {"target": TO_60, "baseline": BASE}, "behind", "60"),
        ([reading("2023-Q1", "40")], {"target": TO_60, "baseline": BASE}, "on_course", "40"),
        ([reading("2023-Q1", "39")], {"target": EARLY, "baseline": BASE}, "behind", None),
        ([reading("2023-Q1", "39")], {"target": AT_ONCE, "baseline": BASE}, "behind", None),
        # a target whose date has passed
        ([reading("2025-Q1", "59.9")], {"target": TO_60}, "behind", "60"),
    ],
)
def test_against_its_target_where_up_is_wanted(
    readings: list[Data], more: Data, against: str | None, expected: str | None
) -> None:
    found = known(*readings, day=_in_time(against), **more)
    assert found.against_target == against
    assert found.expected_now == (Decimal(expected) if expected else None)


@pytest.mark.parametrize(
    ("value", "against"),
    [("20", "met"), ("19.9", "met"), ("30.05", "on_course"), ("30.06", "behind")],
)
def test_against_its_target_where_down_is_wanted(value: str, against: str) -> None:
    found = known(
        reading(Q2, value),
        day=_in_time(against),
        wanted="down",
        baseline=BASE,
        target={"value": "20", "by": "2024-12-31"},
    )
    assert found.against_target == against


def _in_time(against: str | None) -> dt.date:
    """Return a day before the end of 2024 where a target must still be reachable."""
    return LAST_DAY if against == "on_course" else DAY


def test_no_figure_is_on_course_for_a_date_that_has_passed() -> None:
    found = known(reading(Q2, "49.95"), target=TO_60, baseline=BASE)
    assert found.against_target is AgainstTarget.DATE_PASSED
    assert describe_target(found).endswith(
        "That date has passed, and no figure for it is on record."
    )
    in_time = known(reading(Q2, "49.95"), day=LAST_DAY, target=TO_60, baseline=BASE)
    assert in_time.against_target is AgainstTarget.ON_COURSE


@pytest.mark.parametrize(
    ("period", "value", "steps", "against", "expected"),
    [
        # the newest step that was due by then
        (Q2, "45", [step("2024-Q1", "42"), step("2024-Q2", "45")], "on_course", "45"),
        (Q2, "44", [step("2024-Q1", "42"), step("2024-Q2", "45")], "behind", "45"),
        (Q2, "44", [step("2024-Q2", "45"), step("2024-Q1", "42")], "behind", "45"),
        ("2024-05", "44", [step("2024-Q1", "42"), step("2024-Q2", "45")], "on_course", "42"),
        # it was set anew
        (
            Q2,
            "44",
            [step("2024-Q2", "50"), step("2024-Q2", "44", "2024-06-01")],
            "on_course",
            "44",
        ),
        (
            Q2,
            "44",
            [step("2024-Q2", "44", "2024-06-01"), step("2024-Q2", "50")],
            "on_course",
            "44",
        ),
        (
            Q2,
            "44",
            [step("2024-Q2", "50"), step("2024-Q2", "44", "2030-01-01")],
            "behind",
            "50",
        ),
        # none was due yet: the straight line
        (Q2, "49.95", [step("2024-Q3", "45")], "on_course", "49.95"),
        # the end of the target is the target, whatever the last step was
        ("2024-Q4", "50", [step("2024-Q3", "45")], "behind", "60"),
        ("2024", "50", [step("2024-Q3", "45")], "behind", "60"),
        ("2025-Q1", "50", [step("2024-Q3", "45")], "behind", "60"),
    ],
)
def test_a_step_that_was_due_counts_before_the_straight_line(
    period: str, value: str, steps: list[Data], against: str, expected: str
) -> None:
    day = _in_time(against)
    found = known(
        reading(period, value), day=day, baseline=BASE, target=TO_60, interim_targets=steps
    )
    assert (found.against_target, found.expected_now) == (against, Decimal(expected))


def test_a_measure_without_readings_is_neither_behind_nor_on_course() -> None:
    assert known(target=TO_60, baseline=BASE).against_target is None
