from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import Copy, copy_of_demonstration


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parsed_once: None) -> Copy:
    return copy_of_demonstration(tmp_path, monkeypatch)
