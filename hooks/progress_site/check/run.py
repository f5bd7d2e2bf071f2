"""Everything that a check looks at, as one list of problems."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from progress_site.assemble.site import Settings, compose
from progress_site.check.plain import easy_words, plain_words
from progress_site.check.publication import dead_addresses, not_ready, overdue, unlisted
from progress_site.clock import ClockError, read_clock
from progress_site.guard.compare import guard
from progress_site.guard.differences import Side
from progress_site.model.problem import Finding, Problem
from progress_site.read.load import load
from progress_site.urls.permalinks import changed_list


class Checked(NamedTuple):
    """What a check found, and what it could not look at yet because of the errors."""

    problems: list[Problem]
    waits: str


def check(settings: Settings, *, links: bool = False, for_publication: bool = False) -> Checked:
    """Look at everything: what stops a build, and what a build does not say.

    Words, and what has become old, are looked at only where nothing stops a build.

    Args:
        settings: the project and its environment; the address of the site does not matter here
        links: whether to ask the network if the addresses of evidence still answer
        for_publication: whether what is not ready for the public is an error
    """
    composition = compose(settings)
    loaded = composition.loaded or load(settings.root)
    found = {*composition.problems}
    findings: list[Finding] = []
    if composition.site is not None:
        found |= set(map(loaded.redactor.redact, [*plain_words(loaded), *easy_words(loaded)]))
        found |= set(unlisted(settings, loaded, composition.site))
        findings += overdue(loaded, composition.site.state)
    if links:
        findings += dead_addresses(loaded)
    found |= set(map(loaded.locate, findings))
    if for_publication:
        found |= set(not_ready(settings.root, loaded, settings.environment))
    return Checked(sorted(found, key=Problem.sort_key), composition.waits)


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
