"""The geometry of a chart: where everything of a measure stands in its drawing.

Pure: the state of a measure on a day goes in, positions and words come out. The drawing is 288
units wide, which is what a phone 320 px wide has room for: there a unit is one CSS pixel, and
letters of 16 units are 16 px. On larger screens all of it grows.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from progress_site.catalogue import _
from progress_site.charts.axes import (
    HEIGHT,
    Box,
    LabelLayout,
    TextAt,
    TimeAxis,
    along,
    around,
    width,
)
from progress_site.charts.plotted import (
    WITHOUT_FIGURE,
    Plotted,
    Shape,
    breaks,
    path,
    plotted,
    runs,
    scale,
    shape,
    short,
)
from progress_site.fold.state import MeasureState
from progress_site.model.vocabulary import SetBy
from progress_site.words.wording import number, short_month, when

WIDTH = 288.0
_PLOT = 160.0
_LINE = 21.0
#: Room over the highest tick, for words above a mark and for a flag.
_OVER = 24.0
#: Room between the frame of the plot and the first mark.
_PAD = 14.0
#: Room that one figure without a time takes at the side, and the least and most for all of them.
_COLUMN, _SIDE, _SIDE_MOST = 40.0, 76.0, 132.0
#: The strip below the base line for what has no figure: how high, and where in it marks stand.
_STRIP, _IN_STRIP = 24.0, 13.0
#: How far below the plot words of time stand.
_TIMES = 20.0
#: Rows of words above the breaks, at most: there are seldom two.
_BREAK_ROWS = 3
#: From so many figures on, dots are small, and only the first and the newest have their words.
_MANY, _FEW = 15, 7
#: Letters of a line above the chart.
_LETTERS = 24
#: How far from their mark words may stand that should be there.
_FAR = (16.0, 28.0, 40.0)
#: Names longer than this stand in the key, with a letter in the chart.
_SHORT_NAME = 10


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line.

    ``kind`` is line (joins figures), goal (the target, across), break (not comparable), side (what
    has no time is beyond it), tick, grid or zero (across, at a figure). ``value`` is the figure of
    what goes across.
    """

    kind: str
    d: str
    value: str | None = None


def chart(measure: MeasureState, day: dt.date) -> Chart | None:
    """Return the chart of a measure as it is known on ``day``; `None` when there is no figure."""
    items = plotted(measure, day)
    return Chart(measure, items) if items else None


