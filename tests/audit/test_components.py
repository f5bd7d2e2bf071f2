"""The examples of every component, in every mode."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.audit import markup, sites
from tests.audit.battery import look_at
from tests.audit.checkers import html_validate, vnu
from tests.audit.finding import none
from tests.audit.modes import MODES, Mode
from tests.support.serve import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_every_component(browser: Browser, components: Served, mode: Mode) -> None:
    none(look_at(browser, components.base, mode, sites.addresses(components.site)))


def test_their_markup(components: Served) -> None:
    site = components.site
    none([*markup.findings(site, whole_pages=False), *vnu(site), *html_validate(site)])
