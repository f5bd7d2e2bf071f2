"""From the front page to why one promise is late, and on to how to complain: by keyboard alone.

On a phone, without script. It looks for what a person looks for: the words of links and headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.project import Built
from tests.support.serve import serve

#: More Tab stops than any page has: then something is not to be reached.
ENOUGH = 250


@pytest.fixture(scope="module")
def home(demonstration: Built) -> Iterator[str]:
    """The front page of the demonstration on a day on which something is late."""
    with serve(demonstration.folder) as address:
        yield address


def go_on_to(page: Page, words: str) -> Locator:
    """Press Tab until the link with these words has the focus, and return it."""
    link = page.locator(":focus")
    for _ in range(ENOUGH):
        page.keyboard.press("Tab")
        if link.count() and re.search(words, link.inner_text()):
            expect(link).to_be_in_viewport()
            return link
    raise AssertionError(f"no link “{words}” could be reached by Tab")


@pytest.mark.browser
def test_why_a_promise_is_late_and_how_to_complain(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(home)

    link = go_on_to(page, r"^\d+\.\d+ ")
    promise = link.inner_text().split(" ", 1)[1]
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/actions/\d+/#milestone-"))
    milestone = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=promise))
    expect(milestone).to_be_in_viewport()
    expect(milestone.get_by_text("Late", exact=True)).to_be_visible()
    expect(milestone.get_by_text("Why:").first).to_be_visible()

    go_on_to(page, "^What you can ask for now")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What it means for your child")).to_be_in_viewport()

    go_on_to(page, "complain")
    page.keyboard.press("Enter")
    page.wait_for_url("**/get-help/**")
    expect(page.get_by_role("heading", name="How to complain")).to_be_in_viewport()
    context.close()
