"""The site builds and reads well from the facts alone, and with one real action among examples."""

from __future__ import annotations

import json
import re

from tests.support.project import Built


def test_ten_numbered_actions_say_that_their_wording_is_not_supplied(facts_only: Built) -> None:
    data = json.loads(facts_only.text("data/plan.json"))
    assert [a["number"] for a in data["actions"]] == list(range(1, 11))
    assert all(a["title"] is None for a in data["actions"])
    for number in range(1, 11):
        heading = facts_only.page(f"actions/{number}/").css_first("h1")
        assert heading is not None
        assert f"Action {number}: wording not supplied yet" in " ".join(heading.text().split())


def test_the_facts_are_still_told(facts_only: Built) -> None:
    journey = facts_only.text("story/")
    for fact in ("March 2020", "Written Statement of Action", "May 2023", "February 2025"):
        assert fact in journey, fact
    measures = facts_only.text("figures/")
    assert "32.6" in measures
    assert "57.5" in measures


def test_no_page_is_empty_or_broken(facts_only: Built, one_real: Built) -> None:
    for site in (facts_only, one_real):
        for address, page in site.pages():
            main = page.css_first("main")
            assert main is not None, address
            words = main.text(separator=" ").split()
            assert len(words) > 12, address
            assert not re.search(r"\bNone\b(?! of)", main.text(separator=" ")), address
            assert "Undefined" not in words, address
            for parent in page.css("main ul, main ol, main dl, main tbody"):
                assert parent.text(strip=True), f"{address}: an empty list"


def test_search_engines_may_read_the_facts(facts_only: Built) -> None:
    assert facts_only.page("").css_first("meta[name=robots]") is None


def test_a_real_action_stands_among_examples(one_real: Built) -> None:
    data = json.loads(one_real.text("data/plan.json"))
    assert [a["example"] for a in data["actions"]].count(False) == 1
    page = one_real.page("actions/3/")
    assert page.body is not None
    assert "Every family gets an answer in ten days." in page.body.text()
