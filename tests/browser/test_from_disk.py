"""The copy that a reviewer downloads opens by double-click, and so does every page it links to."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from progress_site.run.site import open_from_disk
from tests.support.project import Built

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(demonstration: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("from-disk") / "a copy"
    shutil.copytree(demonstration.folder, out)
    open_from_disk(out)
    return out


def opened(browser: Browser, file: Path) -> Page:
    page = browser.new_page()
    page.goto(file.as_uri())
    return page


def test_one_clicks_from_page_to_page(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / "index.html")
    for name, heading in (("Actions", "Actions"), ("Updates", "Updates")):
        page.get_by_role("navigation", name="Main").get_by_role("link", name=name).first.click()
        assert page.get_by_role("heading", level=1).inner_text().startswith(heading)
    assert page.evaluate("getComputedStyle(document.body).fontSize") != "16px", "no style came"
    page.close()


def test_no_link_of_any_page_shows_a_list_of_files(folder: Path) -> None:
    wrong = []
    for file in folder.rglob("*.html"):
        for tag in re.findall(r"<(?:a|form|area)\b[^>]*>", file.read_text(encoding="utf-8")):
            for target in re.findall(r'\s(?:href|action)="([^"#?]+)', tag):
                path = file.parent / target
                if ":" not in target and not path.is_file():
                    wrong.append(f"{file.relative_to(folder)}: {target}")
    assert wrong == []


def test_search_works_and_leads_to_pages(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder / "search" / "index.html")
    page.get_by_role("searchbox").fill("letters")
    page.keyboard.press("Enter")
    hit = page.locator("#results ol a").first
    hit.click()
    page.wait_for_url(re.compile(r"/index\.html(#.*)?$"))
    assert page.get_by_role("heading", level=1).inner_text()
    assert "/search/" not in page.url
    page.close()
