"""On every page, the first use of an abbreviation in running text is explained, and no later one.

The test reads the built pages with another parser than the site's own code, and takes from the
glossary only what is plainly an abbreviation: one word with two capitals and its full words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from progress_site.read.load import load
from tests.support.project import (
    DEMONSTRATION,
    ROOT,
    WHILE_IT_RUNS,
    Built,
    build_site,
    change_update,
    change_yaml,
    copy_project,
)

BODIES = re.compile("|".join(map(re.escape, load(DEMONSTRATION).library.plan.body_names)))
SITES = {"shipped": ROOT, "demonstration": DEMONSTRATION, "demonstration_ended": DEMONSTRATION}
_RUNNING = {"p", "li", "dd", "td"}
_BLOCKS = _RUNNING | {"div", "section", "article", "dl", "dt", "ul", "ol", "tr", "th", "table"}
_NOT = {
    "a",
    "blockquote",
    "button",
    "caption",
    "cite",
    "code",
    "dt",
    "figcaption",
    "nav",
    "q",
    "th",
}
_NOT |= {"h1", "h2", "h3", "h4", "svg", "label"}
_QUOTED = re.compile('“[^”]*”|"[^"]*"')
_LINK = re.compile(r"(?:^|/)(?:glossary/)?#([a-z0-9-]+)$")


def _shorts(content: Path) -> dict[str, tuple[str, str]]:
    """Return anchor and full words of each short word."""
    terms = load(content).library.glossary.terms
    return {
        t.term: (t.anchor, t.full)
        for t in terms
        if t.full and re.fullmatch(r"\w*[A-Z]\w*[A-Z]\w*", t.term) and not t.withdrawn
    }


def _above(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None and parent.tag != "main":
        yield parent
        parent = parent.parent


def _is_hidden(node: LexborNode) -> bool:
    return "vh" in (node.attributes.get("class") or "").split() or (
        node.attributes.get("aria-hidden") == "true"
    )


def _glossary_link(node: LexborNode) -> bool:
    return node.tag == "a" and bool(_LINK.search(node.attributes.get("href") or ""))


def _pieces(page: LexborHTMLParser) -> Iterator[tuple[str, LexborNode]]:
    """Yield each piece of running text, with the element that holds its whole sentence."""
    main = page.css_first("main")
    assert main is not None
    for node in main.traverse(include_text=True):
        if node.tag != "-text":
            continue
        above = list(_above(node))
        if any(_is_hidden(n) or (n.tag in _NOT and not _glossary_link(n)) for n in above):
            continue
        if any(n.tag in _RUNNING for n in above):
            yield node.text(deep=False) or "", next(n for n in above if n.tag in _BLOCKS)


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()


def faults(page: LexborHTMLParser, shorts: dict[str, tuple[str, str]], address: str) -> list[str]:
    """Return what is wrong on one page, in words."""
    found: list[str] = []
    pieces = [(BODIES.sub("", _QUOTED.sub("", text)), holder) for text, holder in _pieces(page)]
    linked = [a for a in page.css("main a:has(> abbr)") if _LINK.search(a.attributes["href"] or "")]
    for short, (anchor, full) in shorts.items():
        word = re.compile(rf"(?<![\w@/]){short}s?(?![\w@/]|\.\w)")
        holders = [
            holder for text, holder in pieces if word.search(text) and _entry(holder) != anchor
        ]
        links = [link for link in linked if link.text().rstrip("s") == short]
        if not holders:
            found += [f"{address}: {short} is linked, and is not used"] if links else []
            continue
        if _words(full) not in _words(holders[0].text()):
            found.append(f"{address}: the first {short} is not written out")
        if len(links) != 1:
            found.append(f"{address}: {short} is linked {len(links)} times")
    return found


def _entry(holder: LexborNode) -> str | None:
    """Return the anchor of the entry of the glossary that this stands in."""
    terms = [n for n in (holder, *_above(holder)) if n.parent and n.parent.tag == "dl" and n.id]
    return terms[0].id if terms else None


@pytest.mark.parametrize("name", SITES)
def test_the_first_use_on_each_page_is_explained(request: pytest.FixtureRequest, name: str) -> None:
    site: Built = request.getfixturevalue(name)
    shorts = _shorts(SITES[name])
    # Easy Read explains words in sentences of its own: written out, these would grow too long.
    pages = [(address, page) for address, page in site.pages() if "easy-read/" not in address]
    assert [f for address, page in pages for f in faults(page, shorts, address)] == []


@pytest.mark.parametrize("name", SITES)
def test_each_link_into_the_glossary_finds_its_entry(
    request: pytest.FixtureRequest, name: str
) -> None:
    site: Built = request.getfixturevalue(name)
    there = {node.id for node in site.page("glossary/").css("main [id]")}
    for address, page in site.pages():
        for link in page.css("main a[href*='glossary/#']"):
            href = link.attributes["href"] or ""
            assert href.partition("#")[2] in there, f"{address}: {href}"


# -- an abbreviation in every place that there is


@pytest.fixture(scope="module")
def short_names(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demonstration, with APP in a title, in quotations and in running words."""
    folder = tmp_path_factory.mktemp("short-names")
    project = copy_project(folder / "project", content=DEMONSTRATION)

    def action(record: Any) -> Any:
        words = {"title": "APP guides", "official_title": "APP guides for all"}
        return {**record, **words, "why": "The APP is slow.", "aim": "A quicker APP."}

    def feedback(record: Any) -> Any:
        return {**record, "title": "APP, please", "you_said": "The APP is long."}

    def update(record: Any) -> Any:
        return {**record, "title": "The APP speaks", "summary": "The APP is read."}

    data = project / "plan_data"
    change_yaml(data / "actions" / "01.yml", action)
    change_yaml(data / "feedback" / "hear-the-page.yml", feedback)
    change_update(project / "docs" / "updates" / "2024-10-24-is-it-making-a-difference.md", update)
    about = project / "docs" / "about.md"
    about.write_text(
        "---\ntitle: About the APP\n---\n## The APP\n\n[The APP](/story/) is here.\n\n"
        "- Our APP\n- The APP\n\n> The APP is old.\n\nA APP (Accelerated Progress Plan)\n",
        encoding="utf-8",
    )
    unknown = project / "overrides" / "pages" / "not-found.html"
    block = "{% block page %}"
    template = unknown.read_text(encoding="utf-8").replace(block, f"{block}<p>No APP.</p>")
    unknown.write_text(template, encoding="utf-8")
    return build_site(project, folder / "site", AS_OF=WHILE_IT_RUNS)


