"""Sites that several tests look at; each is built once for a worker of the test run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project import (
    AFTER_ITS_END,
    DEMONSTRATION,
    FIXTURE,
    ROOT,
    WHILE_IT_RUNS,
    Built,
    build_site,
    copy_project,
)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as it is shipped, built today at the root of its address."""
    return build_site(ROOT, tmp_path_factory.mktemp("shipped") / "site")


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demonstration as it is shipped, on the day it is shown as of."""
    return build_site(DEMONSTRATION, tmp_path_factory.mktemp("demonstration") / "site")


@pytest.fixture(scope="session")
def fixture_running(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The fixture on a day on which its plan is active and something is late."""
    folder: Path = tmp_path_factory.mktemp("fixture-running")
    project = copy_project(folder / "project", content=FIXTURE)
    return build_site(project, folder / "site", AS_OF=WHILE_IT_RUNS)


@pytest.fixture(scope="session")
def fixture_ended(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The fixture on a day after the end of its plan."""
    folder: Path = tmp_path_factory.mktemp("fixture-ended")
    project = copy_project(folder / "project", content=FIXTURE)
    return build_site(project, folder / "site", AS_OF=AFTER_ITS_END)
