"""What is heard of a page: all of it kept as a file, and each status, date and verdict once.

When a page says something else on purpose, `make heard` writes the files anew. Read the difference
aloud before it is kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.support.project import Built
from tests.support.serve import serve
from tests.support.voice import KEPT, PAGES, facts, heard, part, text

STATUSES = {
    "done": "Done",
    "late": "Late",
    "at_risk": "At risk",
    "on_track": "On track",
    "stopped": "Stopped",
}
VERDICTS = {
    "early_signs": "Early signs",
    "not_making_a_difference": "Not making a difference",
}
#: How Easy Read says the same.
EASY = {
    "done": "This promise is kept.",
    "late": "This promise is late.",
    "at_risk": "There is a problem with this promise.",
    "on_track": "The work on this promise goes well.",
    "stopped": "This promise will not be kept.",
}


@pytest.fixture(scope="module")
def site(demonstration: Built) -> Built:
    """The demonstration on a day on which something is late."""
    return demonstration


@pytest.fixture(scope="module")
def said(site: Built, browser: Browser) -> Iterator[Mapping[str, list[str]]]:
    """All that is said of each kept page."""
    with serve(site.folder) as root:
        context = browser.new_context()
        page = context.new_page()
        yield {name: heard(page, root + address) for name, address in PAGES.items()}
        context.close()


@pytest.fixture(scope="module")
def record(site: Built) -> Any:
    """What is true on the day, as the site publishes it for programs."""
    return json.loads(site.text("data/plan.json"))


def milestones(record: Any) -> list[Any]:
    """Return the milestones of the kept action."""
    return [m for m in record["milestones"] if m["action"] == 7 and not m["withdrawn"]]


def milestone(said: list[str], ident: str) -> list[str]:
    """Return what is said of one milestone."""
    return part(said, f"heading, Milestone {ident} ", "heading, Milestone ", "end of region")


@pytest.mark.parametrize("name", PAGES)
def test_all_of_it_is_as_it_was(said: Mapping[str, list[str]], name: str) -> None:
    kept = (KEPT / f"{name}.txt").read_text(encoding="utf-8")
    assert text(said[name]).splitlines() == kept.splitlines(), "see `make heard`"


def test_a_status_is_heard_once_behind_its_promise(
    said: Mapping[str, list[str]], record: Any
) -> None:
    for entry in milestones(record):
        words = milestone(said["action"], entry["id"])
        status = STATUSES[entry["status"]]
        assert words.count(status) == 1, (entry["id"], status)
        assert entry["promise"] in words[0]
        first_fact = words.index("term")
        assert words.index(status) < first_fact, f"{entry['id']}: the status comes first"


def test_each_date_is_heard_once_with_what_it_is(
    said: Mapping[str, list[str]], record: Any
) -> None:
    for entry in milestones(record):
        words = milestone(said["action"], entry["id"])
        dates = [fact for fact in facts(words) if "romised" in fact[0] or "was done" in fact[0]]
        moved = entry["due"] != entry["original_due"]
        first = ("First promised" if moved else "Promised", entry["original_due"]["words"])
        expected = [first]
        expected += [("Now promised", entry["due"]["words"])] if moved else []
        expected += [("When it was done", entry["done_on"]["words"])] if entry["done_on"] else []
        assert dates == expected, entry["id"]


def test_both_verdicts_are_heard_once_and_one_after_the_other(
    said: Mapping[str, list[str]], record: Any
) -> None:
    action = next(entry for entry in record["actions"] if entry["number"] == 7)
    headings = [
        phrase
        for phrase in said["action"]
        if phrase.startswith("heading, The partnership says")
        or phrase.startswith("heading, Families say")
    ]
    assert [h.split(" : ")[1] for h in headings] == [
        f"{VERDICTS[action[who]['impact']]}, level 3"
        for who in ("partnership_says", "families_say")
    ]


def test_easy_read_says_each_status_and_date_once_behind_the_promise(
    said: Mapping[str, list[str]], record: Any
) -> None:
    for entry in milestones(record):
        words = part(said["easy-read"], f"heading, Promise {entry['id']}, ", "end of region")
        sentences = [w for w in words if w.endswith(".")]
        status = EASY[entry["status"]]
        assert sentences.count(status) == 1, (entry["id"], status)
        assert 0 < sentences.index(status) < len(sentences) - 1, "promise, status, dates"
        dates = {entry["original_due"]["words"], entry["due"]["words"]}
        dates |= {entry["done_on"]["words"]} if entry["done_on"] else set()
        if entry["status"] == "done":
            dates -= {entry["due"]["words"]}  # what was promised last no longer matters
        for date in dates - {"no date given"}:
            times = sum(date in sentence for sentence in sentences)
            assert times == 1, (entry["id"], date, sentences)


def test_easy_read_says_both_verdicts_once(said: Mapping[str, list[str]]) -> None:
    for who in ("The council and its partners say: ", "Families say: "):
        assert sum(phrase.startswith(who) for phrase in said["easy-read"]) == 1


def test_nothing_is_heard_twice_in_a_row(said: Mapping[str, list[str]]) -> None:
    for name, phrases in said.items():
        # Two pieces of structure may be alike; words that come again are a mark said twice.
        structure = ("paragraph", "term", "definition", "time", "list", "end ")
        words = [p for p in phrases if not p.startswith(structure)]
        assert [one for one, next_one in pairwise(words) if one == next_one] == [], name
