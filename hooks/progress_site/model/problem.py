"""A problem in the content: what is wrong, what to write instead, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pydantic_core import PydanticCustomError

Severity = Literal["error", "warning", "notice"]

#: The way to a value inside a file: keys and list positions.
Path = tuple[str | int, ...]


#: Longer than any value that a message shows whole.
LONG = 60


def one_line(text: str) -> str:
    """Return a message as it fits into one line: a long value is cut, line ends become spaces."""
    return re.sub(rf"“([^”]{{{LONG}}})[^”]+”", r"“\1…”", " ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a publisher should mend.

    ``file`` is relative to the project, with forward slashes; where a problem is in no file, it
    says in brackets where it is. ``line`` and ``column`` count from 1. ``what`` says what is wrong,
    ``instead`` what to write; neither ends in a full stop.
    """

    file: str
    line: int
    column: int
    what: str
    instead: str
    severity: Severity = "error"

    @property
    def in_a_file(self) -> bool:
        """Whether ``line`` and ``column`` say anything."""
        return not self.file.startswith("(")

    @property
    def message(self) -> str:
        """What is wrong, and what to write instead, on one line."""
        return f"{self.what}: {self.instead}" if self.instead else self.what

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else f"{self.severity}: "
        place = f"{self.file}:{self.line}:{self.column}" if self.in_a_file else self.file
        return f"{place}: {mark}{self.message}"

    def sort_key(self) -> tuple[str, int, int, str]:
        """Sorts in the order of the files, then down each file."""
        return (self.file, self.line, self.column, self.what)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that is known by the value it is about; the reader knows its line."""

    file: str
    path: Path
    what: str
    instead: str
    severity: Severity = "error"


def validation_error(what: str, instead: str, *at: str | int) -> PydanticCustomError:
    """Return the error a validator raises: ``what`` is wrong and ``instead`` is what to write.

    Both are plain words for a publisher, without a full stop at the end. ``at`` is the way to the
    value at which to point, when the rule is about a whole record.
    """
    return PydanticCustomError("ask", "{what}", {"what": what, "instead": instead, "at": at})
