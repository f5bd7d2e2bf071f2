"""The actions at a glance: the picture holds the counts that the words beside it say."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter

import pytest

from progress_site.model.vocabulary import VOCABULARY
from progress_site.pages.actions import actions_view
from progress_site.pages.pictures import PathsView, paths_view
from progress_site.words.wording import tallied
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, state
from tests.support.records import library, on

DAYS = (WHILE_IT_RUNS, AFTER_ITS_END)


def picture(day: dt.date) -> PathsView:
    found = paths_view(state(day))
    assert found is not None
    return found


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_each_path_has_the_stones_that_its_words_count(day: dt.date) -> None:
    lines = {a.action.number: a for g in actions_view(state(day)).groups for a in g.actions}
    paths = {path.number: path for path in picture(day).paths}
    assert paths.keys() == lines.keys()
    for number, path in paths.items():
        drawn = Counter(VOCABULARY["status"][key].within for key, _y in path.stones)
        words = ", ".join(f"{count} {word}" for word, count in drawn.items())
        assert words == tallied(lines[number].action.counts)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_is_done_lies_below_the_rest(day: dt.date) -> None:
    for path in picture(day).paths:
        heights = [float(y) for _key, y in path.stones]
        assert heights == sorted(heights, reverse=True)
        keys = [key for key, _y in path.stones]
        assert keys == sorted(keys, key=lambda key: key != "done")


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_all_of_it_lies_within_the_picture(day: dt.date) -> None:
    found = picture(day)
    for path in found.paths:
        assert 0 <= float(path.x) <= float(found.width) - 26
        for _key, y in path.stones:
            assert 0 <= float(y) <= float(found.ground) - 26
    places = [float(path.x) for path in found.paths]
    assert all(b - a >= 26 for a, b in itertools.pairwise(places))


def test_each_status_that_is_drawn_has_its_shape() -> None:
    found = picture(WHILE_IT_RUNS)
    assert {mark.key for mark in found.kinds} == {
        key for path in found.paths for key, _y in path.stones
    }


def test_an_action_without_milestones_has_a_path_without_stones() -> None:
    found = paths_view(on("2024-02-01", library()))
    assert found is not None
    assert [len(path.stones) for path in found.paths] == [3, 1, 0]


def test_there_is_no_picture_while_no_milestone_is_on_record() -> None:
    assert paths_view(on("2024-02-01", library(actions=[]))) is None
