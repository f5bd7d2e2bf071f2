"""Milestones and actions that go into others, and what is added after the approval."""

from __future__ import annotations

import pytest

from progress_site.fold.fold import illegal_events
from progress_site.model.vocabulary import Status
from tests.support.records import (
    Data,
    library,
    merged,
    milestone,
    mistakes,
    moved,
    on,
    reported,
    update,
)

MERGED = update("2024-03-01", merged("1.1", "1.2"), name="merged")
WHY: Data = {"reason": "A reason.", "agreed_by": "a board"}


def test_a_merged_milestone_stands_where_the_other_stands() -> None:
    news = MERGED, update("2024-04-01", reported("1.2", "at_risk"))
    found = milestone("1.1", "2024-04-01", *news)
    assert (found.status, found.reported, found.merged_into) == ("at_risk", "at_risk", "1.2")


def test_it_keeps_its_own_words_and_its_own_date() -> None:
    found = milestone("1.1", "2024-04-01", MERGED)
    assert (found.promise, found.due.text) == ("First promise.", "2024-06-30")


def test_it_is_late_when_the_date_that_was_first_promised_for_it_has_passed() -> None:
    assert milestone("1.1", "2024-07-01", MERGED).status is Status.LATE
    assert milestone("1.2", "2024-07-01", MERGED).status is Status.NOT_STARTED


def test_it_is_done_when_the_other_is_done() -> None:
    done = update("2024-08-01", reported("1.2", "done", done_on="2024-07-20"))
    found = milestone("1.1", "2024-08-01", MERGED, done)
    assert found.status is Status.DONE
    assert found.done_on is not None
    assert (found.done_on.text, found.evidence) == ("2024-07-20", ("proof",))


def test_a_milestone_may_go_into_one_that_was_kept() -> None:
    done = update("2024-02-01", reported("1.2", "done"))
    assert milestone("1.1", "2024-03-01", done, MERGED).status is Status.DONE


def test_it_is_followed_through_several_mergers() -> None:
    news = (
        MERGED,
        update("2024-04-01", merged("1.2", "1.3")),
        update("2024-05-01", reported("1.3", "at_risk")),
    )
    assert milestone("1.1", "2024-05-01", *news).status is Status.AT_RISK


def test_before_the_merger_it_stood_for_itself() -> None:
    news = update("2024-02-01", reported("1.1", "on_track")), MERGED
    assert milestone("1.1", "2024-02-29", *news).status is Status.ON_TRACK
    assert milestone("1.1", "2024-03-01", *news).status is Status.NOT_STARTED


@pytest.mark.parametrize(
    "change",
    [
        reported("1.1", "on_track"),
        moved("1.1", "2024-12"),
        merged("1.1", "1.3"),
        {"milestone": "1.1", "promise": "New words.", **WHY},
    ],
)
def test_it_no_longer_changes_by_itself(change: Data) -> None:
    wrong = update("2024-04-01", change)
    assert mistakes(library(MERGED, wrong)) == [
        "milestone 1.1 went into 1.2 and no longer changes by itself"
    ]


@pytest.mark.parametrize(
    ("first", "into"),
    [
        (None, "1.1"),
        (reported("1.2", "stopped"), "1.2"),
        (merged("1.2", "1.3"), "1.2"),
        (None, "9.9"),
    ],
)
def test_it_goes_only_into_one_that_can_carry_it(first: Data | None, into: str) -> None:
    before = [update("2024-02-01", first)] if first else []
    wrong = update("2024-03-01", merged("1.1", into))
    assert len(mistakes(library(*before, wrong))) == 1


def test_two_milestones_cannot_go_into_each_other() -> None:
    back = update("2024-04-01", merged("1.2", "1.1"))
    assert mistakes(library(MERGED, back)) == [
        "milestone 1.2 cannot go into 1.1, which is no longer open"
    ]


# -- actions


def test_a_merged_action_keeps_its_number_its_words_and_its_milestones() -> None:
    news = update("2024-03-01", {"action": 1, "merged_into": 2, **WHY})
    action = on("2024-03-01", library(news)).actions[1]
    assert (action.merged_into, action.title, len(action.milestones)) == (2, "First action", 3)


@pytest.mark.parametrize("into", [1, 9])
def test_an_action_goes_only_into_another_one_that_exists(into: int) -> None:
    wrong = update("2024-03-01", {"action": 1, "merged_into": into, **WHY})
    assert mistakes(library(wrong)) == [f"action 1 cannot go into {into}"]


