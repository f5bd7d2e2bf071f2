"""Each site, built and served once, for a worker of the test run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.audit import sites
from tests.support.serve import Served, serve


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The shipped content as it stands today."""
    site = sites.shipped(tmp_path_factory.mktemp("audit-shipped"))
    with serve(site.folder) as base:
        yield Served(site, base)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration as it is shipped."""
    site = sites.demonstration(tmp_path_factory.mktemp("audit-demonstration"))
    with serve(site.folder) as base:
        yield Served(site, base)


@pytest.fixture(scope="session")
def components(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The examples of every component."""
    site = sites.components(tmp_path_factory.mktemp("audit-components"))
    with serve(site.folder) as base:
        yield Served(site, base)
