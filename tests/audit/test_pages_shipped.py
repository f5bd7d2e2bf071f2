"""Every page of both shipped sites, in light and at 320 px; one of each kind by keyboard too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.audit import sites
from tests.audit.battery import look_at
from tests.audit.finding import none
from tests.audit.modes import LIGHT, PHONE, Mode
from tests.support.serve import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


@pytest.fixture(params=["shipped", "demonstration"])
def served(request: pytest.FixtureRequest) -> Served:
    """A served site."""
    site: Served = request.getfixturevalue(request.param)
    return site


@pytest.mark.parametrize("mode", [LIGHT, PHONE], ids=lambda mode: mode.name)
def test_every_page(browser: Browser, served: Served, mode: Mode) -> None:
    addresses = sites.addresses(served.site)
    one_of_each = sites.kinds(served.site).values()
    found = look_at(
        browser,
        served.base,
        mode,
        addresses,
        keyboard=one_of_each,
        wide_too=mode is PHONE,
    )
    none(found)
