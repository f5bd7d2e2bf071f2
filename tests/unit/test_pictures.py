"""The pictures of the engine can be shown anywhere: nothing in them runs, loads or is styled."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from progress_site import engine
from progress_site.model.easy_read import OWN_PICTURES, Credits
from progress_site.read.nodes import parse_yaml

#: What an SVG of ours is made of. Whatever else there may be (script, style, image, foreignObject,
#: links) is either refused by a strict content policy or loads something.
DRAWN_WITH = frozenset(
    ["svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "title"],
)


def faults(svg: str) -> list[str]:
    """Return what an SVG should not have, each in a few words."""
    root = ET.fromstring(svg)
    found = []
    for element in root.iter():
        name = str(element.tag).removeprefix("{http://www.w3.org/2000/svg}")
        if name not in DRAWN_WITH:
            found.append(f"<{name}>")
        for key, value in element.attrib.items():
            if key in ("style", "class") or key.startswith(("on", "{")) or "url(" in value:
                found.append(f"{name} {key}={value}")
    size = re.fullmatch(r"0 0 ([\d.]+) ([\d.]+)", root.get("viewBox", ""))
    if size is None or size[1] != size[2]:
        found.append("a viewBox that is no square")
    return found


def pictures() -> list[Path]:
    return sorted((engine.MEDIA / "easy-read").glob("*.svg"))


@pytest.mark.parametrize("picture", pictures(), ids=lambda path: path.name)
def test_an_easy_read_picture_is_a_plain_square_drawing(picture: Path) -> None:
    assert faults(picture.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ('<path style="fill:red" d="M0 0"/>', "path style=fill:red"),
        ('<g onclick="go()"/>', "g onclick=go()"),
        ("<style>.a{}</style>", "<style>"),
        ("<script/>", "<script>"),
        ('<image href="x.png"/>', "<image>"),
        ('<path fill="url(#a)" d="M0 0"/>', "path fill=url(#a)"),
    ],
)
def test_what_a_picture_may_not_have_is_found(inside: str, fault: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
    assert faults(svg) == [fault]


def test_a_picture_that_is_no_square_is_found() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 8"/>'
    assert faults(svg) == ["a viewBox that is no square"]


def test_the_pictures_that_the_site_itself_shows_are_there_and_each_has_its_credit() -> None:
    text = (engine.MEDIA / "credits.yml").read_text(encoding="utf-8")
    credits = Credits.model_validate(parse_yaml("credits.yml", text).data).credits
    there = [picture.name for picture in pictures()]
    assert {f"{name}.svg" for name in OWN_PICTURES} <= {*there}
    assert sorted(credit.file for credit in credits) == [f"easy-read/{name}" for name in there]
