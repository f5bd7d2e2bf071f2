"""The view of a chart: its drawing, and in words what it is, shows and means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from progress_site.catalogue import N_, _
from progress_site.charts.axes import TimeAxis
from progress_site.charts.chart import Chart, Stroke, chart
from progress_site.charts.plotted import Plotted, Shape, path, plotted, runs, scale, short
from progress_site.fold.state import MeasureState
from progress_site.model.vocabulary import SetBy
from progress_site.words.measures import describe, describe_target
from progress_site.words.wording import figure, number, when

#: What a shape means, in the order in which the key tells it.
_KEY = {
    "reading": N_("A figure"),
    "provisional": N_("A figure that is not final yet"),
    "projected": N_("A forecast, not a figure"),
    "baseline": N_("Where it stood at the start"),
    "baseline_apart": N_("The start, counted in another way"),
    "suppressed": N_("Too few people to show a figure"),
    "not_published": N_("A figure that was never published"),
}


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What a shape means."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """The chart of one measure.

    ``words`` say what it shows, in sentences that are not seen. ``key`` and ``notes`` are below it.
    """

    measure: MeasureState
    words: str
    drawing: Chart
    key: tuple[KeyRow, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SparkView:
    """A chart the size of a word: the figures that decided the trend, zero, and the target."""

    strokes: tuple[Stroke, ...]
    shapes: tuple[Shape, ...]


def chart_of_day(measure: MeasureState, day: dt.date) -> ChartView | None:
    """Return the chart of a measure on ``day``, or `None` when it has no figure to show."""
    drawn = chart(measure, day)
    if drawn is None:
        return None
    table = _("The table below has the same figures.")
    return ChartView(
        measure,
        " ".join([describe(measure), describe_target(measure), table]),
        drawn,
        tuple(_key(measure, drawn)),
        tuple(_notes(measure, drawn)),
    )


def _key(measure: MeasureState, drawn: Chart) -> Iterator[KeyRow]:
    unit = measure.record.unit
    kinds = {item.kind for item in drawn.items}
    alone = kinds == {"reading"} and measure.target_value is None
    for kind, words in _KEY.items():
        # A dot that stands alone needs no explaining.
        if kind in kinds and not (kind == "reading" and alone):
            yield KeyRow(kind, _(words))
    if measure.target_value is not None:
        yield _target_row(measure, dated="target" in kinds)
    if "interim" in kinds:
        yield KeyRow("interim", _("A step on the way to the target"))
    elsewhere = [i for i in drawn.items if i.kind == "comparator"]
    for name, group in groupby(sorted(elsewhere, key=lambda i: i.name), key=lambda i: i.name):
        values = [item.value for item in group]
        letter = drawn.letters.get(name)
        if len(values) == 1 and values[0] is not None:
            shown = figure(values[0], unit)
            words = (
                _("%(letter)s, %(name)s: %(figure)s", letter=letter, name=name, figure=shown)
                if letter
                else _("%(name)s: %(figure)s", name=name, figure=shown)
            )
        else:
            words = _("%(letter)s: %(name)s", letter=letter, name=name) if letter else name
        yield KeyRow("comparator", words)
    if any(stroke.kind == "break" for stroke in drawn.strokes):
        words = _("From here on counted in another way; the two sides cannot be compared")
        yield KeyRow("break", words)


def _target_row(measure: MeasureState, *, dated: bool) -> KeyRow:
    """Return what the target is, and by when where it is ``dated``: a flag and not only a line."""
    assert measure.target_value is not None
    goal = figure(measure.target_value, measure.record.unit)
    record = measure.record.target
    if record is not None and record.set_by is SetBy.LAW:
        words = _("The law: %(figure)s", figure=goal)
    elif dated and measure.target_by:
        by = when(measure.target_by).words
        words = _("The target: %(figure)s by %(date)s", figure=goal, date=by)
    else:
        words = _("The target: %(figure)s", figure=goal)
    return KeyRow("target" if dated else "goal", words)


def _notes(measure: MeasureState, drawn: Chart) -> Iterator[str]:
    if not drawn.from_zero:
        lowest = number(drawn.axis.ticks[0], measure.record.unit)
        yield _("The scale begins at %(figure)s, and not at zero.", figure=lowest)
    if measure.record.seasonal and any(stroke.kind == "line" for stroke in drawn.strokes):
        yield _("The line joins the figures for the same term of each year.")
    sides = {item.period is None for item in drawn.items}
    if sides == {True, False}:
        yield _("What stands beside the dotted line has no date: the source does not say when.")


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
    axis = scale(measure, mine, top=6, bottom=38)
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
