"""The tables of what may follow what."""

from __future__ import annotations

import pytest

from progress_site.derive.meanings import MEANINGS, WORDS
from progress_site.model.words import (
    ENDED,
    OPEN,
    PLAN_TRANSITIONS,
    TRANSITIONS,
    ActivityStatus,
    AgainstTarget,
    Answer,
    Impact,
    PlanStatus,
    Reported,
    Status,
    Trend,
)


def test_the_table_of_transitions_is_the_published_one() -> None:
    """Whoever changes the table changes this test: readers were told otherwise."""
    anything = {"not_started", "on_track", "at_risk", "done", "paused", "stopped"}
    assert {str(a): {str(b) for b in after} for a, after in TRANSITIONS.items()} == {
        "not_started": anything,
        "on_track": anything - {"not_started"},
        "at_risk": anything - {"not_started"},
        "paused": anything - {"not_started"},
        "done": set(),
        "stopped": set(),
    }


def test_a_promise_is_open_until_it_is_done_or_stopped() -> None:
    assert {str(s) for s in OPEN} == {"not_started", "on_track", "at_risk", "paused"}


def test_late_and_unfinished_are_never_reported() -> None:
    assert {str(s) for s in Status} - {str(s) for s in Reported} == {"late", "unfinished"}


def test_the_plan_only_moves_forward() -> None:
    order = list(PlanStatus)
    for before, after in PLAN_TRANSITIONS.items():
        assert all(order.index(a) > order.index(before) for a in after)
    assert set(PLAN_TRANSITIONS) == set(PlanStatus)
    assert {str(s) for s in ENDED} == {"stepped_down", "closed", "superseded"}


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("status", Status),
        ("activity", ActivityStatus),
        ("impact", Impact),
        ("answer", Answer),
        ("trend", Trend),
        ("target", AgainstTarget),
        ("plan", PlanStatus),
    ],
)
def test_each_word_of_the_record_has_readers_words_and_a_meaning(
    group: str, words: type[Status]
) -> None:
    assert {str(word) for word in words} <= set(WORDS[group])
    assert {str(word) for word in words} <= set(MEANINGS[group])
