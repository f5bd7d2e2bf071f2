"""Search on the demonstration: what it says, how it is used, and what it does when a part fails."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from progress_site.search.entries import Entry
from progress_site.search.pages import index_files, versioned
from tests.support.project import ROOT, Built
from tests.support.serve import Served, serve

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

LABEL = "What are you looking for?"


def search(page: Page, base: str, words: str) -> None:
    """Open the page of search, type words and send them."""
    page.goto(f"{base}search/")
    page.get_by_label(LABEL).fill(words)
    page.keyboard.press("Enter")


def said(page: Page) -> str:
    """Return what a screen reader is told once the search is over."""
    status = page.get_by_role("status")
    expect(status).to_contain_text(re.compile("found|load"))
    return status.inner_text()


def found(page: Page, base: str) -> list[str]:
    """Return where the results lead, from the root of the site."""
    said(page)
    hrefs = page.locator("#results h3 a").evaluate_all("all => all.map(a => a.href)")
    return [str(href).removeprefix(base) for href in hrefs]


# -- what is found


def test_results_are_a_list_with_headings_kinds_and_marked_words(page: Page, plan: Served) -> None:
    search(page, plan.base, "therapy")
    assert "actions/4/" in found(page, plan.base)
    results = page.get_by_role("region", name="What was found")
    number = results.get_by_role("listitem").count()
    assert number > 1
    assert said(page) == f"{number} pages found for “therapy”."
    first = results.get_by_role("listitem").filter(has_text="Therapy & <b>help</b>").first
    expect(first.get_by_role("heading", level=3)).to_contain_text(
        "Action 4: Therapy & <b>help</b> closer to home"
    )
    expect(first.locator(".dateline")).to_have_text("Action")
    expect(first.locator("mark").first).to_have_text(re.compile("therap", re.IGNORECASE))
    first.get_by_role("link").click()
    page.wait_for_url(f"{plan.base}actions/4/")


@pytest.mark.parametrize("words", ["in isolation", "my son is in ISOLATION", "isolations"])
def test_what_people_type_leads_to_the_word_and_to_pages_that_say_it(
    page: Page, plan: Served, words: str
) -> None:
    search(page, plan.base, words)
    there = found(page, plan.base)
    assert there[0] == "glossary/#suspension"
    assert "actions/7/" in there


@pytest.mark.parametrize(
    "words", ["leters", "lettters", "LETTER", "letter's", "the letters, please"]
)
def test_spelling_and_form_do_not_matter_much(page: Page, plan: Served, words: str) -> None:
    search(page, plan.base, words)
    assert "actions/10/" in found(page, plan.base)[:3]


def test_nothing_found_says_so_and_offers_ways_on(page: Page, plan: Served) -> None:
    search(page, plan.base, "xqzzv")
    assert said(page).startswith("Nothing was found for “xqzzv”.")
    expect(page.locator("#results")).to_be_hidden()
    ways = page.get_by_role("region", name="Other ways to find something")
    for name in ("A to Z", "Actions", "Glossary", "Get help or have your say"):
        expect(ways.get_by_role("link", name=name)).to_be_visible()


def test_the_nearest_words_are_offered(page: Page, plan: Served) -> None:
    search(page, plan.base, "skool")
    assert "Did you mean:" in said(page)
    page.get_by_role("status").get_by_role("link", name="schools").click()
    assert "found for “schools”." in said(page)


@pytest.mark.parametrize(
    "words",
    [
        "<script>document.title='taken'</script>",
        "<img src=x onerror=document.title='taken'>",
        "\"'`${document.title='taken'}\\",
        "(a+)+$ [z-a] \\p{L} .* ^|?",
        "🛶🏽‍♀️ 🛏️",
        "שקט בבקשה",
        "شكراً",
        "__proto__ constructor toString",
        "the of and",
        "letter " * 1000,
    ],
    ids=[
        "script",
        "image",
        "quotes",
        "regex",
        "emoji",
        "hebrew",
        "arabic",
        "names",
        "stop",
        "long",
    ],
)
def test_whatever_is_typed_is_text(page: Page, plan: Served, words: str) -> None:
    search(page, plan.base, words)
    assert said(page)
    assert page.title() == "Demonstration: Search – The plan of Exampleshire"
    assert page.locator("main script, main img").count() == 0
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0


def test_words_from_right_to_left_are_found(page: Page, plan: Served) -> None:
    search(page, plan.base, "شكراً")
    assert found(page, plan.base) == ["you-said-we-did/letters-in-our-language/"]


def test_nothing_typed_says_nothing(page: Page, plan: Served) -> None:
    search(page, plan.base, "   ")
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.locator("#results")).to_be_hidden()


# -- how it is used


def test_the_keyboard_is_enough(page: Page, plan: Served) -> None:
    page.goto(f"{plan.base}search/")
    field = page.get_by_role("search").get_by_label(LABEL)
    for _press in range(40):
        page.keyboard.press("Tab")
        if field.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.type("letters")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    said(page)
    page.keyboard.press("Tab")
    expect(page.locator("#results h3 a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search/" not in url)


def test_back_keeps_what_was_typed_and_found(page: Page, plan: Served) -> None:
    search(page, plan.base, "therapy")
    therapy = found(page, plan.base)
    page.get_by_label(LABEL).fill("letters")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("“letters”")
    page.locator("#results h3 a").first.click()
    page.wait_for_url(lambda url: "/search/" not in url)
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("“letters”")
    expect(page.get_by_label(LABEL)).to_have_value("letters")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("“therapy”")
    expect(page.get_by_label(LABEL)).to_have_value("therapy")
    assert found(page, plan.base) == therapy


def test_an_address_with_words_searches_at_once(page: Page, plan: Served) -> None:
    page.goto(f"{plan.base}search/?q=home+%26+therapy")
    expect(page.get_by_label(LABEL)).to_have_value("home & therapy")
    assert "actions/4/" in found(page, plan.base)


def test_many_results_come_ten_at_a_time(page: Page, shipped: Served) -> None:
    search(page, shipped.base, "school")
    number = int(said(page).split()[0])
    assert "The 10 that fit best stand here." in said(page)
    items = page.locator("#results li")
    expect(items).to_have_count(10)
    page.get_by_role("button", name="Show more results").click()
    expect(items).to_have_count(min(20, number))
    expect(items.nth(10).get_by_role("link")).to_be_focused()


# -- what is loaded, and when


def test_nothing_loads_before_the_reader_begins_and_nothing_is_kept(
    page: Page, plan: Served
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0]))
    page.goto(f"{plan.base}search/")
    page.wait_for_load_state("networkidle")
    files = [url for url in asked if not url.endswith(".svg")]
    assert [url.rsplit("/", 1)[1] for url in files] == ["", "site.css", "search.js"]
    page.get_by_label(LABEL).focus()
    page.wait_for_function("window.MiniSearch !== undefined")
    page.keyboard.type("therapy")
    page.keyboard.press("Enter")
    said(page)
    later = [url.rsplit("/", 1)[1] for url in asked if not url.endswith(".svg")][3:]
    assert sorted(later) == ["index-1.js", "minisearch.js"]
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]


def test_all_script_of_search_is_small() -> None:
    assets = ROOT / "overrides" / "assets"
    files = [assets / "search.js", assets / "minisearch" / "minisearch.js"]
    total = sum(len(gzip.compress(file.read_bytes(), 6, mtime=0)) for file in files)
    assert total <= 10 * 1024
    assert "Copyright 2022 Luca Ongaro" in (assets / "minisearch" / "LICENSE.txt").read_text()


def test_search_works_from_a_folder(page: Page, plan: Served) -> None:
    page.goto((plan.site.folder / "search" / "index.html").as_uri())
    page.get_by_label(LABEL).fill("therapy")
    page.keyboard.press("Enter")
    assert "found for “therapy”" in said(page)


@pytest.mark.parametrize("missing", ["**/index-1.js*", "**/minisearch.js*"])
def test_what_does_not_load_is_said_and_can_be_tried_again(
    page: Page, plan: Served, missing: str
) -> None:
    def gone(route: Route) -> None:
        route.abort()

    page.route(missing, gone)
    search(page, plan.base, "therapy")
    assert said(page).startswith("Search did not load.")
    expect(page.get_by_role("link", name="A to Z").first).to_be_visible()
    page.unroute(missing, gone)
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("found for “therapy”")


def test_without_script_the_page_says_so_and_the_form_does_no_harm(
    browser: Browser, plan: Served
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{plan.base}search/")
    expect(page.get_by_text("Search needs script, and script is off here.")).to_be_visible()
    page.get_by_label(LABEL).fill("therapy")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{plan.base}search/?q=therapy")
    expect(page.get_by_text("Search needs script, and script is off here.")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="A to Z").click()
    page.wait_for_url(f"{plan.base}a-to-z/")
    expect(page.get_by_role("link", name="Action 1: Schools notice needs early")).to_be_visible()
    context.close()


def test_older_pages_of_a_large_record_are_looked_through_when_asked(
    page: Page, plan: Served, tmp_path: Path
) -> None:
    entries = [Entry(f"updates/{n}/", f"Boat number {n}", "update", "It floats.") for n in range(9)]
    entries.append(Entry("sources/anchor/", "Anchor", "evidence", "It holds."))
    files = index_files(entries, [], longest=80)
    assert len(files) > 2
    folder = tmp_path / "site"
    shutil.copytree(plan.site.folder, folder)
    for path, content in files.items():
        (folder / path).write_bytes(content)
    form = folder / "search" / "index.html"
    html = Built(folder).text("search/")
    listed = " ".join(f"../{address}" for address in versioned(files))
    form.write_text(re.sub(r'data-files="[^"]*"', f'data-files="{listed}"', html), encoding="utf-8")
    with serve(folder) as base:
        search(page, base, "anchor")
        assert said(page).startswith("Nothing was found")
        page.get_by_role("button", name="Look through older pages too").click()
        expect(page.get_by_role("status")).to_have_text("1 page found for “anchor”.")
        assert found(page, base) == ["sources/anchor/"]
        expect(page.get_by_role("button", name="Look through older pages too")).to_have_count(0)
