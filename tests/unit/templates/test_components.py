"""A component is a macro and its contract; every word of the record has a shape."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import pytest
from jinja2 import UndefinedError, nodes
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from progress_site.model.update import KINDS
from progress_site.model.vocabulary import VOCABULARY, Tone
from tests.support import contracts
from tests.support.components import Recording, environment
from tests.support.contracts import ContractError, contract
from tests.support.project import ROOT

COMPONENTS = contracts.names()
#: Groups of words that have a mark.
MARKS = {group for group, words in VOCABULARY.items() if any(w.icon for w in words.values())}

_IMPORT = re.compile(r'from "components/([a-z-]+)/[a-z-]+\.html" import ([\w, ]+)')


@cache
def parsed(name: str) -> nodes.Template:
    source = ROOT / "overrides" / contracts.template(name)
    return environment().parse(source.read_text(encoding="utf-8"))


def macros(name: str) -> Mapping[str, nodes.Macro]:
    """Return every macro of a component, also those for itself."""
    return {macro.name: macro for macro in parsed(name).find_all(nodes.Macro)}


@cache
def imported() -> Mapping[str, set[str]]:
    """Return what templates import from each component."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "overrides").rglob("*.*"):
        if path.suffix in (".html", ".txt", ".xml"):
            for name, imports in _IMPORT.findall(path.read_text(encoding="utf-8")):
                found[name] |= {part.strip() for part in imports.split(",")}
    return found


@cache
def examples(name: str) -> LexborHTMLParser:
    return LexborHTMLParser(contracts.page(name))


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_a_template_and_a_contract(name: str) -> None:
    folder = ROOT / "overrides" / "components" / name
    assert {path.name for path in folder.iterdir()} == {f"{name}.html", "component.yml"}
    for sheet in contract(name).styles:
        assert (ROOT / "overrides" / "assets" / sheet).is_file()


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_contract_has_each_macro_that_templates_import(name: str) -> None:
    assert set(contract(name).macros) == imported()[name] & set(macros(name))


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_contract_is_the_signature_of_its_macros(name: str) -> None:
    for title, macro in contract(name).macros.items():
        found = macros(name)[title]
        assert list(macro.parameters) == [arg.name for arg in found.args]
        written = dict(
            zip([arg.name for arg in found.args][::-1], found.defaults[::-1], strict=False)
        )
        for parameter, said in macro.parameters.items():
            assert said.required == (parameter not in written), parameter
            if not said.required:
                default = contracts.built(contracts.type_of(said.type), said.default)
                assert default == written[parameter].as_const(), parameter
        takes_content = any(
            found_name.name == "caller" for found_name in found.find_all(nodes.Name)
        )
        assert bool(macro.content) == takes_content


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_contract_says_what_everything_is(name: str) -> None:
    found = contract(name)
    assert found.title
    said = [found.description]
    for macro in found.macros.values():
        said += [macro.help] if len(found.macros) > 1 else []
        said += [parameter.help for parameter in macro.parameters.values()]
    for words in said:
        assert re.fullmatch(r"[A-Z`].*\.", words), words


@pytest.mark.parametrize("name", COMPONENTS)
def test_examples_show_each_parameter_and_read_each_field(name: str) -> None:
    """A branch of a macro that no example takes is one that nobody has looked at."""
    recording = Recording()
    list(contracts.examples(name, where=recording))
    read = set().union(*recording.used.values()) if recording.used else set()
    named = {
        field.attr
        for field in parsed(name).find_all(nodes.Getattr)
        if not (isinstance(field.node, nodes.Name) and field.node.name == "loop")
    }
    assert sorted(named - read) == []
    found = contract(name)
    first = next(iter(found.macros))
    for title, macro in found.macros.items():
        calls = [c for e in found.examples if (e.macro or first) == title for c in e.calls]
        given = {parameter for call in calls for parameter in call}
        if calls:
            assert set(macro.parameters) - given <= {"root", "level", "lazy"}


@pytest.mark.parametrize("name", COMPONENTS)
def test_frames_have_only_classes_of_a_style_sheet(name: str) -> None:
    sheets = ["site.css", *contract(name).styles]
    assets = ROOT / "overrides" / "assets"
    style = "".join((assets / sheet).read_text(encoding="utf-8") for sheet in sheets)
    frames = {example.frame for example in contract(name).examples}
    classes = {c for frame in frames for c in re.findall(r"\.([\w-]+)", frame)}
    assert [c for c in sorted(classes) if not re.search(rf"\.{c}\b", style)] == []


LINK = """
title: Link
description: A link inside the site.
macros:
  link: {parameters: {l: {type: Link, help: Where.}, root: {type: str, help: The root.}}}
examples: [{title: One, call: {l: %s}}]
"""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('{href: "#main", text: Here, title: There}', "Link has no field title"),
        ("[1, 2]", "is no Link"),
        ("null", "None is no Link"),
    ],
)
def test_data_that_does_not_fit_is_refused(data: str, said: str) -> None:
    with pytest.raises(ContractError, match=said):
        list(contracts.examples("link", contracts.parsed(LINK % data)))


def test_a_field_that_an_example_lacks_is_refused_where_it_is_read() -> None:
    assert list(contracts.examples("link", contracts.parsed(LINK % "{href: x, text: y}")))
    with pytest.raises(UndefinedError, match="has no attribute 'text'"):
        list(contracts.examples("link", contracts.parsed(LINK % '{href: "#main"}')))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("l: {href: x, text: y}", "m: x"), "no parameter is called m"),
        (("l: {href: x, text: y}", ""), "an example lacks l"),
        (("type: Link", "type: Chain"), "no class is called Chain"),
        (("title: One", "title: One, macro: chain"), "no macro is called chain"),
    ],
)
def test_a_call_that_does_not_fit_its_macro_is_refused(change: tuple[str, str], said: str) -> None:
    text = (LINK % "{href: x, text: y}").replace(*change)
    with pytest.raises(ContractError, match=said):
        list(contracts.examples("link", contracts.parsed(text)))


def test_a_frame_is_around_all_calls_or_around_each() -> None:
    parts = [Markup("<b>1</b>"), Markup("<b>2</b>")]
    assert contracts.framed("ul.a.b > li*", parts) == (
        '<ul class="a b"><li><b>1</b></li>\n<li><b>2</b></li></ul>'
    )


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
    module = environment().get_template("components/icon/icon.html").module
    return set(module.shapes)  # type: ignore[attr-defined]  # set in the template


def test_every_mark_is_drawn() -> None:
    assert {word.icon for group in MARKS for word in VOCABULARY[group].values()} <= shapes()


def test_every_kind_of_change_has_a_mark() -> None:
    assert set(KINDS) <= set(VOCABULARY["change"])


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
