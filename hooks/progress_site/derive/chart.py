"""The geometry of a chart: where everything of a measure stands in its drawing.

Pure: the state of a measure on a day goes in, positions and words come out. The drawing is 288
units wide, which is what a phone 320 px wide has room for: there a unit is one CSS pixel, and
letters of 16 units are 16 px. On larger screens all of it grows.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from progress_site.catalogue import _
from progress_site.derive import placing
from progress_site.derive.axes import TimeAxis, ValueAxis, value_axis, width
from progress_site.derive.placing import Box, Room, around
from progress_site.derive.plotted import WITHOUT_FIGURE, Plotted, breaks, plotted, runs
from progress_site.derive.state import MeasureState
from progress_site.derive.views.drawing import GridLine, Shape, SparkView, Stroke, TextAt
from progress_site.derive.wording import number, short_month, when

WIDTH = 288.0
_PLOT = 160.0
_LINE = 21.0
#: Room over the highest tick, for words above a mark and for a flag.
_OVER = 24.0
#: Room between the frame of the plot and the first mark.
_PAD = 14.0
#: Room that one figure without a time takes at the side, and the least that the side takes.
_COLUMN, _SIDE, _SIDE_MOST = 40.0, 68.0, 132.0
#: Letters of a line above the chart.
_LETTERS = 28
#: Names longer than this stand in the key, with a letter in the chart.
_SHORT_NAME = 10

#: Each kind has a shape of its own, drawn around its place; filled, hollow or dashed comes on top.
SHAPES: Mapping[str, str] = {
    "reading": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "provisional": "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0zM-1 0h2",
    "projected": "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
    "baseline": "M-6-6h12v12h-12z",
    "baseline_apart": "M-6-6h12v12h-12zM-6-6l12 12",
    "target": "M0 0v-18l12 5l-12 5",
    "interim": "M-8 0h16M-8-5v10M8-5v10",
    "comparator": "M0-7l7 7l-7 7l-7-7z",
    "suppressed": "M-6 0h0M0 0h0M6 0h0",
    "not_published": "M-2-6h-4v12h4M2-6h4v12h-4",
    "break": "M-2-8v16M2-8v16",
    "goal": "M-12 0h24",
}


@dataclass(frozen=True, slots=True)
class Chart:
    """Where everything stands. ``items`` and ``shapes`` belong together, one by one.

    ``letters`` are the labels of comparators whose names are too long for the chart, by name.
    ``from_zero`` says whether zero is on the scale, ``lowest`` is its lowest figure.
    """

    height: float
    items: tuple[Plotted, ...]
    shapes: tuple[Shape, ...]
    grid: tuple[GridLine, ...]
    strokes: tuple[Stroke, ...]
    texts: tuple[TextAt, ...]
    letters: Mapping[str, str]
    target: Plotted | None
    from_zero: bool
    lowest: Decimal


def chart(measure: MeasureState, day: dt.date) -> Chart | None:
    """Return the chart of a measure as it is known on ``day``; `None` when there is no figure."""
    items = plotted(measure, day)
    return _Drawing(measure, items).drawn() if items else None


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
    zero = [Stroke("zero", f"M0 {_n(axis.y(Decimal(0)))}H88")] if 0 in axis.ticks else []
    goals = [Stroke("goal", f"M0 {_n(axis.y(goal))}H88")] if goal is not None else []
    lines = [
        Stroke("line", _path([_place(time, axis, item) for item in run]))
        for run in runs(items)
        if run[0].segment == last
    ]
    joined = {id(item) for run in runs(items) for item in run[:-1]}
    shapes = [
        Shape("reading", SHAPES["reading"], *_place(time, axis, item), None, None)
        for item in mine
        if id(item) not in joined
    ]
    return SparkView("0 0 88 44", (*zero, *goals, *lines), tuple(shapes))


@dataclass
class _Drawing:
    """A chart while it is drawn."""

    measure: MeasureState
    items: tuple[Plotted, ...]
    texts: list[TextAt] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    def drawn(self) -> Chart:
        """Return the whole chart."""
        unit, items = self.measure.record.unit, self.items
        target = next((i for i in items if i.kind == "target"), None)
        items = tuple(i for i in items if i is not target or i.period is not None)
        timed = [i for i in items if i.period is not None]
        untimed = [i for i in items if i.period is None]
        apart = breaks(items)
        top = self._head(bool(apart))
        bottom = top + _PLOT
        axis = value_axis(
            [i.value for i in self.items if i.value is not None],
            top=top,
            bottom=bottom,
            same_within=self.measure.record.same_within,
            share=unit == "%",
        )
        left = max(width(number(tick, unit)) for tick in axis.ticks) + 6
        side = WIDTH
        if untimed:
            side -= min(_SIDE_MOST, max(_SIDE, len(untimed) * _COLUMN)) if timed else WIDTH - left
        strip = _LINE if any(i.kind in WITHOUT_FIGURE for i in items) else 0.0
        foot = bottom + strip
        time = _time_axis(timed, left + _PAD, side - _PAD)
        x_of = {id(i): time.x(i.day) for i in timed}
        step = (WIDTH - side) / max(len(untimed), 1)
        x_of |= {id(i): round(side + step * (n + 0.5), 1) for n, i in enumerate(untimed)}
        y_of = {id(i): axis.y(i.value) if i.value is not None else bottom + 13 for i in items}
        places = {id(i): (x_of[id(i)], y_of[id(i)]) for i in items}

        room = Room(Box(left, top - _OVER, WIDTH, foot))
        for x, y in places.values():
            room.take(Box(x - 7, y - 7, x + 7, y + 7))
        self._lines(places, target, axis, left, side, room)
        if timed and untimed:
            self.strokes.append(Stroke("side", f"M{_n(side)} {_n(top - 8)}V{_n(foot)}"))
            room.take_line(side, top, side, foot)
        self._breaks(apart, x_of, left, top, foot, room)
        letters = _letters(items)
        self._labels(places, target, axis, letters, left, side, room)
        self._times(timed, untimed, time, left, side, foot + 20)
        return Chart(
            height=foot + 27,
            items=items,
            shapes=tuple(_shape(i, *places[id(i)]) for i in items),
            grid=tuple(_grid(axis, unit, left)),
            strokes=tuple(self.strokes),
            texts=tuple(self.texts),
            letters=letters,
            target=target,
            from_zero=axis.ticks[0] <= 0 <= axis.ticks[-1],
            lowest=axis.ticks[0],
        )

    def _head(self, has_breaks: bool) -> float:
        """Write what stands above the plot, and return the y of its highest tick."""
        record = self.measure.record
        lines = [("eg", _("Example: made-up figures"))] if self.measure.example else []
        if record.unit != "%":
            words = _("in %(unit)s", unit=record.unit)
            lines += [("unit", line) for line in textwrap.wrap(words, _LETTERS)]
        for n, (kind, words) in enumerate(lines, 1):
            self.texts.append(TextAt(kind, 0, n * _LINE - 5, "start", words))
        return (len(lines) + (1 if has_breaks else 0)) * _LINE + _OVER

    def _lines(
        self,
        places: Mapping[int, tuple[float, float]],
        target: Plotted | None,
        axis: ValueAxis,
        left: float,
        side: float,
        room: Room,
    ) -> None:
        if target is not None and target.value is not None:
            y = axis.y(target.value)
            across = f"M{_n(left)} {_n(y)}H{_n(WIDTH)}"
            self.strokes.append(Stroke("goal", across, format(target.value, "f")))
            room.take_line(left, y, WIDTH, y)
        for run in runs(self.items):
            points = [places[id(item)] for item in run]
            self.strokes.append(Stroke("line", _path(points)))
            for (x1, y1), (x2, y2) in pairwise(points):
                room.take_line(x1, y1, x2, y2)

    def _breaks(
        self,
        apart: list[tuple[Plotted, Plotted]],
        x_of: Mapping[int, float],
        left: float,
        top: float,
        foot: float,
        room: Room,
    ) -> None:
        """Draw a double line where figures cannot be compared, and say so where there is room."""
        words = _("not comparable")
        half = width(words) / 2
        above = Room(Box(0, 0, WIDTH, top))
        for one, two in apart:
            x = round((x_of[id(one)] + x_of[id(two)]) / 2, 1)
            y = top - _OVER + 2
            self.strokes.append(
                Stroke("break", f"M{_n(x - 2)} {_n(y)}V{_n(foot)}M{_n(x + 2)} {_n(y)}V{_n(foot)}")
            )
            room.take(Box(x - 5, top - _OVER, x + 5, foot))
            at = round(min(max(x, half), WIDTH - half), 1)
            if text := above.put([TextAt("apart", at, y - 4, "middle", words)]):
                self.texts.append(text)

    def _labels(
        self,
        places: Mapping[int, tuple[float, float]],
        target: Plotted | None,
        axis: ValueAxis,
        letters: Mapping[str, str],
        left: float,
        side: float,
        room: Room,
    ) -> None:
        """Write what matters most first; what finds no room stands in the table all the same."""
        unit = self.measure.record.unit
        figures = [i for i in self.items if i.value is not None and i.segment is not None]
        mine = [i for i in figures if i.kind != "projected"]
        others = [i for i in self.items if i.kind == "comparator"]

        def write(item: Plotted, words: str) -> None:
            if text := room.put(around("figure", *places[id(item)], words)):
                self.texts.append(text)

        for item in dict.fromkeys([mine[-1], mine[0]]):
            assert item.value is not None
            write(item, number(item.value, unit))
        if target is not None and target.value is not None:
            words = _("target %(figure)s", figure=number(target.value, unit))
            if text := room.put(_along(axis.y(target.value), words, left, side)):
                self.texts.append(text)
        for item in others:
            assert item.value is not None
            name = letters.get(item.name, item.name)
            figure = number(item.value, unit)
            write(item, _("%(name)s %(figure)s", name=name, figure=figure))
        if len(figures) <= 7:
            for item in figures:
                if item not in (mine[0], mine[-1]) and item.value is not None:
                    write(item, number(item.value, unit))
        for item in self.items:
            if item.kind == "suppressed" and item.period is not None:
                x, y = places[id(item)]
                words = _("too few")
                beside = [
                    t for t in around("figure", x, y, words) if abs(t.y - y) < placing.HEIGHT / 2
                ]
                if text := room.put(beside):
                    self.texts.append(text)

    def _times(
        self,
        timed: list[Plotted],
        untimed: list[Plotted],
        time: TimeAxis,
        left: float,
        side: float,
        y: float,
    ) -> None:
        """Write under the chart when it was."""
        row = Room(Box(0, y - placing.HEIGHT, WIDTH + 1, y + placing.HEIGHT))
        if untimed:
            words = _("no date") if timed else _("no date in the source")
            at = round((side + WIDTH) / 2, 1)
            if text := row.put([TextAt("time", at, y, "middle", words)]):
                self.texts.append(text)
        ticks = time.ticks(left, side)
        if timed and not ticks:
            x, words = time.x(time.first), _one_time(timed, side - left)
            half = width(words) / 2
            at = round(min(max(x, half), side - half), 1)
            self.texts.append(TextAt("time", at, y, "middle", words))
        for x, words in ticks:
            self.strokes.append(Stroke("tick", f"M{_n(x)} {_n(y - 20)}v20"))
            # What begins on that day stands to the right of its mark.
            text = TextAt("time", round(x + 4, 1), y, "start", words)
            if x + 4 + width(words) <= side and row.put([text]):
                self.texts.append(text)


def _one_time(timed: list[Plotted], room: float) -> str:
    """Return the words for a time that is too short for an axis."""
    period = timed[0].period
    assert period is not None
    words = when(period).words
    if len({i.period for i in timed}) == 1 and width(words) <= room:
        return words
    return short_month(dt.date.fromordinal(int(timed[0].day)))


def _time_axis(timed: list[Plotted], left: float, right: float) -> TimeAxis:
    days = [item.day for item in timed] or [0.0]
    return TimeAxis(min(days), max(days), left, right)


def _along(y: float, words: str, left: float, right: float) -> Iterator[TextAt]:
    """Yield the places for words along a line across the chart."""
    for base in (y - 5, y + placing.HEIGHT + 1):
        yield TextAt("goal", right - 2, round(base, 1), "end", words)
        yield TextAt("goal", left + 2, round(base, 1), "start", words)


def _letters(items: tuple[Plotted, ...]) -> dict[str, str]:
    names = dict.fromkeys(i.name for i in items if i.kind == "comparator")
    return {
        name: chr(ord("A") + n % 26)
        for n, name in enumerate(name for name in names if len(name) > _SHORT_NAME)
    }


def _grid(axis: ValueAxis, unit: str, left: float) -> Iterator[GridLine]:
    for tick in axis.ticks:
        y = axis.y(tick)
        label = TextAt("tick", left - 6, round(y + 5.5, 1), "end", number(tick, unit))
        kind = "zero" if tick == 0 else "grid"
        yield GridLine(kind, format(tick, "f"), f"M{_n(left)} {_n(y)}H{_n(WIDTH)}", label)


def _shape(item: Plotted, x: float, y: float) -> Shape:
    value = format(item.value, "f") if item.value is not None else None
    return Shape(
        item.kind, SHAPES[item.kind], x, y, value, item.period.text if item.period else None
    )


def _place(time: TimeAxis, axis: ValueAxis, item: Plotted) -> tuple[float, float]:
    assert item.value is not None
    return time.x(item.day), axis.y(item.value)


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _n(value: float) -> str:
    """Return a position as short as it can be written."""
    return f"{value:.1f}".removesuffix(".0")
