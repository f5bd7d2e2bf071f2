"""Finds room for words in a chart, so that no two lie upon each other or upon a mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from progress_site.charts.axes import width
from progress_site.charts.drawing import TextAt

#: How high the letters of a text are, and how far they reach below their line.
HEIGHT, BELOW = 17.0, 3.5
#: What stays free between words that stand side by side.
_GAP = 5.0
#: How far words keep from the middle of a mark.
_AWAY = 8.0


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
class Room:
    """The part of a drawing in which words may stand, and what already stands there."""

    frame: Box
    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Keep words away from a place."""
        self.taken.append(box)

    def take_line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Keep words away from a straight line."""
        steps = max(1, round(max(abs(x2 - x1), abs(y2 - y1)) / 6))
        for n in range(steps + 1):
            x, y = x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps
            self.take(Box(x - 1.5, y - 1.5, x + 1.5, y + 1.5))

    def put(self, choices: Iterable[TextAt]) -> TextAt | None:
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
                self.take(replace(box, left=box.left - _GAP, right=box.right + _GAP))
                return text
        return None


def around(kind: str, x: float, y: float, words: str) -> list[TextAt]:
    """Return the places for words beside a mark, the best first."""
    above, below, level = y - _AWAY - BELOW, y + _AWAY + HEIGHT - BELOW, y + HEIGHT / 2 - BELOW
    return [
        TextAt(kind, round(x + dx, 1), round(base, 1), anchor, words)
        for dx, base, anchor in (
            (0.0, above, "middle"),
            (0.0, below, "middle"),
            (_AWAY + 1, level, "start"),
            (-_AWAY - 1, level, "end"),
            (-4.0, above, "start"),
            (4.0, above, "end"),
            (-4.0, below, "start"),
            (4.0, below, "end"),
        )
    ]


def further(kind: str, x: float, y: float, words: str, far: Iterable[float]) -> list[TextAt]:
    """Return places above and below a mark, each as far away from it as ``far`` says."""
    return [
        TextAt(kind, round(x + dx, 1), round(base, 1), anchor, words)
        for away in far
        for base in (y - _AWAY - BELOW - away, y + _AWAY + HEIGHT - BELOW + away)
        for dx, anchor in ((0.0, "middle"), (4.0, "end"), (-4.0, "start"))
    ]


def along(kind: str, y: float, left: float, right: float, words: str) -> list[TextAt]:
    """Return the places for words along a line across the chart."""
    return [
        TextAt(kind, round(x, 1), round(base, 1), anchor, words)
        for base in (y - 5, y + HEIGHT)
        for x, anchor in ((right - 2, "end"), (left + 2, "start"))
    ]
