from __future__ import annotations

import json
from pathlib import Path

import pytest

from progress_site.run.build import Problem, read_problems, read_waits


def test_problems_are_read(tmp_path: Path) -> None:
    file = tmp_path / "problems.json"
    entry = {
        "severity": "warning",
        "file": "plan_data/plan.yml",
        "line": 3,
        "column": 7,
        "message": "“lat” is no status",
        "instead": "write late",
    }
    file.write_text(json.dumps({"problems": [entry]}), encoding="utf-8")
    (problem,) = read_problems(file)
    assert problem == Problem(
        "warning", "plan_data/plan.yml", 3, 7, "“lat” is no status", "write late"
    )
    assert str(problem) == "plan_data/plan.yml:3:7: warning: “lat” is no status: write late"


def test_what_may_be_missing_is(tmp_path: Path) -> None:
    file = tmp_path / "problems.json"
    entry = {"file": "a.yml", "line": None, "column": None, "message": "wrong", "instead": None}
    file.write_text(json.dumps({"problems": [entry]}), encoding="utf-8")
    (problem,) = read_problems(file)
    assert str(problem) == "a.yml:1:1: wrong"


def test_what_to_write_is_said_once(tmp_path: Path) -> None:
    file = tmp_path / "problems.json"
    entry = {"file": "a.yml", "line": 1, "column": 1, "message": "wrong: do x", "instead": "do x"}
    file.write_text(json.dumps({"problems": [entry]}), encoding="utf-8")
    assert str(read_problems(file)[0]) == "a.yml:1:1: wrong: do x"


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "{}", "null"),
        *('{"problems": 3}', '{"problems": [3]}', '{"problems": [{}]}'),
        '{"problems": [{"file": "a", "line": "x", "message": "m"}]}',
    ],
)
def test_a_file_that_is_not_right_counts_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "problems.json"
    file.write_text(text, encoding="utf-8")
    assert read_problems(file) == ()


def test_no_file_is_none(tmp_path: Path) -> None:
    assert read_problems(tmp_path / "absent.json") == ()
    assert read_waits(tmp_path / "absent.json") == ""


def test_what_waits_is_read(tmp_path: Path) -> None:
    file = tmp_path / "problems.json"
    file.write_text(json.dumps({"problems": [], "waits": "Links wait."}), encoding="utf-8")
    assert read_waits(file) == "Links wait."


def test_what_stands_in_no_file_has_no_line() -> None:
    problem = Problem("error", "(environment)", 1, 1, "AS_OF is no day", "write a day")
    assert str(problem) == "(environment): AS_OF is no day: write a day"
