"""Every shipped page, in light and at 320 px; one of each kind by keyboard, there and back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.audit import sites
from tests.audit.battery import look_at
from tests.audit.finding import none
from tests.audit.modes import LIGHT, PHONE, Mode
from tests.support.serve import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


@pytest.mark.parametrize("mode", [LIGHT, PHONE], ids=lambda mode: mode.name)
def test_every_page(browser: Browser, shipped: Served, mode: Mode) -> None:
    addresses = sites.addresses(shipped.site)
    one_of_each = sites.kinds(shipped.site).values()
    found = look_at(
        browser,
        shipped.base,
        mode,
        addresses,
        keyboard=one_of_each,
        wide_too=mode is PHONE,
    )
    none(found)
