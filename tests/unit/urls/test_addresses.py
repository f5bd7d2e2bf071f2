"""Addresses are a contract: these are the ones that were published."""

from __future__ import annotations

import pytest

from progress_site.urls import addresses


@pytest.mark.parametrize(
    ("made", "address"),
    [
        (addresses.HOME, ""),
        (addresses.ACTIONS, "actions/"),
        (addresses.action(3), "actions/3/"),
        (addresses.history(3), "actions/3/history/"),
        (addresses.milestone("3.2"), "actions/3/#milestone-3-2"),
        (addresses.milestone("10.12"), "actions/10/#milestone-10-12"),
        (addresses.FEEDBACK, "you-said-we-did/"),
        (addresses.feedback("a-wish"), "you-said-we-did/a-wish/"),
        (addresses.feedback_year("2024"), "you-said-we-did/2024/"),
        (addresses.UPDATES, "updates/"),
        (addresses.update("2024-03-14-guide"), "updates/2024-03-14-guide/"),
        (addresses.updates_year("2024"), "updates/2024/"),
        (addresses.CHANGES, "changes/"),
        (addresses.changes_year("2024"), "changes/2024/"),
        (addresses.FIGURES, "figures/"),
        (addresses.measure("figure"), "figures/figure/"),
        (addresses.stage("from-16"), "your-rights/from-16/"),
        (addresses.STORY, "story/"),
        (addresses.GLOSSARY, "glossary/"),
        (addresses.ABOUT, "about/"),
        (addresses.GET_HELP, "get-help/"),
        (addresses.ACCESSIBILITY, "accessibility/"),
        (addresses.DATA, "data/"),
        (addresses.PLAN_JSON, "data/plan.json"),
        (addresses.SEARCH, "search/"),
        (addresses.search_index(1), "search/index-1.js"),
        (addresses.A_TO_Z, "a-to-z/"),
        (addresses.letter("s"), "a-to-z/s/"),
        (addresses.letter("0-9", 2), "a-to-z/0-9/2/"),
        (addresses.term("ehc-plan"), "glossary/#ehc-plan"),
        (addresses.updates_by("action", "3"), "updates/action/3/"),
        (addresses.updates_by("area", "1"), "updates/area/1/"),
        (addresses.updates_by("stage", "from-16"), "updates/stage/from-16/"),
        (addresses.updates_by("status", "at_risk"), "updates/status/at-risk/"),
        (addresses.feedback_by("action", "3"), "you-said-we-did/action/3/"),
        (addresses.feedback_by("response", "will_do"), "you-said-we-did/response/will-do/"),
        (addresses.schema("plan-json"), "data/schema/plan-json.schema.json"),
    ],
)
def test_an_address_is_for_ever(made: str, address: str) -> None:
    assert made == address


@pytest.mark.parametrize(
    ("address", "root"),
    [("", "./"), ("actions/", "../"), ("actions/3/history/", "../../../"), ("404.html", "./")],
)
def test_each_page_knows_the_way_back_to_the_root(address: str, root: str) -> None:
    assert addresses.root_from(address) == root
