"""The demonstration on its two days: what each record should be, written down by hand."""

from __future__ import annotations

from progress_site.assemble.site import check
from progress_site.model.vocabulary import PlanStatus
from tests.support.demo import (
    AFTER_ITS_END,
    FOLDER,
    WHILE_IT_RUNS,
    state,
)

#: Milestone: status while the plan runs, status after its end, how often its date moved by then.
MILESTONES = {
    "1.1": ("done", "done", 0),
    "1.2": ("done", "done", 0),
    "1.3": ("done", "done", 0),
    "2.1": ("done", "done", 0),
    "2.2": ("late", "unfinished", 0),
    "2.3": ("done", "done", 0),
    "3.1": ("done", "done", 0),
    "3.2": ("done", "done", 1),
    "3.3": ("done", "done", 0),
    "3.4": ("on_track", "unfinished", 0),
    "4.1": ("done", "done", 0),
    "4.2": ("done", "done", 0),
    "4.3": ("paused", "unfinished", 0),
    "4.4": ("not_started", "unfinished", 0),
    "5.1": ("done", "done", 0),
    "5.2": ("done", "done", 0),
    "5.3": ("on_track", "unfinished", 1),
    "6.1": ("done", "done", 0),
    "6.2": ("done", "done", 0),
    "6.3": ("done", "done", 0),
    "7.1": ("done", "done", 0),
    "7.2": ("done", "done", 2),
    "7.3": ("late", "unfinished", 2),
    "7.4": ("at_risk", "unfinished", 0),
    "7.5": ("stopped", "stopped", 0),
    "7.6": ("not_started", "unfinished", 0),
    "8.1": ("done", "done", 0),
    "8.2": ("late", "done", 0),
    "8.3": ("not_started", "unfinished", 0),
    "9.1": ("on_track", "unfinished", 1),
    "9.2": ("done", "done", 0),
    "9.3": ("on_track", "unfinished", 0),
    "10.1": ("done", "done", 0),
    "10.2": ("done", "done", 1),
    "10.3": ("at_risk", "done", 0),
    "10.4": ("done", "done", 0),
    "11.1": ("on_track", "done", 0),
    "11.2": ("not_started", "unfinished", 0),
}

#: Measure: trend and against target while the plan runs, and after its end.
MEASURES = {
    "all-had-read-the-page": ("not_comparable", "no_target", "better", "no_target"),
    "fetched-home-early": ("too_few_to_publish", "no_target", "too_few_to_publish", "no_target"),
    "first-week-went-well": ("better", "behind", "better", "behind"),
    "help-came-soon": ("about_the_same", "behind", "better", "behind"),
    "letter-was-clear": ("better", "on_course", "better", "met"),
    "nursery-staff-knew": ("one_reading_only", "no_target", "better", "no_target"),
    "parents-felt-heard": ("better", "met", "better", "met"),
    "persistent-absence": ("one_reading_only", "behind", "one_reading_only", "behind"),
    "progress-score": ("worse", "no_target", "worse", "no_target"),
    "staff-felt-ready": ("better", "on_course", "better", "on_course"),
    "weeks-families-waited": ("worse", "behind", "worse", "behind"),
    "young-people-saw-a-change": ("not_measured_yet", None, "one_reading_only", "behind"),
}

#: Feedback: the answer on the first day and whether it is overdue, and the same on the second day.
#: What was said only later is not there on the first day.
FEEDBACK = {
    "a-visit-to-school": ("cannot_do", False, "cannot_do", False),
    "call-us-back": ("will_do", True, "will_do", True),
    "count-early-calls": (None, False, "will_do", False),
    "hear-the-page": ("doing", False, "done", False),
    "letters-in-our-language": ("deciding", False, "deciding", True),
    "meetings-after-work": ("done", False, "done", False),
    "nursery-to-school": ("deciding", True, "doing", False),
    "one-letter-not-five": ("doing", False, "done", False),
    "papers-before-meetings": ("done", False, "done", False),
    "phone-line-for-parents": ("cannot_do", False, "cannot_do", False),
    "quiet-room-on-visit-day": (None, False, None, False),
    "read-it-on-a-phone": ("doing", False, "doing", False),
    "ride-home-from-clubs": ("deciding", False),
    "same-therapist-each-time": ("will_do", False, "cannot_do", False),
    "talk-to-us-too": ("done", False, "done", False),
}

#: Action: what the partnership and what families say on the first day, and on the second.
VERDICTS = {
    1: ("early_signs", "no_evidence_yet") * 2,
    2: ("no_evidence_yet", None) * 2,
    3: ("early_signs", None) * 2,
    4: ("not_making_a_difference", "not_making_a_difference") * 2,
    5: ("too_early", None) * 2,
    6: ("making_a_difference", "making_a_difference") * 2,
    7: ("early_signs", "not_making_a_difference") * 2,
    8: ("no_evidence_yet", "early_signs") * 2,
    9: ("too_early", None, "early_signs", None),
    10: ("early_signs", "early_signs") * 2,
    11: (None,) * 4,
}


def test_it_has_no_mistake() -> None:
    _, problems = check(FOLDER)
    assert [str(p) for p in problems if p.severity == "error"] == []


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
        ident: tuple(
            fact
            for said in (first.feedback.get(ident), after)
            if said
            for fact in (said.response.response if said.response else None, said.answer_overdue)
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


def test_none_of_its_actions_waits_for_an_update() -> None:
    for day in (WHILE_IT_RUNS, AFTER_ITS_END):
        assert not any(action.update_overdue for action in state(day).actions.values())


def test_the_plan_runs_on_one_day_and_is_closed_on_the_other() -> None:
    first, second = state(WHILE_IT_RUNS), state(AFTER_ITS_END)
    assert (first.plan, first.ended) == (PlanStatus.ACTIVE, None)
    assert second.plan is PlanStatus.CLOSED
    assert second.ended is not None
    assert second.ended.text == "2025-02"
    carried = {i: m.carried_on_by for i, m in second.milestones.items() if m.carried_on_by}
    assert carried == {
        "2.2": "the digital team at Exampleshire Council",
        "5.3": "the community health team",
        "7.3": "the inclusion team at Exampleshire Council",
        "7.4": "the inclusion team at Exampleshire Council",
        "9.1": "the admissions and transfers team",
        "9.3": "the admissions and transfers team",
        "10.3": "the web team at Exampleshire Council",
    }


def test_its_activities_have_every_status() -> None:
    activities = {
        a.id: str(a.status) for m in state(WHILE_IT_RUNS).milestones.values() for a in m.activities
    }
    assert {i: s for i, s in activities.items() if i.startswith(("1.3", "7.4"))} == {
        "1.3.a": "done",
        "1.3.b": "done",
        "1.3.c": "stopped",
        "7.4.a": "doing",
        "7.4.b": "not_started",
    }
    assert activities["3.2.c"] == "done"
