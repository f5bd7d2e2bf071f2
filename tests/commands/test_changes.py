"""`progress changes` on a real repository: what readers will find changed, or why it cannot say."""

from __future__ import annotations

import os

import pytest

from progress_site.commands import reports
from tests.support.commands import Copy
from tests.support.making import GIT, commit

NAME = "docs/updates/2024-11-18-more-bells.md"
UPDATE = """\
---
date: 2024-11-18
title: More bells
summary: The bells came.
from: partnership
about: [1]
---
They ring.
"""


@pytest.fixture
def repository(copy: Copy) -> Copy:
    commit(copy.root, {**os.environ, **GIT}, "what is published")
    return copy


def test_a_new_update_is_told(repository: Copy) -> None:
    (repository.root / NAME).write_text(UPDATE, encoding="utf-8")
    result = repository.run("changes", "--against", "main")
    assert result.exit_code == 0, result.output
    assert "### New updates" in result.output
    assert "More bells" in result.output
    assert "Readers will find nothing" not in result.output


def test_no_change_is_told_as_none(repository: Copy) -> None:
    result = repository.run("changes", "--against", "main", "--format", "text")
    assert "Readers will find nothing changed." in result.output


def test_mistakes_come_first(repository: Copy) -> None:
    (repository.root / NAME).write_text(UPDATE.replace("[1]", "[99]"), encoding="utf-8")
    result = repository.run("changes", "--against", "main")
    assert result.exit_code == 1
    assert f"{NAME}:6:" in result.output


def test_an_unknown_state_cannot_be_compared(repository: Copy) -> None:
    assert repository.run("changes", "--against", "nowhere").exit_code == 2


def test_it_fits_into_a_comment(repository: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "LONGEST", 200)
    (repository.root / NAME).write_text(UPDATE, encoding="utf-8")
    output = repository.run("changes", "--against", "main").output
    assert len(output) < 320
    assert "more than fits here" in output


def test_the_address_may_be_in_the_file_that_is_inherited(
    repository: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    (repository.root / "mkdocs.yml").write_text("INHERIT: ../above.yml\n", encoding="utf-8")
    above = repository.root.parent / "above.yml"
    above.write_text("site_url: https://inherited.test\n", encoding="utf-8")
    output = repository.run("changes", "--against", "main").output
    assert "https://inherited.test/" in output
