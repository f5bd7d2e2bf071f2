"""What is late or unfinished, why, and what was open on the day when the clock stopped."""

from __future__ import annotations

import pytest

from progress_site.easy_read.sentences import plan_items
from progress_site.fold.lateness import Slip, due_passed, lateness, open_at_end, unfinished
from progress_site.model.update import Update
from progress_site.pages.home import home_view
from progress_site.pages.milestones import milestone_view
from tests.support.components import words_of
from tests.support.demo import publish
from tests.support.records import Data, ended, library, merged, moved, on, reported, update

EARLIER = update("2024-02-01", moved("1.2", "2025-03", reason="The tender failed."))
END = update("2024-11-30", ended(carried_on=[{"milestone": "1.2", "by": "a team"}]))


def test_the_worst_comes_first_with_its_dates_its_slip_its_reason_and_who_carries_it_on() -> None:
    found = unfinished(on("2025-06-01", library(EARLIER, END)))
    assert [u.milestone.id for u in found] == ["1.1", "1.2", "2.1", "1.3"]
    worst, second, *_ = found
    assert (worst.original_due.text, worst.due, worst.why) == ("2024-06-30", None, None)
    assert worst.late == Slip(5, about=False)
    assert second.due is not None
    assert (second.original_due.text, second.due.text) == ("2024-09-30", "2025-03")
    assert (second.late, second.moved) == (Slip(2, about=False), Slip(6, about=False))
    assert (second.why, second.carried_on_by) == ("The tender failed.", "a team")


def test_of_those_promised_for_the_same_day_the_one_that_moved_furthest_comes_first() -> None:
    same = [
        {"id": f"1.{n}", "promise": f"Promise {n}.", "due": "2024-06-30"} for n in (10, 9, 8, 7)
    ]
    moves = moved("1.8", "2024-09", reason="A tender."), moved("1.9", "2025-03", reason="A fire.")
    actions: list[Data] = [{"number": 1, "title": "An action", "milestones": same}]
    found = unfinished(on("2025-06-01", library(update("2024-02-01", *moves), actions=actions)))
    assert [u.milestone.id for u in found] == ["1.9", "1.8", "1.7", "1.10"]


def test_while_the_plan_is_monitored_it_is_what_is_late() -> None:
    found = unfinished(on("2024-10-01", library(EARLIER)))
    assert [u.milestone.id for u in found] == ["1.1", "1.2"]
    assert found[0].late == Slip(3, about=False)


LATE_DONE = update("2025-01-15", reported("1.1", "done", done_on="2025-01-10"))
REPORTED_LATER = update("2025-01-15", reported("1.1", "done", done_on="2024-11-01"))
ADDED: Data = {
    "action": 1,
    "add_milestone": {"id": "1.4", "promise": "New.", "due": "2025-06"},
    "reason": "A reason.",
    "agreed_by": "a board",
}


@pytest.mark.parametrize(
    ("news", "then", "now"),
    [
        ((), 4, 4),
        ((LATE_DONE,), 4, 3),
        ((REPORTED_LATER,), 3, 3),
        ((update("2025-01-15", reported("1.1", "stopped")),), 4, 3),
        ((update("2025-01-15", ADDED),), 4, 5),
    ],
)
def test_what_was_open_at_the_end_is_counted_on_that_day(
    news: tuple[Update, ...], then: int, now: int
) -> None:
    state = on("2025-06-01", library(END, *news))
    assert (len(open_at_end(state)), len(unfinished(state))) == (then, now)


def test_sentences_about_the_end_are_not_those_of_today() -> None:
    state = on("2025-06-01", library(END, LATE_DONE))
    home = home_view(state)
    assert home.late_sentence == (
        "Four milestones were still open when government checks ended. Three are still open today."
    )
    assert home.ending is not None
    assert home.ending.not_finished == ("4 milestones still open. Today 3 of them are still open.")
    easy = [item.words for item in plan_items(state)]
    assert "3 promises are not finished." in easy
    assert "4 promises were not kept when government checks ended." in easy


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("stepped_down", "when government checks ended"),
        ("closed", "when the plan was closed"),
        ("superseded", "when another plan replaced this one"),
    ],
)
def test_the_end_of_monitoring_is_not_the_end_of_the_plan(status: str, words: str) -> None:
    state = on("2025-06-01", library(update("2024-11-30", ended(status))))
    assert words in home_view(state).late_sentence
    assert ("plan ended" in home_view(state).late_sentence) is False


