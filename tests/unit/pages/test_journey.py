"""The journey: every year of it, what follows from the record, and a drawing true to distance."""

from __future__ import annotations

import datetime as dt

import pytest

from progress_site.model.vocabulary import PlanStatus, Status
from progress_site.pages.changes import changes_view
from progress_site.pages.journey import journey_view
from progress_site.pages.pictures import LinePart, LineView, line_view
from progress_site.words.wording import counts
from tests.support.components import words_of
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, publish, state
from tests.support.records import library, on, plan, reported, update

DAYS = (WHILE_IT_RUNS, AFTER_ITS_END)


def event(ident: str, date: object, **more: object) -> dict[str, object]:
    return {"id": ident, "published": "2020-01-01", "date": date, "title": "Event", **more}


def line_of(*events: dict[str, object], day: str = "2024-07-01") -> LineView:
    found = on(day, library(journey={"events": list(events)}))
    view = journey_view(found).line
    assert view is not None
    return view


def per_cent(value: str) -> float:
    return float(value.removesuffix("%"))


# -- the list


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_year_stands_in_the_list_also_an_empty_one(day: dt.date) -> None:
    years = [int(year.year) for year in journey_view(state(day)).years]
    assert years == list(range(years[0], day.year + 1))


def test_a_year_without_anything_is_there_and_empty() -> None:
    found = on("2024-07-01", library(journey={"events": [event("a", "2020-03")]}))
    years = {y.year: y for y in journey_view(found).years}
    assert list(years) == ["2020", "2021", "2022", "2023", "2024"]
    assert (years["2021"].events, years["2021"].facts) == ((), ())


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_event_is_left_out_or_said_twice(day: dt.date) -> None:
    found = state(day)
    listed = [event.id for year in journey_view(found).years for event, _forms in year.events]
    assert sorted(listed) == sorted(event.id for event in found.journey)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_promises_kept_are_counted_once_each(day: dt.date) -> None:
    found = state(day)
    facts = [f for year in journey_view(found).years for f in year.facts]
    done = sum(int(f.words.split()[0]) for f in facts if f.mark.key == "done")
    assert done == found.counts[Status.DONE]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_moved_dates_are_those_of_the_changes_to_the_plan(day: dt.date) -> None:
    found = state(day)
    for year in journey_view(found).years:
        moved = [f for f in year.facts if f.mark.key == "due"]
        tallies = [t for t in changes_view(found, year.year).tallies if t.mark.key == "due"]
        assert [f.words.split()[0] for f in moved] == [t.words.split()[0] for t in tallies]


def test_approval_and_end_follow_from_the_record() -> None:
    end = update("2024-05-01", {"plan": "stepped_down"}, **{"from": "monitors"})
    found = on("2024-07-01", library(end))
    (year,) = journey_view(found).years
    assert [f.words for f in year.facts] == [
        "The plan was approved: 1 January 2024.",
        "Government checks on the plan ended: 1 May 2024.",
    ]


def test_what_the_journey_tells_itself_is_not_said_twice() -> None:
    found = on("2024-07-01", library(journey={"events": [event("a", "2024-01-01")]}))
    (year,) = journey_view(found).years
    assert (len(year.events), year.facts) == (1, ())


def test_a_draft_has_not_been_approved() -> None:
    draft = on("2024-07-01", library(plan=plan(approval=None)))
    view = journey_view(draft)
    assert (view.line, view.years) == (None, ())
    assert view.plan is PlanStatus.DRAFT


def test_it_ends_with_the_state_of_the_day() -> None:
    found = on("2024-07-01", library(update("2024-02-01", reported("1.1", "done"))))
    now = journey_view(found)
    assert counts(now.counts).sentence == "1 of 4 milestones is done"
    assert now.plan is PlanStatus.ACTIVE


# -- the drawing


def test_places_on_the_line_are_true_to_distance() -> None:
    line = line_of(event("a", "2020-07-01"), event("b", "2022-07-02"), day="2023-07-02")
    first, second = sorted(per_cent(dot.begins) for dot in line.dots)
    assert (first, second) == (12.5, 62.5)
    assert per_cent(line.today) == 87.5
    assert [year.begins for year in line.years] == ["0%", "25.1%", "50%", "75%"]


def test_what_took_long_is_a_bar_and_ends_no_later_than_today() -> None:
    line = line_of(event("a", {"from": "2023-01", "to": "2030"}), day="2024-07-01")
    assert line.dots == ()
    (bar,) = line.spans
    assert bar.begins == "0%"
    assert bar.ends == line.today


def test_an_event_of_which_only_the_year_is_known_is_a_dot() -> None:
    line = line_of(event("a", "2022"), event("b", "2021-03"))
    assert (len(line.dots), line.spans) == (2, ())


def test_dots_near_each_other_do_not_cover_each_other() -> None:
    events = [event(f"e{i}", f"2020-03-{i:02d}") for i in range(1, 6)]
    line = line_of(*events)
    assert len({(dot.begins, dot.height) for dot in line.dots}) == 5
    assert len({dot.height for dot in line.dots}) == 5
    assert all(-line.axis < dot.height < 0 for dot in line.dots)


def test_bars_of_one_time_stand_below_each_other() -> None:
    line = line_of(
        event("a", {"from": "2020-01", "to": "2021"}), event("b", {"from": "2021-01", "to": "2022"})
    )
    first, second = line.spans
    assert first.height != second.height
    assert all(line.axis + bar.height < line.height for bar in line.spans)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_all_of_the_drawing_lies_within_it(day: dt.date) -> None:
    line = line_view(state(day), 2021)
    parts = [*line.dots, *line.spans, *([line.plan] if line.plan else [])]
    places = [per_cent(p) for part in parts for p in (part.begins, part.ends)]
    places += [per_cent(y.middle) for y in line.years] + [per_cent(line.today)]
    assert all(0 <= place <= 100 for place in places)


def test_the_plan_is_drawn_from_its_approval_to_its_end() -> None:
    end = update("2024-07-01", {"plan": "stepped_down"}, **{"from": "monitors"})
    story = publish(on("2024-12-31", library(end)))["story/"]
    assert "1 January 2024 to 1 July 2024" in words_of(story)
    line = line_view(on("2024-12-31", library(end)), 2024)
    assert line.plan == LinePart("0%", "49.7%", 0)


def test_its_words_count_what_is_drawn() -> None:
    events = [
        event("a", "2020-03"),
        event("b", {"from": "2021-01", "to": "2021-12"}),
        event("c", "2022-03"),
    ]
    said = words_of(publish(on("2024-07-01", library(journey={"events": events})))["story/"])
    assert "Each of the 2 dots" in said
    assert "The bar is what took longer." in said
