"""Reads a chart back from its SVG: places become figures through the axis that is drawn there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")


def number_in(words: str) -> float:
    """Return the first number of a text, with either minus sign."""
    found = NUMBER.search(words)
    assert found, f"no number in {words!r}"
    return float(found[0].replace("−", "-").replace(",", ""))


@dataclass(frozen=True)
class Mark:
    """A mark as it is drawn: ``value`` is what its place says, and not what it claims."""

    kind: str
    x: float
    y: float
    value: float
    claimed: str | None
    period: str | None


@dataclass(frozen=True)
class Drawn:
    """The chart on a page."""

    svg: LexborNode

    @classmethod
    def on(cls, page: LexborHTMLParser) -> Drawn | None:
        """Return the chart of a page, if it has one."""
        svg = page.css_first(".chart > svg")
        return None if svg is None else cls(svg)

    @cached_property
    def frame(self) -> tuple[float, float]:
        """Width and height."""
        _x, _y, width, height = (self.svg.attributes.get("viewbox") or "").split()
        return float(width), float(height)

    @cached_property
    def ticks(self) -> list[tuple[float, float]]:
        """The y of each line across, and the figure that is written beside it; the lowest first."""
        lines = self.svg.css("path.chart-line-grid, path.chart-line-zero")
        words = self.svg.css("text.chart-text-tick")
        assert len(lines) == len(words) >= 2
        ys = [float(_d(line).split()[1].split("H")[0]) for line in lines]
        return sorted(
            ((y, number_in(text.text())) for y, text in zip(ys, words, strict=True)),
            key=lambda tick: tick[1],
        )

    def value_at(self, y: float) -> float:
        """Return the figure for which a height stands."""
        (y1, low), (y2, high) = self.ticks[0], self.ticks[-1]
        return low + (y1 - y) / (y1 - y2) * (high - low)

    @property
    def tolerance(self) -> float:
        """What a tenth of a unit is worth: positions are written with one decimal."""
        (y1, low), (y2, high) = self.ticks[0], self.ticks[-1]
        return (high - low) / (y1 - y2) * 0.1

    @cached_property
    def marks(self) -> list[Mark]:
        """Every mark in the order in which it is drawn."""
        return [self._mark(node) for node in self.svg.css("path.chart-mark")]

    def _mark(self, node: LexborNode) -> Mark:
        kind = (node.attributes["class"] or "").removeprefix("chart-mark chart-mark-")
        x, y = map(float, NUMBER.findall(node.attributes["transform"] or ""))
        claimed, period = (node.attributes.get(f"data-{name}") for name in ("value", "period"))
        return Mark(kind, x, y, self.value_at(y), claimed, period)

    @cached_property
    def lines(self) -> list[list[tuple[float, float]]]:
        """The points of each line that joins figures."""
        return [
            [(float(x), float(y)) for x, y in (p.split() for p in _d(node)[1:].split("L"))]
            for node in self.svg.css("path.chart-line-line")
        ]

    @cached_property
    def breaks(self) -> list[float]:
        """The x of the middle of each double line."""
        found = []
        for node in self.svg.css("path.chart-line-break"):
            x1, x2 = (float(part.split()[0]) for part in _d(node)[1:].split("M"))
            found.append((x1 + x2) / 2)
        return found

    @property
    def words(self) -> str:
        """All that is written in the picture."""
        return " ".join(node.text() for node in self.svg.css("text"))


def _d(node: LexborNode) -> str:
    return node.attributes["d"] or ""
