"""Starts the browser that tests and screenshots use."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@contextlib.contextmanager
def start_browser() -> Iterator[Browser]:
    """Start a Chromium without a window, the machine's or Playwright's; it is closed at the end."""
    with sync_playwright() as playwright:
        path = find_browser() or playwright.chromium.executable_path
        if not Path(path).exists():
            raise FileNotFoundError("no Chromium was found")
        # QUIC would try the network for addresses that are all on this machine.
        browser = playwright.chromium.launch(executable_path=path, args=["--disable-quic"])
        try:
            yield browser
        finally:
            browser.close()


def find_browser() -> str | None:
    """Return the path of a Chromium that the machine itself has, or None."""
    return next(filter(None, map(shutil.which, _NAMES)), None)
