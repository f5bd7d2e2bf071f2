"""When an action should have had an update, and when an answer is overdue."""

from __future__ import annotations

import datetime as dt

import pytest

from progress_site.fold.lateness import update_due
from progress_site.model.dates import of_day
from tests.support.records import Data, ended, feedback, library, on, plan, reported, update

WHY: Data = {"reason": "A reason.", "agreed_by": "a board"}


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2024-01-15", 6, "2024-07-15"),
        ("2024-08-31", 6, "2025-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2024-12-31", 1, "2025-01-31"),
        ("2024-11-30", 13, "2025-12-30"),
        ("2024-05-05", 0, "2024-05-05"),
    ],
)
def test_an_update_is_due_on_the_same_day_or_the_last_one_of_a_shorter_month(
    day: str, months: int, later: str
) -> None:
    assert update_due(of_day(dt.date.fromisoformat(day)), months) == dt.date.fromisoformat(later)


def test_an_action_without_an_update_since_the_approval_is_overdue_after_the_months() -> None:
    assert on("2024-07-01", library()).actions[1].update_due == dt.date(2024, 7, 1)
    assert not on("2024-07-01", library()).actions[1].update_overdue
    assert on("2024-07-02", library()).actions[1].update_overdue


def test_how_often_an_update_is_due_stands_in_the_plan() -> None:
    found = library(plan=plan(update_every_months=1))
    assert on("2024-02-02", found).actions[1].update_overdue


@pytest.mark.parametrize(
    "news",
    [
        update("2024-06-01", about=[1]),
        update("2024-06-01", reported("1.2", "on_track")),
        update("2024-06-01", {"activity": "1.1.a", "status": "doing"}),
        update("2024-06-01", {"action": 1, "impact": "too_early", "words": "Too early."}),
    ],
)
def test_an_update_about_an_action_or_one_of_its_promises_starts_the_clock_anew(
    news: object,
) -> None:
    found = library(news)  # type: ignore[arg-type]  # passed on
    assert not on("2024-12-01", found).actions[1].update_overdue
    assert on("2024-12-02", found).actions[1].update_overdue
    assert on("2024-07-02", found).actions[2].update_overdue, "another action is still overdue"


def test_the_clock_stops_when_the_plan_ends() -> None:
    found = library(update("2024-09-01", ended()))
    assert on("2024-08-31", found).actions[1].update_overdue
    action = on("2024-09-01", found).actions[1]
    assert (action.update_overdue, action.update_due) == (False, None)


def test_nothing_is_overdue_in_a_draft_plan() -> None:
    assert not on("2030-01-01", library(plan=plan(approval=None))).actions[1].update_overdue


def test_an_action_that_went_into_another_waits_for_no_update_of_its_own() -> None:
    news = update("2024-02-01", {"action": 1, "merged_into": 2, **WHY})
    assert not on("2025-01-01", library(news)).actions[1].update_overdue
    assert on("2025-01-01", library(news)).actions[2].update_overdue


def test_the_newest_update_of_an_action_is_known() -> None:
    news = update("2024-03-01", about=[1], name="a"), update("2024-02-01", about=[1], name="b")
    action = on("2024-04-01", library(*news)).actions[1]
    assert [u.slug for u in action.updates] == ["2024-02-01-b", "2024-03-01-a"]
    assert action.last_update is not None
    assert action.last_update.text == "2024-03-01"


# -- answers to feedback


def _overdue(day: str, *responses: Data) -> bool:
    return on(day, library(feedback=(feedback(*responses),))).feedback["a-wish"].answer_overdue


@pytest.mark.parametrize("answer", ["will_do", "deciding"])
def test_an_answer_with_a_date_is_overdue_when_the_date_has_passed(answer: str) -> None:
    response = {"published": "2024-03-01", "response": answer, "words": "Yes.", "by": "2024-05"}
    assert not _overdue("2024-05-31", response)
    assert _overdue("2024-06-01", response)


@pytest.mark.parametrize("answer", ["done", "doing"])
def test_a_newer_answer_is_not_overdue(answer: str) -> None:
    first = {"published": "2024-03-01", "response": "will_do", "words": "Yes.", "by": "2024-05"}
    second = {"published": "2024-07-01", "response": answer, "words": "Now."}
    assert _overdue("2024-06-30", first, second)
    assert not _overdue("2024-07-01", first, second)


def test_what_has_no_answer_is_not_called_overdue() -> None:
    assert not _overdue("2030-01-01")


def test_what_cannot_be_done_is_not_overdue() -> None:
    response = {"published": "2024-03-01", "response": "cannot_do", "words": "No.", "why": "Money."}
    assert not _overdue("2030-01-01", {**response, "by": "2024-05"})
