"""What the records took back from those of an earlier state of the project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from progress_site.clock import ClockError, read_clock
from progress_site.guard.compare import guard
from progress_site.guard.entries import Side
from progress_site.model.problem import Problem
from progress_site.read.load import load
from progress_site.urls.permalinks import changed_list


def guarded(root: Path, past: Path, ref: str, environment: Mapping[str, str]) -> list[Problem]:
    """Return what the records under ``root`` took back from those under ``past``.

    ``ref`` is what the past state is called in messages. Where it had mistakes of its own, the
    rest of it is compared, and a warning says which files are not.
    """
    now, then = load(root), load(past)
    if not (past / "plan_data").exists():
        what = f"there are no records in {ref}, so there is nothing to compare with"
        instead = "name a later state, if there should be some"
        return [Problem("plan_data/plan.yml", 1, 1, what, instead, "warning")]
    try:
        day = read_clock(environment, now.library.plan.shown_as_of).day
    except ClockError:  # told by `compose`
        return []
    before, after = Side(then.library, then.doubtful), Side(now.library, now.doubtful)
    problems = [now.locate(finding) for finding in guard(before, after, day, ref)]
    problems += changed_list(then.library.published or (), now.library.published, ref)
    what = f"this file had a mistake in {ref}, so the guard cannot compare it"
    instead = "compare it with the old one by eye"
    problems += [Problem(file, 1, 1, what, instead, "warning") for file in sorted(then.doubtful)]
    return sorted(set(problems), key=Problem.sort_key)