def test_an_abbreviation_in_every_place_is_explained_where_it_stands_first(
    short_names: Built,
) -> None:
    shorts = _shorts(DEMONSTRATION)
    pages = [(a, page) for a, page in short_names.pages() if "easy-read/" not in a]
    assert [f for a, page in pages for f in faults(page, shorts, a)] == []
    about = short_names.page("about/").css_first(".prose")
    assert about is not None
    assert about.css_first("h2").text() == "The APP"  # type: ignore[union-attr]  # it is there
    assert about.css_first("blockquote").text().strip() == "The APP is old."  # type: ignore[union-attr]  # it is there
    first, second = about.css("li")
    assert first.text() == "Our APP (Accelerated Progress Plan)"
    assert second.text() == "The APP"


def test_quotations_titles_and_headings_stay_as_they_are(short_names: Built) -> None:
    for address, page in short_names.pages():
        for place in page.css("title, h1, h2, h3, h4, q, blockquote, dt, button, nav"):
            # The list from A to Z names what a short word stands for: that is no explanation.
            if not address.startswith("a-to-z/"):
                assert "Accelerated" not in place.text(), address
            assert not place.css("a abbr"), address
    quoted = short_names.page("actions/1/").css_first("q")
    assert quoted is not None
    assert quoted.text() == "“APP guides for all”"


def test_a_quotation_is_marked_as_one(short_names: Built) -> None:
    said = short_names.page("you-said-we-did/hear-the-page/").css("q")
    assert [q.text() for q in said] == ["“The APP is long.”"]


def test_the_page_for_an_unknown_address_has_links_that_work_anywhere(short_names: Built) -> None:
    """It is shown at any address, so a way from the page would not do."""
    link = short_names.page("404.html").css_first("main a[href$='glossary/#app']")
    assert link is not None
    assert (link.attributes["href"] or "").startswith(("http", "/"))
