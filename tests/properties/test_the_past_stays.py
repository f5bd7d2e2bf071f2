"""The state on a day depends on what was published up to it, and on nothing else."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress_site.fold.fold import state_on
from progress_site.model.library import Library
from progress_site.model.update import Update
from progress_site.read.load import load
from tests.properties.plans import (
    days,
    facts,
    few,
    in_another_order,
    known_on,
    libraries,
    published,
    updates,
    without,
)
from tests.support import demo


def _same(before: Library, after: Library, day: dt.date) -> None:
    one, other = state_on(before, day), state_on(after, day)
    assert facts(one) == facts(other)
    assert published(one) == published(other)


@few
@given(days)
def test_what_is_published_later_changes_nothing(day: dt.date) -> None:
    _same(demo.library(), known_on(demo.library(), day), day)


@given(libraries(), days)
def test_what_is_published_later_changes_nothing_in_any_plan(found: Library, day: dt.date) -> None:
    _same(found, known_on(found, day), day)


@few
@given(days, st.data())
def test_a_future_update_changes_nothing(day: dt.date, data: st.DataObject) -> None:
    next_day = (day + dt.timedelta(days=1)).isoformat()
    new = data.draw(updates(first=next_day, last="2035-01-01", name="new"))
    found = demo.library()
    _same(found, replace(found, updates=(*found.updates, new)), day)


@few
@given(days, updates(name="new"))
def test_a_draft_changes_nothing(day: dt.date, new: Update) -> None:
    found = demo.library()
    draft = new.model_copy(update={"draft": True})
    _same(found, replace(found, updates=(draft, *found.updates)), day)


@given(days, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(day: dt.date, chance: random.Random) -> None:
    def mix(items: list[Any]) -> list[Any]:
        return chance.sample(items, len(items))

    found = demo.library()
    assert facts(state_on(found, day)) == facts(state_on(in_another_order(found, mix), day))


@given(libraries(), days, st.randoms(use_true_random=False))
def test_the_order_of_updates_changes_nothing_in_any_plan(
    found: Library, day: dt.date, chance: random.Random
) -> None:
    mixed = chance.sample(found.updates, len(found.updates))
    assert facts(state_on(found, day)) == facts(state_on(replace(found, updates=tuple(mixed)), day))


def test_the_order_in_which_files_are_found_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = load(demo.FOLDER)
    iterdir, rglob = Path.iterdir, Path.rglob

    def backwards(path: Path) -> Iterator[Path]:
        return iter(sorted(iterdir(path), reverse=True))

    def backwards_all(path: Path, pattern: str) -> Iterator[Path]:
        return iter(sorted(rglob(path, pattern), reverse=True))

    monkeypatch.setattr(Path, "iterdir", backwards)
    monkeypatch.setattr(Path, "rglob", backwards_all)
    assert load(demo.FOLDER).library == plain.library


@pytest.mark.parametrize("slug", [u.slug for u in demo.library().updates if u.corrects])
def test_a_correction_does_not_change_the_days_before_it(slug: str) -> None:
    found = demo.library()
    correction = next(u for u in found.updates if u.slug == slug)
    mistake = next(u for u in found.updates if u.slug == correction.corrects)
    for day in {mistake.date.effective, correction.date.effective - dt.timedelta(days=1)}:
        _same(found, without(found, slug), day)
    day = min(correction.date.effective, demo.AFTER_ITS_END)
    if day == correction.date.effective:
        after, before = state_on(found, day), state_on(without(found, slug), day)
        assert facts(after) != facts(before), "on its own day it counts"


@given(libraries())
def test_a_correction_does_not_change_the_days_before_it_in_any_plan(found: Library) -> None:
    for correction in (u for u in found.updates if u.corrects):
        day = correction.date.effective - dt.timedelta(days=1)
        _same(found, without(found, correction.slug), day)
