"""Texts as they come from a file: its bytes, its front matter, and the list of addresses.

A text is UTF-8 with one kind of line end and no sign that cannot be seen. The list of addresses is
plain text, because it only grows: two branches that add lines merge by keeping all of them
(`merge=union` in `.gitattributes`), and a list of thousands is read in no time.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from progress_site.model.addresses import Published, is_address
from progress_site.model.problem import Problem

#: Signs that no reader sees and that YAML, XML or a browser does not allow. Some of them also
#: count as the end of a line for YAML but not for an editor, which would spoil every position.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NOT_UTF_8 = (
    "this file is not saved as UTF-8",
    "save it again as UTF-8 (in most editors: “Save with encoding”)",
)
#: What must not be in a text, what is wrong, and what to do instead; {} is what was found.
_SPOILT = (
    (re.compile("\x00"), *_NOT_UTF_8),
    (
        UNSEEN,
        "there is a sign here that nobody can see",
        "delete it and the space around it, and type the words again",
    ),
    # What is left of ’ “ é and the like when a file was once opened in a wrong encoding and saved.
    (
        re.compile("\ufffd|â€[\u0080-\uffff]|Ã[\u0080-\u00bf]"),
        "“{}” stands where a letter or a sign was lost",
        "type the word again",
    ),
    # What git writes into a file when two people changed the same lines. The line ======= between
    # the two is left alone: in Markdown it also underlines a heading.
    (
        re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.M),
        "two versions of these lines stand here, because a merge is not finished",
        "keep the lines that are right, and take the lines <<<<<<<, ======= and >>>>>>> out",
    ),
)


def decode(file: str, raw: bytes) -> str | Problem:
    """Return the text of a file, without a byte-order mark, or the problem with its bytes."""
    try:
        text = _lines_as_one(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        # error.object: without the byte-order mark, from behind which error.start counts.
        before = _lines_as_one(error.object[: error.start].decode("utf-8", "replace"))
        return _problem_behind(file, before, *_NOT_UTF_8)
    for pattern, what, instead in _SPOILT:
        if found := pattern.search(text):
            return _problem_behind(file, text[: found.start()], what.format(found[0]), instead)
    return text


def roughly(raw: bytes) -> str:
    """Return as much of a text as can be read, for a search that must not stop at a slip."""
    return _lines_as_one(raw.decode("utf-8-sig", "replace"))


def _lines_as_one(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _problem_behind(file: str, before: str, what: str, instead: str) -> Problem:
    line = before.count("\n") + 1
    column = len(before.rsplit("\n", 1)[-1]) + 1
    return Problem(file, line, column, what, instead)


#: What a word processor makes of three hyphens, and what hands make of them in a hurry.
_NEARLY = re.compile(r"\s*(?:[-–—_=]{2,}|[–—])\s*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A Markdown file in two. ``text`` begins on line ``line`` and ``body`` on ``body_line``."""

    text: str
    line: int
    body: str
    body_line: int


def split_front_matter(file: str, text: str, needs: str) -> FrontMatter | Problem:
    """Return front matter and body, or what is wrong with the lines of dashes.

    ``needs`` names what must be between them, such as `title:`.
    """
    lines = text.split("\n")
    if not text.strip():
        return Problem(file, 1, 1, "this file is empty", "write its words, or delete the file")
    first = next(index for index, line in enumerate(lines) if line.strip())
    if lines[first].rstrip() != "---":
        missing = (
            "the lines that say what this is are missing",
            f"begin the file with a line ---, then {needs}, then a line ---",
        )
        return _nearly_dashes(file, lines, range(first, first + 1)) or Problem(file, 1, 1, *missing)
    if first:
        return Problem(file, 1, 1, "the first line is empty", "begin the file with the line ---")
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            body = "\n".join(lines[index + 1 :])
            return FrontMatter("\n".join(lines[1:index]), 2, body, index + 2)
    missing = (
        "the line --- that ends these settings is missing",
        "put a line --- between the settings and the running words",
    )
    return _nearly_dashes(file, lines, range(1, len(lines))) or Problem(file, 1, 1, *missing)


def _nearly_dashes(file: str, lines: list[str], among: range) -> Problem | None:
    for index in among:
        if _NEARLY.fullmatch(lines[index]):
            what = f"“{lines[index].strip()}” is not a line of three hyphens"
            return Problem(file, index + 1, 1, what, "write three hyphens and nothing else: ---")
    return None


def read_address_list(file: str, text: str) -> tuple[tuple[Published, ...], list[Problem]]:
    """Return the lines of the list, and a problem for each that says no day and address.

    Lines that are empty or begin with `# ` are notes.
    """
    found: list[Published] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        column = len(line) - len(line.lstrip()) + 1
        day, _, rest = said.partition(" ")
        since, address, what = _day(day), rest.strip(), ""
        if since is None:
            what = f"this line begins with “{day}”, which is not a day"
        elif not address:
            column, what = len(line.rstrip()) + 1, "this line names no address"
        elif not is_address(address):
            column = line.find(address, column) + 1
            what = f"“{address}” is not an address of this site"
        else:
            found.append(Published(address, since, number))
        if what:
            instead = "write it like 2024-03-14 /actions/3/"
            problems.append(Problem(file, number, column, what, instead))
    return tuple(found), problems


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if len(text) == len("2024-03-14") else None
    except ValueError:
        return None
