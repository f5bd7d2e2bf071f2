"""Sites that several tests look at; each is built once for a worker of the test run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project import (
    AFTER_ITS_END,
    DEMONSTRATION,
    ROOT,
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
    """The demonstration on the day it is shown as of: its plan is active and something is late."""
    return _demonstration(tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="session")
def demonstration_ended(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demonstration on a day after the end of its plan, as a page of a past day."""
    return _demonstration(tmp_path_factory.mktemp("demonstration-ended"), AS_OF=AFTER_ITS_END)


def _demonstration(folder: Path, **environment: str) -> Built:
    project = copy_project(folder / "project", content=DEMONSTRATION)
    return build_site(project, folder / "site", **environment)
