"""Each case of `tests/cases/` that stops no build says the same when its site is composed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.test_cases import BASE, all_cases, apply, case_in, name_of, says, told_in_full

RIGHT = [
    path
    for path in all_cases()
    if all(": warning: " in line or ": notice: " in line for line in says(path))
]


@pytest.mark.parametrize("path", [pytest.param(path, id=name_of(path)) for path in RIGHT])
def test_case(path: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(BASE, tmp_path / "project"))
    apply(case_in(path), project)
    assert told_in_full(path, project / case_in(path).get("plan", "")) == says(path)


def test_there_are_many() -> None:
    assert len(RIGHT) > 50
