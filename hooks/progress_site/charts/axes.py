"""The two axes of a chart, and the layout of its labels: none is on another one or on a mark.

Positions are in units of the drawing, of which there are as many as CSS pixels on a phone 320 px
wide. y grows downwards.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache

from progress_site.model.dates import PartialDate
from progress_site.words.wording import short_month

#: How wide a letter of 16 units is taken to be: in a wide font, or in a usual one whose letters
#: stand as far apart as readers may set them (WCAG 1.4.12: 0.12 of their size).
_LETTER, _WIDE, _NARROW = 11.5, 17.0, 7.6

_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
#: Months between two marks of time.
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)


@lru_cache(maxsize=4096)
def width(words: str) -> float:
    """Return how much room words take at most: a drawing cannot ask the reader's font."""
    wide, narrow = sum(c in "%−mwMWQ@" for c in words), sum(c in " .,:;'ijlrtfI()" for c in words)
    return wide * _WIDE + narrow * _NARROW + (len(words) - wide - narrow) * _LETTER


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Figures on a straight scale. ``ticks`` are the figures that are named, the lowest first.

    ``top`` and ``bottom`` are the y of the highest and of the lowest tick.
    """

    ticks: tuple[Decimal, ...]
    top: float
    bottom: float

    def y(self, value: Decimal) -> float:
        """Return where a figure stands."""
        low, high = self.ticks[0], self.ticks[-1]
        part = float((value - low) / (high - low))
        return round(self.bottom - part * (self.bottom - self.top), 1)


def value_axis(
    values: Sequence[Decimal], *, top: float, bottom: float, same_within: Decimal, share: bool
) -> ValueAxis:
    """Return an axis on which all ``values`` stand, with three to six ticks.

    Zero is on it, so that twice as high means twice as much. Only where the figures differ by more
    than “about the same”, and yet by less than an eighth of themselves, does it begin near them:
    otherwise nothing could be seen. A ``share`` (per cent) always has its zero.
    """
    low, high = min(values), max(values)
    largest = max(abs(low), abs(high))
    close = same_within < high - low < largest / 8
    if share or not close:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    step = _nice((high - low) / 4)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    ticks = tuple(_plain((first + n) * step) for n in range(int(last - first) + 1))
    return ValueAxis(ticks, top, bottom)


def _nice(rough: Decimal) -> Decimal:
    """Return the next larger 1, 2, 2.5 or 5 times a power of ten."""
    power = Decimal(10) ** rough.adjusted()
    return next(factor * power for factor in _NICE if factor * power >= rough)


def _plain(value: Decimal) -> Decimal:
    """Return a figure without zeros at its end: 7.50 is 7.5, and 1E+2 is 100."""
    return Decimal(format(value.normalize(), "f"))


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days on a straight scale, as `date.toordinal` counts them.

    ``left`` and ``right`` are the x of the first and of the last day that is shown.
    """

    first: float
    last: float
    left: float
    right: float

    def x(self, day: float) -> float:
        """Return where a day stands."""
        if self.first == self.last:
            return round((self.left + self.right) / 2, 1)
        part = (day - self.first) / (self.last - self.first)
        return round(self.left + part * (self.right - self.left), 1)

    def ticks(self, left: float, right: float) -> tuple[tuple[float, str], ...]:
        """Return x and words of as many first days of months as fit between two x."""
        if self.first == self.last:
            return ()
        days = (self.last - self.first) / (self.right - self.left)
        start, end = (self.first + (x - self.left) * days for x in (left, right))
        for step in _MONTHS:
            found = list(_month_starts(start, end, step))
            words = [str(day.year) if step >= 12 else short_month(day) for day in found]
            # From one mark to the next there is room for what is written beside it.
            room = step * 28 / days
            if found and all(width(w) + 8 <= room for w in words):
                return tuple((self.x(d.toordinal()), w) for d, w in zip(found, words, strict=True))
        return ()


