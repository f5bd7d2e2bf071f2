"""One page of each kind of both shipped sites, in every other mode, with the keyboard too.

The demonstration has nearly every kind; of Somerset's record come the home page and what is left.
"""

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
def test_a_page_of_each_kind(browser: Browser, demonstration: Served, mode: Mode) -> None:
    kinds = sites.kinds(demonstration.site)
    assert {"", "404.html/", "actions/N/", "updates/ID/"} <= set(kinds)
    none(look_at(browser, demonstration.base, mode, kinds.values(), keyboard=kinds.values()))


@pytest.mark.parametrize("mode", REST, ids=lambda mode: mode.name)
def test_what_only_the_record_of_somerset_has(
    browser: Browser, shipped: Served, demonstration: Served, mode: Mode
) -> None:
    only = sites.kinds_only_in(shipped.site, demonstration.site)
    pages = [*sorted(only.values()), "", "actions/", "actions/1/", "figures/"]
    none(look_at(browser, shipped.base, mode, pages, keyboard=pages))


def test_no_word_needs_script(browser: Browser, demonstration: Served) -> None:
    none(words_lost(browser, demonstration.base, sites.kinds(demonstration.site).values()))
