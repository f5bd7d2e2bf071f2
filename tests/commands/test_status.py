from __future__ import annotations

import csv
import json

import pytest

from progress_site.commands.tables import WIDTH, table
from progress_site.reports.attention import KINDS
from tests.support.commands import Copy


def test_it_fits_a_terminal_of_80_columns_and_says_what_is_late(copy: Copy) -> None:
    result = copy.run("status")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "Accelerated Progress Plan on 20 November 2024: active."
    assert max(len(line) for line in lines) <= WIDTH
    assert "Late (3)" in lines
    assert any(line.startswith("8.2 ") and "Young people help" in line for line in lines)
    assert any(line.startswith("call-us-back ") for line in lines)


def test_what_composing_notices_is_told_too(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_OF", "2025-09-01")
    output = " ".join(copy.run("status").output.split())
    assert "the accessibility statement was last reviewed on 1 July 2024" in output


def test_it_honours_the_day(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_OF", "2025-09-01")
    output = copy.run("status").output
    assert "on 1 September 2025: closed." in output
    assert "Unfinished: still open when government checks or the plan ended (12)" in output
    assert "Late (" not in output
    monkeypatch.setenv("AS_OF", "soon")
    result = copy.run("status")
    assert result.exit_code == 1
    assert "write a day such as AS_OF=2023-12-01" in result.output


def test_the_same_comes_as_json_and_csv(copy: Copy) -> None:
    data = json.loads(copy.run("status", "--format", "json").output)
    assert (data["as_of"], data["plan"]) == ("2024-11-20", "active")
    rows = list(csv.DictReader(copy.run("status", "--format", "csv").output.splitlines()))
    assert [row["subject"] for row in rows] == [m["subject"] for m in data["matters"]]
    assert {row["kind"] for row in rows} <= set(KINDS)
    late = [row for row in rows if row["kind"] == "late"]
    assert {"7.3", "8.2"} <= {row["subject"] for row in late}


def test_nothing_to_tell_is_told(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_OF", "2023-05-31")
    result = copy.run("status")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == (
        "Nothing needs attention: nothing is late, overdue or without an answer."
    )


def test_a_mistake_in_the_content_comes_first(copy: Copy) -> None:
    path = copy.root / "plan_data" / "actions" / "04.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("due:", "deu:"), encoding="utf-8")
    for command in (["status"], ["explain", "3.1"], ["digest", "--since", "2024-01-01"]):
        result = copy.run(*command)
        assert result.exit_code == 1
        assert "Mend these first" in result.output
        assert "plan_data/actions/04.yml:" in result.output


def test_a_table_keeps_every_word(copy: Copy) -> None:
    rows = [("a" * 40, "words " * 30, "x"), ("b", "long" * 40, "y")]
    lines = list(table(("One", "Two", "Three"), rows))
    assert max(len(line) for line in lines) <= WIDTH
    assert "".join(lines).count("words") == 30
    assert sum(map("".join(lines).count, "long")) >= 160
