"""A file is there whole or not at all, and never in the place of another."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path

import click
import pytest

from progress_site.commands.project import problems_with, put
from tests.support import demo
from tests.support.commands import Copy

NAME = "docs/updates/2024-11-20-x.md"
GOOD = b"---\ndate: 2024-11-20\ntitle: x\nsummary: x\nfrom: partnership\n---\n"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    put(tmp_path, NAME, b"first")
    with pytest.raises(click.ClickException, match="is there by now"):
        put(tmp_path, NAME, b"second")
    assert (tmp_path / NAME).read_bytes() == b"first"
    assert names((tmp_path / NAME).parent) == ["2024-11-20-x.md"]


def test_a_file_system_without_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    put(tmp_path, NAME, b"first")
    with pytest.raises(OSError, match="no links"):
        put(tmp_path, NAME, b"second")
    assert (tmp_path / NAME).read_bytes() == b"first"
    assert names((tmp_path / NAME).parent) == ["2024-11-20-x.md"]


@pytest.mark.parametrize("when", ["write_bytes", "replace"])
def test_an_interruption_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"old")
    real = Path.write_bytes

    def interrupted(self: Path, *rest: bytes) -> int:
        if when == "write_bytes":
            real(self, b"ha")
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, when, interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, "a.yml", b"new", b"old")
    monkeypatch.undo()
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.yml"]


def test_what_somebody_changed_meanwhile_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"theirs")
    with pytest.raises(click.ClickException, match="was changed meanwhile"):
        put(tmp_path, "a.yml", b"new", b"old")
    assert file.read_bytes() == b"theirs"


def test_who_may_read_a_file_stays_so(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    put(tmp_path, "a.yml", b"new", b"old")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_file_is_judged_as_if_it_stood_there(copy: Copy) -> None:
    before = copy.files()
    assert problems_with(copy.root, NAME, GOOD, demo.WHILE_IT_RUNS) == []
    wrong = GOOD.replace(b"title", b"titel")
    (problem,) = problems_with(copy.root, NAME, wrong, demo.WHILE_IT_RUNS)
    assert str(problem) == f"{NAME}:3:1: “titel” is not known here: did you mean title?"
    assert copy.files() == before


def test_the_first_file_of_a_folder_is_judged_too(copy: Copy) -> None:
    for path in (copy.root / "docs" / "updates").iterdir():
        path.unlink()
    (copy.root / "docs" / "updates").rmdir()
    shutil.rmtree(copy.root / "plan_data" / "easy_read" / "updates")
    assert problems_with(copy.root, NAME, GOOD, demo.WHILE_IT_RUNS) == []
    assert not (copy.root / "docs" / "updates").exists()


def test_old_mistakes_of_other_files_are_not_told(copy: Copy) -> None:
    path = copy.root / "plan_data" / "actions" / "04.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("due:", "deu:"), encoding="utf-8")
    wrong = GOOD.replace(b"title", b"titel")
    found = problems_with(copy.root, NAME, wrong, demo.WHILE_IT_RUNS)
    assert {problem.file for problem in found} == {NAME}
    assert problems_with(copy.root, NAME, GOOD, demo.WHILE_IT_RUNS) == []


def test_nothing_is_left_of_the_look(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(copy.root.parent / "look"))
    (copy.root.parent / "look").mkdir()
    problems_with(copy.root, NAME, GOOD, demo.WHILE_IT_RUNS)
    assert names(copy.root.parent / "look") == []
