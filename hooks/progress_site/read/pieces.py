"""Every text of a project, piece by piece, with the place of each letter in its file.

What looks for words (private details, long sentences) reads pieces: a field, a note behind `#`,
the running words of a page or an update, the name of a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from progress_site.model.problem import Path, Problem, Severity
from progress_site.read.nodes import Document, Mark

#: The way to the running words of a page or an update; no record has a field of this name.
BODY: Path = ("(running words)",)
#: The way to the text of a file that could not be parsed.
RAW: Path = ("(text)",)
#: The way to what is behind # in a data file.
NOTE: Path = ("(note)",)
#: The way to the name of a file.
NAME: Path = ("(name)",)
_NOTE = re.compile(r"^[ \t]*#.*$", re.MULTILINE)


class Piece(NamedTuple):
    """Some words of one file, and the way to them.

    ``document`` is `None` for the name of a file. ``line`` is for running words and notes: the line
    on which they begin.
    """

    file: str
    path: Path
    text: str
    document: Document | None = None
    line: int = 1

    def place(self, offset: int) -> Mark:
        """Return line and column of the letter at ``offset`` of the text."""
        if self.document is None:
            return 1, 1
        if self.path in (BODY, NOTE, RAW):
            before = self.text[:offset]
            line = before.count("\n")
            return self.line + line, len(before.rpartition("\n")[2]) + 1
        return _in_value(self.document, self.path, self.text, offset)

    def problem(self, offset: int, what: str, instead: str, severity: Severity) -> Problem:
        """Return a problem at ``offset`` of the text."""
        line, column = self.place(offset)
        return Problem(self.file, line, column, what, instead, severity)


def pieces(documents: Iterable[Document], at_least: int = 1) -> Iterator[Piece]:
    """Yield every text of every document: fields first, then notes, then running words.

    Fields shorter than ``at_least`` signs are left out. Where the fields could not be parsed, their
    text is one piece as it is.
    """
    for document in documents:
        if document.problems:
            # Where nothing could be parsed at all, the whole text is in the body.
            yield Piece(document.file, RAW, document.text, document, document.first_line)
        else:
            for path, text in fields(document.data, ()):
                if len(text) >= at_least:
                    yield Piece(document.file, path, text, document)
            yield from _notes(document)
        if document.body.strip():
            yield Piece(document.file, BODY, document.body, document, document.body_line)


def fields(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text inside plain data, with the way to it."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from fields(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from fields(value, (*path, index))


def spaces(found: re.Match[str]) -> str:
    """Return spaces in place of what was found, with its line ends."""
    return re.sub(r"[^\n]", " ", found[0])


def _notes(document: Document) -> Iterator[Piece]:
    for found in _NOTE.finditer(document.text):
        line = document.first_line + document.text.count("\n", 0, found.start())
        yield Piece(document.file, NOTE, found[0], document, line)


def _in_value(document: Document, path: Path, value: str, offset: int) -> Mark:
    """Find a letter of a value in its file, where the value may be folded over several lines.

    Folding changes spaces only: the letter is found by counting what is no space.
    """
    line, column = document.place(path)
    lines = document.text.split("\n")
    row, at = line - document.first_line, column - 1
    if row >= len(lines):
        return line, column
    style = lines[row][at : at + 1]
    if style in (">", "|"):
        row, at = row + 1, 0
    elif style in ("'", '"'):
        at += 1
    left = sum(not sign.isspace() for sign in value[:offset])
    while row < len(lines):
        text = lines[row]
        while at < len(text):
            if not text[at].isspace():
                # Inside quotes a quote is doubled, or has a backslash in front: two signs for one.
                if style in ("'", '"') and text[at : at + 2] in ("''", '\\"', "\\\\"):
                    at += 1
                if left == 0:
                    return document.first_line + row, at + 1
                left -= 1
            at += 1
        row, at = row + 1, 0
    return line, column
