"""Lengths in style sheets are steps of one scale; classes are words, and each is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from tests.support.project import ROOT

OVERRIDES = ROOT / "overrides"
SHEETS = {
    path.stem: re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for path in (OVERRIDES / "assets").glob("*.css")
}
EVERY_SHEET = pytest.mark.parametrize("sheet", sorted(SHEETS))

_DECLARATION = re.compile(r"(?<=[{;\s])(-?-?[a-z][\w-]*):([^;{}]+)")
_SELECTOR = re.compile(r"[^{}]+(?=\{)")
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_ATTRIBUTE = re.compile(rf'\bclass="((?:{_JINJA.pattern}|[^"{{])*)"')
_REM = re.compile(r"(?<![\w.])(\d*\.?\d+)rem\b")

#: Between and inside parts.
_SPACED = re.compile(
    r"(?:margin|padding|(?:row-|column-)?gap|scroll-(?:margin|padding))(?:-[a-z-]+)?"
)
_SPACE = r"(?:calc\(-1\*)?var\(--space-[a-z0-9]+\)\)?"
#: What a space may be beside a step of the scale.
OWN_SPACES = {
    "min(var(--space-7),5%)": "a gap that gives way before the column of headings does",
    "var(--path-indent)": "as wide as the stone beside the words, and a step",
    "calc(var(--year-width) + var(--space-6))": "as wide as the year beside the words, and a step",
}
#: What letters may be beside a size of the scale.
OWN_LETTERS = {
    "inherit": "form controls have the letters around them",
    "90%": "paper: all lengths at once",
    "16px": "a drawing that grows with its width",
    "700 17px var(--heading-font)": "a drawing that grows with its width",
}
#: Lengths in rem that belong to one thing, by what they are.
OWN_LENGTHS = {
    "the width of a page, a column of text, a table, a drawing": {
        "72", "47", "46", "44", "38", "24", "18", "17", "16", "15.5", "13", "9", "7.5",
    },
    "the size of a logo, an icon, a stone": {"1.375", "1.75", "2.25", "2.5", "2.75", "3.25"},
    "the size of a picture of Easy Read, the width of a year": {"3.25", "4", "4.75", "7"},
    "a window for which something is narrower": {"18", "30", "46"},
    "out of sight": {"6"},
}  # fmt: skip

#: Classes without a rule, and who reads them.
OWN_CLASSES = {
    "law": "the measure of how hard a page is to read: the words are fixed",
    "plain-list": "site.css: a list with a class has no bullets",
}


def declarations(sheet: str) -> Iterator[tuple[str, str]]:
    """Return property and value of each declaration of a sheet."""
    for name, value in _DECLARATION.findall(SHEETS[sheet]):
        yield name, value.strip()


def tokens(sheet: str) -> dict[str, str]:
    """Return the steps of the scale that a sheet defines at its root."""
    root = re.search(r":root\{(.*?)\}", SHEETS[sheet], re.DOTALL)
    return dict(
        re.findall(r"--((?:space|text|leading)-[a-z0-9]+):([^;]+);", root[1] if root else "")
    )


def classes(sheet: str) -> set[str]:
    """Return the classes that a sheet has rules for."""
    return set(_CLASS.findall(" ".join(_SELECTOR.findall(SHEETS[sheet]))))


@EVERY_SHEET
def test_spaces_are_steps_of_the_scale(sheet: str) -> None:
    allowed = re.compile("|".join((_SPACE, "0", "auto", *map(re.escape, OWN_SPACES))))
    for name, value in declarations(sheet):
        if _SPACED.fullmatch(name):
            assert not allowed.sub("", value).strip(), f"{name}:{value}"


@EVERY_SHEET
def test_letters_have_a_size_and_a_line_height_of_the_scale(sheet: str) -> None:
    size, leading = r"var\(--text-[sml\dx]+\)", r"var\(--leading-[a-z]+\)"
    allowed = {
        "font-size": re.compile("|".join((size, *map(re.escape, OWN_LETTERS)))),
        "line-height": re.compile(rf"{leading}|1"),
        "font": re.compile(rf"(\d+ )?{size}/{leading} .+|" + "|".join(map(re.escape, OWN_LETTERS))),
    }
    for name, value in declarations(sheet):
        if name in allowed:
            assert allowed[name].fullmatch(value), f"{name}:{value}"


def test_the_scale_is_short_and_is_the_same_for_frames() -> None:
    scale = tokens("site")
    counts = {
        kind: sum(name.startswith(kind) for name in scale) for kind in ("space", "text", "leading")
    }
    assert counts == {"space": 10, "text": 7, "leading": 4}
    frame = tokens("embed")
    assert frame.items() <= scale.items()
    assert frame
    for sheet in SHEETS.keys() - {"site", "embed"}:
        assert tokens(sheet) == {}, "steps are defined in one place"


def test_other_lengths_belong_to_one_thing() -> None:
    found: set[str] = set()
    for sheet in SHEETS:
        for name, value in declarations(sheet):
            if not re.match(r"--(space|text)-", name):
                found |= set(_REM.findall(value))
        for condition in re.findall(r"@[^{]+", SHEETS[sheet]):
            found |= set(_REM.findall(condition))
    assert found == set(chain.from_iterable(OWN_LENGTHS.values()))


def test_every_custom_property_is_defined_and_used() -> None:
    text = "\n".join(SHEETS.values())
    defined = set(re.findall(r"(?<=[{;\s])(--[\w-]+):", text))
    assert set(re.findall(r"var\((--[\w-]+)", text)) == defined
    used_by_frames = set(re.findall(r"var\((--[\w-]+)", SHEETS["embed"]))
    assert set(re.findall(r"(?<=[{;\s])(--[\w-]+):", SHEETS["embed"])) == used_by_frames


@EVERY_SHEET
def test_a_class_of_a_sheet_is_a_word_and_something_has_it(sheet: str) -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for path in OVERRIDES.rglob("*")
        if path.suffix in {".html", ".js"} and "minisearch" not in path.parts
    )
    for name in classes(sheet):
        assert re.fullmatch(r"[a-z]{3,}[\w-]*", name), name
        whole = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", sources)
        begun = any(f"{name[: at + 1]}{{{{" in sources for at, c in enumerate(name) if c == "-")
        assert whole or begun, f"nothing has the class {name}"


def test_a_class_of_a_template_has_a_rule() -> None:
    styled = set(chain.from_iterable(map(classes, SHEETS)))
    for path in OVERRIDES.rglob("*.html"):
        for value in _ATTRIBUTE.findall(path.read_text(encoding="utf-8")):
            for name in set(_JINJA.sub(" ", value).split()) - OWN_CLASSES.keys():
                # "tone-" is the beginning of several.
                known = name in styled or (
                    name.endswith("-") and any(other.startswith(name) for other in styled)
                )
                assert known, f"{path.name}: no sheet has a rule for {name}"
