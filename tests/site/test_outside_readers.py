"""Readers that are not ours, on all that is built: both sites and hostile words, two places.

At the root of a host, and below a path. `tests/audit/test_markup.py` has more of pages and
drawings: the checker of the W3C.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.audit.checkers import vnu
from tests.audit.finding import none
from tests.support.hostile import TITLES
from tests.support.once import once
from tests.support.outlets import no_faults, read_json_feed, table
from tests.support.page_readers import ReadPage, read_pages
from tests.support.project import (
    BELOW,
    DEMONSTRATION,
    Built,
    build_site,
    change_update,
    change_yaml,
    copy_project,
    make_real,
)

#: 1 September 2025: today for these builds, so that nothing is of a past day.
TODAY = "1756728000"
ROOT_OF_HOST = "https://somewhere.test/"
WORDS = tuple(TITLES.values())


def with_hostile_words(project: Path) -> None:
    """Put hostile words wherever a record has a title or says something short."""
    data = project / "plan_data"
    keys = {"actions": ("title",), "measures": ("question",), "feedback": ("title", "you_said")}
    for folder, names in keys.items():
        for path, words in zip(sorted((data / folder).glob("*.yml")), WORDS, strict=False):

            def put(
                record: dict[str, Any], words: str = words, names: tuple[str, ...] = names
            ) -> dict[str, Any]:
                for milestone in record.get("milestones", [])[:1]:
                    milestone["promise"] = words
                return {**record, **dict.fromkeys(names, words)}

            change_yaml(path, put)
    updates = sorted((project / "docs" / "updates").glob("*.md"))
    for path, words in zip(updates, WORDS, strict=False):

        def tell(record: dict[str, Any], words: str = words) -> dict[str, Any]:
            return {**record, "title": words, "summary": words}

        change_update(path, tell)


@pytest.fixture(scope="module", params=["shipped", "demonstration below", "hostile"])
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Built, str, bool]:
    """A built site, its public address, and whether its words are hostile."""
    if request.param == "shipped":
        shipped: Built = request.getfixturevalue("shipped")
        here = json.loads(shipped.text("feeds/updates.json"))["_record"]["about"]
        return shipped, here.removesuffix("data/"), False
    if request.param == "demonstration below":
        return request.getfixturevalue("demonstration_below"), BELOW, False

    def build(folder: Path) -> None:
        project = copy_project(folder / "project", content=DEMONSTRATION)
        with_hostile_words(project)
        make_real(project)
        build_site(project, folder / "site", SITE_URL=ROOT_OF_HOST, SOURCE_DATE_EPOCH=TODAY)

    return Built(once(tmp_path_factory, "outside-hostile", build) / "site"), ROOT_OF_HOST, True


@cache
def _read(site: Built, url: str) -> Mapping[str, ReadPage]:
    pages = {address: page for address, page in site.whole_pages() if address != "404.html"}
    return read_pages({f"{url}{address}": page.html or "" for address, page in pages.items()})


def test_feeds_calendar_tables_and_badges(place: tuple[Built, str, bool]) -> None:
    site, _url, hostile = place
    no_faults(site.folder)
    if not hostile:
        return  # the badges of these sites are among the drawings of tests/audit/test_markup.py
    none(vnu(Built(site.folder / "badge")))
    shown = {i["title"] for i in read_json_feed(site.text("feeds/updates.json").encode())["items"]}
    cells = {row["title"] for row in table(site.text("data/actions.csv").encode())}
    plan = json.loads(site.text("data/plan.json"))
    for update in plan["updates"]:
        assert any(update["title"] in words for words in shown)
    for action in plan["actions"]:
        assert (action["title"] or "") in {cell.removeprefix("'") for cell in cells}


def test_open_graph(place: tuple[Built, str, bool]) -> None:
    site, url, _hostile = place
    for address, read in _read(site, url).items():
        said, page = read.open_graph, site.page(address.removeprefix(url))
        assert not read.fault, address
        (title,) = page.css("head > title")
        assert _same(said["ogTitle"], title.text()), address
        assert _same(said["ogDescription"], _content(page, "description")), address
        assert said["ogUrl"].startswith(url)
        (picture,) = said["ogImage"]
        assert picture["url"] == f"{url}assets/share.png"
        assert picture["alt"]


def test_microdata(place: tuple[Built, str, bool]) -> None:
    site, url, hostile = place
    updates = json.loads(site.text("data/plan.json"))["updates"]
    titles = {update["url"]: update["title"] for update in updates}
    listed_updates = 0
    articles = 0
    for address, read in _read(site, url).items():
        listed = not site.page(address.removeprefix(url)).css("meta[name=robots]")
        assert bool(read.items) <= listed, f"{address} is not for search engines"
        for item in read.items:
            assert item["type"], address
        listed_updates += listed and address in titles
        if listed and address != url:
            steps = read.of_type("ListItem")
            assert [step["position"] for step in steps] == [[str(n + 1)] for n in range(len(steps))]
            assert all(step["name"][0].strip() for step in steps)
        for article in read.of_type("Article"):
            articles += 1
            assert article["url"] == [address]
            assert _same(article["headline"][0], titles[address])
    assert articles == listed_updates
    assert articles or not hostile, "a real plan is for search engines"


def _content(page: LexborHTMLParser, name: str) -> str:
    (node,) = page.css(f"meta[name={name}]")
    return node.attributes["content"] or ""


def _same(one: str, other: str) -> bool:
    """Whether two texts are the same but for spaces, which readers may fold."""
    return one.split() == other.split()
