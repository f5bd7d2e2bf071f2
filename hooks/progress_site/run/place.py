"""How files are named in messages: as seen from the folder in which the command was started."""

from __future__ import annotations

from pathlib import Path


def prefix(plan: Path) -> str:
    """Return what precedes the names of a plan's own files: `demo/`, or nothing.

    Files of a plan that is not below the current folder are named from the folder of the plan.
    """
    here, there = Path.cwd().resolve(), plan.resolve()
    if there == here or not there.is_relative_to(here):
        return ""
    return f"{there.relative_to(here).as_posix()}/"


def shown(path: Path) -> str:
    """Return the name of any file or folder."""
    here = Path.cwd().resolve()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def is_of_the_plan(file: str) -> bool:
    """Whether a problem is in a file of the plan, not in the engine's words or in brackets."""
    return not file.startswith(("(", "hooks/"))
