"""Readers see on the page of a record what was corrected in it."""

from __future__ import annotations

from typing import Any

import pytest

from progress_site.pages.page_spec import corrections
from tests.support.records import Data, feedback, library, measure, on, update

FIRST: Data = {"on": "2024-03-01", "what": "First."}
SECOND: Data = {"on": "2024-05-01", "what": "Second."}
WITHDRAWN: Data = {"on": "2024-06-01", "reason": "privacy"}


def told(**parts: Any) -> dict[str, list[str]]:
    """Return what is said on each page, by its address."""
    found = corrections(on("2024-09-01", library(*parts.pop("updates", ()), **parts)))
    return {
        address: [" ".join(filter(None, (about, c.what))) for about, c in views]
        for address, views in found.items()
    }


def test_where_nothing_was_corrected_nothing_is_told() -> None:
    assert told() == {}


def test_an_action_tells_of_all_that_stands_in_it_newest_first() -> None:
    milestone = {
        "id": "1.1",
        "promise": "A promise.",
        "corrected": [SECOND],
        "activities": [{"id": "1.1.a", "words": "Work.", "corrected": [FIRST]}],
    }
    action = {"number": 1, "title": "One", "corrected": [FIRST], "milestones": [milestone]}
    assert told(actions=[action]) == {
        "actions/1/": ["Milestone 1.1 Second.", "First.", "Activity 1.1.a First."]
    }


def test_a_promise_that_an_update_added_is_told_on_the_page_of_its_action() -> None:
    added = {"id": "2.2", "promise": "One more.", "corrected": [SECOND]}
    change = {"action": 2, "add_milestone": added, "reason": "Why.", "agreed_by": "A board."}
    said = told(updates=[update("2024-04-01", change, corrected=[FIRST])])
    assert said == {
        "actions/2/": ["Milestone 2.2 Second."],
        "updates/2024-04-01-news/": ["First."],
    }


@pytest.mark.parametrize("published", ["2024-08-31", "2024-09-02"])
def test_nothing_is_told_of_what_is_not_published_yet(published: str) -> None:
    reading = {"published": published, "period": "2024-03", "value": "1", "corrected": [FIRST]}
    answer = {"published": published, "response": "done", "words": "Yes.", "corrected": [SECOND]}
    said = told(measures=(measure(reading),), feedback=(feedback(answer),))
    known = {"figures/figure/": ["First."], "you-said-we-did/a-wish/": ["Second."]}
    assert said == (known if published < "2024-09-01" else {})


def test_registers_and_the_statement() -> None:
    area_before = {"title": "An area", "now": "Gone.", "corrected": [FIRST]}
    test = {
        "id": "a-test",
        "published": "2024-02-01",
        "date": "2024-02-01",
        "method": "manual",
        "by": "A tester.",
        "what": "All pages.",
        "result": "no_problems",
        "words": "Good.",
        "corrected": [SECOND],
    }
    evidence = {
        "id": "list",
        "published": "2024-02-01",
        "title": "A list",
        "kind": "document",
        "availability": "elsewhere",
        "words": "It lists.",
        "corrected": [FIRST],
    }
    said = told(
        evidence=[evidence],
        journey={"earlier_areas": [area_before]},
        accessibility={"prepared": "2024-02-01", "tests": [test]},
    )
    assert said == {
        "sources/list/": ["First."],
        "story/": ["First."],
        "accessibility/": ["Second."],
    }


def test_what_was_corrected_goes_with_the_words_that_are_withdrawn() -> None:
    """What was mended could name what was taken away."""
    action = {"number": 1, "title": "One", "corrected": [FIRST], "withdrawn": WITHDRAWN}
    said = told(
        actions=[action], updates=[update("2024-04-01", corrected=[FIRST], withdrawn=WITHDRAWN)]
    )
    assert said == {}
