"""What must be true before the record is published, and what has become old.

The state says so already, and the site shows it; here it is told to who can mend it. Notices of
formats that are behind their words belong here as well, once a build knows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from urllib.parse import urlsplit

from progress_site.fold.state import State
from progress_site.model.problem import Finding, Problem
from progress_site.read.load import Loaded
from progress_site.read.mkdocs_file import SETTINGS, setting
from progress_site.words.wording import day_words

PLAN = "plan_data/plan.yml"


def not_ready(root: FilePath, loaded: Loaded, environment: Mapping[str, str]) -> list[Problem]:
    """Return an error for each reason why the record cannot be published."""
    plan = loaded.documents.get(PLAN)
    problems: list[Problem] = []
    if plan is not None and loaded.library.plan.demonstration:
        line, column = plan.place(("demonstration",), key=True)
        what = "this plan is a demonstration, and nothing in it is real"
        instead = "publish the record of a real plan, which lives in a folder of its own"
        problems.append(Problem(PLAN, line, column, what, instead))
    return [*problems, *_address(root, environment)]


def _address(root: FilePath, environment: Mapping[str, str]) -> Iterator[Problem]:
    """Yield an error while the public address is the one that the project was shipped with."""
    address = "the address at which families will find the site"
    given = environment.get("SITE_URL", "").strip()
    if given:
        if _stands_for_another(given):
            what = "SITE_URL leads nowhere: an address under .example belongs to nobody"
            yield Problem("(environment)", 1, 1, what, f"give it {address}")
        return
    found = setting(root, "site_url")
    if found is None or not found.value:
        file, line = (found.file, found.line) if found else (SETTINGS, 1)
        what = "the public address of the site is missing"
        yield Problem(file, line, 1, what, f"add site_url: and {address}")
    elif _stands_for_another(found.value):
        what = "the public address is still the one that the project came with"
        instead = f"write {address}, or set SITE_URL"
        yield Problem(found.file, found.line, found.column, what, instead)


def _stands_for_another(url: str) -> bool:
    """Whether an address is a stand-in (RFC 2606: .example leads nowhere), or this machine."""
    host = (urlsplit(url).hostname or "").lower()
    return not host or host.endswith(".example") or host in ("example", "localhost", "127.0.0.1")


_PLAN = "plan_data/plan.yml"


def overdue(loaded: Loaded, state: State) -> list[Finding]:
    """Return a notice for each action without news and each answer that was promised by now."""
    files = loaded.library.files
    found = [
        Finding(
            files.get(("action", str(action.number)), _PLAN),
            ("number",) if ("action", str(action.number)) in files else ("how_many_actions",),
            f"an update about action {action.number} was due "
            f"by {day_words(action.update_due).words}",
            f"write an update with about: [{action.number}], also if nothing has happened",
            "notice",
        )
        for action in state.actions.values()
        if action.update_overdue and action.update_due is not None
    ]
    found += [
        Finding(
            f"plan_data/feedback/{entry.record.id}.yml",
            ("responses",),
            "the date that was given for an answer has passed",
            "add a response: what was done, or the new date and why",
            "notice",
        )
        for entry in state.feedback.values()
        if entry.answer_overdue
    ]
    return found
