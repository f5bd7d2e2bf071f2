from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from progress_site import engine
from progress_site.assemble.site import Settings
from progress_site.check.run import check
from progress_site.cli import main
from progress_site.commands.project import SOME_ADDRESS
from progress_site.commands.site import _write
from tests.support.project import build_site


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["init", "kent"])
    assert result.exit_code == 0, result.output
    text = (tmp_path / "kent" / "plan_data" / "plan.yml").read_text(encoding="utf-8")
    line = text.split("\n").index("# Fill in: what the plan is called") + 1
    assert f"  kent/plan_data/plan.yml:{line}: what the plan is called\n" in result.output
    assert "make preview PLAN=kent" in result.output
    return tmp_path / "kent"


def test_a_new_plan_has_no_mistake_and_builds(made: Path, tmp_path: Path) -> None:
    checked = check(Settings(made, SOME_ADDRESS, "", {})).problems
    assert [str(problem) for problem in checked] == []
    built = build_site(made, tmp_path / "out")
    assert {"", "actions/", "about/", "get-help/"} <= {*built.addresses()}
    assert (built.folder / "media" / "easy-read" / "done.svg").is_file()


def test_the_command_builds_it_from_another_folder(made: Path) -> None:
    result = CliRunner().invoke(main, ["--plan", "kent", "site"])
    assert result.exit_code == 0, result.output
    assert "Built kent/site/: " in result.output
    assert (made / "site" / "index.html").is_file()


def test_inside_the_repository_it_names_the_engine_by_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "FOLDER", tmp_path)
    list(_write(tmp_path / "kent"))
    assert "INHERIT: ../mkdocs.yml\n" in (tmp_path / "kent" / "mkdocs.yml").read_text("utf-8")
    first = (tmp_path / "kent" / "plan_data" / "plan.yml").read_text("utf-8").split("\n")[0]
    assert first.endswith("$schema=../../hooks/progress_site/schema/plan.schema.json")


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kent").mkdir()
    (tmp_path / "kent" / "mine.txt").touch()
    result = CliRunner().invoke(main, ["init", "kent"])
    assert result.exit_code == 1
    assert "kent is not empty" in result.output
    assert [path.name for path in (tmp_path / "kent").iterdir()] == ["mine.txt"]
