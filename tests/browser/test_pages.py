"""The pages in a real browser: they load, fit, and can be used by keyboard and without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.project import UNDER, Built
from tests.support.serve import serve


@pytest.fixture(scope="module", params=["shipped", "demonstration"])
def name(request: pytest.FixtureRequest) -> str:
    plan: str = request.param
    return plan


@pytest.fixture(scope="module")
def base(name: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a built site under a sub-path."""
    site: Built = request.getfixturevalue(f"{name}_below")
    with serve(site.folder, UNDER) as address:
        yield address


KINDS = (
    "",
    "actions/",
    "actions/1/",
    "you-said-we-did/",
    "updates/",
    "changes/",
    "figures/",
    "your-rights/primary/",
    "story/",
    "glossary/",
    "about/",
    "get-help/",
    "sources/",
    "data/",
    "search/",
    "search/?q=school",
    "a-to-z/",
    "updates/action/1/",
    "you-said-we-did/response/will-do/",
    "no/such/page/",
)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_each_kind_of_page_loads_whole_and_fits(
    browser: Browser, name: str, base: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    failed: list[str] = []
    said: list[str] = []
    # A request that ends because the test goes on to the next page has not failed.
    page.on(
        "requestfailed",
        lambda request: (
            None if request.failure == "net::ERR_ABORTED" else failed.append(request.url)
        ),
    )
    page.on(
        "response",
        lambda answer: (
            failed.append(answer.url)
            if answer.status >= 400 and "no/such" not in answer.url
            else None
        ),
    )
    page.on("console", lambda message: said.append(message.text))
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    of_known_words = ("actions/1/history/",) if name == "demonstration" else ()
    for address in (*KINDS, *of_known_words):
        page.goto(base + address)
        expect(page.locator("h1")).to_have_count(1)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"/{address} is {over} px too wide at {width}"
    assert failed == []
    assert [text for text in said if "404" not in text] == []
    assert hosts == {base.split("/")[2]}
    context.close()


@pytest.mark.browser
def test_the_first_tab_stop_skips_to_the_main_part(page: Page, base: str) -> None:
    for address in ("", "actions/1/", "no/such/page/"):
        page.goto(base + address)
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_attribute("href", "#main")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


@pytest.mark.browser
def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(browser: Browser, base: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(base)
    button = page.get_by_role("button", name="Menu", exact=True)
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="Actions")
    expect(link).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/actions/")
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["demonstration"], indirect=True)
def test_a_link_to_a_milestone_shows_that_milestone(page: Page, base: str) -> None:
    page.goto(base + "actions/1/#milestone-1-1")
    expect(page.locator("#milestone-1-1")).to_be_in_viewport()
