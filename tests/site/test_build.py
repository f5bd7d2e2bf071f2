"""Whole builds of the stand-in project, each a process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from progress_site.model.problem import Problem
from progress_site.run.build import BuildResult, build
from tests.support.standin import make_stand_in


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_stand_in(tmp_path / "project")


def test_a_good_build(project: Path, tmp_path: Path) -> None:
    result = build(project, tmp_path / "out")
    assert result == BuildResult(True)
    assert "Front page" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_problems_come_back(project: Path, tmp_path: Path) -> None:
    (project / "plan_data" / "plan.yml").write_text("name: mistake\n", encoding="utf-8")
    result = build(project, tmp_path / "out")
    assert not result.ok
    assert result.problems == (
        Problem("plan_data/plan.yml", 1, 7, "<name: mistake> is wrong", "write <what is right>"),
    )
    assert result.lines() == [
        "plan_data/plan.yml:1:7: <name: mistake> is wrong: write <what is right>"
    ]


def test_other_failures_are_told_from_the_output(project: Path, tmp_path: Path) -> None:
    (project / "hooks" / "mkdocs_hooks.py").write_text("def (\n", encoding="utf-8")
    result = build(project, tmp_path / "out")
    assert not result.ok
    assert result.problems == ()
    assert result.lines()[-1] == "SyntaxError: invalid syntax"
    assert not [line for line in result.lines() if str(project) in line]


def test_a_broken_link_fails_only_a_strict_build(project: Path, tmp_path: Path) -> None:
    (project / "docs" / "index.md").write_text("[a link](nowhere.md)", encoding="utf-8")
    strict = build(project, tmp_path / "one")
    assert not strict.ok
    assert "nowhere.md" in strict.lines()[0]
    assert build(project, tmp_path / "two", strict=False).ok


def test_empty_variables_are_not_set(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SITE_URL", "SOURCE_DATE_EPOCH", "AS_OF"):
        monkeypatch.setenv(name, "")
    result = build(project, tmp_path / "out")
    assert result.ok, result.output
    assert "https://stand-in.example/" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_variables_reach_the_build(project: Path, tmp_path: Path) -> None:
    build(project, tmp_path / "out", environment={"SITE_URL": "https://other.example/"})
    assert "https://other.example/" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_a_folder_named_like_a_module_is_no_module(project: Path, tmp_path: Path) -> None:
    for name in ("site", "json", "mkdocs"):
        (project / name).mkdir()
        (project / name / "__init__.py").write_text("raise SystemExit('wrong module')", "utf-8")
    assert build(project, tmp_path / "out").ok


def test_a_build_can_be_given_up(project: Path, tmp_path: Path) -> None:
    started, pipe = tmp_path / "started", tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    (project / "hooks" / "mkdocs_hooks.py").write_text(
        "import subprocess, pathlib, time\n"
        f"subprocess.Popen(['sleep', '600'], stdout=open({str(pipe)!r}, 'w'))\n"
        f"pathlib.Path({str(started)!r}).touch()\n"
        "time.sleep(600)\n",
        encoding="utf-8",
    )
    result = build(project, tmp_path / "out", give_up=started.exists)
    assert not result.ok
    assert result.lines()[-1] == "The build was given up: it took too long."
    # What it had started ended with it: nobody holds the other end any more.
    os.set_blocking(reading, True)
    assert os.read(reading, 1) == b""
    os.close(reading)
