"""The bytes of a file as text: UTF-8, one kind of line end, no sign that cannot be seen.

It is plain text, because it only grows: two branches that add lines merge by keeping all of them
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

#: What is left of ’ “ é and the like when a file was once opened in a wrong encoding and saved.
_LOST = re.compile("\ufffd|â€[\u0080-\uffff]|Ã[\u0080-\u00bf]")

#: What git writes into a file when two people changed the same lines. The line ======= between
#: the two is left alone: in Markdown it also underlines a heading.
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.M)

_SAVE_AGAIN = "save it again as UTF-8 (in most editors: “Save with encoding”)"


def decode(file: str, raw: bytes) -> str | Problem:
    """Return the text of a file, without a byte-order mark, or the problem with its bytes."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # error.object: without the byte-order mark, from behind which error.start counts.
        before = _lines_as_one(error.object[: error.start].decode("utf-8", "replace"))
        return _problem(file, before, "this file is not saved as UTF-8", _SAVE_AGAIN)
    text = _lines_as_one(text)
    if found := UNSEEN.search(text):
        before = text[: found.start()]
        if found[0] == "\0":
            return _problem(file, before, "this file is not saved as UTF-8", _SAVE_AGAIN)
        return _problem(
            file,
            before,
            "there is a sign here that nobody can see",
            "delete it and the space around it, and type the words again",
        )
    if found := _LOST.search(text):
        return _problem(
            file,
            text[: found.start()],
            f"“{found[0]}” stands where a letter or a sign was lost",
            "type the word again",
        )
    if found := _CONFLICT.search(text):
        return _problem(
            file,
            text[: found.start()],
            "two versions of these lines stand here, because a merge is not finished",
            "keep the lines that are right, and take the lines <<<<<<<, ======= and >>>>>>> out",
        )
    return text


def roughly(raw: bytes) -> str:
    """Return as much of a text as can be read, for a search that must not stop at a slip."""
    return _lines_as_one(raw.decode("utf-8-sig", "replace"))


def _lines_as_one(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _problem(file: str, before: str, what: str, instead: str) -> Problem:
    line = before.count("\n") + 1
    column = len(before.rsplit("\n", 1)[-1]) + 1
    return Problem(file, line, column, what, instead)


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


_NO_ADDRESS = "this line names no address"
_EXAMPLE = "2024-03-14 /actions/3/"


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
        since, address = _day(day), rest.strip()
        if since is None:
            what = f"this line begins with “{day}”, which is not a day"
            problems.append(Problem(file, number, column, what, f"write it like {_EXAMPLE}"))
        elif not is_address(address):
            column = line.find(address, column) + 1 if address else len(line.rstrip()) + 1
            what = f"“{address}” is not an address of this site" if address else _NO_ADDRESS
            problems.append(Problem(file, number, column, what, f"write it like {_EXAMPLE}"))
        else:
            found.append(Published(address, since, number))
    return tuple(found), problems


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if len(text) == len("2024-03-14") else None
    except ValueError:
        return None
