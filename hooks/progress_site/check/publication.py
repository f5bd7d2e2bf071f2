"""Examples, and what must be true before the record may be called real."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any
from urllib.parse import urlsplit

from progress_site.model.problem import Path, Problem
from progress_site.read.load import Loaded

PLAN = "plan_data/plan.yml"
SETTINGS = "mkdocs.yml"
_ADDRESS = re.compile(r"^site_url:[ \t]*(?P<url>[^\s#]*)", re.MULTILINE)

#: What one and many of a kind are called; a kind is the folder or the list that a record is in.
_KINDS: Mapping[str, tuple[str, str]] = {
    "actions": ("action", "actions"),
    "milestones": ("milestone", "milestones"),
    "activities": ("activity", "activities"),
    "measures": ("measure", "measures"),
    "readings": ("reading", "readings"),
    "feedback": ("piece of feedback", "pieces of feedback"),
    "responses": ("response", "responses"),
    "updates": ("update", "updates"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "groups": ("group", "groups"),
    "events": ("event of the journey", "events of the journey"),
    "reviews": ("review", "reviews"),
    "terms": ("word of the glossary", "words of the glossary"),
    "stages": ("age", "ages"),
}
#: Records that an update adds to the plan.
_ADDED = {"add_action": "actions", "add_milestone": "milestones", "add_activity": "activities"}


@dataclass(frozen=True, slots=True)
class Example:
    """One record that is marked as an example. ``where`` is its folder, or its file of many."""

    kind: str
    where: str
    file: str
    line: int
    column: int


def examples(loaded: Loaded) -> list[Example]:
    """Return every record that says `example: true`, in the order of the files."""
    found: list[Example] = []
    for file, document in sorted(loaded.documents.items()):
        for path in _marked(document.data, ()):
            line, column = document.place((*path, "example"), key=True)
            folder = file.rpartition("/")[0]
            where = file if folder == "plan_data" else f"{folder}/"
            found.append(Example(_kind(file, path), where, file, line, column))
    return sorted(found, key=lambda example: (example.file, example.line, example.column))


def summary(found: list[Example]) -> list[str]:
    """Return how many examples there are and where, as lines: the whole number, then each kind."""
    if not found:
        return ["No examples: every record is real."]
    things = "1 record is an example" if len(found) == 1 else f"{len(found)} records are examples"
    lines = [f"{things}:"]
    for (where, kind), number in sorted(Counter((e.where, e.kind) for e in found).items()):
        one, many = _KINDS.get(kind, (kind, kind))
        lines.append(f"  {number} {one if number == 1 else many} in {where}")
    return lines


def not_ready(root: FilePath, loaded: Loaded, environment: Mapping[str, str]) -> list[Problem]:
    """Return an error for each reason why this is no record that can be published as real."""
    plan = loaded.documents.get(PLAN)
    problems: list[Problem] = []
    if plan is not None and loaded.library.plan.demonstration:
        line, column = plan.place(("demonstration",), key=True)
        what = "the site says that it shows examples"
        instead = "put real records in place of all examples, then take this line out"
        problems.append(Problem(PLAN, line, column, what, instead))
    problems += [
        Problem(
            example.file,
            example.line,
            example.column,
            f"this {_KINDS.get(example.kind, ('record', ''))[0]} is an example",
            "put the real one in its place and take this line out, or take the record away",
        )
        for example in examples(loaded)
    ]
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
    try:
        text = (root / SETTINGS).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    found = _ADDRESS.search(text)
    if found is None or not found["url"]:
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        what = "the public address of the site is missing"
        yield Problem(SETTINGS, line, 1, what, f"add site_url: and {address}")
    elif _stands_for_another(found["url"].strip("\"'")):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start("url") - found.start() + 1
        what = "the public address is still the one that the project came with"
        yield Problem(SETTINGS, line, column, what, f"write {address}, or set SITE_URL")


def _stands_for_another(url: str) -> bool:
    """Whether an address is a stand-in (RFC 2606: .example leads nowhere), or this machine."""
    host = (urlsplit(url).hostname or "").lower()
    return not host or host.endswith(".example") or host in ("example", "localhost", "127.0.0.1")


def _marked(data: Any, path: Path) -> Iterator[Path]:
    if isinstance(data, dict):
        if str(data.get("example", "")).strip().lower() == "true":
            yield path
        for key, value in data.items():
            yield from _marked(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _marked(value, (*path, index))


def _kind(file: str, path: Path) -> str:
    lists = [step for step in path if isinstance(step, str)]
    kind = lists[-1] if lists else file.rpartition("/")[0].rpartition("/")[2]
    return _ADDED.get(kind, kind)
