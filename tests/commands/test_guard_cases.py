"""Every case of `tests/cases/guard/` says exactly what it is said to say.

A case is two states of the project in `tests/cases/base/`: ``before`` makes the old one out of it,
``after`` the new one out of the old. ``says`` is all that `progress check --against` lists of the
records then.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from progress_site.assemble.site import check
from progress_site.check.run import guarded
from progress_site.model.problem import Problem
from tests.unit.test_cases import BASE, CASES, NOW, apply, lines_of, rewrite

FOLDER = CASES / "guard"
ENVIRONMENT = {"SOURCE_DATE_EPOCH": NOW}
#: What the old state is called.
REF = "origin/main"
_PARTS = {"title", "before", "after", "says"}

pytestmark = pytest.mark.usefixtures("parsed_once")


def _case(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    assert not set(loaded) - _PARTS
    return loaded


def says(case: dict[str, Any], folder: Path) -> list[str]:
    """Return what a publisher is told about the new state of a case."""
    past, now = folder / "past", folder / "now"
    shutil.copytree(BASE, past)
    # Easy Read words are free, and what is wrong with them here is told by cases of their own.
    shutil.rmtree(past / "plan_data" / "easy_read")
    apply(case.get("before", {}), past)
    if past.exists():
        shutil.copytree(past, now)
    apply(case["after"], now)
    # No site is composed: what only a whole site shows is told by cases of their own.
    problems = {*check(now)[1], *guarded(now, past, REF, ENVIRONMENT)}
    return [str(problem) for problem in sorted(problems, key=Problem.sort_key)]


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem) for path in sorted(FOLDER.glob("*.yml"))]
)
def test_case(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = _case(path)
    said, wanted = says(case, tmp_path), lines_of(case)
    if request.config.getoption("--update-cases") and said != wanted:
        rewrite(path, said)
        pytest.skip("rewritten")
    assert said == wanted
