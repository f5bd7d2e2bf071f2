"""What an edit will change for readers is told, each thing under its heading, and nothing else."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from progress_site.assemble.site import Settings, compose
from progress_site.reports.digest import Digest, Side, difference
from tests.support import demo

DAY = demo.WHILE_IT_RUNS.isoformat()
NAME = "docs/updates/2024-11-18-a-later-date.md"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo.FOLDER, tmp_path / "copy"))


def side(root: Path) -> Side:
    composition = compose(Settings(root, demo.SITE_URL, demo.SITE_NAME, {"AS_OF": DAY}))
    assert composition.site is not None, composition.problems
    return Side(composition.site.state, composition.site.pages)


@cache
def before() -> Side:
    return side(demo.FOLDER)


def told(root: Path) -> Digest:
    return difference(before(), side(root))


def lines(found: Digest, heading: str) -> dict[str, tuple[str, ...]]:
    sections = {section.heading: section.items for section in found.sections}
    return {item.title: (*item.lines, *item.points) for item in sections[heading]}


def update(*changes: str, top: str = "") -> str:
    listed = "".join(f"  - {change}\n" for change in changes)
    return (
        f"---\ndate: {NAME[13:23]}\ntitle: A later date\nsummary: One date moves.\n"
        f"from: partnership\nabout: [9]\n{top}"
        f"{'changes:' if changes else ''}\n{listed}---\nWords.\n"
    )


def test_nothing_is_told_of_the_same_records(copy: Path) -> None:
    found = told(copy)
    assert found.sections == ()
    assert found.empty is not None


def test_a_moved_date_is_told_with_the_old_one(copy: Path) -> None:
    change = (
        "{milestone: '9.1', due: 2025-05, reason: A post is empty., effect: Some wait., "
        "agreed_by: a board}"
    )
    (copy / NAME).write_text(update(change), encoding="utf-8")
    found = told(copy)
    assert list(lines(found, "New updates")) == ["A later date"]
    (said,) = lines(found, "What changes in the plan").values()
    assert any("May 2025" in line for line in said)
    changed = lines(found, "Pages")["Changed pages"]
    assert any("Action 9" in title for title in changed)
    assert not any("Action 1:" in title for title in changed)


def test_a_draft_and_a_date_to_come_are_told_as_unseen(copy: Path) -> None:
    (copy / NAME).write_text(update(top="draft: true\n"), encoding="utf-8")
    found = told(copy)
    assert [section.heading for section in found.sections] == ["Not on the site yet"]
    assert "It is a draft." in lines(found, "Not on the site yet")["A later date"]
    (copy / NAME).write_text(update().replace("2024-11-18", "2024-12-30"), encoding="utf-8")
    (copy / NAME).rename(copy / NAME.replace("2024-11-18", "2024-12-30"))
    assert "Its date is still to come." in lines(told(copy), "Not on the site yet")["A later date"]


def test_a_word_of_the_glossary_changes_pages_alone(copy: Path) -> None:
    file = copy / "plan_data" / "glossary.yml"
    text = file.read_text(encoding="utf-8")
    assert "means: " in text
    file.write_text(text.replace("means: ", "means: Say ", 1), encoding="utf-8")
    assert [section.heading for section in told(copy).sections] == ["Pages"]