def test_two_actions_cannot_go_into_each_other() -> None:
    news = update("2024-03-01", {"action": 1, "merged_into": 2, **WHY})
    back = update("2024-04-01", {"action": 2, "merged_into": 1, **WHY})
    assert mistakes(library(news, back)) == ["action 2 cannot go into 1"]


def test_an_action_has_its_new_title_from_the_day_of_the_update() -> None:
    news = update("2024-03-01", {"action": 1, "title": "New title", **WHY})
    assert on("2024-02-29", library(news)).actions[1].title == "First action"
    state = on("2024-03-01", library(news))
    assert state.actions[1].title == "New title"
    assert (state.events[0].before, state.events[0].after) == ("First action", "New title")


# -- what is added


ADDED = update(
    "2024-03-01",
    {
        "add_action": {
            "number": 4,
            "title": "Fourth action",
            "milestones": [{"id": "4.1", "promise": "Later promise.", "due": "2024-05"}],
        },
        **WHY,
    },
    {
        "action": 1,
        "add_milestone": {
            "id": "1.4",
            "promise": "Added promise.",
            "due": "2024-04",
            "activities": [{"id": "1.4.a", "words": "Added work."}],
        },
    },
    {"milestone": "1.1", "add_activity": {"id": "1.1.b", "words": "More work."}},
    name="added",
)


def test_what_is_added_is_not_there_before() -> None:
    state = on("2024-02-29", library(ADDED))
    assert list(state.actions) == [1, 2, 3]
    assert list(state.milestones) == ["1.1", "1.2", "1.3", "2.1"]
    assert [a.id for a in state.milestones["1.1"].activities] == ["1.1.a"]


def test_what_is_added_is_there_from_that_day_and_says_when_it_was_added() -> None:
    state = on("2024-03-01", library(ADDED))
    assert list(state.actions) == [1, 2, 3, 4]
    assert list(state.milestones) == ["1.1", "1.2", "1.3", "1.4", "2.1", "4.1"]
    assert [a.id for a in state.milestones["1.1"].activities] == ["1.1.a", "1.1.b"]
    assert [a.id for a in state.milestones["1.4"].activities] == ["1.4.a"]
    for ident in ("1.4", "4.1"):
        added = state.milestones[ident].added
        assert added is not None
        assert added.text == "2024-03-01"
    assert state.milestones["1.1"].added is None


def test_what_is_added_can_be_late_like_all_else() -> None:
    state = on("2024-06-01", library(ADDED))
    assert state.milestones["1.4"].status is Status.LATE
    assert state.milestones["4.1"].status is Status.LATE


def test_a_later_update_may_change_what_was_added() -> None:
    news = update(
        "2024-04-01",
        reported("1.4", "on_track"),
        reported("4.1", "at_risk"),
        {"activity": "1.1.b", "status": "doing"},
    )
    state = on("2024-04-01", library(ADDED, news))
    assert state.milestones["1.4"].status is Status.ON_TRACK
    assert state.milestones["4.1"].status is Status.AT_RISK
    assert [str(a.status) for a in state.milestones["1.1"].activities] == ["not_started", "doing"]


def test_a_number_is_for_ever() -> None:
    again = update(
        "2024-04-01",
        {"add_action": {"number": 4}, **WHY},
        {"action": 1, "add_milestone": {"id": "1.4", "promise": "Once more."}},
        {"milestone": "1.1", "add_activity": {"id": "1.1.b", "words": "Once more."}},
    )
    number, letter = (f"give the new one the next free {what}" for what in ("number", "letter"))
    assert [(f.what, f.instead) for f in illegal_events(library(ADDED, again))] == [
        ("there is already an action 4, and a number is for ever", number),
        ("there is already a milestone 1.4, and a number is for ever", number),
        ("there is already an activity 1.1.b", letter),
    ]


@pytest.mark.parametrize("number", ["1.10", "1.2", "1.9"])
def test_milestones_stand_in_the_order_of_their_numbers(number: str) -> None:
    actions: list[Data] = [
        {
            "number": 1,
            "milestones": [{"id": i, "promise": "P."} for i in ("1.10", "1.2", "1.9")],
        }
    ]
    state = on("2024-03-01", library(actions=actions))
    assert [m.id for m in state.actions[1].milestones] == ["1.2", "1.9", "1.10"]
    assert number in state.milestones
