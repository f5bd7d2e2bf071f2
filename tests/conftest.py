"""What holds for all tests."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from progress_site.catalogue import UNCHANGED, using

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write what the cases of `tests/cases/` say today into their files."""
    parser.addoption(
        "--update-cases",
        action="store_true",
        help="rewrite `says` in the files of tests/cases/; review the diff",
    )


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what was imported and collected: all of it stays."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _words_as_they_stand_in_the_code() -> Iterator[None]:
    """Whoever writes other words into the catalogue breaks no test."""
    with using(UNCHANGED):
        yield


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> None:
    """A shell makes what it runs in the background pass over Ctrl-C, and children inherit that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for a worker of the test run: Playwright cannot be started twice in a process."""
    # Playwright is loaded only where a test asks for a browser.
    from tests.support.browser import start_browser

    with start_browser() as started:
        yield started
