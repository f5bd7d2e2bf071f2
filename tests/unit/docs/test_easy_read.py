"""The examples of easy-read.md are valid beside the little plan of records.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from progress_site.assemble.site import Settings, compose
from progress_site.model.easy_read import Credits
from progress_site.read.nodes import parse_yaml
from tests.unit.docs.reading import EASY_READ, blocks, little_plan, write

CREDITS = "docs/media/credits.yml"
BLOCKS = [block for block in blocks(EASY_READ) if block.path and block.path != CREDITS]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The little plan with these words."""
    root = little_plan(tmp_path)
    for block in BLOCKS:
        write(block, root)
    return root


def test_there_is_an_example_of_each_file() -> None:
    names = [(block.path or "").removeprefix("plan_data/easy_read/") for block in BLOCKS]
    assert sorted(name.partition("/")[0] for name in names) == [
        "actions",
        "home.yml",
        "updates",
        "you-said-we-did.yml",
    ]


def test_the_examples_have_no_mistake(project: Path) -> None:
    found = compose(Settings(project, "https://x.example/", "X", {"AS_OF": "2025-06-01"}))
    assert [str(problem) for problem in found.problems] == []
    assert found.site is not None
    assert "easy-read/actions/1/" in found.site.pages


def test_the_example_of_a_credit_is_one() -> None:
    (block,) = (block for block in blocks(EASY_READ) if block.path == CREDITS)
    assert len(Credits.model_validate(parse_yaml(CREDITS, block.text).data).credits) == 1
