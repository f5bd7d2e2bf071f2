from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from progress_site.cli import main


def test_elsewhere_it_says_where_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("site", "preview"):
        result = CliRunner().invoke(main, [command])
        assert result.exit_code == 1
        assert "There is no mkdocs.yml here." in result.output
