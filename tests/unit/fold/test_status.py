"""Where a milestone stands on a day: reported, or computed from the first promised date."""

from __future__ import annotations

import pytest

from progress_site.model.vocabulary import Reported, Status
from tests.support.records import ended, library, milestone, moved, on, plan, reported, update


def test_a_promise_is_not_started_until_something_is_reported() -> None:
    assert milestone("1.1", "2024-03-01").status is Status.NOT_STARTED


@pytest.mark.parametrize("status", ["not_started", "on_track", "at_risk", "paused"])
def test_an_open_promise_is_late_the_day_after_its_date(status: str) -> None:
    news = update("2024-03-01", reported("1.1", status))
    assert milestone("1.1", "2024-06-30", news).status == status
    late = milestone("1.1", "2024-07-01", news)
    assert late.status is Status.LATE
    assert late.reported == status, "what was reported is still known"


@pytest.mark.parametrize("status", ["done", "stopped"])
def test_what_is_done_or_stopped_is_never_late(status: str) -> None:
    news = update("2024-03-01", reported("1.1", status))
    assert milestone("1.1", "2024-12-31", news).status == status


@pytest.mark.parametrize("status", list(Reported))
def test_only_what_is_done_has_a_day_on_which_it_was_done(status: Reported) -> None:
    found = milestone("1.1", "2024-03-01", update("2024-03-01", reported("1.1", status)))
    assert (found.done_on is not None) is (status is Reported.DONE)


def test_a_promise_that_is_done_after_its_date_was_late_until_then() -> None:
    news = update("2024-08-01", reported("1.1", "done"))
    assert milestone("1.1", "2024-07-31", news).status is Status.LATE
    assert milestone("1.1", "2024-08-01", news).status is Status.DONE


def test_a_moved_date_does_not_make_a_promise_less_late() -> None:
    news = update("2024-05-01", moved("1.1", "2025-06-30"))
    assert milestone("1.1", "2024-07-01", news).status is Status.LATE


def test_a_date_moved_to_an_earlier_one_does_not_make_a_promise_late_early() -> None:
    news = update("2024-02-01", moved("1.1", "2024-03-31"))
    assert milestone("1.1", "2024-04-01", news).status is Status.NOT_STARTED


def test_a_promise_without_a_date_is_never_late() -> None:
    assert milestone("1.3", "2030-01-01").status is Status.NOT_STARTED


def test_the_date_that_is_given_first_counts_from_then_on() -> None:
    news = update("2024-02-01", moved("1.3", "2024-05"))
    assert milestone("1.3", "2024-05-31", news).status is Status.NOT_STARTED
    assert milestone("1.3", "2024-06-01", news).status is Status.LATE


def test_a_date_that_is_taken_away_still_counts() -> None:
    news = update("2024-05-01", moved("1.1", "not_stated"))
    assert milestone("1.1", "2024-07-01", news).status is Status.LATE


def test_what_is_open_when_the_plan_ends_is_unfinished_from_that_day_on() -> None:
    news = update("2024-08-01", ended())
    assert milestone("1.1", "2024-07-31", news).status is Status.LATE
    assert milestone("1.1", "2024-08-01", news).status is Status.UNFINISHED
    assert milestone("1.2", "2024-08-01", news).status is Status.UNFINISHED
    assert milestone("1.2", "2030-01-01", news).status is Status.UNFINISHED
    assert milestone("1.3", "2030-01-01", news).status is Status.UNFINISHED


def test_a_paused_promise_is_unfinished_too_when_the_plan_ends() -> None:
    news = update("2024-03-01", reported("1.1", "paused")), update("2024-08-01", ended())
    assert milestone("1.1", "2024-08-01", *news).status is Status.UNFINISHED


def test_what_is_done_after_the_end_is_done() -> None:
    news = update("2024-08-01", ended()), update("2024-09-01", reported("1.1", "done"))
    assert milestone("1.1", "2024-09-01", *news).status is Status.DONE


def test_nothing_of_a_draft_plan_is_late() -> None:
    draft = library(plan=plan(approval=None))
    assert on("2030-01-01", draft).milestones["1.1"].status is Status.NOT_STARTED


def test_nothing_is_late_before_the_day_of_the_approval() -> None:
    later = library(plan=plan(approval={"date": "2025-01", "by": "a ministry"}))
    assert on("2025-01-30", later).milestones["1.1"].status is Status.NOT_STARTED
    assert on("2025-01-31", later).milestones["1.1"].status is Status.LATE


def test_an_update_counts_from_the_last_possible_day_of_its_date() -> None:
    news = update("2024-02", reported("1.1", "on_track"))
    assert milestone("1.1", "2024-02-28", news).status is Status.NOT_STARTED
    assert milestone("1.1", "2024-02-29", news).status is Status.ON_TRACK


def test_when_it_was_done_is_what_the_update_says_or_else_its_own_date() -> None:
    said = update("2024-03-01", reported("1.1", "done", done_on="2024-02"))
    silent = update("2024-03-01", reported("1.1", "done"))
    for news, date in ((said, "2024-02"), (silent, "2024-03-01")):
        done_on = milestone("1.1", "2024-04-01", news).done_on
        assert done_on is not None
        assert done_on.text == date


def test_counts_add_up_to_all_milestones() -> None:
    news = update("2024-03-01", reported("1.1", "done"), reported("1.2", "stopped"))
    state = on("2024-04-01", library(news))
    assert dict(state.counts) == {Status.DONE: 1, Status.STOPPED: 1, Status.NOT_STARTED: 2}
    assert dict(state.actions[1].counts) == {
        Status.DONE: 1,
        Status.STOPPED: 1,
        Status.NOT_STARTED: 1,
    }
    assert state.actions[1].done == 1
    assert (dict(state.actions[3].counts), state.actions[3].done) == ({}, 0)


def test_an_action_without_a_file_is_there_without_words() -> None:
    action = on("2024-03-01", library()).actions[3]
    assert (action.number, action.title, action.milestones) == (3, None, ())
