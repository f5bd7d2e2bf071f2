"""What must be true before the record is published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from progress_site.check.publication import not_ready
from progress_site.read.load import load
from tests.unit.test_cases import BASE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    (root / "mkdocs.yml").write_text("site_name: x\nsite_url: https://send.council.test/\n")
    return root


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def told(root: Path, **environment: str) -> list[str]:
    return [str(problem) for problem in not_ready(root, load(root), environment)]


def test_a_real_record_is_ready(project: Path) -> None:
    assert told(project) == []


def test_a_demonstration_is_not(project: Path) -> None:
    words = "demonstration: true\nshown_as_of: 2024-06-15"
    edit(project / "plan_data/plan.yml", "demonstration: false", words)
    (line,) = told(project)
    assert line.startswith("plan_data/plan.yml:24:1: this plan is a demonstration")


@pytest.mark.parametrize(
    ("settings", "site_url", "where"),
    [
        ("site_url: https://progress.example/", "", "mkdocs.yml:1:11"),
        ("site_name: x\nsite_url: 'https://progress.example/'", "", "mkdocs.yml:2:11"),
        ("site_url: http://localhost:8000/ # for now", "", "mkdocs.yml:1:11"),
        ("site_url: https://progress.example/", "https://send.council.test/", None),
        ("site_url: https://send.council.test/", " ", None),
        ("site_url: https://send.council.test/", "https://progress.example/", "(environment)"),
        ("site_name: x", "", "mkdocs.yml:1:1"),
        ("site_name: x\nsite_url:", "", "mkdocs.yml:2:1"),
    ],
)
def test_the_public_address(project: Path, settings: str, site_url: str, where: str | None) -> None:
    (project / "mkdocs.yml").write_text(f"{settings}\n")
    lines = told(project, SITE_URL=site_url)
    assert [line.split(": ")[0] for line in lines] == ([where] if where else [])


def test_the_public_address_may_be_in_the_file_that_is_inherited(project: Path) -> None:
    (project / "mkdocs.yml").write_text("INHERIT: ../mkdocs.yml\nsite_name: Is it here?\n")
    assert [line.split(": ")[0] for line in told(project)] == ["mkdocs.yml:1:1"]
    (project.parent / "mkdocs.yml").write_text("site_url: https://progress.example/\n")
    assert [line.split(": ")[0] for line in told(project)] == ["../mkdocs.yml:1:11"]
    (project.parent / "mkdocs.yml").write_text("site_url: https://send.council.test/\n")
    assert told(project) == []