def middle(period: PartialDate) -> float:
    """Return the day at which a figure of a whole period stands: the middle of it."""
    assert period.first is not None
    assert period.last is not None
    return (period.first.toordinal() + period.last.toordinal()) / 2


def _month_starts(start: float, end: float, step: int) -> list[dt.date]:
    if start < 1 or end > dt.date.max.toordinal():
        return []
    first, last = dt.date.fromordinal(math.ceil(start)), dt.date.fromordinal(int(end))
    earliest = first.year * 12 + first.month - (first.day == 1)  # January of the year 0 is 0
    months = range(math.ceil(earliest / step) * step, last.year * 12 + last.month, step)
    return [dt.date(month // 12, month % 12 + 1, 1) for month in months]


#: How high the letters of a text are, and how far they reach below their line.
HEIGHT, BELOW = 17.0, 3.5
#: What stays free between words that stand side by side.
_GAP = 5.0
#: How far words keep from the middle of a mark.
_AWAY = 8.0
#: Where words above or below a mark begin or end, beside it.
_LEANING = ((-4.0, "start"), (4.0, "end"))


@dataclass(frozen=True, slots=True)
class TextAt:
    """Words at a place. ``y`` is their base line; ``anchor`` is start, middle or end."""

    kind: str
    x: float
    y: float
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in units of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def box_of(text: TextAt) -> Box:
    """Return the room that words take, at most."""
    wide = width(text.words)
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return Box(left, text.y - HEIGHT + BELOW, left + wide, text.y + BELOW)


@dataclass
class LabelLayout:
    """The part of a drawing in which labels may be placed, and what is there already."""

    frame: Box
    taken: list[Box] = field(default_factory=list)

    def take_line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Keep words away from a straight line."""
        steps = max(1, round(max(abs(x2 - x1), abs(y2 - y1)) / 6))
        for n in range(steps + 1):
            x, y = x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps
            self.taken.append(Box(x - 1.5, y - 1.5, x + 1.5, y + 1.5))

    def place(self, choices: Iterable[TextAt]) -> TextAt | None:
        """Return the first of several places that is free, or `None`; it is then taken."""
        for text in choices:
            box = box_of(text)
            inside = (
                self.frame.left <= box.left
                and box.right <= self.frame.right
                and self.frame.top <= box.top
                and box.bottom <= self.frame.bottom
            )
            if inside and not any(box.meets(other) for other in self.taken):
                self.taken.append(replace(box, left=box.left - _GAP, right=box.right + _GAP))
                return text
        return None


def around(kind: str, x: float, y: float, words: str, far: Iterable[float] = ()) -> list[TextAt]:
    """Return the places for words beside a mark, the best first.

    Behind them come places above and below the mark, each as far away from it as ``far`` says.
    """
    above, below, level = y - _AWAY - BELOW, y + _AWAY + HEIGHT - BELOW, y + HEIGHT / 2 - BELOW
    beside = [
        (0.0, above, "middle"),
        (0.0, below, "middle"),
        (_AWAY + 1, level, "start"),
        (-_AWAY - 1, level, "end"),
        *((dx, base, anchor) for base in (above, below) for dx, anchor in _LEANING),
    ]
    further = [
        (dx, base, anchor)
        for away in far
        for base in (above - away, below + away)
        for dx, anchor in ((0.0, "middle"), *reversed(_LEANING))
    ]
    return [
        TextAt(kind, round(x + dx, 1), round(base, 1), anchor, words)
        for dx, base, anchor in (*beside, *further)
    ]


def along(kind: str, y: float, left: float, right: float, words: str) -> list[TextAt]:
    """Return the places for words along a line across the chart."""
    return [
        TextAt(kind, round(x, 1), round(base, 1), anchor, words)
        for base in (y - 5, y + HEIGHT)
        for x, anchor in ((right - 2, "end"), (left + 2, "start"))
    ]
