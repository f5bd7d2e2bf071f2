"""The sites in which things are looked for, each served under a sub-path, and a fresh page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.once import once
from tests.support.project import (
    BELOW,
    DEMONSTRATION,
    UNDER,
    Built,
    build_site,
    change_yaml,
    copy_project,
)
from tests.support.serve import Served, serve

HOSTILE = "Therapy & <b>help</b> closer to home"


@pytest.fixture(scope="session")
def shipped(shipped_below: Built) -> Iterator[Served]:
    """The shipped content as it stands today."""
    with serve(shipped_below.folder, UNDER) as base:
        yield Served(shipped_below, base)


@pytest.fixture(scope="session")
def demonstration(demonstration_below: Built) -> Iterator[Served]:
    """The demonstration as it is shipped."""
    with serve(demonstration_below.folder, UNDER) as base:
        yield Served(demonstration_below, base)


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration, with a title that looks like markup."""

    def build(folder: Path) -> None:
        project = copy_project(folder / "project", content=DEMONSTRATION)
        change_yaml(project / "plan_data" / "actions" / "04.yml", lambda r: {**r, "title": HOSTILE})
        build_site(project, folder / "site", SITE_URL=BELOW)

    site = Built(once(tmp_path_factory, "search-plan", build) / "site")
    with serve(site.folder, UNDER) as base:
        yield Served(site, base)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own; what it says on its console fails the test."""
    context = browser.new_context()
    opened = context.new_page()
    said: list[str] = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []
