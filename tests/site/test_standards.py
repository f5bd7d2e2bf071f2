"""Feeds and tables keep to their standards, as programs that are not ours judge them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, state
from tests.support.hostile import TITLES
from tests.support.outlets import (
    data_files,
    feed_files,
    package_faults,
    read_atom,
    read_json_feed,
    write,
)
from tests.support.records import Data, library, on

DAYS = [WHILE_IT_RUNS, AFTER_ITS_END]
JSON = "feeds/updates.json"


@pytest.mark.parametrize("past", [False, True])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_readers_and_the_standards_find_no_fault(day: dt.date, past: bool) -> None:
    files = feed_files(state(day), past=past)
    for path, content in files.items():
        if path.endswith(".xml"):
            read_atom(content)
    read_json_feed(files[JSON])
    assert sorted(p for p in files if p.startswith("feeds/actions/")) == sorted(
        f"feeds/actions/{number}.xml" for number in state(day).actions
    )


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_frictionless_finds_no_fault(day: dt.date, tmp_path: Path) -> None:
    assert package_faults(write(data_files(state(day)), tmp_path)) == []


def test_frictionless_finds_a_fault_where_there_is_one(tmp_path: Path) -> None:
    folder = write(data_files(state(AFTER_ITS_END)), tmp_path)
    path = folder / "milestones.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("done", "gone"), encoding="utf-8")
    assert package_faults(folder)


def test_hostile_words_make_no_fault(tmp_path: Path) -> None:
    actions: list[Data] = [
        {"number": number, "title": title} for number, title in enumerate(TITLES.values(), 1)
    ]
    files = data_files(on("2024-08-01", library(actions=actions)))
    assert package_faults(write(files, tmp_path)) == []
