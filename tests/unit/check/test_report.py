"""The same problems for a terminal, a program and a code host."""

from __future__ import annotations

import json
import re

from progress_site.check.report import (
    LONGEST_SUMMARY,
    as_commands,
    as_json,
    as_markdown,
    as_text,
    counted,
    failed,
)
from progress_site.model.problem import Problem, Severity


def problem(severity: Severity = "error", what: str = "this is wrong") -> Problem:
    return Problem("plan_data/plan.yml", 3, 7, what, "write that", severity)


def test_what_fails() -> None:
    assert failed([problem()], strict=False)
    assert not failed([problem("warning"), problem("notice")], strict=False)
    assert failed([problem("warning")], strict=True)
    assert not failed([problem("notice")], strict=True)
    assert not failed([], strict=True)


def test_how_many_there_are() -> None:
    assert counted([]) == "No mistakes found."
    assert counted([problem("notice")]) == "No mistakes found. 1 notice."
    two = [problem("warning"), problem("warning"), problem("notice")]
    assert counted(two) == "No mistakes found. 2 warnings and 1 notice."
    assert counted([problem(), *two]).startswith("1 error, 2 warnings and 1 notice.")


def test_text_has_a_line_for_each_problem_and_ends_with_how_many() -> None:
    lines = as_text([problem("warning")]).splitlines()
    assert lines == [
        "plan_data/plan.yml:3:7: warning: this is wrong: write that",
        "No mistakes found. 1 warning.",
    ]


def test_json_has_every_field() -> None:
    found = json.loads(as_json([problem()]))
    assert found["problems"][0]["instead"] == "write that"


def test_a_workflow_command_stays_one() -> None:
    odd = Problem(
        "docs/a,b:c%.md", 3, 7, "100% wrong\nhere, see: ::error::", "do, so: it\r", "notice"
    )
    line = as_commands([odd]).splitlines()[0]
    place, _, message = line.removeprefix("::notice ").partition("::")
    assert dict(part.split("=") for part in place.split(",")) == {
        "file": "docs/a%2Cb%3Ac%25.md",
        "line": "3",
        "col": "7",
        "title": "To know",
    }
    assert message == "100%25 wrong%0Ahere, see: ::error::: do, so: it%0D"


def test_a_problem_in_no_file_names_none() -> None:
    line = as_commands([Problem("(environment)", 1, 1, "wrong", "mend it")]).splitlines()[0]
    assert line == "::error title=To mend::wrong: mend it"


def test_the_summary_has_all_of_them_in_one_table() -> None:
    odd = problem(what="a | b <b>`c`</b> [d](e)\nf @somebody")
    text = as_markdown([odd, *[problem("warning")] * 30])
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == 2 + 31
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)
    assert not re.search(r"[<>`@]", rows[2])
    assert "plan&#95;data/plan.yml:3" in rows[2]


def test_a_summary_that_is_too_long_says_so() -> None:
    text = as_markdown([problem(what="x" * 5000)] * 300)
    assert len(text.encode()) < LONGEST_SUMMARY + 1000
    assert re.search(r"^\d+ more do not fit here\.", text, re.MULTILINE)
