"""What readers ask is answered at most two clicks from home, on both sites.

The questions, the pages and the words are in `questions.yml` beside this file.
"""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import yaml

from tests.support.project import Built

ASKED: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "questions.yml").read_text(encoding="utf-8")
)
SITES = {"somerset": "shipped", "demonstration": "demonstration"}
CASES = [pytest.param(q, site, id=f"{site}: {q['asks']}") for q in ASKED for site in SITES]


@cache
def _linked(folder: Path, address: str) -> frozenset[str]:
    """Return the pages that the links of a page lead to."""
    page = Built(folder).page(address)
    found = set()
    for link in page.css("a[href]"):
        to = urlsplit(urljoin(f"https://here.test/{address}", link.attributes["href"] or ""))
        if to.hostname == "here.test":
            found.add(posixpath.normpath(to.path).strip("/.") + "/")
    return frozenset("" if address == "/" else address for address in found)


def _clicks(folder: Path, page: str) -> int | None:
    """Return how many links lead from home to a page, or `None` for more than two."""
    reached = {""}
    for clicks in range(3):
        if page in reached:
            return clicks
        if clicks < 2:
            known = {a for a in reached if (folder / a / "index.html").is_file()}
            reached |= {to for address in known for to in _linked(folder, address)}
    return None


def test_there_are_at_least_twenty_questions() -> None:
    assert len(ASKED) >= 20
    assert all({"asks", *SITES} == set(question) for question in ASKED)


@pytest.mark.parametrize(("question", "name"), CASES)
def test_the_answer_is_two_clicks_from_home(
    question: dict[str, Any], name: str, request: pytest.FixtureRequest
) -> None:
    site: Built = request.getfixturevalue(SITES[name])
    answer = question[name]
    main = site.page(answer["page"]).css_first("main")
    words = " ".join(main.text().split()) if main else ""
    assert answer["says"].lower() in words.lower()
    assert _clicks(site.folder, answer["page"]) is not None
