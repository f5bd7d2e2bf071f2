"""No field of any record escapes the guard because somebody forgot it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import Any

import pytest

from progress_site.guard.compare import guard
from progress_site.guard.differences import Side, differences, entries
from progress_site.guard.kinds import KINDS
from progress_site.model import library, plan, reference, registers, update
from progress_site.model.accessibility import AccessTest, Barrier
from progress_site.model.base import PublicRecord, RegisterRecord
from progress_site.model.dates import PartialDate, parse
from progress_site.read.load import load
from tests.support import demo

#: Judged by themselves, or free.
ASIDE = {"formats", "withdrawn", "corrected"}


@cache
def _side(_time: int = 1) -> Side:
    """Return what the demonstration holds, read once for each time."""
    loaded = load(demo.FOLDER)
    # Nothing that a demonstration says is ever kept.
    real = replace(loaded.library, plan=demo.published(loaded.library.plan))
    return Side(real, loaded.doubtful)


def test_each_kind_of_record_has_a_name() -> None:
    modules = (plan, reference, registers, update, library)
    there = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, PublicRecord)
    } - {PublicRecord, RegisterRecord, registers.Goal}
    assert there | {AccessTest, Barrier} == {*KINDS}


@pytest.mark.parametrize("day", [demo.WHILE_IT_RUNS, demo.AFTER_ITS_END])
def test_what_did_not_change_is_never_told(day: dt.date) -> None:
    assert guard(_side(1), _side(2), day, "main") == []


def test_every_value_of_every_record_is_compared() -> None:
    tried = set()
    for entry in entries(_side()).values():
        for name in type(entry.record).model_fields:
            value = getattr(entry.record, name)
            other = _another(value)
            if name in ASIDE or other is None:
                continue
            changed = entry.record.model_copy(update={name: other})
            found = list(differences(entry.record, changed))
            assert len(found) == 1, (entry.name, name)
            tried.add((type(entry.record), name))
    assert len(tried) > 90


def _another(value: Any) -> Any:
    """Return another value of the same kind; `None` for what holds records of its own."""
    match value:
        case bool():
            return not value
        case StrEnum():
            return next(word for word in type(value) if word is not value)
        case str():
            return f"{value} indeed"
        case PartialDate():
            return parse("1999-01-01")
        case int():
            return value + 1
        case tuple() if value and isinstance(value[0], str | int):
            return value[1:]
    return None
