from __future__ import annotations

import os
from pathlib import Path

import pytest

from progress_site import engine
from progress_site.run.preview import snapshot, wait_for_change
from tests.support.standin import make_stand_in


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_stand_in(tmp_path)


def test_an_edit_of_the_same_length_is_seen(project: Path) -> None:
    file = project / "docs" / "index.md"
    before = snapshot(project)
    assert snapshot(project) == before
    times = file.stat()
    file.write_text(file.read_text(encoding="utf-8").swapcase(), encoding="utf-8")
    # Half a second later is enough, whatever the clock of this disk.
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns + 500_000_000))
    assert snapshot(project) != before


def test_new_and_removed_files_are_seen(project: Path) -> None:
    before = snapshot(project)
    (project / "overrides" / "deep").mkdir()
    (project / "overrides" / "deep" / "new.html").touch()
    between = snapshot(project)
    assert between != before
    (project / "mkdocs.yml").unlink()
    assert snapshot(project) != between


def test_what_is_no_part_of_a_build_is_not(project: Path) -> None:
    before = snapshot(project)
    (project / "hooks" / "__pycache__").mkdir()
    for name in ("hooks/__pycache__/a.pyc", "docs/.#index.md", "docs/index.md~", "README.md"):
        (project / name).touch()
    (project / "site").mkdir()
    assert snapshot(project) == before


def test_a_missing_folder_is_no_error(tmp_path: Path) -> None:
    engine = snapshot(tmp_path / "nowhere")
    assert not [name for name in engine if name.startswith(str(tmp_path))]


def test_a_plan_without_an_engine_is_built_from_this_one(project: Path, tmp_path: Path) -> None:
    inner = project / "demo"
    (inner / "plan_data").mkdir(parents=True)
    (inner / "plan_data" / "plan.yml").touch()
    seen = snapshot(inner)
    assert str(inner / "plan_data" / "plan.yml") in seen
    assert str(engine.FOLDER / "hooks" / "mkdocs_hooks.py") in seen
    assert str(engine.FOLDER / "plan_data" / "plan.yml") not in seen
    assert snapshot(project, inner) == snapshot(project) | seen


def test_a_change_that_already_happened_is_not_waited_for(project: Path) -> None:
    before = snapshot(project)
    (project / "docs" / "new.md").touch()
    assert wait_for_change(before, project) == snapshot(project)
