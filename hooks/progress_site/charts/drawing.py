"""A chart as its template receives it: where everything stands, and what is written there.

Positions are in units of the drawing's own frame, of which there are as many as CSS pixels on a
phone 320 px wide; y grows downwards. ``d`` is a path of SVG. ``kind`` names a CSS class, and with
it how a mark looks: shape, filled or hollow.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextAt:
    """Words at a place. ``y`` is their base line; ``anchor`` is start, middle or end."""

    kind: str
    x: float
    y: float
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class GridLine:
    """A line across the chart at a figure, with the figure beside it. ``kind`` is grid or zero."""

    kind: str
    value: str
    d: str
    label: TextAt


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line.

    ``kind`` is line (joins figures), goal (the target, across), break (not comparable), side (what
    has no time stands beyond it) or tick. ``value`` is the figure of a target.
    """

    kind: str
    d: str
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark at a place. ``kind`` names its shape; ``small`` is a dot among many.

    ``value`` is the figure in plain digits (−1.46 is `-1.46`), and
    `None` where none is published. ``period`` is the time as it is written in the data.
    """

    kind: str
    x: float
    y: float
    value: str | None
    period: str | None
    small: bool


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What a shape means."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """The chart of one measure.

    ``id`` is that of the measure. ``name`` says what the picture is, ``words`` what it shows, in
    sentences; neither is seen. ``key`` and ``notes`` stand below it.
    """

    id: str
    name: str
    words: str
    height: int
    grid: tuple[GridLine, ...]
    strokes: tuple[Stroke, ...]
    shapes: tuple[Shape, ...]
    texts: tuple[TextAt, ...]
    key: tuple[KeyRow, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SparkView:
    """A chart the size of a word: the figures that decided the trend, zero, and the target."""

    strokes: tuple[Stroke, ...]
    shapes: tuple[Shape, ...]
