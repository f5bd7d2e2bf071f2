"""What needs attention is what the state says, and nothing withdrawn or unpublished."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from progress_site.fold.fold import state_on
from progress_site.model.library import Library
from progress_site.model.vocabulary import Availability, Status
from progress_site.reports.attention import KINDS, AttentionItem, attention_items
from tests.support import demo, records
from tests.support.records import on


def by_kind(found: list[AttentionItem]) -> dict[str, list[str]]:
    return {kind: [m.subject for m in found if m.kind == kind] for kind in KINDS}


def test_each_kind_is_found_while_the_plan_runs() -> None:
    state = demo.state(demo.WHILE_IT_RUNS)
    found = by_kind(attention_items(state))
    late = [m.id for m in state.milestones.values() if m.status is Status.LATE]
    assert sorted(found["late"]) == sorted(late) != []
    assert found["at_risk"] == ["7.4", "10.3"]
    assert found["update_overdue"] == []
    assert found["answer_overdue"] == ["call-us-back", "nursery-to-school"]
    assert found["no_answer"] == ["count-early-calls", "quiet-room-on-visit-day"]
    assert found["evidence"] == ["2", "8"]
    assert found["no_figure"] == ["young-people-saw-a-change"]
    assert found["unfinished"] == []


def test_an_action_without_news_waits_for_an_update() -> None:
    found = on("2024-08-01", records.library(records.update("2024-03-01", about=[1])))
    assert by_kind(attention_items(found))["update_overdue"] == ["2", "3"]


def test_after_the_end_it_is_unfinished_and_not_late() -> None:
    found = attention_items(demo.state(demo.AFTER_ITS_END))
    kinds = by_kind(found)
    assert kinds["late"] == kinds["update_overdue"] == []
    carried = {m.subject: m.note for m in found if m.kind == "unfinished"}
    assert carried["7.3"].endswith("carried on by the inclusion team at Exampleshire Council")
    assert carried["8.3"].endswith("nobody has said who carries it on")


def test_what_is_done_needs_evidence_that_can_be_read() -> None:
    library = demo.library()
    entries = tuple(
        entry.model_copy(update={"availability": Availability.KNOWN_BUT_NOT_FOUND})
        if entry.id == "nursery-leads"
        else entry
        for entry in library.evidence.evidence
    )
    evidence = library.evidence.model_copy(update={"evidence": entries})
    state = state_on(dataclasses.replace(library, evidence=evidence), demo.WHILE_IT_RUNS)
    assert "5.2" in by_kind(attention_items(state))["evidence"]
    assert "5.2" not in by_kind(attention_items(demo.state(demo.WHILE_IT_RUNS)))["evidence"]


def test_nothing_withdrawn_unpublished_or_from_a_draft_is_told() -> None:
    for day in (demo.WHILE_IT_RUNS, demo.AFTER_ITS_END):
        told = " ".join(f"{m.what} {m.note}" for m in attention_items(demo.state(day))).lower()
        for word in (demo.WITHDRAWN, demo.FUTURE, demo.DRAFT):
            assert word not in told


@pytest.fixture
def empty() -> Library:
    library = demo.library()
    return Library(library.plan.model_copy(update={"how_many_actions": 1, "approval": None}))


def test_where_nothing_is_there_nothing_needs_attention(empty: Library) -> None:
    assert attention_items(state_on(empty, dt.date(2024, 1, 1))) == []
