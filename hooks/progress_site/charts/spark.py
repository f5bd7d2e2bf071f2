"""A chart the size of a word, for measures that stand side by side."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from progress_site.charts.axes import TimeAxis, value_axis
from progress_site.charts.drawing import Shape, SparkView, Stroke
from progress_site.charts.plotted import Plotted, plotted, runs
from progress_site.charts.shapes import path, short
from progress_site.fold.state import MeasureState


def spark(measure: MeasureState, day: dt.date) -> SparkView | None:
    """Return a chart the size of a word, where figures can be compared; else `None`.

    88 by 44 units. The scale follows the rule of the chart; figures of an earlier way of counting
    are left out.
    """
    if measure.compared is None:
        return None
    items = plotted(measure, day)
    last = max(i.segment for i in items if i.compared and i.segment is not None)
    mine = [i for i in items if i.compared and i.segment == last and i.period is not None]
    if len(mine) < 2:
        return None
    goal = measure.target_value
    values = [*(i.value for i in mine), goal]
    axis = value_axis(
        [value for value in values if value is not None],
        top=6,
        bottom=38,
        same_within=measure.record.same_within,
        share=measure.record.unit == "%",
    )
    time = TimeAxis(mine[0].day, mine[-1].day, 6, 80)

    def at(item: Plotted) -> tuple[float, float]:
        assert item.value is not None
        return time.x(item.day), axis.y(item.value)

    zero = [Stroke("zero", f"M0 {short(axis.y(Decimal(0)))}H88")] if 0 in axis.ticks else []
    goals = [Stroke("goal", f"M0 {short(axis.y(goal))}H88")] if goal is not None else []
    joins = [r for r in runs(items, seasonal=measure.record.seasonal) if r[0].segment == last]
    lines = [Stroke("line", path([at(item) for item in run])) for run in joins]
    joined = {id(item) for run in joins for item in run[:-1]}
    shapes = [
        Shape("reading", *at(item), value=None, period=None, small=False)
        for item in mine
        if id(item) not in joined
    ]
    return SparkView((*zero, *goals, *lines), tuple(shapes))
