"""What the YAML parser says, in the words of somebody who helps.

The parser stops where it can go no further, which is often a line after the mistake. So the lines
around are looked at first for the slips that people make: tabs, a missing space, an open quote.
The table of slips is `syntax.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_TABLE = Path(__file__).with_suffix(".yml")
_NAME = r"[A-Za-z_][\w-]*"


@dataclass(frozen=True, slots=True)
class _Slip:
    """A row of the table; `syntax.yml` says what its fields hold."""

    what: str
    instead: str
    said: str = ""
    texts: Sequence[str] = ("from stop",)
    match: str = ""


@cache
def _slips() -> list[_Slip]:
    return [_Slip(**row) for row in yaml.safe_load(_TABLE.read_text(encoding="utf-8"))]


def explain(lines: list[str], error: yaml.MarkedYAMLError) -> tuple[int, int, str, str]:
    """Return line and column from 0 of the likely mistake, what is wrong, what to write instead."""
    said = f"{error.context or ''} {error.problem or ''}"
    texts = _texts(lines, error)
    for slip in _slips():
        if re.search(slip.said, said):
            pattern = re.compile(slip.match.replace("NAME", _NAME))
            for name in slip.texts:
                for line, start, end in texts[name]:
                    if found := pattern.match(lines[line], start, end):
                        return (
                            line,
                            found.end(),
                            found.expand(slip.what),
                            found.expand(slip.instead),
                        )
    raise AssertionError("the last row of the table fits everything")


def _texts(lines: list[str], error: yaml.MarkedYAMLError) -> dict[str, list[tuple[int, int, int]]]:
    """Return the texts that a slip may be looked for in: line, and columns of start and end."""
    mark = error.problem_mark or error.context_mark
    stop, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(stop, len(lines) - 1)
    start = error.context_mark
    begun, begun_column = (start.line, start.column) if start else (line, column)
    begun = min(begun, len(lines) - 1)  # what is never closed may begin behind the last line
    from_begun = (begun, begun_column, len(lines[begun]))
    whole = [(number, 0, len(text)) for number, text in enumerate(lines)]
    written = [text for text in whole if lines[text[0]].strip()]
    return {
        "stop": [whole[line]],
        "before": whole[line - 1 : line] if line else [],
        "begun": [whole[begun]],
        "end": written[-1:] if not "".join(lines[stop:]).strip() else [],
        "between": whole[begun : line + 1],
        "up to stop": [(line, 0, column)],
        "from stop": [(line, column, len(lines[line]))],
        "from begun": [from_begun],
        "from above": [from_begun] if stop > begun else [],
    }
