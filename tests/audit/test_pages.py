"""The pages that have everything that the pages of both sites are made of, in every mode.

`make audit` looks at the rest: see accessibility.md.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser

from tests.audit import sites
from tests.audit.battery import look_at, words_lost
from tests.audit.clean import CleanPages
from tests.audit.cover import cover
from tests.audit.finding import none
from tests.audit.modes import LIGHT, MENU, MODES, NO_SCRIPT, PHONE, Mode
from tests.support.serve import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

#: An open menu covers the page, and is the same on all but for the page it is on.
PAGES_WITH_MENU_OPEN = 6


@pytest.fixture(scope="session")
def both(shipped: Served, demonstration: Served) -> Mapping[str, Served]:
    return {"shipped": shipped, "demonstration": demonstration}


def _pages(both: Mapping[str, Served], name: str, times: int) -> list[str]:
    covered = cover(tuple(served.site for served in both.values()), times)
    return covered[both[name].site]


@pytest.mark.parametrize("name", ["shipped", "demonstration"])
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_pages_with_every_pattern(
    browser: Browser, both: Mapping[str, Served], name: str, mode: Mode
) -> None:
    once = _pages(both, name, 1)
    pages = sorted({*once, *_pages(both, name, 2)}) if mode in (LIGHT, PHONE) else once
    if mode is MENU:
        pages = pages[:PAGES_WITH_MENU_OPEN]
    served = both[name]
    clean = CleanPages(served, mode, browser.version)
    none(look_at(browser, served.base, mode, pages, keyboard=once, clean=clean))


@pytest.mark.parametrize("name", ["shipped", "demonstration"])
def test_no_word_needs_script(browser: Browser, both: Mapping[str, Served], name: str) -> None:
    served = both[name]
    clean = CleanPages(served, NO_SCRIPT, browser.version, "words")
    none(words_lost(browser, served.base, _pages(both, name, 1), clean=clean))


def test_every_kind_of_page_is_among_them(both: Mapping[str, Served]) -> None:
    every = {kind for served in both.values() for kind in sites.kinds(served.site)}
    seen = {sites.kind(a) for name in both for a in _pages(both, name, 2)}
    assert every - seen - {"404.html/"} == set()
