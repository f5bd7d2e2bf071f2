"""The two lines of dashes at the top of a Markdown file, and what stands between and below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from progress_site.model.problem import Problem

#: What a word processor makes of three hyphens, and what hands make of them in a hurry.
_NEARLY = re.compile(r"\s*(?:[-–—_=]{2,}|[–—])\s*")
_THREE = "write three hyphens and nothing else: ---"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A Markdown file in two. ``text`` begins on line ``line`` and ``body`` on ``body_line``."""

    text: str
    line: int
    body: str
    body_line: int


def split_front_matter(file: str, text: str, needs: str) -> FrontMatter | Problem:
    """Return front matter and body, or what is wrong with the lines of dashes.

    ``needs`` names what must stand between them, such as `title:`.
    """
    lines = text.split("\n")
    if not text.strip():
        return Problem(file, 1, 1, "this file is empty", "write its words, or delete the file")
    if problem := _beginning(file, lines, needs):
        return problem
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return FrontMatter(
                "\n".join(lines[1:index]), 2, "\n".join(lines[index + 1 :]), index + 2
            )
    for index, line in enumerate(lines[1:], start=1):
        if _NEARLY.fullmatch(line):
            what = f"“{line.strip()}” is not a line of three hyphens"
            return Problem(file, index + 1, 1, what, _THREE)
    return Problem(
        file,
        1,
        1,
        "the line --- that ends these settings is missing",
        "put a line --- between the settings and the running words",
    )


def _beginning(file: str, lines: list[str], needs: str) -> Problem | None:
    first = next(index for index, line in enumerate(lines) if line.strip())
    line = lines[first]
    if line.rstrip() == "---":
        if first == 0:
            return None
        return Problem(file, 1, 1, "the first line is empty", "begin the file with the line ---")
    if _NEARLY.fullmatch(line):
        what = f"“{line.strip()}” is not a line of three hyphens"
        return Problem(file, first + 1, 1, what, _THREE)
    return Problem(
        file,
        1,
        1,
        "the lines that say what this is are missing",
        f"begin the file with a line ---, then {needs}, then a line ---",
    )
