"""The marks of a chart, and how lines are written: paths of SVG."""

from __future__ import annotations

from collections.abc import Iterable

from progress_site.charts.drawing import Shape
from progress_site.charts.plotted import Plotted


def shape(item: Plotted, x: float, y: float, *, small: bool = False) -> Shape:
    """Return the mark of one thing at its place."""
    value = format(item.value, "f") if item.value is not None else None
    period = item.period.text if item.period else None
    return Shape(item.kind, x, y, value, period, small and item.kind == "reading")


def path(points: Iterable[tuple[float, float]]) -> str:
    """Return a line through points."""
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in points)


def short(value: float) -> str:
    """Return a position as short as it can be written."""
    return f"{value:.1f}".removesuffix(".0")
