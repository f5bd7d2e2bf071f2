"""What must be true before the record is published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from urllib.parse import urlsplit

from progress_site.model.problem import Problem
from progress_site.read.load import Loaded

PLAN = "plan_data/plan.yml"
SETTINGS = "mkdocs.yml"
_ADDRESS = re.compile(r"^site_url:[ \t]*(?P<url>[^\s#]*)", re.MULTILINE)


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
