"""A correction takes effect on its own day; the mistake stays in the history beside it."""

from __future__ import annotations

import pytest

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

DONE = update("2024-03-01", reported("1.1", "done"), name="done")
NOT_DONE = update("2024-04-01", reported("1.1", "at_risk"), corrects=DONE.slug)
MOVED = update("2024-03-01", moved("1.1", "2024-09"), name="moved")


def test_earlier_days_do_not_change() -> None:
    before = milestone("1.1", "2024-03-31", DONE)
    assert milestone("1.1", "2024-03-31", DONE, NOT_DONE) == before
    assert before.status == "done"


def test_from_its_own_day_on_the_record_is_as_the_correction_says() -> None:
    found = milestone("1.1", "2024-04-01", DONE, NOT_DONE)
    assert (found.status, found.done_on, found.evidence) == ("at_risk", None, ())


def test_the_history_shows_the_mistake_and_the_correction_and_which_is_which() -> None:
    mistake, correction = milestone("1.1", "2024-04-01", DONE, NOT_DONE).history
    assert (mistake.after, mistake.corrected_by, mistake.corrects) == ("done", NOT_DONE.slug, None)
    assert (correction.after, correction.corrects, correction.corrected_by) == (
        "at_risk",
        DONE.slug,
        None,
    )


def test_what_was_done_can_be_done_again_after_a_correction() -> None:
    again = update("2024-05-01", reported("1.1", "done"), name="again")
    assert milestone("1.1", "2024-05-01", DONE, NOT_DONE, again).status == "done"


def test_only_what_was_wrong_is_marked_as_a_mistake() -> None:
    both = update("2024-03-01", reported("1.1", "done"), moved("1.2", "2024-12"), name="both")
    fix = update("2024-04-01", reported("1.1", "on_track"), corrects=both.slug)
    state = on("2024-04-01", library(both, fix))
    assert {(e.subject, e.corrected_by) for e in state.events if e.update == both.slug} == {
        ("1.1", fix.slug),
        ("1.2", None),
    }


# -- dates


def test_a_move_that_is_taken_back_is_not_counted() -> None:
    back = update("2024-04-01", moved("1.1", "2024-06-30"), corrects=MOVED.slug)
    assert milestone("1.1", "2024-03-31", MOVED, back).times_moved == 1
    found = milestone("1.1", "2024-04-01", MOVED, back)
    assert (found.times_moved, found.due, found.due.text) == (0, found.original_due, "2024-06-30")
    assert len(found.moves) == 2, "both stay in the list of moves"


def test_a_move_after_one_that_was_taken_back_is_the_first() -> None:
    back = update("2024-04-01", moved("1.1", "2024-06-30"), corrects=MOVED.slug)
    real = update("2024-05-01", moved("1.1", "2024-08"), name="real")
    found = milestone("1.1", "2024-05-01", MOVED, back, real)
    assert found.times_moved == 1
    assert found.moves[-1].move_number == 1


def test_a_move_to_a_wrong_date_still_counts_once_when_the_date_is_put_right() -> None:
    right = update("2024-04-01", moved("1.1", "2024-08"), corrects=MOVED.slug)
    found = milestone("1.1", "2024-04-01", MOVED, right)
    assert (found.times_moved, found.due.text) == (1, "2024-08")
    later = update("2024-05-01", moved("1.1", "2024-12"), name="later")
    found = milestone("1.1", "2024-05-01", MOVED, right, later)
    assert (found.times_moved, found.moves[-1].move_number) == (2, 2)


def test_a_correction_of_a_correction_counts_what_is_true_in_the_end() -> None:
    right = update("2024-04-01", moved("1.1", "2024-08"), corrects=MOVED.slug, name="right")
    back = update("2024-05-01", moved("1.1", "2024-06-30"), corrects=right.slug, name="back")
    assert milestone("1.1", "2024-05-01", MOVED, right, back).times_moved == 0
    undone = update("2024-04-01", moved("1.1", "2024-06-30"), corrects=MOVED.slug, name="undone")
    after_all = update("2024-05-01", moved("1.1", "2024-09"), corrects=undone.slug, name="after")
    found = milestone("1.1", "2024-05-01", MOVED, undone, after_all)
    assert found.times_moved == 1
    later = update("2024-06-01", moved("1.1", "2024-12"), name="later")
    found = milestone("1.1", "2024-06-01", MOVED, undone, after_all, later)
    assert (found.times_moved, found.moves[-1].move_number) == (2, 2)


