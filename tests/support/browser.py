"""Starts the browser that tests and screenshots use."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

from tests.tools.ensure_browser import find_browser


@contextlib.contextmanager
def start_browser() -> Iterator[Browser]:
    """Start a Chromium without a window; it is closed at the end."""
    path = find_browser()
    if path is None:
        raise RuntimeError("There is no Chromium here. Run: make test (it installs one)")
    with sync_playwright() as playwright:
        # QUIC would try the network for addresses that are all on this machine.
        browser = playwright.chromium.launch(executable_path=path, args=["--disable-quic"])
        try:
            yield browser
        finally:
            browser.close()
