"""Small numbers of people in tables, where the number and its word stand in two cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from progress_site.read.privacy.hit import Hit
from progress_site.read.privacy.people import hit, number_below, row_of_people

_CELL = re.compile(r"[^|\n]+")
_LINE = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)


def small_numbers_in_tables(text: str, threshold: int) -> Iterator[Hit]:
    """Find cells that are a number from 1 to ``threshold`` - 1 in a row or column of people.

    The first cell of a row, or the top cell of a column, must begin with a word for people.
    """
    if threshold < 2 or "|" not in text:
        return
    small, people = re.compile(rf"\s*{number_below(threshold)}\s*", re.IGNORECASE), row_of_people()
    tops: list[str] = []
    end = -2
    for line in _LINE.finditer(text):
        # Behind the first bar, so that what stands in front of it is no cell.
        begin = text.index("|", line.start()) + 1
        cells = list(_CELL.finditer(text, begin, line.end()))
        if line.start() != end + 1:  # the first line of a table
            tops = [cell[0] for cell in cells]
        end = line.end()
        for index, cell in enumerate(cells):
            found = small.fullmatch(cell[0])
            top = tops[index] if index < len(tops) else ""
            counted = (people.match(cells[0][0]) if index else None) or people.match(top)
            if found and counted:
                start = cell.start() + found.start("number")
                yield hit(start, threshold, counted[0], one=False)
