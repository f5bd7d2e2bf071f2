"""The frozen plan on its two days: what each record should be, written down by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from progress_site.model.words import PlanStatus
from progress_site.site import check
from tests.support.demo import (
    AFTER_ITS_END,
    DRAFT,
    FOLDER,
    FUTURE,
    WHILE_IT_RUNS,
    everything_on,
    state,
)

#: Milestone: status while the plan runs, status after its end, how often its date moved by then.
MILESTONES = {
    "1.1": ("not_started", "unfinished", 0),
    "1.2": ("late", "unfinished", 0),
    "1.3": ("on_track", "unfinished", 0),
    "1.4": ("done", "done", 0),
    "1.5": ("paused", "unfinished", 0),
    "1.6": ("stopped", "stopped", 0),
    "1.7": ("late", "unfinished", 1),
    "1.8": ("not_started", "unfinished", 0),
    "1.9": ("late", "unfinished", 0),
    "1.10": ("not_started", "unfinished", 0),
    "2.1": ("late", "done", 2),
    "2.2": ("done", "done", 1),
    "2.3": ("late", "unfinished", 1),
    "2.4": ("not_started", "unfinished", 0),
    "2.5": ("not_started", "done", 0),
    "2.6": ("at_risk", "unfinished", 0),
    "2.7": ("not_started", "unfinished", 1),
    "2.8": ("on_track", "done", 0),
    "3.1": ("done", "done", 0),
    "3.2": ("late", "done", 0),
    "3.3": ("not_started", "done", 0),
    "3.4": ("done", "done", 0),
    "3.5": ("not_started", "unfinished", 0),
    "3.6": ("at_risk", "unfinished", 0),
    "4.1": ("done", "done", 0),
    "4.2": ("at_risk", "unfinished", 1),
    "6.1": ("late", "unfinished", 0),
    "7.1": ("not_started", "unfinished", 0),
}

#: Measure: trend and against target while the plan runs, and after its end.
MEASURES = {
    "counted-anew": ("not_comparable", None, "not_comparable", None),
    "earlier-plan": ("one_reading_only", "behind", "one_reading_only", "behind"),
    "few-pupils": ("too_few_to_publish", None, "too_few_to_publish", None),
    "not-yet": ("not_measured_yet", None, "not_measured_yet", None),
    "one-reading": ("one_reading_only", "no_target", "one_reading_only", "no_target"),
    "said-it-helped": ("better", "behind", "better", "behind"),
    "score": ("worse", "no_target", "worse", "no_target"),
    "steady": ("about_the_same", "met", "about_the_same", "met"),
    "waiting-days": ("better", "on_course", "better", "behind"),
}

#: Feedback: the answer on the first day and whether it is overdue, and the same on the second day.
FEEDBACK = {
    "bus-home": ("deciding", False, "deciding", True),
    "free-boats": ("cannot_do", False, "cannot_do", False),
    "later-meetings": ("doing", False, "doing", False),
    "no-answer": (None, False, None, False),
    "quiet-room": ("done", False, "done", False),
    "ring-back": ("will_do", True, "will_do", True),
    "taken-away": ("cannot_do", False, "cannot_do", False),
}

#: Action: what the partnership and what families say on the first day, and on the second.
VERDICTS = {
    1: ("too_early", "no_evidence_yet", "early_signs", "no_evidence_yet"),
    2: ("early_signs", "early_signs", "early_signs", "early_signs"),
    3: ("no_evidence_yet", "not_making_a_difference") * 2,
    4: ("making_a_difference", "not_making_a_difference") * 2,
    5: (None,) * 4,
    6: (None,) * 4,
    7: (None,) * 4,
}


def test_the_fixture_has_no_mistake() -> None:
    _, problems = check(FOLDER)
    assert [str(problem) for problem in problems] == []


def test_its_milestones_stand_where_they_should() -> None:
    first, second = state(WHILE_IT_RUNS), state(AFTER_ITS_END)
    assert {
        ident: (str(first.milestones[ident].status), str(m.status), m.times_moved)
        for ident, m in second.milestones.items()
    } == MILESTONES


def test_its_measures_say_what_they_should() -> None:
    first, second = state(WHILE_IT_RUNS), state(AFTER_ITS_END)
    assert {
        ident: (
            first.measures[ident].trend,
            first.measures[ident].against_target,
            after.trend,
            after.against_target,
        )
        for ident, after in second.measures.items()
    } == MEASURES


def test_its_feedback_has_the_answers_of_the_day() -> None:
    first, second = state(WHILE_IT_RUNS), state(AFTER_ITS_END)
    assert {
        ident: (
            before.response.response if (before := first.feedback[ident]).response else None,
            before.answer_overdue,
            after.response.response if after.response else None,
            after.answer_overdue,
        )
        for ident, after in second.feedback.items()
    } == FEEDBACK


def test_its_actions_carry_both_verdicts() -> None:
    first, second = state(WHILE_IT_RUNS), state(AFTER_ITS_END)
    assert {
        number: tuple(
            str(verdict.impact) if verdict else None
            for action in (first.actions[number], after)
            for verdict in (action.partnership_says, action.families_say)
        )
        for number, after in second.actions.items()
    } == VERDICTS


def test_some_of_its_actions_wait_for_an_update_while_it_runs_and_none_after() -> None:
    first, second = state(WHILE_IT_RUNS), state(AFTER_ITS_END)
    assert [n for n, a in first.actions.items() if a.update_overdue] == [5, 6]
    assert [n for n, a in second.actions.items() if a.update_overdue] == []


def test_the_plan_runs_on_one_day_and_is_closed_on_the_other() -> None:
    first, second = state(WHILE_IT_RUNS), state(AFTER_ITS_END)
    assert (first.plan, first.ended) == (PlanStatus.ACTIVE, None)
    assert second.plan is PlanStatus.CLOSED
    assert second.ended is not None
    assert second.ended.text == "2025-02"
    carried = {i: m.carried_on_by for i, m in second.milestones.items() if m.carried_on_by}
    assert carried == {"1.2": "the Testshire bike team", "3.5": "the tea team"}


def test_its_activities_have_every_status() -> None:
    activities = {
        a.id: str(a.status) for m in state(WHILE_IT_RUNS).milestones.values() for a in m.activities
    }
    assert {i: s for i, s in activities.items() if i.startswith("1.2")} == {
        "1.2.a": "done",
        "1.2.b": "doing",
        "1.2.c": "not_started",
        "1.2.d": "stopped",
    }
    assert activities["2.8.b"] == "not_started"


@pytest.mark.parametrize("word", [DRAFT, FUTURE])
@pytest.mark.parametrize("day", [WHILE_IT_RUNS, AFTER_ITS_END], ids=str)
def test_nothing_of_a_draft_or_of_the_future_is_published(word: str, day: dt.date) -> None:
    assert word not in everything_on(day)


def test_the_words_of_drafts_and_of_the_future_are_in_the_records() -> None:
    """Otherwise the test above could not fail."""
    text = "".join(p.read_text().lower() for p in sorted(FOLDER.rglob("*.[ym][md]*")))
    assert text.count(FUTURE) > 15
    assert text.count(DRAFT) > 3
