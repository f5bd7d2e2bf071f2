"""The problems that a build reports, as they travel from its process to ours.

The hook writes them as JSON into the file that the environment variable `VARIABLE` names::

    {"problems": [{"severity": "error", "file": "plan_data/plan.yml", "line": 3, "column": 7,
                   "message": "what is wrong", "instead": "what to write, or null"}],
     "waits": "what is not checked yet"}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

VARIABLE = "PROGRESS_PROBLEMS"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: what is wrong, where, and what to write instead ("" when unknown)."""

    severity: str
    file: str
    line: int
    column: int
    message: str
    instead: str = ""

    @property
    def in_a_file(self) -> bool:
        """Whether it stands in a file; else ``file`` says in brackets where, and has no lines."""
        return not self.file.startswith("(")

    def __str__(self) -> str:
        """``file:line:column: message``, the form that terminals and code hosts link."""
        mark = "" if self.severity == "error" else f"{self.severity}: "
        words = f"{self.message}: {self.instead}" if self.instead else self.message
        place = f"{self.file}:{self.line}:{self.column}" if self.in_a_file else self.file
        return f"{place}: {mark}{words}"


def read_problems(file: Path) -> tuple[Problem, ...]:
    """Return the problems in ``file``; none when the build ended before it could write them.

    A file that is not what it should be counts as none too: then the build's own output, which
    is shown instead, says more than a complaint about this file would.
    """
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))["problems"]
        return tuple(_entries(entries))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return ()


def read_waits(file: Path) -> str:
    """Return what the build could not check yet because of its problems; "" where nothing waits."""
    try:
        return str(json.loads(file.read_text(encoding="utf-8"))["waits"])
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def _entries(entries: Iterable[dict[str, Any]]) -> Iterator[Problem]:
    for entry in entries:
        message, instead = str(entry["message"]), str(entry.get("instead") or "")
        yield Problem(
            severity=str(entry.get("severity") or "error"),
            file=str(entry["file"]),
            line=int(entry.get("line") or 1),
            column=int(entry.get("column") or 1),
            # A message that already says what to write need not say it twice.
            message=message.removesuffix(f": {instead}") if instead else message,
            instead=instead,
        )
