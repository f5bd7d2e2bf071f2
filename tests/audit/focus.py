"""Goes through a page with the Tab key alone, as people do who use no mouse.

Every stop must be in view, covered by nothing, ringed and in the order of reading; there is no trap
and no hidden stop, every target is reached, and Shift+Tab leads back the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from tests.audit.probes import focus_stop, unvisited

#: A page with more stops than this has a trap, or is no page to walk through.
MOST_STOPS = 600

#: The browser's own player of films has stops of its own, which no page can see: play, sound, place
#: in the film, whole screen, more. One that Tab does not leave after so many is a trap.
MOST_IN_A_PLAYER = 12


def walk(page: Page, *, back: bool, inside: bool = False) -> Iterator[tuple[str, str]]:
    """Yield selector and words of each problem on the way through a loaded page.

    ``back`` also walks back. ``inside`` says that a menu is open: then only the stops from there to
    its end are looked at, since leaving it does not close it by itself in every browser.
    """
    page.evaluate("window.__stops = []; window.__place = null")
    forwards: list[str] = []
    for _ in range(MOST_STOPS):
        stop = _press(page, "Tab", forwards[-1:])
        if stop is None or stop["index"] < len(forwards) - 1:
            break
        if stop["index"] == len(forwards) - 1:
            # Without a window around the page, Tab on an only stop may come back to it.
            if len(forwards) == 1 and not page.evaluate(unvisited()):
                break
            yield stop["selector"], f"{stop['name']} holds the focus: Tab does not leave it"
            return
        forwards.append(stop["selector"])
        for words in stop["problems"]:
            yield stop["selector"], words
    else:
        yield "body", f"Tab finds no end after {MOST_STOPS} stops"
        return
    if inside:
        return
    for missed in page.evaluate(unvisited()):
        yield missed["selector"], missed["words"]
    if back:
        yield from _walk_back(page, forwards)


def _press(page: Page, key: str, last: list[str]) -> dict[str, Any] | None:
    """Press a key and return the stop it leads to; the buttons inside a player are one stop."""
    for _ in range(MOST_IN_A_PLAYER):
        page.keyboard.press(key)
        stop: dict[str, Any] | None = page.evaluate(focus_stop())
        if stop is None or not stop["player"] or [stop["selector"]] != last:
            break
    return stop


def _walk_back(page: Page, forwards: list[str]) -> Iterator[tuple[str, str]]:
    page.evaluate("document.activeElement.blur()")
    backwards: list[str] = []
    for _ in range(len(forwards)):
        stop = _press(page, "Shift+Tab", backwards[-1:])
        if stop is not None:
            backwards.append(stop["selector"])
    expected = forwards[::-1]
    # The browser may begin at its own edge: what counts is the order.
    if backwards and backwards[0] != expected[0] and backwards[0] in expected:
        turn = expected.index(backwards[0])
        expected = expected[turn:] + expected[:turn]
    for there, here in zip(expected, backwards, strict=False):
        if there != here:
            yield here, f"Shift+Tab leads here, and not to {there}"
            return
