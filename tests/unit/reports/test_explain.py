"""Each sentence about a rule fits the status that the fold worked out, on every day."""

from __future__ import annotations

import datetime as dt

import pytest

from progress_site.fold import lateness
from progress_site.fold.fold import state_on
from progress_site.reports.explain import why_answer, why_due, why_status
from tests.support import demo
from tests.support.records import library, on

RUNS, ENDS = demo.WHILE_IT_RUNS, demo.AFTER_ITS_END


def why(ident: str, day: dt.date = RUNS) -> str:
    state = demo.state(day)
    return why_status(state, state.milestones[ident])


@pytest.mark.parametrize(
    ("ident", "day", "words"),
    [
        (
            "8.2", RUNS,
            "Late, because it is still open, and the date that was first promised has passed "
            "(first promised: July 2024); an update of 2 September 2024 reported: on track.",
        ),
        (
            "7.3", RUNS,
            "Late, because it is still open, and the date that was first promised has passed "
            "(first promised: July 2024; now promised: March 2025); an update of 14 November 2024 "
            "reported: at risk.",
        ),
        (
            "9.1", RUNS,
            "On track, because an update of 16 May 2024 reported: on track, and it is not "
            "late yet (first promised: December 2024).",
        ),
        (
            "7.6", RUNS,
            "Not started, because no update has reported a status, and it is not late yet "
            "(no date was ever promised).",
        ),
        (
            "3.2", RUNS,
            "Done, because an update of 14 November 2024 reported: done; only a correction changes "
            "that.",
        ),
        (
            "9.3", dt.date(2025, 2, 1),
            "Late, because it went into milestone 9.1 and follows it; it is still open, and the "
            "date that was first promised has passed (first promised: January 2025).",
        ),
        (
            "7.3", ENDS,
            "Unfinished, because it was open when government checks ended (28 February 2025) and "
            "still is (an update of 14 November 2024 reported: at risk); the inclusion team at "
            "Exampleshire Council carries it on.",
        ),
    ],
)  # fmt: skip
def test_the_rule_is_named_with_its_facts(ident: str, day: dt.date, words: str) -> None:
    assert why(ident, day) == words


def test_a_new_rule_for_late_needs_no_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only `late_from` knows the rule, and only what `late` means says it."""
    monkeypatch.setattr(lateness, "late_from", lambda _: None)
    state = state_on(demo.library(), RUNS)
    assert why_status(state, state.milestones["8.2"]) == (
        "On track, because an update of 2 September 2024 reported: on track, and it is not late "
        "yet (first promised: July 2024)."
    )


def test_when_the_next_update_is_due_is_told_with_its_rule() -> None:
    silent = on("2024-08-01", library())
    assert why_due(silent, silent.actions[1]) == (
        "The next update is due on 1 July 2024, 6 months after the approval of the plan: "
        "overdue since then."
    )
    state = demo.state(RUNS)
    assert why_due(state, state.actions[1]).endswith("6 months after the last one, 8 November "
                                                     "2024: not overdue.")  # fmt: skip
    after = demo.state(ENDS)
    assert why_due(after, after.actions[1]) == "No update is due, because the plan is closed."
    assert "it went into action 8" in why_due(after, after.actions[11])


@pytest.mark.parametrize(
    ("ident", "words"),
    [
        ("call-us-back", "Will be done, and overdue, because June 2024 has passed and there is no "
                         "newer response."),
        ("letters-in-our-language", "Not decided yet, because the newest response, of 14 November "
                                    "2024, says so; the date is February 2025."),
        ("talk-to-us-too", "Done, because the newest response, of 20 November 2023, says so."),
        ("count-early-calls", "No published answer found, because the file has no response "
                              "published by this day."),
    ],
)  # fmt: skip
def test_an_answer_is_told_with_its_rule(ident: str, words: str) -> None:
    assert why_answer(demo.state(RUNS).feedback[ident]) == words
