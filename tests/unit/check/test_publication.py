"""Examples are counted, and nothing is called real while one is left."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from progress_site.check.publication import examples, not_ready, summary
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


def with_examples(root: Path) -> None:
    edit(root / "plan_data/plan.yml", "demonstration: false", "demonstration: true")
    edit(root / "plan_data/actions/01.yml", "number: 1\n", "number: 1\nexample: true\n")
    file = root / "plan_data/evidence.yml"
    edit(file, "  - id: visit-list\n", "  - id: visit-list\n    example: true\n")
    edit(file, "  - id: letter-trial\n", "  - id: letter-trial\n    example: true\n")


def test_a_real_record_is_ready(project: Path) -> None:
    assert told(project) == []
    assert summary(examples(load(project))) == ["No examples: every record is real."]


def test_each_example_is_named_and_counted(project: Path) -> None:
    with_examples(project)
    lines = told(project)
    assert [line.split(": ")[0] for line in lines] == [
        "plan_data/plan.yml:24:1",
        "plan_data/actions/01.yml:2:1",
        "plan_data/evidence.yml:3:5",
        "plan_data/evidence.yml:12:5",
    ]
    assert "this piece of evidence is an example" in lines[-1]
    assert summary(examples(load(project))) == [
        "3 records are examples:",
        "  1 action in plan_data/actions/",
        "  2 pieces of evidence in plan_data/evidence.yml",
    ]


def test_a_promise_added_by_an_update_is_a_milestone(project: Path) -> None:
    file = project / "docs/updates/2024-06-10-what-parents-see.md"
    edit(
        file,
        "changes:\n",
        "changes:\n  - action: 1\n    add_milestone:\n      id: '1.9'\n      example: true\n"
        "      promise: More.\n",
    )
    assert "  1 milestone in docs/updates/" in summary(examples(load(project)))


@pytest.mark.parametrize(
    ("settings", "site_url", "where"),
    [
        ("site_url: https://progress.example/", "", "mkdocs.yml:1:11"),
        ("site_name: x\nsite_url: 'https://progress.example/'", "", "mkdocs.yml:2:11"),
        ("site_url: http://localhost:8000/ # for now", "", "mkdocs.yml:1:11"),
        ("site_url: https://progress.example/", "https://send.council.test/", None),
        ("site_url: https://send.council.test/", " ", None),
        ("site_url: https://send.council.test/", "https://progress.example/", "(environment):1:1"),
        ("site_name: x", "", "mkdocs.yml:1:1"),
        ("site_name: x\nsite_url:", "", "mkdocs.yml:2:1"),
    ],
)
def test_the_public_address(project: Path, settings: str, site_url: str, where: str | None) -> None:
    (project / "mkdocs.yml").write_text(f"{settings}\n")
    lines = told(project, SITE_URL=site_url)
    assert [line.split(": ")[0] for line in lines] == ([where] if where else [])
