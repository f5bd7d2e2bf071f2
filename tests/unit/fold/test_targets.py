"""A target that an update changes, and the steps on the way to it."""

from __future__ import annotations

from decimal import Decimal

from progress_site.model.vocabulary import AgainstTarget
from progress_site.open_data.files import open_data
from progress_site.pages.changes import event_view, plan_changes
from progress_site.pages.measures import measure_view
from progress_site.urls import addresses
from tests.support.measures import (
    Q1,
    Q2,
    TO_60,
    reading,
    step,
)
from tests.support.records import Data, library, measure, on, update

WHY: Data = {"reason": "A reason.", "agreed_by": "a board"}


def test_a_step_set_anew_is_a_change_with_its_old_figure() -> None:
    figures = measure(reading(Q2, "44"), interim_targets=[step("2024-Q2", "45")], target=TO_60)
    change = {"measure": "figure", "interim_target": "40", "by": "2024-Q2", **WHY}
    found = library(update("2024-06-01", change), measures=(figures,))
    assert on("2024-05-31", found).measures["figure"].against_target is AgainstTarget.BEHIND
    state = on("2024-06-01", found)
    known_now = state.measures["figure"]
    assert (known_now.against_target, known_now.expected_now) == ("on_course", Decimal(40))
    (event,) = plan_changes(state)
    assert (event.before, event.after) == ("45", "40")
    told = event_view(state, event)
    assert told.headline == "New interim target for April to June 2024: How much?"
    assert (told.before, told.after) == ("45%", "40%")
    assert state.events_by_update["2024-06-01-news"] == (event,)
    files = open_data(state, "https://example.org/", past=False)
    assert "interim_target" in files[addresses.table("changes")].decode().splitlines()[1]
    rows = measure_view(state, known_now).targets
    assert [(r.value, "no longer" in (r.note or "").lower()) for r in rows] == [
        ("45%", True),
        ("40%", False),
        ("60%", False),
    ]


def test_an_old_target_stays_on_the_page_of_its_figure() -> None:
    figures = measure(reading(Q1, "50"), target=TO_60)
    change = {"measure": "figure", "target": "50", "by": "2025", **WHY}
    state = on("2024-06-01", library(update("2024-06-01", change), measures=(figures,)))
    rows = measure_view(state, state.measures["figure"]).targets
    assert [(r.value, r.period.words) for r in rows] == [
        ("60%", "31 December 2024"),
        ("50%", "2025"),
    ]
    assert rows[0].note == "No longer the target since 1 June 2024."


def test_a_new_target_counts_from_the_day_of_its_update() -> None:
    rise = measure(reading(Q1, "50"), target=TO_60)
    news = update("2024-06-01", {"measure": "figure", "target": "50", "by": "2025", **WHY})
    found = library(news, measures=(rise,))
    assert on("2024-05-31", found).measures["figure"].against_target is AgainstTarget.BEHIND
    state = on("2024-06-01", found).measures["figure"]
    assert state.against_target is AgainstTarget.MET
    assert state.target_by is not None
    assert (state.target_value, state.target_by.text) == (Decimal(50), "2025")
    assert [(e.before, e.after) for e in state.target_events] == [("60", "50")]


def test_a_new_target_that_names_no_date_keeps_the_old_one() -> None:
    rise = measure(reading(Q1, "50"), target=TO_60)
    news = update("2024-06-01", {"measure": "figure", "target": "70", **WHY})
    state = on("2024-06-01", library(news, measures=(rise,))).measures["figure"]
    assert state.target_by is not None
    assert state.target_by.text == "2024-12-31"
    open_end = update("2024-07-01", {"measure": "figure", "target": "7", "by": "not_stated", **WHY})
    state = on("2024-07-01", library(news, open_end, measures=(rise,))).measures["figure"]
    assert state.target_by is not None
    assert not state.target_by.is_stated


def test_each_new_target_follows_the_one_before_it_of_its_own_measure() -> None:
    figures = measure(target=TO_60), measure(id="other", target={"value": "1"})
    news = (
        update("2024-02-01", {"measure": "figure", "target": "70", **WHY}),
        update("2024-03-01", {"measure": "other", "target": "2", **WHY}),
        update("2024-04-01", {"measure": "figure", "target": "80", **WHY}),
    )
    state = on("2024-05-01", library(*news, measures=figures))
    told = {i: [(e.before, e.after) for e in m.target_events] for i, m in state.measures.items()}
    assert told == {"figure": [("60", "70"), ("70", "80")], "other": [("1", "2")]}


def test_each_new_step_follows_the_one_before_it_that_is_due_at_the_same_time() -> None:
    def change(figure: str, by: str) -> Data:
        return {"measure": "figure", "interim_target": figure, "by": by, **WHY}

    news = (
        update("2024-02-01", change("40", "2024-Q2"), name="a"),
        update("2024-02-02", change("50", "2024-Q3"), name="b"),
        update("2024-02-03", change("42", "2024-Q2"), name="c"),
        update("2024-02-04", {"measure": "figure", "target": "70", **WHY}, name="d"),
    )
    figures = measure(interim_targets=[step("2024-Q2", "45")], target=TO_60)
    state = on("2024-05-01", library(*news, measures=(figures,)))
    told = [(e.before, e.after) for e in state.measures["figure"].target_events]
    assert told == [("45", "40"), (None, "50"), ("40", "42"), ("60", "70")]


def test_a_first_target_may_come_later() -> None:
    news = update("2024-06-01", {"measure": "figure", "target": "70", "by": "2025", **WHY})
    found = library(news, measures=(measure(reading(Q1, "50")),))
    assert on("2024-05-31", found).measures["figure"].against_target is AgainstTarget.NO_TARGET
    state = on("2024-06-01", found).measures["figure"]
    assert state.against_target is AgainstTarget.BEHIND
    assert state.target_events[0].before is None
