"""The sites that are looked at, served for each worker of a test run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.audit import sites
from tests.support.once import once
from tests.support.project import Built
from tests.support.serve import Served, serve


@pytest.fixture(scope="session", name="shipped")
def served_shipped(shipped: Built) -> Iterator[Served]:
    """The shipped content as it stands today."""
    with serve(shipped.folder) as base:
        yield Served(shipped, base)


@pytest.fixture(scope="session", name="demonstration")
def served_demonstration(demonstration: Built) -> Iterator[Served]:
    """The demonstration on the day it is shown as of."""
    with serve(demonstration.folder) as base:
        yield Served(demonstration, base)


@pytest.fixture(scope="session")
def components(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The examples of every component."""
    folder = once(tmp_path_factory, "components", sites.components) / "components"
    with serve(folder) as base:
        yield Served(Built(folder), base)
