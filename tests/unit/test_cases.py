"""Every case of `tests/cases/` says exactly what it is said to say.

A case is a small change to the valid project in `tests/cases/base/`, and the lines that come out.
`tests/cases/README.md` tells how to write one.
"""

from __future__ import annotations

import codecs
import os
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from progress_site.assemble.site import Settings, check, compose
from progress_site.check.plain import easy_words, plain_words
from progress_site.check.run import check as check_all
from progress_site.model.problem import Problem

CASES = Path(__file__).parents[1] / "cases"
BASE = CASES / "base"
#: Words of programmers, which a publisher has no use for.
_JARGON = re.compile(
    r"\b(YAML|parse|string|integer|boolean|dict|mapping|scalar|token|schema|null|None|invalid|"
    r"validation|exception|traceback|regex|syntax|expected|input|must)\b",
    re.IGNORECASE,
)
#: The moment of every case, 31 December 2024; the updates of the base are older. It is not given
#: as `AS_OF`, because a build of a past day does not stop at a link.
NOW = "1735646400"
#: Folders with what only `progress check` says; their cases hold for it, all others for a build.
ONLY_CHECKED = ("freshness", "plain-words")
NOTHING = "nothing is wrong"

pytestmark = pytest.mark.usefixtures("parsed_once")

_STEPS = ("title", "plan", "remove", "folder", "write", "replace", "bytes", "says")


def all_cases() -> Iterator[Path]:
    for path in sorted(CASES.rglob("*.yml")):
        # `guard/` holds two states of the project: test_guard_cases.py reads it.
        if BASE not in path.parents and path.parent.name != "guard":
            yield path


@cache
def case_in(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return loaded


def says(path: Path) -> list[str]:
    return lines_of(case_in(path))


def lines_of(case: dict[str, Any]) -> list[str]:
    """Return the lines that a case is said to say."""
    says: str = case["says"]
    return [] if says == NOTHING else says.splitlines()


def rewrite(path: Path, said: list[str]) -> None:
    """Write what is said today into the file of a case, where `says` is the last part."""
    before = path.read_text(encoding="utf-8").partition("\nsays:")[0]
    lines = "".join(f"\n  {line}" for line in said)
    says = f"|{lines}" if said else NOTHING
    path.write_text(f"{before}\nsays: {says}\n", encoding="utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(CASES).with_suffix("").as_posix()


def _settings(root: Path) -> Settings:
    return Settings(
        root, "https://exampleshire.example/", "Exampleshire", {"SOURCE_DATE_EPOCH": NOW}
    )


def of_records(root: Path, *, words: bool) -> list[str]:
    """Return what the records alone show, and whether their words are hard to read."""
    loaded, found = check(root)
    if words and not any(problem.severity == "error" for problem in found):
        found += map(loaded.redactor.redact, [*plain_words(loaded), *easy_words(loaded)])
    return [str(problem) for problem in sorted(set(found), key=Problem.sort_key)]


def of_site(root: Path) -> list[str]:
    """Return what a publisher is told about the project under ``root`` when it is built."""
    composition = compose(_settings(root))
    errors = [problem for problem in composition.problems if problem.severity == "error"]
    assert (composition.site is None) == bool(errors)
    return [str(problem) for problem in composition.problems]


def of_check(root: Path) -> list[str]:
    """Return what `progress check` tells as well: warnings, and what is old."""
    return [str(problem) for problem in check_all(_settings(root)).problems]


def told_in_full(path: Path, root: Path) -> list[str]:
    """Return all that is told about a case, which was applied to the project under ``root``."""
    return of_check(root) if path.parent.name in ONLY_CHECKED else of_site(root)


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
    return codecs.escape_decode(text.encode())[0]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cases") / "project"
    shutil.copytree(BASE, root)
    return root


@pytest.fixture
def project(copy: Path) -> Iterator[Path]:
    """One copy for all cases, because a new one for each takes longer than all the rest."""
    yield copy
    there, kept = _entries(copy), _entries(BASE)
    changed = {name for name in there | kept if there.get(name) != kept.get(name)}
    for path in sorted((copy / name for name in changed & there.keys()), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for name in sorted(changed & kept.keys()):
        original, path = BASE / name, copy / name
        path.mkdir() if original.is_dir() else shutil.copy2(original, path)


def _entries(root: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of each file under ``root``; a folder is as large as nothing."""
    found: dict[str, tuple[int, int]] = {}
    for folder, folders, files in os.walk(root):
        at = folder.removeprefix(str(root))
        found |= {f"{at}/{name}"[1:]: (-1, 0) for name in folders}
        for name in files:
            about = os.lstat(f"{folder}/{name}")
            found[f"{at}/{name}"[1:]] = about.st_size, about.st_mtime_ns
    return found


def test_the_base_is_right(project: Path) -> None:
    assert of_site(project) == []
    assert [line for line in of_check(project) if ": notice: " not in line] == []


@pytest.mark.parametrize("path", [pytest.param(path, id=name_of(path)) for path in all_cases()])
def test_case(path: Path, project: Path, request: pytest.FixtureRequest) -> None:
    """A site takes five times as long as its records, so it is composed where they say too little.

    `tests/site/test_cases.py` composes those cases that are right without it, too.
    """
    apply(case_in(path), project)
    plan = project / case_in(path).get("plan", "")
    said = of_records(plan, words=path.parent.name == "plain-words")
    if said != says(path):
        said = told_in_full(path, plan)
    if request.config.getoption("--update-cases") and said != says(path):
        rewrite(path, said)
        pytest.skip("rewritten")
    assert said == says(path)
    for line in said:
        _assert_there(plan, line)


def _assert_there(project: Path, said: str) -> None:
    """The place in a message is one that an editor can go to."""
    name, line, column = said.split(":")[:3]
    if (project / name).is_file():
        text = (project / name).read_bytes().decode("utf-8-sig", "replace")
        lines = text.replace("\r\n", "\n").split("\n")
        assert int(column) <= len(lines[int(line) - 1]) + 1
    else:
        assert (line, column) == ("1", "1")


def test_each_problem_is_one_plain_line_with_a_way_out() -> None:
    """What holds for every message: no jargon, a place, what is wrong, and what to write."""
    lines = [line for path in all_cases() for line in says(path)]
    lines += [line for path in sorted((CASES / "guard").glob("*.yml")) for line in says(path)]
    for line in lines:
        assert re.match(r"[^:]+:[1-9][0-9]*:[1-9][0-9]*: .+: .+", line), line
        assert not line.endswith("."), line
        assert not _JARGON.search(line.split(": ", 1)[1]), line
