"""What a keeper typically changes can be done in the files that the map names."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.changes import Change, changes
from tests.support.project import DEMONSTRATION, ROOT, WHILE_IT_RUNS, copy_project

MAP = (ROOT / "docs/maintaining/index.md").read_text(encoding="utf-8")
ALL = changes()


@pytest.mark.parametrize("change", ALL, ids=lambda change: change.name)
def test_a_change_does_what_it_says(change: Change, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "copy", content=DEMONSTRATION)
    change.make(root)
    command = change.run or ["site", "--out", str(tmp_path / "out")]
    done = subprocess.run(
        [sys.executable, "-m", "progress_site", *command],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "hooks"), "AS_OF": WHILE_IT_RUNS},
        capture_output=True,
        text=True,
        check=False,
    )
    output = done.stdout + done.stderr
    assert done.returncode == (1 if change.says and not change.run else 0), output
    assert change.says in output
    for path, words in change.shows.items():
        assert words in (tmp_path / "out" / path).read_text(encoding="utf-8"), path


@pytest.mark.parametrize("change", ALL, ids=lambda change: change.name)
def test_the_map_tells_the_files_of_a_change(change: Change) -> None:
    row = next(line for line in MAP.splitlines() if line.startswith(f"| {change.title} |"))
    named = re.findall(r"`([^`]+)`", row.split("|")[2])
    edited = [path if (ROOT / path).exists() else f"{Path(path).parent}/" for path in change.files]
    assert named == [path.removeprefix("hooks/progress_site/") for path in edited]
