from __future__ import annotations

import asyncio

import pytest

from tests.tools.side_by_side import side_by_side


def test_it_fails_where_one_fails_and_says_which(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert asyncio.run(side_by_side(["echo one", "echo two >&2; exit 3"])) == 1
    said, failed = capfdbinary.readouterr()
    assert b"$ echo one\none\n" in said
    assert b"two\n" in said
    assert failed == b"Failed: echo two >&2; exit 3\n"


def test_it_ends_well_where_all_do() -> None:
    assert asyncio.run(side_by_side(["true", "true"])) == 0
