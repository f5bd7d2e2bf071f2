"""Every case of `tests/cases/` says exactly what it is said to say.

A case is a small change to the valid project in `tests/cases/base/`, and the lines that come out.
`tests/cases/README.md` tells how to write one.
"""

from __future__ import annotations

import codecs
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from progress_site.site import Settings, check, compose

CASES = Path(__file__).parents[1] / "cases"
BASE = CASES / "base"
#: The day of every case; the updates of the base are older.
AS_OF = "2024-12-31"
NOTHING = "nothing is wrong"
_STEPS = ("title", "remove", "folder", "write", "replace", "bytes", "says")


def _cases() -> Iterator[Path]:
    for path in sorted(CASES.rglob("*.yml")):
        if BASE not in path.parents:
            yield path


def _name(path: Path) -> str:
    return path.relative_to(CASES).with_suffix("").as_posix()


def problems(root: Path) -> list[str]:
    """Return what a publisher is told about the project under ``root``."""
    _loaded, found = check(root)
    settings = Settings(root, "https://exampleshire.example/", "Exampleshire", {"AS_OF": AS_OF})
    composition = compose(settings)
    assert set(found) <= set(composition.problems)
    errors = [problem for problem in composition.problems if problem.severity == "error"]
    assert (composition.site is None) == bool(errors)
    return [str(problem) for problem in composition.problems]


def apply(case: dict[str, Any], root: Path) -> None:
    """Make the changes of a case to a copy of the base. A change that changes nothing fails."""
    unknown = set(case) - set(_STEPS)
    assert not unknown, f"a case knows no {unknown}"
    for name in case.get("remove", ()):
        path = root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    for name in case.get("folder", ()):
        (root / name).unlink(missing_ok=True)
        (root / name).mkdir(parents=True)
    for name, content in case.get("write", {}).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content.encode())
    for name, edits in case.get("replace", {}).items():
        text = (root / name).read_bytes().decode()
        for old, new in edits.items():
            assert text.count(old) == 1, f"{name} has {text.count(old)} times: {old}"
            text = text.replace(old, new)
        (root / name).write_bytes(text.encode())
    for name, edits in case.get("bytes", {}).items():
        raw = (root / name).read_bytes()
        for old, new in edits.items():
            assert _bytes(old) in raw, f"{name} has no {old}"
            raw = raw.replace(_bytes(old), _bytes(new))
        (root / name).write_bytes(raw)


def _bytes(text: str) -> bytes:
    """Return bytes written with escapes such as \\xe9 or \\r."""
    return codecs.escape_decode(text.encode())[0]  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    return root


def test_the_base_is_right(project: Path) -> None:
    assert problems(project) == []


@pytest.mark.parametrize("path", [pytest.param(path, id=_name(path)) for path in _cases()])
def test_case(path: Path, project: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    apply(case, project)
    expected = [] if case["says"] == NOTHING else case["says"].splitlines()
    assert problems(project) == expected


def test_there_are_enough_cases() -> None:
    assert len(list(_cases())) >= 60
