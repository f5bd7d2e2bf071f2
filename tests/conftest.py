"""What holds for all tests."""

from __future__ import annotations

import dataclasses
import gc
import signal
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from progress_site.catalogue import UNCHANGED, using

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.project import Built


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


@pytest.fixture(scope="module")
def parsed_once() -> Iterator[None]:
    """Parse each YAML text once: copies of a project differ from each other in one or two files."""
    from progress_site.read import files
    from progress_site.read.nodes import Document, parse_yaml

    parsed = cache(parse_yaml)

    def parse(file: str, text: str, *, first_line: int = 1) -> Document:
        return dataclasses.replace(parsed(file, text, first_line=first_line))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "parse_yaml", parse)
        yield


# -- sites that many tests look at: each is built once in a test run, for all workers
#
# A test that changes a project, or its day or address, builds its own. What builds is loaded only
# where a test asks for a site.


def _built_once(
    factory: pytest.TempPathFactory, name: str, *, copied: bool = False, **environment: str
) -> Built:
    """Build a plan, or a copy of the demonstration that says the words of the code."""
    from tests.support.once import once
    from tests.support.project import DEMONSTRATION, ROOT, Built, build_site, copy_project

    def build(folder: Path) -> None:
        project = DEMONSTRATION if name.startswith("demonstration") else ROOT
        if copied:
            project = copy_project(folder / "project", content=project)
        build_site(project, folder / "site", **environment)

    return Built(once(factory, name, build) / "site")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as it is shipped, built today at the root of its address."""
    return _built_once(tmp_path_factory, "shipped")


@pytest.fixture(scope="session")
def shipped_below(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same below a path of a host, `BELOW`."""
    from tests.support.project import BELOW

    return _built_once(tmp_path_factory, "shipped-below", SITE_URL=BELOW)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demonstration on the day it is shown as of: its plan is active and something is late."""
    return _built_once(tmp_path_factory, "demonstration", copied=True)


@pytest.fixture(scope="session")
def demonstration_ended(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demonstration on a day after the end of its plan, as a page of a past day."""
    from tests.support.project import AFTER_ITS_END

    return _built_once(tmp_path_factory, "demonstration-ended", copied=True, AS_OF=AFTER_ITS_END)


@pytest.fixture(scope="session")
def demonstration_below(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demonstration as it is shipped, in its own folder, below a path of a host, `BELOW`."""
    from tests.support.project import BELOW

    return _built_once(tmp_path_factory, "demonstration-below", SITE_URL=BELOW)
