"""One page of each kind of the shipped site, in every other mode, with the keyboard too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.audit import sites
from tests.audit.battery import look_at, words_lost
from tests.audit.finding import none
from tests.audit.modes import LIGHT, MODES, PHONE, Mode
from tests.support.serve import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


# In light and on a phone every page is looked at: see the tests of all pages.
REST = [mode for mode in MODES if mode not in (LIGHT, PHONE)]


@pytest.mark.parametrize("mode", REST, ids=lambda mode: mode.name)
def test_a_page_of_each_kind(browser: Browser, shipped: Served, mode: Mode) -> None:
    kinds = sites.kinds(shipped.site)
    assert {"", "404.html/", "actions/N/", "updates/ID/"} <= set(kinds)
    none(look_at(browser, shipped.base, mode, kinds.values(), keyboard=kinds.values()))


def test_no_word_needs_script(browser: Browser, shipped: Served) -> None:
    none(words_lost(browser, shipped.base, sites.kinds(shipped.site).values()))