@dataclass
class Chart:
    """Where everything is. ``items`` and ``shapes`` belong together, one by one.

    ``letters`` are the labels of comparators whose names are too long for the chart, by name.
    From ``left`` to ``side`` goes the axis of time; what has no time is drawn beyond ``side``.
    ``foot`` is where the plot ends, below the strip of what has no figure.
    """

    measure: MeasureState
    items: tuple[Plotted, ...]
    strokes: list[Stroke] = field(default_factory=list)
    texts: list[TextAt] = field(init=False)

    def __post_init__(self) -> None:
        self.unit, self.goal = self.measure.record.unit, self.measure.target_value
        self.texts = list(_head(self.unit))
        self.apart = breaks(self.items)
        names = dict.fromkeys(i.name for i in self.items if len(i.name) > _SHORT_NAME)
        self.letters = {name: chr(ord("A") + n % 26) for n, name in enumerate(names)}
        top = (len(self.texts) + min(len(self.apart), _BREAK_ROWS)) * _LINE + _OVER
        self.axis = scale(self.measure, self.items, top=top, bottom=top + _PLOT)
        self.timed = [i for i in self.items if i.period is not None]
        self.untimed = [i for i in self.items if i.period is None]
        self.figures = [i for i in self.items if i.value is not None and i.segment is not None]
        self.newest = [i for i in self.figures if i.kind != "projected"][-1]
        self.left = max(width(number(tick, self.unit)) for tick in self.axis.ticks) + 6
        self.side = WIDTH if self.timed else self.left
        if self.timed and self.untimed:
            wanted = max(_SIDE, len(self.untimed) * _COLUMN)
            # Long figures beside the axis leave little room: the side takes no more than half.
            self.side -= min(wanted, _SIDE_MOST, (WIDTH - self.left) / 2)
        strip = any(i.kind in WITHOUT_FIGURE for i in self.items)
        self.foot = self.axis.bottom + (_STRIP if strip else 0)
        days = [i.day for i in self.timed] or [0.0]
        # The newest figure has its words beside it, where nothing is drawn further on.
        last = self.newest in self.timed and self.newest.day == max(days)
        ahead = width(self._number(self.newest)) if last else 0
        left, right = self.left + _PAD, self.side - _PAD
        right -= ahead if right - left > 2 * ahead else 0
        self.day_axis = TimeAxis(min(days), max(days), left, right)
        self.layout = LabelLayout(Box(self.left, self.axis.top - _OVER, WIDTH, self.foot + 5))
        self.layout.taken += [Box(x - 7, y - 7, x + 7, y + 7) for x, y in map(self.at, self.items)]
        self._lines()
        self._side_line()
        self._breaks()
        self._labels()
        self._times()

    @property
    def height(self) -> int:
        """How high the drawing is, with the words of time."""
        return round(self.foot + _TIMES + 7)

    @property
    def from_zero(self) -> bool:
        """Whether zero is on the scale."""
        return self.axis.ticks[0] <= 0 <= self.axis.ticks[-1]

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The mark of each thing."""
        small = len(self.figures) >= _MANY
        return tuple(shape(item, *self.at(item), small=small) for item in self.items)

    @property
    def grid(self) -> tuple[tuple[Stroke, TextAt], ...]:
        """A line across for each figure of the axis, with the figure beside it."""
        return tuple(map(self._grid_line, self.axis.ticks))

    def at(self, item: Plotted) -> tuple[float, float]:
        """Return where a thing stands."""
        y = self.axis.bottom + _IN_STRIP if item.value is None else self.axis.y(item.value)
        if item.period is not None:
            return self.day_axis.x(item.day), y
        place = next(n for n, other in enumerate(self.untimed) if other is item)
        return round(self.side + (WIDTH - self.side) / len(self.untimed) * (place + 0.5), 1), y

    def _grid_line(self, tick: Decimal) -> tuple[Stroke, TextAt]:
        x, y, words = round(self.left - 6, 1), self.axis.y(tick), number(tick, self.unit)
        label = TextAt("tick", x, round(y + 5.5, 1), "end", words)
        kind = "zero" if tick == 0 else "grid"
        return Stroke(kind, self._across(y), format(tick, "f")), label

    def _across(self, y: float) -> str:
        return f"M{short(self.left)} {short(y)}H{short(WIDTH)}"

    def _lines(self) -> None:
        """Draw the target across, and join the figures that can be compared."""
        if self.goal is not None:
            y = self.axis.y(self.goal)
            self.strokes.append(Stroke("goal", self._across(y), format(self.goal, "f")))
            self.layout.take_line(self.left, y, WIDTH, y)
        for run in runs(self.items, seasonal=self.measure.record.seasonal):
            points = [self.at(item) for item in run]
            self.strokes.append(Stroke("line", path(points)))
            for (x1, y1), (x2, y2) in pairwise(points):
                self.layout.take_line(x1, y1, x2, y2)

    def _side_line(self) -> None:
        """Draw what parts the figures without a time from the others."""
        if self.timed and self.untimed:
            top = self.axis.top - 8
            line = f"M{short(self.side)} {short(top)}V{short(self.foot)}"
            self.strokes.append(Stroke("side", line))
            self.layout.take_line(self.side, top, self.side, self.foot)

    def _breaks(self) -> None:
        """Draw a double line where figures cannot be compared, with words above it."""
        words = _("not comparable")
        lowest = self.axis.top - _OVER - 2
        above = LabelLayout(Box(0, 0, WIDTH, self.axis.top))
        for one, two in self.apart:
            x = round((self.at(one)[0] + self.at(two)[0]) / 2, 1)
            middle = _centred(x, words, WIDTH)
            text = self._put(
                (
                    TextAt("apart", middle, round(lowest - n * _LINE, 1), "middle", words)
                    for n in range(min(len(self.apart), _BREAK_ROWS))
                ),
                above,
            )
            down = f" {short((text.y if text else lowest) + 4)}V{short(self.foot)}"
            self.strokes.append(Stroke("break", f"M{short(x - 2)}{down}M{short(x + 2)}{down}"))
            self.layout.taken.append(Box(x - 5, self.axis.top - _OVER, x + 5, self.foot))

    def _labels(self) -> None:
        """Write what matters most first; what finds no room is in the table all the same."""
        first = self.figures[0]
        self._write(self.newest, self._number(self.newest), far=_FAR, level=True)
        if first is not self.newest:
            self._write(first, self._number(first), far=_FAR)
        if self.goal is not None:
            goal = number(self.goal, self.unit)
            target = self.measure.record.target
            words = (
                _("the law: %(figure)s", figure=goal)
                if target is not None and target.set_by is SetBy.LAW
                else _("target %(figure)s", figure=goal)
            )
            self._put(along("goal", self.axis.y(self.goal), self.left, self.side, words))
        for item in self.items:
            if item.kind == "comparator":
                name = self.letters.get(item.name, item.name)
                words = _("%(name)s %(figure)s", name=name, figure=self._number(item))
                self._write(item, words, far=_FAR[:1])
        for item in self.figures if len(self.figures) <= _FEW else ():
            if item is not first and item is not self.newest:
                self._write(item, self._number(item))
        for item in self.items:
            if item.kind == "suppressed":
                x, y = self.at(item)
                beside = around("figure", x, y, _("too few"))
                self._put(text for text in beside if abs(text.y - y) < HEIGHT / 2)

    def _times(self) -> None:
        """Write under the chart when it was."""
        y = self.foot + _TIMES
        row = LabelLayout(Box(0, y - HEIGHT, WIDTH + 1, y + HEIGHT))
        if self.untimed:
            words = _("no date") if self.timed else _("no date in the source")
            middle = round((self.side + WIDTH) / 2, 1)
            self._put([TextAt("time", middle, y, "middle", words)], row)
        ticks = self.day_axis.ticks(self.left, self.side)
        if self.timed and not ticks:
            words = _one_time(self.timed, self.side - self.left)
            middle = _centred(self.day_axis.x(self.day_axis.first), words, self.side)
            self.texts.append(TextAt("time", middle, y, "middle", words))
        for x, words in ticks:
            self.strokes.append(Stroke("tick", f"M{short(x)} {short(self.foot)}v{short(_TIMES)}"))
            # What begins on that day is to the right of its mark.
            if x + 4 + width(words) <= self.side:
                self._put([TextAt("time", round(x + 4, 1), y, "start", words)], row)

    def _number(self, item: Plotted) -> str:
        assert item.value is not None
        return number(item.value, self.unit)

    def _write(
        self, item: Plotted, words: str, *, far: Sequence[float] = (), level: bool = False
    ) -> None:
        choices = around("figure", *self.at(item), words, far)
        if level:
            choices.sort(key=lambda text: text.anchor != "start")
        self._put(choices)

    def _put(self, choices: Iterable[TextAt], layout: LabelLayout | None = None) -> TextAt | None:
        """Write words at the first place that is free, and return where that is."""
        text = (layout or self.layout).place(choices)
        if text is not None:
            self.texts.append(text)
        return text


def _head(unit: str) -> Iterator[TextAt]:
    """Yield what is above the plot: what is counted."""
    if unit == "%":
        return
    words = unit if unit.startswith("per ") else _("in %(unit)s", unit=unit)
    for n, line in enumerate(textwrap.wrap(words, _LETTERS), 1):
        yield TextAt("unit", 0, n * _LINE - 5, "start", line)


def _centred(x: float, words: str, right: float) -> float:
    """Return where the middle of words is that are to be at ``x``, and left of ``right``."""
    half = width(words) / 2
    return round(min(max(x, half), right - half), 1)


def _one_time(timed: list[Plotted], room: float) -> str:
    """Return the words for a time that is too short for an axis."""
    period = timed[0].period
    assert period is not None
    words = when(period).words
    if len({i.period for i in timed}) == 1 and width(words) <= room:
        return words
    return short_month(dt.date.fromordinal(int(timed[0].day)))
