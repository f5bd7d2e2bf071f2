"""A fresh page for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own: no test sees what another one did."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