def _why(*news: Update, day: str = "2024-12-01", ident: str = "1.1") -> str | None:
    state = on(day, library(*news))
    return milestone_view(state, state.milestones[ident]).why


def test_the_words_of_a_report_of_progress_are_no_reason() -> None:
    risk = update("2024-03-01", reported("1.1", "at_risk", words="Two people left."))
    progress = update("2024-08-01", reported("1.1", "on_track", words="Twenty schools have it."))
    assert _why(progress) == "No reason has been given."
    assert _why(risk, progress) == "Two people left."


def test_new_words_for_a_promise_do_not_explain_why_it_is_late() -> None:
    words = {"milestone": "1.1", "promise": "New words.", "reason": "Plainer.", "agreed_by": "All."}
    assert _why(update("2024-03-01", words)) == "No reason has been given."


def test_a_move_after_the_end_does_not_explain_what_was_late_before_it() -> None:
    before = update("2024-03-01", moved("1.1", "2024-09", reason="The tender failed."))
    after = update("2025-01-15", moved("1.1", "2025-06", reason="A new team starts."))
    assert _why(before, END, after, day="2025-02-01") == "The tender failed."
    assert _why(END, after, day="2025-02-01") == "No reason has been given."


def test_a_merged_promise_tells_why_it_was_merged_and_who_agreed() -> None:
    merger = update("2024-03-01", merged("1.1", "1.2", reason="One job.", agreed_by="a board"))
    state = on("2024-12-01", library(merger))
    found = milestone_view(state, state.milestones["1.1"])
    milestone = found.milestone
    assert (found.why, milestone.reason, milestone.agreed_by) == ("One job.", "One job.", "a board")
    assert words_of(publish(state)["actions/1/"]).count("Why: One job.") == 1


def test_a_new_date_that_has_passed_too_is_told() -> None:
    news = update("2024-03-01", moved("1.1", "2024-09"))
    state = on("2024-12-01", library(news))
    notes = milestone_view(state, state.milestones["1.1"]).notes
    assert notes == ("5 months late so far.", "The new date, September 2024, has passed too.")
    item = home_view(state).late[0]
    assert item.how_late == "5 months late so far. The new date, September 2024, has passed too."
    early = on("2024-08-01", library(news))
    assert milestone_view(early, early.milestones["1.1"]).notes == ("1 month late so far.",)


def test_a_first_date_that_passed_after_the_end_is_told() -> None:
    state = on("2025-06-01", library(END))
    notes = milestone_view(state, state.milestones["2.1"]).notes
    assert notes[-1] == "The promised date, 31 December 2024, has passed since."


@pytest.mark.parametrize(
    ("end", "since"), [("2024-06-29", True), ("2024-06-30", True), ("2024-07-01", False)]
)
def test_a_date_that_never_moved_has_passed_since_only_if_it_came_after_the_end(
    end: str, since: bool
) -> None:
    state = on("2025-06-01", library(update(end, ended())))
    assert due_passed(state, state.milestones["1.1"]) is since


@pytest.mark.parametrize(
    ("done_on", "late"),
    [
        ("2024-06-30", None),
        ("2024-06", None),
        ("2024", None),
        ("2024-07-01", Slip(0, about=False)),
        ("2024-09-30", Slip(3, about=False)),
    ],
)
def test_what_is_done_was_late_only_if_even_its_first_possible_day_was(
    done_on: str, late: Slip | None
) -> None:
    state = on(
        "2025-06-01", library(update("2025-05-01", reported("1.1", "done", done_on=done_on)))
    )
    assert lateness(state, state.milestones["1.1"]) == late


def test_a_date_moved_more_than_once_tells_the_sum() -> None:
    state = on(
        "2024-12-01",
        library(
            update("2024-03-01", moved("1.1", "2024-09")),
            update("2024-09-01", moved("1.1", "2025-05")),
        ),
    )
    found = milestone_view(state, state.milestones["1.1"])
    assert found.moved_sentence == "The date moved twice, by 11 months in all"
