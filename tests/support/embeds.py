"""What other sites show of this one, in a browser: frames, and what the page around them says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import ElementHandle, Page

from tests.support.project import Built

_LEFT = "net::ERR_ABORTED"


@dataclass
class Said:
    """What a page said in the console, and what it could not load."""

    lines: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", lambda m: self.lines.append(m.text) if m.type != "info" else None)
        page.on("pageerror", lambda error: self.lines.append(str(error)))
        # What a page had begun to load when the next one was opened is given up by the browser.
        page.on(
            "requestfailed",
            lambda r: self.lines.append(f"failed: {r.url}") if r.failure != _LEFT else None,
        )
        page.on(
            "response",
            lambda r: self.lines.append(f"{r.status}: {r.url}") if r.status >= 400 else None,
        )


def snippets(site: Built) -> dict[str, list[str]]:
    """Return what can be copied, by its label, as a reader of the page copies it."""
    found: dict[str, list[str]] = {}
    for part in site.page("embed/").css(".snippets > div"):
        label, code = part.css_first("dt"), part.css_first("code")
        assert label is not None
        assert code is not None
        found.setdefault(label.text(), []).append(code.text())
    return found


def frames_of(page: Page) -> Iterator[ElementHandle]:
    """Yield each frame of a page once it has been scrolled to and has loaded."""
    for handle in page.query_selector_all("iframe"):
        handle.scroll_into_view_if_needed()
        inside = handle.content_frame()
        assert inside is not None
        inside.wait_for_load_state("load")
        yield handle


def is_styled_and_fits(handle: ElementHandle) -> None:
    frame = handle.content_frame()
    assert frame is not None
    seen: dict[str, Any] = frame.evaluate(
        "() => ({styled: getComputedStyle(document.querySelector('main')).borderRadius,"
        " there: document.documentElement.clientHeight, needs: document.body.scrollHeight,"
        " wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,"
        " head: document.querySelector('h1').innerText, url: location.pathname})"
    )
    assert seen["styled"] == "14px", seen
    assert seen["head"], seen
    assert seen["needs"] <= seen["there"], seen
    assert seen["wide"] <= 0, seen
    around, box = handle.owner_frame(), handle.bounding_box()
    assert around is not None
    assert box is not None
    room = around.evaluate("document.documentElement.clientWidth")
    assert box["x"] >= 0, (seen, box)
    assert box["x"] + box["width"] <= room, (seen, box)


def is_as_high_as_it_said(handle: ElementHandle) -> None:
    """WordPress holds what a frame says of its height between 200 and 1000 pixels.

    A frame that was just shown, and has got another width by that, needs a moment to say it anew.
    """
    frame = handle.content_frame()
    assert frame is not None
    for _ in range(100):
        wide, high = frame.evaluate(
            "[innerWidth, Math.ceil(document.body.getBoundingClientRect().height)]"
        )
        said = int(handle.get_attribute("height") or 0)
        box = handle.bounding_box()
        knows_its_width = box is not None and round(box["width"]) == wide
        if knows_its_width and said == min(1000, max(200, high)):
            return
        frame.wait_for_timeout(50)
    raise AssertionError((frame.url, said, high))
