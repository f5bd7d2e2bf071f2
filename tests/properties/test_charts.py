"""Whatever a measure holds: its chart stays in its frame, and higher figures stand higher."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from progress_site.charts.chart import WIDTH, Chart, chart
from progress_site.charts.plotted import plotted, runs
from progress_site.charts.view import spark
from progress_site.fold.measures import measure_on
from progress_site.fold.state import MeasureState
from tests.support.records import Data, measure

DAY = dt.date(2030, 1, 1)

figures = st.one_of(
    st.decimals(-100, 100, places=2),
    st.decimals(-999_999_999_999, 999_999_999_999, places=6),
    st.integers(0, 100).map(Decimal),
).map(lambda value: format(value, "f"))

years = st.integers(1901, 2999)
periods = st.one_of(
    years.map(str),
    years.map(lambda y: f"{y}/{(y + 1) % 100:02d}"),
    st.tuples(st.integers(2015, 2030), st.integers(1, 4)).map(lambda p: f"{p[0]}-Q{p[1]}"),
    st.dates(dt.date(2015, 1, 1), dt.date(2030, 1, 1)).map(dt.date.isoformat),
)


@st.composite
def states(draw: Callable[[Any], Any]) -> MeasureState:
    def maybe(what: st.SearchStrategy[Data]) -> Data | None:
        return draw(st.none() | what)  # type: ignore[no-any-return]  # what the strategy gives

    readings = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "period": periods | st.just("not_stated"),
                    "value": figures | st.sampled_from(["suppressed", "not_published"]),
                },
                optional={
                    "provisional": st.just("true"),
                    "projected": st.just("true"),
                    "break_before": st.just("Counted anew."),
                },
            ),
            max_size=12,
        )
    )
    others = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "name": st.sampled_from(["England", "a place with a long name", "another one"]),
                    "value": figures,
                    "published": st.just("2020"),
                },
                optional={"period": periods},
            ),
            max_size=4,
        )
    )
    target = maybe(st.fixed_dictionaries({"value": figures}, optional={"by": periods}))
    base = maybe(
        st.fixed_dictionaries(
            {"period": periods, "value": figures, "note": st.just("A note.")},
            optional={"comparable": st.just("false")},
        )
    )
    found = measure(
        *readings,
        comparators=others,
        target=target,
        baseline=base,
        unit=draw(st.sampled_from(["%", "days", "points", "weeks from one thing to the other"])),
        seasonal=draw(st.booleans()),
        same_within=draw(st.sampled_from(["0", "2", "100"])),
    )
    return measure_on(found, DAY)


def placed(state: MeasureState) -> Chart | None:
    return chart(state, DAY)


@given(states())
def test_everything_stays_in_the_frame(state: MeasureState) -> None:
    found = placed(state)
    if found is None:
        assert plotted(state, DAY) == ()
        return
    for shape in found.shapes:
        assert 0 <= shape.x <= WIDTH
        assert 0 <= shape.y <= found.height
    for text in found.texts:
        assert 0 <= text.x <= WIDTH
        assert 0 <= text.y <= found.height


@given(states())
def test_higher_figures_stand_higher_and_later_ones_further_right(state: MeasureState) -> None:
    found = placed(state)
    if found is None:
        return
    both = list(zip(found.items, found.shapes, strict=True))
    by_value = sorted((item.value, shape.y) for item, shape in both if item.value is not None)
    assert all(y >= above for (_, y), (_, above) in pairwise(by_value))
    by_day = sorted((item.day, shape.x) for item, shape in both if item.period is not None)
    assert all(x <= further for (_, x), (_, further) in pairwise(by_day))
    for item, shape in both:
        assert shape.value == (None if item.value is None else format(item.value, "f"))


@given(states())
def test_lines_join_only_what_can_be_compared(state: MeasureState) -> None:
    for run in runs(plotted(state, DAY), seasonal=state.record.seasonal):
        assert len({item.segment for item in run}) == 1
        assert all(item.kind in ("baseline", "reading", "provisional") for item in run)
        assert all(one.day <= other.day for one, other in pairwise(run))


@given(states())
def test_a_small_chart_stands_beside_a_trend_alone(state: MeasureState) -> None:
    small = spark(state, DAY)
    if small is None:
        return
    assert state.compared is not None
    assert all(0 <= shape.x <= 88 and 0 <= shape.y <= 44 for shape in small.shapes)
