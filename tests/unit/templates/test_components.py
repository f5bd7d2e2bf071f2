"""A component is a folder with a macro and its examples; every word of the record has a shape."""

from __future__ import annotations

from functools import cache
from typing import get_args

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from selectolax.lexbor import LexborHTMLParser

from progress_site import catalogue
from progress_site.derive.meanings import WORDS
from progress_site.derive.state import EventKind
from tests.support.project import ROOT

COMPONENTS = sorted(
    path.name for path in (ROOT / "overrides" / "components").iterdir() if path.is_dir()
)


@cache
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(ROOT / "overrides"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    catalogue.install(made)
    return made


@cache
def examples(name: str) -> LexborHTMLParser:
    template = environment().get_template(f"components/{name}/examples.html")
    return LexborHTMLParser(template.render(root="../"))


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
    for mark in examples(name).css(".st"):
        assert mark.text().strip()
        assert mark.css("svg path")


@pytest.mark.parametrize("group", sorted(WORDS))
def test_every_word_of_the_record_has_a_shape(group: str) -> None:
    module = environment().get_template("components/icon/icon.html").module
    assert set(WORDS[group]) <= set(module.of_mark[group])  # type: ignore[attr-defined]  # set in the template


def test_every_kind_of_change_has_a_shape() -> None:
    module = environment().get_template("components/icon/icon.html").module
    assert set(get_args(EventKind)) <= set(module.of_mark["change"])  # type: ignore[attr-defined]  # set in the template


def test_every_shape_that_a_mark_names_is_drawn() -> None:
    module = environment().get_template("components/icon/icon.html").module
    for keys in module.of_mark.values():  # type: ignore[attr-defined]  # set in the template
        assert set(keys.values()) <= set(module.shapes)  # type: ignore[attr-defined]  # set in the template


# A change is told by its sentence: two kinds of merging may look alike.
@pytest.mark.parametrize("group", sorted(set(WORDS) - {"change"}))
def test_two_words_of_one_kind_never_share_a_shape(group: str) -> None:
    """Otherwise a reader who sees no colour could not tell them apart at a glance."""
    module = environment().get_template("components/icon/icon.html").module
    names = [name for key, name in module.of_mark[group].items() if key in WORDS[group]]  # type: ignore[attr-defined]  # set in the template
    assert len(names) == len(set(names))
