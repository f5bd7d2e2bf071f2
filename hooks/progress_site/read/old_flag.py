"""The flag `example: true` of older records, and what replaced it."""

from __future__ import annotations

from dataclasses import replace

from progress_site.model.problem import Problem

FLAG = "example"
WHAT = f"“{FLAG}” is no longer known"
INSTEAD = (
    "take it out; what is made up goes into a plan of its own, with demonstration: true and "
    "shown_as_of: in its plan.yml (see demo/)"
)


def told_once(problems: list[Problem]) -> list[Problem]:
    """Return the problems with one for all records that still carry the flag, at the first."""
    flagged = sorted((p for p in problems if p.what == WHAT), key=Problem.sort_key)
    if len(flagged) < 2:
        return problems
    more = len(flagged) - 1
    what = f"{WHAT}, here and in {more} more place{'s' if more > 1 else ''}"
    return [*(p for p in problems if p.what != WHAT), replace(flagged[0], what=what)]
