from __future__ import annotations

from progress_site.model.problem import Problem
from progress_site.run.build import BuildResult


def test_problems_are_told_each_on_a_line() -> None:
    warning = Problem("a.yml", 1, 1, "odd", "", "warning")
    error = Problem("a.yml", 2, 1, "wrong", "")
    result = BuildResult(False, (warning, error), "noise")
    assert result.errors == (error,)
    assert result.lines() == ["a.yml:1:1: warning: odd", "a.yml:2:1: wrong"]


def test_what_waits_comes_last() -> None:
    error = Problem("a.yml", 2, 1, "wrong", "")
    result = BuildResult(False, (error,), "noise", "Links wait.")
    assert result.lines() == ["a.yml:2:1: wrong", "Links wait."]


def test_warnings_do_not_hide_why_a_build_failed() -> None:
    warning = Problem("a.yml", 1, 1, "odd", "", "warning")
    assert BuildResult(False, (warning,), "NameError: x").lines()[-1] == "NameError: x"
    assert BuildResult(False).lines() == ["The build stopped without saying why."]
