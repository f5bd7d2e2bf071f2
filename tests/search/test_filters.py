"""Choosing among updates and feedback: one value without script, several at once with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.serve import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

UPDATES = {
    "By year": "2024",
    "By action": "7: Help before a suspension",
    "By what was reported": "At risk",
}
FEEDBACK = {
    "By year": "2024",
    "By action": "10: Letters families can understand",
    "By answer": "Will be done",
}


def choose(page: Page, label: str, words: str) -> None:
    """Choose a value by its words; behind them stands how many belong under it."""
    field = page.get_by_role("combobox", name=label, exact=True)
    options = field.locator("option").all_inner_texts()
    (option,) = [o for o in options if o == words or o.rsplit(" (", 1)[0] == words]
    field.select_option(label=option)


def listed(page: Page) -> set[str]:
    """Return the titles of the list as it is shown; what explains a word is none."""
    titles = "[data-items] > li a[href]:not(.feedback-foot a, [href*='glossary/#'])"
    return set(page.locator(titles).all_inner_texts())


def on_the_page_of(page: Page, base: str, front: str, label: str, words: str) -> set[str]:
    """Return what the page of one value lists, reached through its link."""
    page.goto(base + front)
    groups = page.locator("[data-filter]").filter(has=page.get_by_role("heading", name=label))
    here = groups if groups.count() else page.get_by_role("navigation", name=label)
    links = here.get_by_role("link").all()
    (link,) = [x for x in links if x.inner_text().rsplit(" (", 1)[0] == words]
    link.click()
    page.wait_for_url(lambda url: url != base + front)
    return listed(page)


@pytest.mark.parametrize(
    ("front", "choice"), [("updates/", UPDATES), ("you-said-we-did/", FEEDBACK)]
)
def test_several_choices_show_what_stands_under_all_of_them(
    page: Page, plan: Served, front: str, choice: dict[str, str]
) -> None:
    alone = [on_the_page_of(page, plan.base, front, *one) for one in choice.items()]
    together = set.intersection(*alone)
    assert together
    assert together < max(alone, key=len)
    page.goto(plan.base + front)
    for one in choice.items():
        choose(page, *one)
    page.get_by_role("button", name="Show these").click()
    heading = page.get_by_role("heading", name="found:")
    expect(heading).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text(f"{len(together)} found: ")
    assert listed(page) == together
    page.locator("[data-items] > li").first.get_by_role("link").first.click()
    page.wait_for_url(lambda url: "?" not in url)
    expect(page.locator("h1")).to_have_count(1)
    assert "not here" not in page.title()
    page.go_back()
    expect(page.get_by_role("heading", name="found:")).to_be_visible()
    assert listed(page) == together


def test_nothing_under_all_says_so_and_leads_back(page: Page, plan: Served) -> None:
    page.goto(f"{plan.base}updates/")
    before = listed(page)
    choose(page, "By year", "2023")
    choose(page, "By what was reported", "Stopped")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_role("status")).to_contain_text(
        "Nothing is under all of these: 2023 + Stopped"
    )
    assert listed(page) == set()
    page.go_back()
    assert listed(page) == before


def test_a_choice_in_the_address_is_shown_at_once(page: Page, plan: Served) -> None:
    page.goto(f"{plan.base}updates/?status=done&year=2024&stage=nonsense")
    expect(page.get_by_role("heading", name="found: 2024 + Done")).to_be_visible()
    expect(page.get_by_role("combobox", name="By age")).to_have_value("")


def test_the_page_of_one_value_begins_with_it(page: Page, plan: Served) -> None:
    page.goto(f"{plan.base}updates/action/2/")
    expect(page.get_by_role("combobox", name="By action")).to_have_value("2")
    current = page.locator('#show-only [aria-current="page"]')
    expect(current).to_have_count(1)
    expect(current).to_contain_text("2: Families tell their story once")


def test_pages_that_do_not_load_are_said(page: Page, plan: Served) -> None:
    def gone(route: Route) -> None:
        route.abort()

    page.goto(f"{plan.base}updates/")
    before = listed(page)
    page.route("**/updates/status/**", gone)
    choose(page, "By what was reported", "Done")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_role("status")).to_contain_text("The links below still work.")
    assert listed(page) == before


def test_without_script_every_value_is_a_link(browser: Browser, plan: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{plan.base}updates/")
    assert page.locator("form").count() == 0
    page.get_by_role("link", name="Show only some of them").click()
    expect(page.get_by_role("heading", name="Show only")).to_be_in_viewport()
    page.get_by_role("link", name="At risk").click()
    page.wait_for_url(f"{plan.base}updates/status/at-risk/")
    assert listed(page)
    context.close()


def test_script_of_filters_asks_for_nothing_until_it_is_used(page: Page, plan: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(Path(request.url.split("?")[0]).name))
    page.goto(f"{plan.base}updates/")
    page.wait_for_load_state("networkidle")
    assert sorted(set(asked) - {"icon.svg"}) == ["filter.js", "site.css", "updates"]
