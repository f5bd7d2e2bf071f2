"""Charts as readers see them: on a phone, in forced colours, in the dark and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.audit import sites
from tests.support.once import once
from tests.support.project import ROOT
from tests.support.serve import serve

pytestmark = pytest.mark.browser

#: What of a mark can be seen: its line, and what it is filled with.
_SEEN = """nodes => nodes.map(node => {
  const style = getComputedStyle(node);
  return {kind: node.getAttribute("class").split(" ").pop(), d: node.getAttribute("d"),
          stroke: style.stroke, width: parseFloat(style.strokeWidth), fill: style.fill,
          dash: style.strokeDasharray};
})"""
#: Every mark and line of charts, those of the key included.
_PATHS = '.chart-mark, [class^="chart-line-"]'
_PAPER = "getComputedStyle(document.body).backgroundColor"

WAYS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "forced colours, dark": {"forced_colors": "active", "color_scheme": "dark"},
    "print": {},
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = once(tmp_path_factory, "components", sites.components) / "components"
    with serve(folder) as address:
        yield address


def opened(browser: Browser, base: str, way: str, width: int = 320) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, **WAYS[way])
    page = context.new_page()
    if way == "print":
        page.emulate_media(media="print")
    page.goto(base + "chart/")
    return page


@pytest.mark.parametrize("way", WAYS)
def test_every_mark_and_line_can_be_seen(browser: Browser, base: str, way: str) -> None:
    page = opened(browser, base, way)
    paper = page.evaluate(_PAPER)
    seen = page.locator(_PATHS).evaluate_all(_SEEN)
    assert len(seen) > 200
    for mark in seen:
        assert mark["stroke"] not in ("none", paper, "rgba(0, 0, 0, 0)"), mark
        assert mark["width"] >= 1, mark
    page.context.close()


@pytest.mark.parametrize("way", WAYS)
def test_two_kinds_never_look_alike_without_their_colour(
    browser: Browser, base: str, way: str
) -> None:
    page = opened(browser, base, way)
    paper = page.evaluate(_PAPER)
    looks: dict[tuple[str, bool, bool], str] = {}
    for mark in page.locator(".chart-key path.chart-mark").evaluate_all(_SEEN):
        filled = mark["fill"] not in ("none", paper)
        look = (mark["d"], filled, mark["dash"] != "none")
        assert looks.setdefault(look, mark["kind"]) == mark["kind"]
    assert len(looks) >= 10
    # Hollow and dashed stay so in every mode.
    by_kind = {kind: look for look, kind in looks.items()}
    assert by_kind["chart-mark-reading"][1] is True
    assert by_kind["chart-mark-provisional"][1] is False
    assert by_kind["chart-mark-projected"][1:] == (False, True)
    page.context.close()


@pytest.mark.parametrize("way", ["forced colours", "forced colours, dark"])
def test_forced_colours_are_the_reader_s_own(browser: Browser, base: str, way: str) -> None:
    page = opened(browser, base, way)
    own = page.evaluate("""() => {
      const probe = document.body.appendChild(document.createElement("i"));
      return ["CanvasText", "Canvas"].map(name => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
      });
    }""")
    for mark in page.locator(_PATHS).evaluate_all(_SEEN):
        assert mark["stroke"] in own, mark
        assert mark["fill"] in ("none", *own), mark
    fills = page.locator(".chart text").evaluate_all(
        "all => all.map(t => getComputedStyle(t).fill)"
    )
    assert set(fills) == {own[0]}
    page.context.close()


@pytest.mark.parametrize("way", ["light", "dark"])
def test_words_stand_out_seven_to_one_and_marks_three_to_one(
    browser: Browser, base: str, way: str
) -> None:
    page = opened(browser, base, way)
    tools = (ROOT / "tests" / "audit" / "probes" / "tools.js").read_text(encoding="utf-8")
    found = page.evaluate(f"""() => {{
      const tools = ({tools})();
      const ratios = (which, what) => [...document.querySelectorAll(which)].map(node => {{
        const ink = tools.colour(getComputedStyle(node)[what]);
        return [node.getAttribute("class"), tools.contrast(ink, tools.paper(node))];
      }});
      return {{words: ratios(".chart text", "fill"),
               marks: ratios(
                 '.chart-mark, [class^="chart-line-"]:not(.chart-line-grid)', "stroke")}};
    }}""")
    assert {kind for kind, _ in found["words"]} >= {
        "chart-text-figure",
        "chart-text-goal",
        "chart-text-tick",
        "chart-text-apart",
    }
    assert [(kind, ratio) for kind, ratio in found["words"] if ratio < 7] == []
    assert [(kind, ratio) for kind, ratio in found["marks"] if ratio < 3] == []
    page.context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_letters_are_large_enough_and_nothing_leaves_the_picture(
    browser: Browser, base: str, width: int
) -> None:
    page = opened(browser, base, "light", width)
    found = page.locator(".chart > svg").evaluate_all("""all => all.map(svg => {
      const box = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll("text")];
      return {
        scale: box.width / svg.viewBox.baseVal.width,
        over: texts.filter(text => {
          const t = text.getBoundingClientRect();
          return t.left < box.left - 1 || t.right > box.right + 1;
        }).map(text => text.textContent),
        sizes: texts.map(t => parseFloat(getComputedStyle(t).fontSize)),
      };
    })""")
    assert found
    for chart in found:
        assert min(chart["sizes"]) * chart["scale"] >= 15.9
        assert chart["over"] == []
    page.context.close()


def test_words_do_not_lie_upon_words(browser: Browser, base: str) -> None:
    """With the letters of this machine: the drawing has to guess how wide they are."""
    page = opened(browser, base, "light")
    upon = page.locator(".chart > svg").evaluate_all("""all => all.flatMap(svg => {
      const texts = [...svg.querySelectorAll("text")];
      const boxes = texts.map(t => t.getBoundingClientRect());
      return boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b, j) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6
          ? [texts[i].textContent + " / " + texts[i + 1 + j].textContent] : []));
    })""")
    assert upon == []
    page.context.close()
