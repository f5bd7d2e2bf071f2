"""A component is a folder with a macro and its examples; every word of the record has a shape."""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

import pytest
from selectolax.lexbor import LexborHTMLParser

from progress_site.fold.state import EventKind
from progress_site.model.vocabulary import VOCABULARY, Tone
from tests.support import components
from tests.support.project import ROOT

COMPONENTS = sorted(
    path.name for path in (ROOT / "overrides" / "components").iterdir() if path.is_dir()
)
#: Groups of words that have a mark.
MARKS = {group for group, words in VOCABULARY.items() if any(w.icon for w in words.values())}


@cache
def examples(name: str) -> LexborHTMLParser:
    return LexborHTMLParser(components.examples(name))


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_a_documented_macro_with_examples(name: str) -> None:
    folder = ROOT / "overrides" / "components" / name
    assert {path.name for path in folder.iterdir()} == {f"{name}.html", "examples.html"}
    source = (folder / f"{name}.html").read_text(encoding="utf-8")
    assert source.startswith("{#-"), "it begins with a comment that says what it is for"
    assert "endmacro" in source


@pytest.mark.parametrize("name", COMPONENTS)
def test_its_examples_have_words_and_headings(name: str) -> None:
    page = examples(name)
    article = page.css_first("article")
    assert article is not None
    assert article.css("h1")
    assert article.css("h2, h1 + p")
    for heading in page.css("h1, h2, h3, h4"):
        assert heading.text().strip()
    for part in page.css("ul, ol, dl, tbody"):
        assert part.css("*")[1:], f"an empty list: {part.html}"


@pytest.mark.parametrize("name", COMPONENTS)
def test_its_drawings_are_hidden_or_named_and_its_marks_have_words(name: str) -> None:
    for drawing in examples(name).css("svg"):
        if drawing.attributes.get("role") == "img":
            named = drawing.css_first(f"#{drawing.attributes['aria-labelledby']}")
            assert named is not None
            assert named.text().strip()
            continue
        hidden = drawing.attributes.get("aria-hidden") or (
            drawing.parent and drawing.parent.attributes.get("aria-hidden")
        )
        assert hidden == "true"
    for mark in examples(name).css(".mark-label"):
        assert mark.text().strip()
        assert mark.css("svg path")


def shapes() -> set[str]:
    module = components.environment().get_template("components/icon/icon.html").module
    return set(module.shapes)  # type: ignore[attr-defined]  # set in the template


def test_every_mark_is_drawn() -> None:
    assert {word.icon for group in MARKS for word in VOCABULARY[group].values()} <= shapes()


def test_every_kind_of_change_has_a_mark() -> None:
    assert set(get_args(EventKind)) <= set(VOCABULARY["change"])


# A change is told by its sentence: two kinds of merging may look alike.
@pytest.mark.parametrize("group", sorted(MARKS - {"change"}))
def test_two_words_of_one_kind_never_share_a_shape(group: str) -> None:
    """Otherwise a reader who sees no colour could not tell them apart at a glance."""
    icons = [word.icon for word in VOCABULARY[group].values()]
    assert len(icons) == len(set(icons))


@pytest.mark.parametrize("sheet", ["site", "embed"])
def test_every_tone_has_a_colour(sheet: str) -> None:
    style = (ROOT / "overrides" / "assets" / f"{sheet}.css").read_text(encoding="utf-8")
    assert set(re.findall(r"^\.tone-(\w+)\{color:", style, re.MULTILINE)) == set(Tone)


def test_no_style_sheet_names_a_word_of_the_record() -> None:
    words = {key for group in MARKS - {"change"} for key in VOCABULARY[group] if "_" in key}
    for sheet in (ROOT / "overrides" / "assets").glob("*.css"):
        style = sheet.read_text(encoding="utf-8")
        assert [word for word in words if word in style] == [], sheet.name
