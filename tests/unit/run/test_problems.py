from __future__ import annotations

import json
from pathlib import Path

import pytest

from progress_site.check.report import as_json
from progress_site.model.problem import Problem
from progress_site.run.build import read_report


def test_problems_are_read_as_they_are_written(tmp_path: Path) -> None:
    file = tmp_path / "problems.json"
    problem = Problem("plan_data/plan.yml", 3, 7, "“lat” is no status", "write late", "warning")
    file.write_text(as_json([problem], "Links wait."), encoding="utf-8")
    assert read_report(file) == ((problem,), "Links wait.")
    assert str(problem) == "plan_data/plan.yml:3:7: warning: “lat” is no status: write late"


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "{}", "null"),
        *('{"problems": 3}', '{"problems": [3], "waits": null}', '{"problems": [{}]}'),
        '{"problems": [{"file": "a", "severe": "x", "what": "m"}], "waits": ""}',
    ],
)
def test_a_file_that_is_not_right_counts_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "problems.json"
    file.write_text(text, encoding="utf-8")
    assert read_report(file) == ((), "")


def test_no_file_is_none(tmp_path: Path) -> None:
    assert read_report(tmp_path / "absent.json") == ((), "")


def test_what_waits_may_be_nothing(tmp_path: Path) -> None:
    file = tmp_path / "problems.json"
    file.write_text(json.dumps({"problems": [], "waits": None}), encoding="utf-8")
    assert read_report(file) == ((), "")


def test_what_is_in_no_file_has_no_line() -> None:
    problem = Problem("(environment)", 1, 1, "AS_OF is no day", "write a day")
    assert str(problem) == "(environment): AS_OF is no day: write a day"
