"""The sites in which things are looked for, each served under a sub-path, and a fresh page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.project import (
    DEMONSTRATION,
    ROOT,
    build_site,
    change_yaml,
    copy_project,
)
from tests.support.serve import Served, serve

UNDER = "/send/progress/"
HOSTILE = "Therapy & <b>help</b> closer to home"


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The shipped content as it stands today."""
    folder = tmp_path_factory.mktemp("search-shipped")
    site = build_site(ROOT, folder / "site", SITE_URL=f"https://progress.example{UNDER}")
    with serve(site.folder, UNDER) as base:
        yield Served(site, base)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration as it is shipped."""
    folder = tmp_path_factory.mktemp("search-demonstration")
    site = build_site(DEMONSTRATION, folder / "site", SITE_URL=f"https://progress.example{UNDER}")
    with serve(site.folder, UNDER) as base:
        yield Served(site, base)


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration, with a title that looks like markup."""
    folder = tmp_path_factory.mktemp("search-plan")
    project = copy_project(folder / "project", content=DEMONSTRATION)
    change_yaml(project / "plan_data" / "actions" / "04.yml", lambda r: {**r, "title": HOSTILE})
    site = build_site(project, folder / "site", SITE_URL=f"https://progress.example{UNDER}")
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
