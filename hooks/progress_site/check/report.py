"""The problems as a terminal, a program and a code host want them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from progress_site.model.problem import Problem, Severity

#: What one and many of each severity are called.
_CALLED: dict[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "notice": ("notice", "notices"),
}
#: A code host takes a summary of at most 1 MiB for each step, and drops a longer one whole
#: (GitHub Docs, Workflow commands, Step isolation and limits).
LONGEST_SUMMARY = 1_000_000


def failed(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether the check fails: for an error, and if strict for a warning; never for a notice."""
    stops = {"error", "warning"} if strict else {"error"}
    return any(problem.severity in stops for problem in problems)


def as_text(problems: Sequence[Problem], waits: str = "") -> str:
    """Return one line for each problem, how many there are, and what waits for them."""
    return "\n".join([*map(str, problems), counted(problems, waits)])


def as_json(problems: Sequence[Problem], waits: str = "") -> str:
    """Return ``{"problems": […], "waits": …}``, each problem with the fields of its class."""
    found = {"problems": [asdict(p) for p in problems], "waits": waits or None}
    return json.dumps(found, ensure_ascii=False)


def as_commands(problems: Sequence[Problem], waits: str = "") -> str:
    """Return workflow commands, with which GitHub puts each problem on its line.

    The host shows only the first ten of each kind in a step: `as_markdown` has them all.
    """
    return "\n".join([*map(_command, problems), counted(problems, waits)])


def as_markdown(problems: Sequence[Problem], waits: str = "") -> str:
    """Return all problems as a table of Markdown, as far as the host takes it."""
    lines = ["## What the check found", "", counted(problems, waits), ""]
    if problems:
        lines += [
            "| | Where | What is wrong | What to write instead |",
            "| --- | --- | --- | --- |",
        ]
    size = sum(len(line.encode()) + 1 for line in lines)
    for number, problem in enumerate(problems):
        row = _row(problem)
        size += len(row.encode()) + 1
        if size > LONGEST_SUMMARY:
            lines += ["", f"{len(problems) - number} more do not fit here. The log shows them all."]
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def counted(problems: Sequence[Problem], waits: str = "") -> str:
    """Return how many problems of each severity there are, and what waits for them."""
    numbers = Counter(problem.severity for problem in problems)
    parts = [
        f"{numbers[severity]} {one if numbers[severity] == 1 else many}"
        for severity, (one, many) in _CALLED.items()
        if numbers[severity]
    ]
    if not numbers["error"]:
        others = f" {' and '.join(parts)}." if parts else ""
        return f"No mistakes found.{others}"
    joined = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
    return f"{joined}. Errors must be mended before anything is published. {waits}".rstrip()


def _command(problem: Problem) -> str:
    """Return one workflow command (GitHub Docs, Workflow commands for GitHub Actions)."""
    title = {"error": "To mend", "warning": "Could be plainer", "notice": "To know"}
    place = {"title": title[problem.severity]}
    if problem.in_a_file:
        place = {
            "file": problem.file,
            "line": str(problem.line),
            "col": str(problem.column),
            **place,
        }
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::{problem.severity} {properties}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(problem: Problem) -> str:
    where = f"{problem.file}:{problem.line}" if problem.in_a_file else problem.file
    cells = (_CALLED[problem.severity][0], where, problem.what, problem.instead)
    return _row_of(*map(_cell, cells))


def _row_of(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    """Return words that a table of Markdown shows as they are: no mark, no tag, no line end."""
    text = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign in "\\|`*_[]@~$":
        text = text.replace(sign, f"&#{ord(sign)};")
    return text
