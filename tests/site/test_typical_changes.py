"""What a keeper typically changes can be done in the files that the map names."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.support.changes import Change, changes
from tests.support.project import DEMONSTRATION, ROOT, WHILE_IT_RUNS, copy_project

MAP = (ROOT / "docs/maintaining/index.md").read_text(encoding="utf-8")
ALL = changes()


@pytest.mark.parametrize("change", ALL, ids=lambda change: change.name)
def test_a_change_does_what_it_says(change: Change, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "copy", content=DEMONSTRATION)
    change.make(root)
    out, output = tmp_path / "out", ""
    build = [["schemas"], ["site", "--out", str(out)]]
    wanted = build if change.shows or not change.run else []
    for command in filter(None, (change.run, *wanted)):
        done = subprocess.run(
            [sys.executable, "-m", "progress_site", *command],
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(root / "hooks"), "AS_OF": WHILE_IT_RUNS},
            capture_output=True,
            text=True,
            check=False,
        )
        output += done.stdout + done.stderr
        fails = change.says and not change.run and command in build[1:]
        assert done.returncode == (1 if fails else 0), output
    assert change.says in " ".join(output.split())
    for path, words in change.shows.items():
        text = (out / path).read_text(encoding="utf-8")
        assert [w for w in ([words] if isinstance(words, str) else words) if w not in text] == []
    if (out / "data/plan.json").exists():
        schema, data = (
            json.loads((out / "data" / name).read_text(encoding="utf-8"))
            for name in ("schema/plan-json.schema.json", "plan.json")
        )
        errors = Draft202012Validator(schema).iter_errors(data)
        assert [f"{error.json_path}: {error.message[-200:]}" for error in errors] == []


@pytest.mark.parametrize("change", ALL, ids=lambda change: change.name)
def test_the_map_tells_the_files_of_a_change(change: Change) -> None:
    row = next(line for line in MAP.splitlines() if line.startswith(f"| {change.title} |"))
    named = re.findall(r"`([^`]+)`", row.split("|")[2])
    edited = [path if (ROOT / path).exists() else f"{Path(path).parent}/" for path in change.files]
    assert named == [path.removeprefix("hooks/progress_site/") for path in edited]
