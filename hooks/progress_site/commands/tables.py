"""Tables for a terminal of 80 columns: the last column but one is wrapped, and nothing is cut."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

WIDTH = 80
_GAP = "  "
#: A column of ids is not wider; a longer id takes a line more.
_MOST = 26


def width_of(text: str) -> int:
    """Return how many columns a text takes: signs of East Asia and most pictures take two."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, indent: int = 0
) -> Iterator[str]:
    """Yield the lines of a table whose columns share what is left of 80 signs.

    All but the last column are as wide as they must be, up to 26; the last gets the rest.
    """
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [
        min(_MOST, max(width_of(row[i]) for row in [headings, *rows]))
        for i in range(len(headings) - 1)
    ]
    widths.append(WIDTH - indent - sum(widths) - len(_GAP) * len(widths))
    for row in [headings, ["-" * width for width in widths], *rows]:
        yield from _lines(row, widths, " " * indent)


def _lines(row: Sequence[str], widths: Sequence[int], start: str) -> Iterator[str]:
    cells = [wrapped(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    for number in range(max(len(cell) for cell in cells)):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        padded = [
            part + " " * (width - width_of(part)) for part, width in zip(parts, widths, strict=True)
        ]
        yield f"{start}{_GAP.join(padded)}".rstrip()


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines that take at most ``width`` columns."""
    if width_of(text) == len(text):
        return textwrap.wrap(text, width, break_on_hyphens=False)
    lines: list[str] = []
    for line in textwrap.wrap(text, max(1, width), break_on_hyphens=False):
        while width_of(line) > width:
            cut = next(i for i in range(len(line), 0, -1) if width_of(line[:i]) <= width)
            lines.append(line[:cut])
            line = line[cut:]
        lines.append(line)
    return lines


def hanging(text: str, first: str, rest: str) -> list[str]:
    """Return a text in lines of at most 80 columns, behind ``first`` and then behind ``rest``."""
    lines = wrapped(text, WIDTH - len(rest)) or [""]
    return [f"{rest if number else first}{line}".rstrip() for number, line in enumerate(lines)]
