"""The calendar: whole days, stable ids, and what moved, stopped or was taken away is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import icalendar
import pytest

from progress_site.fold.fold import state_on
from progress_site.fold.state import State
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, WITHDRAWN, state
from tests.support.hostile import CONTROL, TITLES
from tests.support.outlets import SITE_URL, Dated, feed_files, read_calendar
from tests.support.records import Data, library, moved, on, plan, reported, update

ICS = "feeds/milestones.ics"


def events(found: State, *, past: bool = False) -> dict[str, Dated]:
    """Return the events by the number of their milestone."""
    read = read_calendar(feed_files(found, past=past)[ICS])
    return {e.url.rpartition("milestone-")[2].replace("-", "."): e for e in read.values()}


def calendar(day: str, *updates: Any, **parts: Any) -> dict[str, Dated]:
    return events(on(day, library(*updates, **parts)))


def one(due: str | Data, **more: Any) -> list[Data]:
    promise = {"id": "1.1", "promise": "A promise.", "due": due, **more}
    return [{"number": 1, "title": "First action", "milestones": [promise]}]


@pytest.mark.parametrize("past", [False, True])
@pytest.mark.parametrize("day", [WHILE_IT_RUNS, AFTER_ITS_END], ids=str)
def test_two_readers_read_the_same(day: dt.date, past: bool) -> None:
    found = state(day)
    read = events(found, past=past)
    dated = {m.id for m in found.milestones.values() if m.due.is_stated}
    assert dated <= read.keys()
    for ident, event in read.items():
        assert event.end - event.start == dt.timedelta(days=1)
        assert event.transparent == "TRANSPARENT"
        assert event.stamp.date() <= day
        if ident in dated:
            assert event.start == found.milestones[ident].due.last


@pytest.mark.parametrize(
    ("due", "last", "words"),
    [
        ("2024-09-30", dt.date(2024, 9, 30), "By 30 September 2024: A promise."),
        ("2024-09", dt.date(2024, 9, 30), "By the end of September 2024: A promise."),
        ("2024-Q3", dt.date(2024, 9, 30), "By 30 September 2024: A promise."),
        ("autumn term 2024", dt.date(2024, 12, 31), "By the end of autumn term 2024:"),
        ("winter season 2024", dt.date(2025, 2, 28), "By the end of winter 2024"),
        ("2024/25", dt.date(2025, 8, 31), "By the end of the school year 2024/25:"),
        ("2024", dt.date(2024, 12, 31), "By the end of 2024: A promise."),
    ],
)
def test_a_partial_date_stands_on_its_last_day(due: str, last: dt.date, words: str) -> None:
    event = calendar("2024-02-01", actions=one(due))["1.1"]
    assert event.start == last
    assert event.summary.startswith(words)


def test_a_promise_that_never_had_a_date_is_left_out() -> None:
    assert calendar("2024-02-01").keys() == {"1.1", "1.2", "2.1"}


def test_a_date_that_moves_is_told_and_raises_the_sequence() -> None:
    first = calendar("2024-02-01")["1.1"]
    moves = [
        update("2024-03-01", moved("1.1", "2024-09")),
        update("2024-08-01", moved("1.1", "2025")),
    ]
    second, third = (calendar(day, *moves)["1.1"] for day in ("2024-04-01", "2024-09-01"))
    assert [event.sequence for event in (first, second, third)] == [0, 1, 2]
    assert first.uid == second.uid == third.uid
    assert [event.stamp.date() for event in (first, second, third)] == [
        dt.date(2024, 1, 1),
        dt.date(2024, 3, 1),
        dt.date(2024, 8, 1),
    ]
    assert "It was: 30 June 2024. Now: September 2024." in second.description
    assert "Why: A reason." in second.description


def test_an_id_is_for_ever() -> None:
    """Were it another one, every calendar would show every date twice."""
    assert calendar("2024-02-01")["1.1"].uid == "119c1472-e3d0-5ae3-800e-2f3a0ca989ca"


def test_news_that_change_no_date_raise_nothing() -> None:
    says = [update("2024-03-01", reported("1.1", "on_track"))]
    event = calendar("2024-04-01", *says)["1.1"]
    assert event.sequence == 0


def test_what_is_stopped_is_cancelled_with_the_reason() -> None:
    event = calendar("2024-04-01", update("2024-03-01", reported("1.1", "stopped")))["1.1"]
    assert (event.status, event.sequence) == ("CANCELLED", 1)
    assert event.summary == "Stopped: First promise."
    assert "Why: A reason." in event.description


def test_what_is_done_stays_and_says_so() -> None:
    event = calendar("2024-04-01", update("2024-03-01", reported("1.1", "done")))["1.1"]
    assert event.status == "CONFIRMED"
    assert event.summary == "Done: First promise."
    assert event.start == dt.date(2024, 6, 30)


def test_a_date_that_is_taken_away_is_told_where_it_stood() -> None:
    event = calendar("2024-04-01", update("2024-03-01", moved("1.1", "not_stated")))["1.1"]
    assert (event.status, event.summary) == ("CANCELLED", "No date now: First promise.")
    assert event.start == dt.date(2024, 6, 30)


def test_a_status_of_the_day_is_not_kept_in_a_calendar() -> None:
    event = calendar("2024-12-01", update("2024-03-01", reported("1.1", "at_risk")))["1.1"]
    said = f"{event.summary} {event.description}".lower()
    assert "late" not in said
    assert "risk" not in said
    assert event.url == f"{SITE_URL}actions/1/#milestone-1-1"


def test_of_a_withdrawn_promise_the_notice_is_left() -> None:
    gone = one("2024-09", withdrawn={"on": "2024-03-01", "reason": "privacy"})
    found = on("2024-04-01", library(actions=gone))
    assert b"A promise." not in feed_files(found)[ICS]
    event = events(found)["1.1"]
    assert (event.status, event.sequence) == ("CANCELLED", 1)
    assert event.summary == "Milestone 1.1: withdrawn"
    assert "taken away on 1 March 2024" in event.description


@pytest.mark.parametrize("day", [WHILE_IT_RUNS, AFTER_ITS_END], ids=str)
def test_withdrawn_words_are_nowhere(day: dt.date) -> None:
    assert WITHDRAWN not in feed_files(state(day))[ICS].decode().replace("\r\n ", "").lower()


def test_a_draft_promises_nothing_yet() -> None:
    event = calendar("2024-04-01", plan=plan(approval=None))["1.1"]
    assert event.status == "TENTATIVE"
    assert "draft" in event.description


def test_a_demonstration_says_so() -> None:
    found = calendar("2024-04-01", plan=plan(demonstration=True, shown_as_of="2024-04-01"))["1.1"]
    assert found.summary.startswith("Demonstration: ")
    assert "Nothing in it is real" in found.description


def test_a_calendar_of_a_past_day_does_not_look_live() -> None:
    found = on("2024-05-01", library())
    live, past = (feed_files(found, past=past)[ICS] for past in (False, True))
    assert b"REFRESH-INTERVAL" in live
    assert b"REFRESH-INTERVAL" not in past
    assert "as it stood on 1 May 2024" in str(icalendar.Calendar.from_ical(past)["x-wr-calname"])
    assert not read_calendar(live).keys() & read_calendar(past).keys()
    assert all("not today’s" in e.description for e in read_calendar(past).values())


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_hostile_words_come_out_as_they_went_in(title: str) -> None:
    event = calendar("2024-04-01", actions=one("2024-09", promise=title))["1.1"]
    assert event.summary == f"By the end of September 2024: {title.strip()}"


def test_control_characters_are_dropped_and_the_words_stay() -> None:
    found = state_on(library(actions=one("2024-09", promise=CONTROL)), dt.date(2024, 4, 1))
    assert events(found)["1.1"].summary == "By the end of September 2024: Beforeafter"
