"""What a new state of the records takes back; `tests/cases/guard/` shows one case of each kind."""

from __future__ import annotations

import datetime as dt

import pytest

from progress_site.guard.compare import guard
from progress_site.guard.differences import Side
from progress_site.model.library import Library
from progress_site.model.vocabulary import SpeaksFor
from tests.support.records import ACTIONS, library, plan

DAY = dt.date(2024, 6, 1)


def told(before: Library, after: Library) -> list[str]:
    old, new = (Side(found, frozenset()) for found in (before, after))
    return [finding.what for finding in guard(old, new, DAY, "main")]


@pytest.mark.parametrize("then", list(SpeaksFor))
@pytest.mark.parametrize("now", list(SpeaksFor))
def test_a_group_never_speaks_for_others_than_before(then: SpeaksFor, now: SpeaksFor) -> None:
    before, after = (
        library(plan=plan(groups=[{"id": "group", "name": "A group", "speaks_for": voice}]))
        for voice in (then, now)
    )
    assert (told(before, after) == []) is (then is now)


@pytest.mark.parametrize(
    ("then", "now", "same"),
    [
        ("2024-01", "2024-01", True),
        ("2024-01", "2024-01-01", True),
        ("2024-01", "2024-01-31", True),
        ("2024-01", "2024-02-01", False),
        ("2024-01", "2023-12-31", False),
        ("2024-01-31", "2024-01", False),
        ("2024-01-01", "2024-01", False),
    ],
)
def test_the_day_of_the_approval_may_only_become_more_exact(
    then: str, now: str, same: bool
) -> None:
    before, after = (
        library(plan=plan(approval={"date": date, "by": "a ministry"})) for date in (then, now)
    )
    assert (told(before, after) == []) is same


@pytest.mark.parametrize(
    ("unread", "gone"),
    [
        ("plan_data/action/1.yml", False),
        ("plan_data/action/01.yml", False),
        ("plan_data/action/2.yml", True),
        ("plan_data/measure/1.yml", True),
        ("docs/updates/1.md", True),
    ],
)
def test_what_may_be_in_a_file_that_could_not_be_read_is_not_called_gone(
    unread: str, gone: bool
) -> None:
    after = Side(library(actions=ACTIONS[1:]), frozenset({unread}))
    found = guard(Side(library(), frozenset()), after, DAY, "main")
    assert any(f.what.startswith("action 1 was approved") for f in found) is gone


@pytest.mark.parametrize(
    ("by", "same"), [("a  ministry", True), ("A ministry", False), ("a board", False)]
)
def test_who_approved_the_plan_stays_however_it_is_wrapped(by: str, same: bool) -> None:
    after = library(plan=plan(approval={"date": "2024-01-01", "by": by}))
    assert (told(library(), after) == []) is same


def test_an_action_that_had_no_title_is_not_another_one_when_it_gets_one() -> None:
    before = library(actions=[{"number": 1, "why": "Parents wait."}])
    after = library(actions=[{"number": 1, "title": "Shorter waits", "why": "Many schools ask."}])
    (found,) = told(before, after)
    assert found.startswith("“why” of action 1 was “Parents wait.” when it was approved")
