"""Moved dates: told for ever, counted, and never mixed up with a first date."""

from __future__ import annotations

from tests.support.records import milestone, moved, reported, update


def test_a_move_is_told_with_both_dates_its_reason_its_effect_and_who_agreed() -> None:
    found = milestone("1.1", "2024-06-01", update("2024-05-01", moved("1.1", "2024-12")))
    (move,) = found.moves
    assert move.before_date is not None
    assert move.after_date is not None
    assert (move.before_date.text, move.after_date.text) == ("2024-06-30", "2024-12")
    assert (move.reason, move.effect, move.agreed_by) == ("A reason.", "An effect.", "a board")
    assert (found.original_due.text, found.due.text) == ("2024-06-30", "2024-12")


def test_moves_are_counted_and_numbered() -> None:
    news = (
        update("2024-02-01", moved("1.1", "2024-09")),
        update("2024-05-01", moved("1.1", "2024-12")),
    )
    assert milestone("1.1", "2024-01-31", *news).times_moved == 0
    assert milestone("1.1", "2024-02-01", *news).times_moved == 1
    found = milestone("1.1", "2024-05-01", *news)
    assert found.times_moved == 2
    assert [move.move_number for move in found.moves] == [1, 2]
    third = update("2024-06-01", moved("1.1", "2025-03"))
    found = milestone("1.1", "2024-06-01", *news, third)
    assert [move.move_number for move in found.moves] == [1, 2, 3]


def test_a_move_stays_beside_done() -> None:
    news = (
        update("2024-02-01", moved("1.1", "2024-09")),
        update("2024-07-01", reported("1.1", "done")),
    )
    found = milestone("1.1", "2024-07-01", *news)
    assert (found.status, found.times_moved) == ("done", 1)


def test_a_first_date_is_no_move() -> None:
    found = milestone("1.3", "2024-03-01", update("2024-02-01", moved("1.3", "2024-09")))
    assert (found.times_moved, found.original_due.text, found.due.text) == (
        0,
        "2024-09",
        "2024-09",
    )
    assert [move.move_number for move in found.moves] == [0]


def test_what_follows_a_first_date_is_the_first_move() -> None:
    news = (
        update("2024-02-01", moved("1.3", "2024-09")),
        update("2024-03-01", moved("1.3", "2024-10")),
    )
    found = milestone("1.3", "2024-03-01", *news)
    assert (found.times_moved, found.original_due.text) == (1, "2024-09")


def test_a_date_that_is_taken_away_moved_and_so_did_the_one_that_came_then() -> None:
    news = (
        update("2024-02-01", moved("1.1", "not_stated")),
        update("2024-05-01", moved("1.1", "2024-12")),
    )
    assert milestone("1.1", "2024-03-01", *news).times_moved == 1
    found = milestone("1.1", "2024-05-01", *news)
    assert (found.times_moved, found.original_due.text) == (2, "2024-06-30")


def test_one_update_may_move_the_dates_of_several_milestones() -> None:
    news = update("2024-02-01", moved("1.1", "2024-09"), moved("1.2", "2024-12"))
    for ident in ("1.1", "1.2"):
        assert milestone(ident, "2024-02-01", news).times_moved == 1
