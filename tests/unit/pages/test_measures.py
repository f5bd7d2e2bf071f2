"""The pages of figures: what is said once, which come first, and the line of one term."""

from __future__ import annotations

import pytest

from progress_site.charts.plotted import plotted, runs
from progress_site.model.plan import Plan
from progress_site.pages.measures import MeasuresView, measure_view, measures_view
from tests.support.measures import (
    DAY,
    Q1,
    Q2,
    known,
    reading,
)
from tests.support.records import PLAN, Data, library, measure, on


def test_a_day_of_publication_that_all_rows_share_is_said_once() -> None:
    alike = [reading(Q1, "50", published="2025-03-04"), reading(Q2, "60", published="2025-03-04")]
    state = on("2026-01-01", library(measures=(measure(*alike),)))
    view = measure_view(state, next(iter(state.measures.values())))
    assert view.published == "All of these figures were published on 4 March 2025."
    assert [row.published for row in view.rows] == [None, None]


def test_days_of_publication_that_differ_stay_with_their_rows() -> None:
    apart = [reading(Q1, "50", published="2025-03-04"), reading(Q2, "60", published="2025-06-04")]
    state = on("2026-01-01", library(measures=(measure(*apart),)))
    view = measure_view(state, next(iter(state.measures.values())))
    assert view.published is None
    assert all(row.published for row in view.rows)


def listed(count: int, *others: Data, headline: tuple[str, ...] = ()) -> MeasuresView:
    """Return the list of ``count`` figures of the plan, and of others."""
    own = [measure(reading(Q1, "50"), id=f"own-{n}") for n in range(count)]
    more = [measure(reading(Q1, "50"), **other) for other in others]
    plan = Plan.model_validate({**PLAN, "headline_figures": list(headline)})
    return measures_view(on("2026-01-01", library(plan=plan, measures=(*own, *more))))


def test_a_few_figures_of_the_plan_have_cards_and_many_are_rows() -> None:
    few, many = listed(12), listed(13)
    assert (len(few.cards), len(few.rows)) == (12, 0)
    assert (len(many.cards), len(many.rows)) == (0, 13)


def test_headline_figures_come_first_and_once() -> None:
    beside: Data = {"belongs_to": "beside_this_plan"}
    found = listed(2, {**beside, "id": "one"}, {**beside, "id": "two"}, headline=("two", "own-1"))
    assert [row.measure.record.id for row in found.headlines] == ["two"]
    assert [c.measure.record.id for _title, rows in found.beside_this_plan for c in rows] == ["one"]
    assert [card.measure.record.id for card in found.cards] == ["own-1", "own-0"]


@pytest.mark.parametrize(("limit", "kept"), [(60, "law_not_kept"), (40, "law_kept")])
def test_a_row_knows_whether_the_figure_breaks_the_law(limit: int, kept: str) -> None:
    source = {"title": "A law", "publisher": "legislation.gov.uk", "url": "https://law.test/1"}
    target = {"value": limit, "set_by": "law", "words": "All within a day.", "source": source}
    found = listed(0, {"id": "one", "belongs_to": "beside_this_plan", "target": target})
    ((_title, (row,)),) = found.beside_this_plan
    assert row.target.key == kept
    assert row.latest == "50% (January to March 2024)"


def test_the_line_of_a_seasonal_measure_joins_the_same_term_only() -> None:
    terms = [
        reading("spring term 2024", "50"),
        reading("autumn term 2024", "90"),
        reading("spring term 2025", "60"),
    ]
    (run,) = runs(plotted(known(*terms), DAY), seasonal=True)
    assert [item.value for item in run] == [50, 60]
    (whole,) = runs(plotted(known(*terms), DAY))
    assert len(whole) == 3
