"""Tables for a terminal of 80 columns: the last column but one is wrapped, and nothing is cut."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

WIDTH = 80
_GAP = "  "
#: A column of ids is not wider; a longer id takes a line more.
_MOST = 26


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table whose columns share 80 signs.

    All but the last column are as wide as they must be, up to 26; the last gets the rest.
    """
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    columns = list(zip(headings, *rows, strict=True))[:-1]
    widths = [min(_MOST, max(map(len, column))) for column in columns]
    widths.append(WIDTH - sum(widths) - len(_GAP) * len(widths))
    for row in [headings, ["-" * width for width in widths], *rows]:
        cells = [wrapped(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True))
            yield _GAP.join(padded).rstrip()


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most ``width`` signs."""
    return textwrap.wrap(text, width, break_on_hyphens=False)


def hanging(text: str, first: str, rest: str) -> list[str]:
    """Return a text in lines of at most 80 signs, behind ``first`` and then behind ``rest``."""
    lines = wrapped(text, WIDTH - len(rest)) or [""]
    return [f"{rest if number else first}{line}".rstrip() for number, line in enumerate(lines)]
