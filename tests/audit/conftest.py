"""Each site, built once in a test run, and served once for each of its workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.audit import sites
from tests.support.once import once
from tests.support.project import Built
from tests.support.serve import Served, serve


def _served(
    factory: pytest.TempPathFactory, name: str, build: Callable[[Path], Built]
) -> Iterator[Served]:
    folder = once(factory, f"audit-{name}", build) / name
    with serve(folder) as base:
        yield Served(Built(folder), base)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The shipped content as it stands today."""
    yield from _served(tmp_path_factory, "shipped", sites.shipped)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration as it is shipped."""
    yield from _served(tmp_path_factory, "demonstration", sites.demonstration)


@pytest.fixture(scope="session")
def components(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The examples of every component."""
    yield from _served(tmp_path_factory, "components", sites.components)
