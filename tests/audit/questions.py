"""What `make test` asks of which pages; `make audit` asks everything of all."""

from __future__ import annotations

from collections.abc import Mapping

from tests.audit import sites
from tests.audit.battery import Question
from tests.audit.cover import HEADER, STOPS, cover
from tests.audit.look import Keyboard
from tests.audit.modes import (
    DARK,
    FORCED,
    LIGHT,
    MENU,
    NO_SCRIPT,
    PHONE,
    PRINT,
    REDUCED,
    SPACED,
    TWICE,
)
from tests.support.project import Built

#: axe's rules that can say something else of the same document: where it is narrow, where letters
#: are large, and where colours are others. Our own probes ask for contrast and size in every mode.
WHERE_NARROW = (
    *("target-size", "scrollable-region-focusable", "focus-order-semantics", "aria-hidden-focus"),
    *("page-has-heading-one", "landmark-one-main", "region", "skip-link", "bypass"),
    *("empty-heading", "button-name", "link-name"),
)
WHERE_LARGE = ("target-size", "scrollable-region-focusable")
WHERE_DARK = ("color-contrast-enhanced", "link-in-text-block")

#: What is asked of one page with each pattern, beside light and 320 px.
_OF_A_PATTERN = (
    Question(DARK, WHERE_DARK, "each stop"),
    Question(FORCED, (), "each stop"),
    Question(TWICE, WHERE_LARGE, "each stop"),
    Question(SPACED, WHERE_LARGE),
    Question(REDUCED),
    Question(PRINT),
)
#: What is asked of the examples of a component. They have no script and no menu.
OF_EXAMPLES = (
    Question(LIGHT, None, "each stop"),
    Question(PHONE, WHERE_LARGE, "each stop"),
    *_OF_A_PATTERN,
)

Asked = dict[str, list[Question]]


def asked(built: tuple[Built, ...]) -> Mapping[Built, Asked]:
    """Return, for each of some sites, what is asked of its pages by their address."""
    every = {times: cover(built, times) for times in (1, 2)}
    stops = {times: cover(built, times, STOPS) for times in (1, 2)}
    menus = cover(built, 2, HEADER)
    return {
        site: _of_site(site, every[1][site], every[2][site], stops[1][site], stops[2][site], menu)
        for site, menu in menus.items()
    }


def _of_site(
    site: Built,
    once: list[str],
    twice: list[str],
    stops_once: list[str],
    stops_twice: list[str],
    menu: list[str],
) -> Asked:
    found: Asked = {}
    for address in sorted({*once, *twice, *stops_twice}):
        back: Keyboard = "there and back" if address in stops_twice else "each stop"
        there: Keyboard = "there" if address in stops_once else "each stop"
        narrow = WHERE_NARROW if address in once else ()
        found[address] = [Question(LIGHT, None, back), Question(PHONE, narrow, there)]
        if address in once:
            found[address] += _OF_A_PATTERN
            if has_script(site, address):
                found[address].append(Question(NO_SCRIPT, (), there))
    for address in menu:
        found.setdefault(address, []).append(Question(MENU, None, "there"))
    return found


def has_script(site: Built, address: str) -> bool:
    """Whether a page could be another where script is off."""
    text = site.text("404.html" if address == sites.UNKNOWN else address)
    return "<script" in text or "<noscript" in text
