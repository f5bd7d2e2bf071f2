"""A demonstration says what it is wherever its words can go, and asks no search engine in."""

from __future__ import annotations

import csv
import json
import re

import pytest

from tests.support.project import Built

WORD = "Demonstration: "


def test_every_page_says_so_in_its_title_and_at_its_top(demonstration: Built) -> None:
    for address, page in demonstration.pages():
        title, robots = page.css_first("title"), page.css_first("meta[name=robots]")
        assert title is not None, address
        assert title.text().startswith(WORD), address
        assert robots is not None, address
        assert robots.attributes["content"] == "noindex", address
        shared = page.css_first('meta[property="og:title"]')
        assert shared is None or str(shared.attributes["content"]).startswith(WORD), address
        notice = page.css_first(".site-notice")
        assert notice is not None, address
        words = " ".join(notice.text().split())
        assert "demonstration of a made-up plan" in words, address
        assert "Nothing in it is real" in words, address


def test_the_banner_names_the_day_and_no_page_calls_it_past(demonstration: Built) -> None:
    words = demonstration.text("")
    assert "shown as of <time" in words
    assert "20 November 2024" in words
    assert "not today’s page" not in words


def test_what_leaves_the_site_says_so(demonstration: Built) -> None:
    feed = json.loads(demonstration.text("feeds/updates.json"))
    assert feed["title"].startswith(WORD)
    assert all(item["title"].startswith(WORD) for item in feed["items"])
    assert f"<title>{WORD}" in demonstration.text("feeds/updates.xml")
    assert f"X-WR-CALNAME:{WORD}" in demonstration.text("feeds/milestones.ics")
    assert ">Demonstration<" in demonstration.text("badge/actions/1.svg")
    assert json.loads(demonstration.text("oembed/actions/1.json"))["title"].startswith(WORD)


def test_the_data_say_so(demonstration: Built) -> None:
    data = json.loads(demonstration.text("data/plan.json"))
    assert (data["demonstration"], data["shown_as_of"]) == (True, "2024-11-20")
    package = json.loads(demonstration.text("data/datapackage.json"))
    assert (package["demonstration"], package["shown_as_of"]) == (True, "2024-11-20")
    assert package["title"].startswith(WORD)
    assert "Nothing in it is real" in package["description"]


def test_search_engines_are_told_of_no_page(demonstration: Built) -> None:
    assert not (demonstration.folder / "sitemap.xml").exists()
    assert "Sitemap" not in demonstration.text("robots.txt")


@pytest.mark.parametrize("name", ["shipped"])
def test_a_real_plan_has_no_such_word(request: pytest.FixtureRequest, name: str) -> None:
    site: Built = request.getfixturevalue(name)
    for path, content in site.files().items():
        if path.endswith((".html", ".json", ".xml", ".ics", ".svg", ".csv")):
            assert WORD.encode() not in content, path
    data = json.loads(site.text("data/plan.json"))
    assert (data["demonstration"], data["shown_as_of"]) == (False, None)
    for table in (site.folder / "data").glob("*.csv"):
        with table.open(encoding="utf-8") as file:
            assert "example" not in next(csv.reader(file)), table.name


@pytest.mark.parametrize("name", ["shipped", "demonstration"])
def test_no_page_is_empty_or_broken(request: pytest.FixtureRequest, name: str) -> None:
    site: Built = request.getfixturevalue(name)
    for address, page in site.pages():
        main = page.css_first("main")
        assert main is not None, address
        words = main.text(separator=" ").split()
        moved = page.css_first("meta[http-equiv=refresh]") is not None
        assert len(words) > (6 if moved else 12), address
        assert not re.search(r"\bNone\b(?! of)", main.text(separator=" ")), address
        assert "Undefined" not in words, address
        for parent in page.css("main ul, main ol, main dl, main tbody"):
            assert parent.text(strip=True), f"{address}: an empty list"
