"""A parent with an old phone, no script and no mouse finds why a promise is late, and complains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.project import FIXTURE, WHILE_IT_RUNS, build_site, copy_project
from tests.support.serve import serve

pytestmark = pytest.mark.browser

#: Far more stops than any page has: a walk that needs more goes round in circles.
MOST_STOPS = 400


@pytest.fixture
def phone(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A phone without script, on the home page while something is late."""
    project = copy_project(tmp_path / "project", content=FIXTURE)
    site = build_site(project, tmp_path / "site", AS_OF=WHILE_IT_RUNS)
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    with serve(site.folder) as base:
        page = context.new_page()
        page.goto(base)
        yield page
        context.close()


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until ``wanted`` has the focus, and hold it to what a focused thing must be."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus").and_(wanted)
        if focused.count():
            expect(focused).to_be_in_viewport(ratio=0.9)
            return
    raise AssertionError(f"Tab does not lead to {wanted}")


def follow(page: Page, link: Locator) -> None:
    """Go to a link by Tab and press Enter."""
    before = page.url
    tab_to(page, link)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


def test_why_it_is_late_and_how_to_complain_by_keyboard_alone(phone: Page) -> None:
    # Is something late? The heading says so, and the reason stands beside the promise.
    late = phone.get_by_role("region", name=re.compile("late", re.IGNORECASE))
    promise = phone.get_by_role("link", name=re.compile("All letters are shorter"))
    expect(late.get_by_role("listitem").filter(has=promise)).to_contain_text("The printer is late")
    follow(phone, late.get_by_role("link", name=re.compile("All letters are shorter")))

    # The whole story: every move with its reason, and what it means for families.
    milestone = phone.get_by_role("listitem").filter(
        has=phone.get_by_role("heading", name=re.compile("All letters are shorter"))
    )
    expect(milestone).to_be_in_viewport()
    expect(milestone).to_contain_text("Late")
    expect(milestone).to_contain_text("The new printer is late.")
    expect(milestone).to_contain_text("Letters stay long for six months more.")

    # How to complain: on from the milestone, never back to the top.
    follow(phone, phone.get_by_role("main").get_by_role("link", name=re.compile("complain", re.I)))
    main = phone.get_by_role("main")
    if not main.get_by_role("heading", name=re.compile("complain", re.I)).count():
        follow(phone, main.get_by_role("link", name=re.compile("complain", re.I)))
    expect(main.get_by_role("heading", name=re.compile("complain", re.I)).first).to_be_visible()
    expect(main).to_contain_text(re.compile("write to", re.IGNORECASE))
