"""Wherever the words or the id of an example occur, its mark stands in the same element.

The test knows no template: it takes every example's words from the published data and walks every
file of the output.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from selectolax.lexbor import LexborNode

from tests.support.project import Built

MARK = "example"

#: Elements that are one part of a page for a reader: an item, a row, a section, the whole.
_PARTS = {"li", "tr", "td", "dd", "figure", "table", "section", "article"}
#: Elements in which a link to an example may say “(example)” in its own words.
_ITEMS = {"a", "li", "span", "title", "td", "dd"}
_STOP = {"main", "body", "html"}


@pytest.mark.parametrize("name", ["shipped", "one_real"])
def test_every_page_marks_its_examples(request: pytest.FixtureRequest, name: str) -> None:
    site: Built = request.getfixturevalue(name)
    words = _example_words(json.loads(site.text("data/plan.json")))
    assert len(words) > 100
    pattern = re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))
    unmarked = []
    for address, page in site.pages():
        root = page.root
        assert root is not None
        for node in root.traverse(include_text=True):
            if node.tag != "-text":
                continue
            text = " ".join((node.text(deep=False) or "").split())
            found = pattern.search(text)
            if found and not _is_marked(node):
                unmarked.append(f"/{address}: {found[0][:60]}")
    assert unmarked == []


@pytest.mark.parametrize("name", ["shipped", "one_real"])
def test_descriptions_mark_their_examples(request: pytest.FixtureRequest, name: str) -> None:
    site: Built = request.getfixturevalue(name)
    words = _example_words(json.loads(site.text("data/plan.json")))
    for address, page in site.pages():
        for meta in page.css("meta[content]"):
            content = meta.attributes.get("content") or ""
            if any(word in content for word in words):
                assert MARK in content.lower(), (address, content)


@pytest.mark.parametrize("name", ["shipped", "one_real"])
def test_what_search_shows_marks_its_examples(request: pytest.FixtureRequest, name: str) -> None:
    site: Built = request.getfixturevalue(name)
    words = _example_words(json.loads(site.text("data/plan.json")))
    marked = 0
    for path in sorted(site.folder.glob("search/index-*.js")):
        text = path.read_text(encoding="utf-8")
        data = json.loads(text.removeprefix("progressIndex(").removesuffix(");\n"))
        for entry in data["entries"]:
            shown = " ".join(str(cell) for cell in entry)
            if any(word in shown for word in words):
                assert entry[3] == 1, entry[:2]
            marked += entry[3]
    assert marked


def test_every_record_of_the_data_marks_itself(shipped: Built) -> None:
    data = json.loads(shipped.text("data/plan.json"))
    words = _example_words(data)
    for record in _records(data):
        own = " ".join(v for v in record.values() if isinstance(v, str))
        if any(word in own for word in words):
            assert record.get("example") is True, record


def test_a_real_action_has_no_mark(one_real: Built) -> None:
    data = json.loads(one_real.text("data/plan.json"))
    assert data["actions"][2]["example"] is False
    heading = one_real.page("actions/3/").css_first("h1")
    assert heading is not None
    holder = heading.parent
    assert holder is not None
    assert MARK not in holder.text().lower()


def test_a_page_of_facts_alone_has_no_example(facts_only: Built) -> None:
    for address, page in facts_only.pages():
        for node in page.css(".eg"):
            raise AssertionError(f"/{address}: {node.html}")
    data = json.loads(facts_only.text("data/plan.json"))
    assert data["demonstration"] is False
    assert all(not record.get("example") for record in _records(data))


def _records(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        if "example" in data:
            yield data
        for value in data.values():
            yield from _records(value)
    elif isinstance(data, list):
        for item in data:
            yield from _records(item)


def _example_words(data: Any) -> set[str]:
    """Return the words of every example that no real record has too; dates are nobody's words."""
    real: set[str] = set()
    example: set[str] = set()
    for record in _records(data):
        for key, value in record.items():
            if isinstance(value, str) and len(value) > 12 and " " in value and key != "url":
                (example if record["example"] else real).add(" ".join(value.split()))
    example = {word for word in example if not re.search(r"\d{4}$", word)}
    return {word for word in example if word not in real}


def _is_marked(node: LexborNode) -> bool:
    """Whether a mark stands in the same element, row or item as a text.

    That is: the smallest part of the page around a mark also holds the text. A mark beside the
    heading of a page counts for the whole page only where its title says that it is an example.
    """
    part = node.parent
    while part is not None and part.tag not in _STOP:
        if "(example)" in " ".join((part.text() or "").split()) and part.tag in _ITEMS:
            return True
        if part.tag in _PARTS and any(_part_of(mark) == part for mark in part.css(".eg")):
            return part.tag != "article" or _page_is_example(part)
        part = part.parent
    return False


def _part_of(node: LexborNode) -> LexborNode | None:
    part = node.parent
    while part is not None and part.tag not in _PARTS:
        part = part.parent
    return part


def _page_is_example(node: LexborNode) -> bool:
    root: LexborNode = node
    while root.parent is not None:
        root = root.parent
    title = root.css_first("title")
    return title is not None and "(example)" in title.text()
