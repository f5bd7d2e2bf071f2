"""The plan's own state, and who carries on what was not finished."""

from __future__ import annotations

import pytest

from progress_site.model.vocabulary import PlanStatus
from tests.support.records import (
    Data,
    ended,
    library,
    merged,
    mistakes,
    on,
    plan,
    reported,
    update,
)

DOWN = update(
    "2024-08",
    ended(carried_on=[{"milestone": "1.1", "by": "a team"}], words="Enough."),
    name="down",
)


def test_a_plan_without_approval_is_a_draft() -> None:
    state = on("2030-01-01", library(plan=plan(approval=None)))
    assert (state.plan, state.plan_since, state.ended) == (PlanStatus.DRAFT, None, None)


def test_a_plan_is_active_from_the_day_on_which_its_approval_takes_effect() -> None:
    found = library(plan=plan(approval={"date": "2024-01", "by": "a ministry"}))
    assert on("2024-01-30", found).plan is PlanStatus.DRAFT
    state = on("2024-01-31", found)
    assert state.plan is PlanStatus.ACTIVE
    assert state.plan_since is not None
    assert state.plan_since.text == "2024-01"


def test_a_plan_ends_on_the_last_possible_day_of_the_update_that_says_so() -> None:
    assert on("2024-08-30", library(DOWN)).plan is PlanStatus.ACTIVE
    state = on("2024-08-31", library(DOWN))
    assert state.plan is PlanStatus.STEPPED_DOWN
    assert state.ended is not None
    assert (state.ended.text, str(state.ended_on)) == ("2024-08", "2024-08-31")


def test_a_plan_that_is_closed_after_it_was_stepped_down_ended_when_it_was_stepped_down() -> None:
    state = on("2024-12-01", library(DOWN, update("2024-11-05", ended("closed"))))
    assert state.plan is PlanStatus.CLOSED
    assert state.plan_since is not None
    assert state.ended is not None
    assert (state.plan_since.text, state.ended.text) == ("2024-11-05", "2024-08")


@pytest.mark.parametrize(
    "order",
    [
        ("stepped_down", "closed", "superseded"),
        ("stepped_down", "superseded"),
        ("closed", "superseded"),
        ("superseded",),
    ],
)
def test_a_plan_moves_forward(order: tuple[str, ...]) -> None:
    news = [update(f"2024-0{i}-01", ended(status)) for i, status in enumerate(order, start=2)]
    assert on("2024-12-01", library(*news)).plan == order[-1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("stepped_down", "stepped_down"),
        ("closed", "stepped_down"),
        ("superseded", "closed"),
        ("closed", "closed"),
    ],
)
def test_a_plan_never_moves_back(before: str, after: str) -> None:
    news = update("2024-03-01", ended(before)), update("2024-04-01", ended(after))
    assert mistakes(library(*news)) == [f"the plan is {before}, and cannot become {after}"]


# -- who carries on


def test_an_unfinished_promise_says_who_carries_it_on_and_since_when() -> None:
    state = on("2024-09-01", library(DOWN))
    carried = state.milestones["1.1"]
    assert carried.carried_on_since is not None
    assert (carried.carried_on_by, carried.carried_on_since.text) == ("a team", "2024-08")
    assert state.milestones["1.2"].carried_on_by is None


def test_who_carries_on_can_be_said_later_and_can_change() -> None:
    later = update("2024-10-01", {"milestone": "1.2", "carried_on_by": "a board"})
    other = update("2024-11-01", {"milestone": "1.1", "carried_on_by": "another team"})
    state = on("2024-11-01", library(DOWN, later, other))
    assert state.milestones["1.2"].carried_on_by == "a board"
    assert state.milestones["1.1"].carried_on_by == "another team"
    assert on("2024-10-31", library(DOWN, later, other)).milestones["1.1"].carried_on_by == "a team"


def test_a_merged_promise_is_carried_on_by_whoever_carries_the_other() -> None:
    news = update("2024-03-01", merged("1.3", "1.1")), DOWN
    assert on("2024-09-01", library(*news)).milestones["1.3"].carried_on_by == "a team"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"milestone": "1.2", "carried_on_by": "a team"}, "the plan has not ended"),
        (ended(carried_on=[{"milestone": "9.9", "by": "a team"}]), "there is no milestone “9.9”"),
    ],
)
def test_nobody_carries_on_what_is_not_there_to_be_carried(change: Data, what: str) -> None:
    (found,) = mistakes(library(update("2024-03-01", change)))
    assert what in found


def test_what_is_done_needs_nobody_to_carry_it_on() -> None:
    done = update("2024-02-01", reported("1.1", "done"))
    assert mistakes(library(done, DOWN)) == ["milestone 1.1 is already done"]


def test_an_end_that_was_told_by_mistake_can_be_taken_back() -> None:
    back = update("2024-09-15", {"plan": "active"}, name="back", corrects=DOWN.slug)
    assert on("2024-09-14", library(DOWN, back)).milestones["1.1"].status == "unfinished"
    state = on("2024-09-15", library(DOWN, back))
    assert (state.plan, state.ended, state.ended_on) == (PlanStatus.ACTIVE, None, None)
    assert state.milestones["1.1"].status == "late"
    again = update("2024-12-01", ended("closed"), name="again")
    state = on("2024-12-01", library(DOWN, back, again))
    assert state.ended is not None
    assert (state.plan, state.ended.text) == (PlanStatus.CLOSED, "2024-12-01")
