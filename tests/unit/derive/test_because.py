"""Each sentence about a rule fits the status that the fold worked out, on every day."""

from __future__ import annotations

import datetime as dt

import pytest

from progress_site.derive.because import why_answer, why_due, why_status
from progress_site.derive.fold import state_on
from progress_site.model.words import ENDED, PlanStatus, Status
from tests.support import demo

RUNS, ENDS = demo.WHILE_IT_RUNS, demo.AFTER_ITS_END


def why(ident: str, day: dt.date = RUNS) -> str:
    state = demo.state(day)
    return why_status(state, state.milestones[ident])


@pytest.mark.parametrize(
    ("ident", "day", "words"),
    [
        (
            "1.9", RUNS,
            "Late, because its first promised date, July 2023, has passed and it is open "
            "(no update has reported a status).",
        ),
        (
            "2.1", RUNS,
            "Late, because its first promised date, December 2023, has passed and it is open "
            "(an update of 25 January 2024 reported: at risk); the newer date, October 2024, does "
            "not change that.",
        ),
        (
            "1.3", RUNS,
            "On track, because an update of 12 December 2023 reported: on track, and its first "
            "promised date, October to December 2024, has not passed.",
        ),
        (
            "1.8", RUNS,
            "Not started, because no update has reported a status, and no date was ever promised, "
            "so none can pass.",
        ),
        (
            "2.2", RUNS,
            "Done, because an update of 21 May 2024 reported: done; only a correction changes "
            "that.",
        ),
        (
            "3.2", RUNS,
            "Late, because it went into milestone 3.3 and follows it; that is open, and the first "
            "promised date of this one, October 2023, has passed.",
        ),
        (
            "1.2", ENDS,
            "Unfinished, because it was open when outside monitoring ended (28 February 2025) and "
            "still is (an update of 5 June 2023 reported: on track); the Testshire bike team "
            "carries it on.",
        ),
    ],
)  # fmt: skip
def test_the_rule_is_named_with_its_facts(ident: str, day: dt.date, words: str) -> None:
    assert why(ident, day) == words


def test_what_it_says_holds_on_every_day() -> None:
    """The sentence names facts; they are held against the record, day after day."""
    library, seen = demo.library(), set()
    for day in (dt.date(2023, 4, 1) + dt.timedelta(days=7 * n) for n in range(120)):
        state = state_on(library, day)
        for milestone in state.milestones.values():
            words = why_status(state, milestone)
            seen.add(milestone.status)
            passed = milestone.original_due.passed(day)
            assert ("has passed" in words) == (milestone.status is Status.LATE)
            assert not ("has passed" in words and not passed)
            assert not ("has not passed" in words and passed and state.plan is PlanStatus.ACTIVE)
            assert ("the plan ended" in words) <= (state.plan in ENDED)
            assert ("not approved yet" in words) <= (state.plan is PlanStatus.DRAFT)
    assert seen == set(Status)


def test_when_the_next_update_is_due_is_told_with_its_rule() -> None:
    state = demo.state(RUNS)
    assert why_due(state, state.actions[5]) == (
        "The next update is due on 30 November 2023, 6 months after the approval of the plan: "
        "overdue since then."
    )
    assert why_due(state, state.actions[1]).endswith("6 months after the last one, 3 June 2024: "
                                                     "not overdue.")  # fmt: skip
    after = demo.state(ENDS)
    assert why_due(after, after.actions[1]) == "No update is due, because the plan is closed."
    assert "it went into action 2" in why_due(after, after.actions[6])


@pytest.mark.parametrize(
    ("ident", "words"),
    [
        ("ring-back", "We will, and overdue, because April 2024 has passed and there is no newer "
                      "response."),
        ("bus-home", "Not decided yet, because the newest response, of 1 May 2024, says so; the "
                     "date is September 2024."),
        ("quiet-room", "We did, because the newest response, of 1 March 2024, says so."),
        ("no-answer", "No published answer found, because the file has no response published by "
                      "this day."),
    ],
)  # fmt: skip
def test_an_answer_is_told_with_its_rule(ident: str, words: str) -> None:
    assert why_answer(demo.state(RUNS).feedback[ident]) == words