def test_a_wrong_first_date_is_no_promise_once_it_is_put_right() -> None:
    given = update("2024-02-01", moved("1.3", "2024-03"), name="given")
    right = update("2024-02-10", moved("1.3", "2024-08"), corrects=given.slug)
    found = milestone("1.3", "2024-04-01", given, right)
    assert (found.status, found.original_due.text, found.times_moved) == (
        "not_started",
        "2024-08",
        0,
    )


@pytest.mark.parametrize(
    "change",
    [
        {"action": 1, "add_milestone": {"id": "1.4", "promise": "More.", "due": "2024-03"}},
        {
            "add_action": {
                "number": 4,
                "milestones": [{"id": "4.1", "promise": "More.", "due": "2024-03"}],
            },
            "reason": "A reason.",
            "agreed_by": "a board",
        },
    ],
)
def test_a_wrong_date_of_what_was_added_is_no_promise_once_it_is_put_right(change: Data) -> None:
    ident = "1.4" if "action" in change else "4.1"
    added = update("2024-02-01", change, name="added")
    right = update("2024-02-10", moved(ident, "2024-08"), corrects=added.slug, name="right")
    found = milestone(ident, "2024-04-01", added, right)
    assert (found.status, found.original_due.text, found.times_moved) == (
        "not_started",
        "2024-08",
        0,
    )
    later = update("2024-05-01", moved(ident, "2024-12"), name="later")
    found = milestone(ident, "2024-05-01", added, right, later)
    assert (found.original_due.text, found.times_moved) == ("2024-08", 1)


# -- what a correction may not do


def test_a_correction_names_an_update_that_speaks_of_the_same_thing() -> None:
    other = update("2024-03-01", reported("1.2", "on_track"), name="other")
    wrong = update("2024-04-01", reported("1.1", "on_track"), corrects=other.slug)
    assert "says nothing about milestone 1.1" in mistakes(library(other, wrong))[0]


@pytest.mark.parametrize("status", ["done", "stopped"])
def test_done_and_stopped_are_left_only_by_a_correction_of_what_said_so(status: str) -> None:
    before = update("2024-02-01", reported("1.1", "on_track"), name="before")
    end = update("2024-03-01", reported("1.1", status), name="end")
    right = update("2024-04-01", reported("1.1", "at_risk"), corrects=end.slug)
    assert mistakes(library(before, end, right)) == []
    wrong = update("2024-04-01", reported("1.1", "at_risk"), corrects=before.slug)
    assert mistakes(library(before, end, wrong)) == [
        f"“{before.slug}” is not the last that was said about this; “{end.slug}” is"
    ]


def test_a_correction_names_no_draft() -> None:
    draft = update("2024-03-01", name="secret", draft=True)
    wrong = update("2024-04-01", corrects=draft.slug)
    assert mistakes(library(draft, wrong)) == [
        f"“{draft.slug}” is a draft, so there is nothing to correct"
    ]
    drafts = draft, wrong.model_copy(update={"draft": True})
    assert mistakes(library(*drafts)) == []


def test_a_correction_does_not_reach_past_a_newer_change_of_the_same_thing() -> None:
    newer = update("2024-03-20", moved("1.1", "2024-11"), name="newer")
    late = update("2024-04-01", moved("1.1", "2024-08"), corrects=MOVED.slug)
    assert mistakes(library(MOVED, newer, late)) == [
        f"“{MOVED.slug}” is not the last that was said about this; “{newer.slug}” is"
    ]


def test_a_correction_may_add_what_its_update_left_out_although_others_said_so_since() -> None:
    first = update("2024-02-01", reported("1.1", "on_track"), name="first")
    right = update("2024-04-01", moved("1.1", "2024-10"), corrects=first.slug)
    assert mistakes(library(first, MOVED, right)) == []


def test_a_merger_can_be_undone_by_a_correction() -> None:
    together = update("2024-03-01", merged("1.1", "1.2"), name="together")
    apart = update("2024-04-01", reported("1.1", "on_track"), corrects=together.slug)
    found = milestone("1.1", "2024-04-01", together, apart)
    assert (found.merged_into, found.status) == (None, "on_track")
    assert found.history[0].corrected_by == apart.slug


def test_a_correction_on_the_day_of_the_mistake_is_refused() -> None:
    same_day = update("2024-03-01", reported("1.1", "at_risk"), name="z", corrects=DONE.slug)
    assert any("already sets the status" in what for what in mistakes(library(DONE, same_day)))
