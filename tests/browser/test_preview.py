"""The preview in a real browser: it follows edits by itself, and can be read while it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.preview import previewing
from tests.support.standin import make_stand_in

pytestmark = pytest.mark.browser

PATIENCE_MS = 60_000


def test_a_page_follows_mistakes_and_their_mending(page: Page, tmp_path: Path) -> None:
    project = make_stand_in(tmp_path / "project")
    plan = project / "plan_data" / "plan.yml"
    problems = page.get_by_role("region", name="1 problem to mend")
    with previewing(project) as preview:
        page.goto(preview.address)
        expect(page.get_by_role("heading", name="Front page")).to_be_visible()
        expect(problems).to_have_count(0)

        plan.write_text("name: a mistake\n", encoding="utf-8")
        expect(problems).to_be_visible(timeout=PATIENCE_MS)
        expect(page).to_have_title("1 problem: Front page")
        expect(page.get_by_role("heading", name="Front page")).to_be_visible()
        page.get_by_role("link", name="Go to this page as it was before").click()
        expect(page.locator("#preview-last-good")).to_be_focused()
        # It is one page: its links lead on, and there the list stands too.
        page.get_by_role("link", name="Other").click()
        expect(page.get_by_role("heading", name="Other page")).to_be_visible()
        expect(problems).to_be_visible()

        plan.write_text("name: a mended plan\n", encoding="utf-8")
        expect(page.get_by_text("Good day: name: a mended plan")).to_be_visible(timeout=PATIENCE_MS)
        expect(problems).to_have_count(0)


def test_the_list_can_be_read_at_320_pixels(page: Page, tmp_path: Path) -> None:
    project = make_stand_in(tmp_path / "project")
    (project / "hooks" / "mkdocs_hooks.py").write_text(
        f"raise ValueError('{'long' * 100}')", encoding="utf-8"
    )
    page.set_viewport_size({"width": 320, "height": 640})
    with previewing(project) as preview:
        page.goto(preview.address)
        expect(page.get_by_role("region", name="The site cannot be built")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
