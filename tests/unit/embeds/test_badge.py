"""A badge is right XML, says its words with a shape for each, and can be read on any page."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest

from progress_site.embeds.badge import badge
from progress_site.fold.state import State
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, state
from tests.support.hostile import HOSTILE
from tests.support.records import library, on, reported, update

SVG = "{http://www.w3.org/2000/svg}"


def drawn(
    found: State, number: int = 1, *, past_day: bool = False, demonstration: bool = False
) -> ET.Element:
    action, day = found.actions[number], "1 May 2024"
    return ET.fromstring(badge(action, day=day, past_day=past_day, demonstration=demonstration))


def words(svg: ET.Element) -> list[str]:
    return [node.text or "" for node in svg.iter(f"{SVG}text")]


def title(svg: ET.Element) -> str:
    node = svg.find(f"{SVG}title")
    assert node is not None
    return node.text or ""


@pytest.mark.parametrize("day", [WHILE_IT_RUNS, AFTER_ITS_END], ids=str)
def test_every_badge_is_a_picture_with_a_name_and_without_style(day: dt.date) -> None:
    found = state(day)
    for number in found.actions:
        svg = drawn(found, number)
        assert svg.tag == f"{SVG}svg"
        assert svg.get("role") == "img"
        label = svg.find(f"{SVG}title")
        assert label is not None
        assert svg.get("aria-labelledby") == label.get("id")
        assert title(svg).startswith(f"Action {number}")
        assert title(svg).endswith(", on 1 May 2024")
        for node in svg.iter():
            assert node.tag not in (f"{SVG}style", f"{SVG}script")
            assert not {"style", "class"} & set(node.attrib)
            assert not any(name.startswith("on") or "href" in name for name in node.attrib)


def test_it_says_what_is_done_and_what_went_wrong_with_a_shape_for_each() -> None:
    news = update("2024-02-01", reported("1.2", "done"), reported("1.3", "at_risk"))
    svg = drawn(on("2024-08-01", library(news)))
    assert words(svg) == ["Action 1", "1 of 3 done", "1 late", "1 at risk"]
    assert len(svg.findall(f"{SVG}g")) == 3
    assert title(svg) == "Action 1: First action: 1 of 3 done, 1 late, 1 at risk, on 1 May 2024"


def test_a_build_of_a_past_day_shows_its_day() -> None:
    svg = drawn(on("2024-05-01", library()), past_day=True)
    assert words(svg)[-1] == "1 May 2024"


def test_a_demonstration_says_so_with_a_dashed_line() -> None:
    action = {"number": 1, "title": "Boats", "milestones": []}
    svg = drawn(on("2024-06-01", library(actions=[action])), demonstration=True)
    assert words(svg) == ["Action 1", "no milestones yet", "Demonstration"]
    assert title(svg).startswith("Demonstration: ")
    assert any(node.get("stroke-dasharray") for node in svg.iter(f"{SVG}rect"))


def test_a_merged_action_says_where_it_went() -> None:
    news = update("2024-02-01", {"action": 1, "merged_into": 2, "reason": "A.", "agreed_by": "B"})
    assert words(drawn(on("2024-03-01", library(news))))[1] == "merged into action 2"


@pytest.mark.parametrize("hostile", [*HOSTILE, "Boats \x08 and \ufffe bells"])
def test_a_hostile_title_is_text(hostile: str) -> None:
    action = {"number": 1, "title": hostile, "milestones": [{"id": "1.1", "promise": "A."}]}
    found = on("2024-03-01", library(actions=[action]))
    clean = re.sub("[\x08\ufffe]", "", hostile)
    assert title(drawn(found)) == f"Action 1: {clean}: 0 of 1 done, on 1 May 2024"


def test_every_text_has_its_room_and_stands_on_a_background() -> None:
    news = update("2024-02-01", reported("1.2", "done"), reported("1.3", "at_risk"))
    svg = drawn(on("2024-08-01", library(news)))
    width = int(svg.get("width") or 0)
    papers = [n for n in svg.findall(f"{SVG}rect") if n.get("fill") not in (None, "none")]
    tops = sorted({int(n.attrib["y"]) for n in papers})
    for top in tops:
        row = [n for n in papers if int(n.attrib["y"]) == top]
        at = 0
        for x, wide in sorted((int(n.attrib["x"]), int(n.attrib["width"])) for n in row):
            assert x == at
            at += wide
        assert at == width
    assert int(svg.get("height") or 0) == sum(
        int(next(n for n in papers if int(n.attrib["y"]) == top).attrib["height"]) for top in tops
    )
    for text in svg.iter(f"{SVG}text"):
        left, room = int(text.attrib["x"]), int(text.attrib["textLength"])
        paper = next(n for n in papers if _holds(n, left, int(text.attrib["y"])))
        assert left + room <= int(paper.attrib["x"]) + int(paper.attrib["width"])
        assert _contrast(text.attrib["fill"], paper.attrib["fill"]) >= 7


def _holds(paper: ET.Element, x: int, y: int) -> bool:
    across, down = x - int(paper.attrib["x"]), y - int(paper.attrib["y"])
    return 0 <= across < int(paper.attrib["width"]) and 0 <= down < int(paper.attrib["height"])


@pytest.mark.parametrize("day", [WHILE_IT_RUNS, AFTER_ITS_END], ids=str)
def test_it_fits_a_column_on_a_phone_and_a_finger(day: dt.date) -> None:
    found = state(day)
    sizes = []
    for number in found.actions:
        svg = drawn(found, number, past_day=True)
        sizes.append((int(svg.get("width") or 0), int(svg.get("height") or 0)))
    assert [size for size in sizes if size[0] > 260 or size[1] < 44] == []
    assert any(height > 44 for _, height in sizes)


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2.2 defines it."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)
