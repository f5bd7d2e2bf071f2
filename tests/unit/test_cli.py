from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from progress_site.cli import main


def test_a_folder_without_a_plan_says_what_is_missing_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other" / "docs").mkdir(parents=True)
    for command in ("site", "preview", "check", "status", "addresses"):
        here = CliRunner().invoke(main, [command])
        assert here.exit_code == (2 if command == "check" else 1)
        assert "This folder holds no plan: mkdocs.yml, plan_data and docs are missing." in (
            here.output
        )
        named = CliRunner().invoke(main, ["--plan", "other", command])
        assert "other holds no plan: mkdocs.yml and plan_data are missing." in named.output
        assert "progress init FOLDER" in named.output
