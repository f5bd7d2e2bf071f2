"""The shapes of a chart, and how lines are written: paths of SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from progress_site.derive.charts.plotted import Plotted
from progress_site.derive.views.drawing import Shape

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
#: A dot where there are many.
_SMALL = "M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z"


def shape(item: Plotted, x: float, y: float, *, small: bool = False) -> Shape:
    """Return the mark of one thing at its place."""
    value = format(item.value, "f") if item.value is not None else None
    drawn = _SMALL if small and item.kind == "reading" else SHAPES[item.kind]
    return Shape(item.kind, drawn, x, y, value, item.period.text if item.period else None)


def path(points: Iterable[tuple[float, float]]) -> str:
    """Return a line through points."""
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in points)


def short(value: float) -> str:
    """Return a position as short as it can be written."""
    return f"{value:.1f}".removesuffix(".0")
