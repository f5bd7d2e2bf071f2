"""The tables: what is documented is what is written, and every program reads it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from functools import cache
from typing import Any

import pytest

from progress_site.fields.plan import DESCRIBED, TABLES
from progress_site.fold.fold import state_on
from progress_site.fold.state import State
from progress_site.open_data.files import guarded
from progress_site.pages.data import columns_pages
from progress_site.urls import addresses
from progress_site.words.publisher import licence
from tests.support.demo import AFTER_ITS_END, DRAFT, FUTURE, WHILE_IT_RUNS, WITHDRAWN, state
from tests.support.hostile import CONTROL, TITLES
from tests.support.outlets import SITE_URL, data_files, table
from tests.support.records import Data, feedback, library, measure, moved, on, plan, update

DAYS = [WHILE_IT_RUNS, AFTER_ITS_END]


def rows(found: State, name: str) -> list[dict[str, str]]:
    return table(data_files(found)[f"data/{name}.csv"])


@cache
def rows_on(day: dt.date) -> dict[str, list[dict[str, str]]]:
    """Return the rows of every table of the demonstration on a day."""
    files = data_files(state(day))
    return {entry.name: table(files[f"data/{entry.name}.csv"]) for entry in TABLES}


# -- one definition


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_is_documented_is_what_is_written(day: dt.date) -> None:
    """The page, the package and the file name the same columns in the same order."""
    files = data_files(state(day))
    package = json.loads(files["data/datapackage.json"])
    for page, resource in zip(columns_pages(DESCRIBED), package["resources"], strict=True):
        shown, path = page.view.table, addresses.table(page.view.table.name)
        assert page.address == f"data/columns/{resource['name']}/"
        head = files[path].decode().partition("\r\n")[0].split(",")
        assert head == [name for column in shown.columns for name in column.names]
        assert head == [field["name"] for field in resource["schema"]["fields"]]
        assert path == f"data/{resource['path']}"
        assert all(column.words for column in shown.columns)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_cell_is_of_the_type_of_its_column(day: dt.date) -> None:
    kinds = {
        "number": r"(-?\d+(\.\d+)?)?",
        "whole": r"\d*",
        "flag": r"(true|false)?",
        "day": r"(\d{4}-\d\d-\d\d)?",
        "link": r"(https?://\S+)?",
        "date": r"(\d{4}-\d\d-\d\d)?",
    }
    for entry in TABLES:
        for row in rows_on(day)[entry.name]:
            for column in entry.columns:
                cell = row[column.names[0]]
                assert re.fullmatch(kinds.get(column.cell_type, r"(?s).*"), cell), (column, cell)
                assert not column.values or cell in (*column.values, ""), (column, cell)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_key_of_a_table_tells_its_rows_apart(day: dt.date) -> None:
    for entry in TABLES:
        if entry.key:
            keys = [row[entry.key] for row in rows_on(day)[entry.name]]
            assert len(set(keys)) == len(keys), entry.name
            assert all(keys), entry.name


# -- what they say


def test_a_milestone_stands_as_on_its_page() -> None:
    found = on("2024-09-01", library(update("2024-03-01", moved("1.1", "2024-Q3"))))
    row = next(row for row in rows(found, "milestones") if row["id"] == "1.1")
    assert (row["due_first"], row["due_last"], row["due_words"]) == (
        "2024-07-01",
        "2024-09-30",
        "July to September 2024",
    )
    assert row["original_due_last"] == "2024-06-30"
    assert (row["status"], row["times_moved"]) == ("late", "1")
    assert row["url"] == f"{SITE_URL}actions/1/#milestone-1-1"


def test_an_action_counts_what_the_state_counts() -> None:
    found = state(AFTER_ITS_END)
    for row in rows(found, "actions"):
        action = found.actions[int(row["number"])]
        assert int(row["milestones"]) == len(action.milestones)
        assert {key: int(row[str(key)]) for key in action.counts} == dict(action.counts)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_whole_history_is_in_it(day: dt.date) -> None:
    found = state(day)
    written = rows(found, "changes")
    assert [(r["update"], r["kind"], r["subject"]) for r in written] == [
        (e.update, e.kind, e.subject) for e in found.events
    ]
    moves = [row for row in written if row["kind"] == "due" and row["move_number"]]
    assert moves
    assert all(row["reason"] and row["agreed_by"] and row["effect"] for row in moves)


def test_all_answers_stay() -> None:
    said = feedback(
        {"published": "2024-03-01", "response": "will_do", "words": "Soon.", "by": "2024-06"},
        {"published": "2024-07-01", "response": "done", "words": "Here it is."},
    )
    found = on("2024-08-01", library(feedback=(said,)))
    assert [r["words"] for r in rows(found, "answers")] == ["Soon.", "Here it is."]
    (row,) = rows(found, "feedback")
    assert (row["response"], row["answered_last"]) == ("done", "2024-07-01")


def test_a_figure_below_zero_stays_a_number() -> None:
    found = on("2024-08-01", library(measures=(measure({"period": "2024", "value": "-1.46"}),)))
    assert rows(found, "measures")[0]["latest"] == "-1.46"
    assert rows(found, "readings")[0]["value"] == "-1.46"


def test_the_file_of_one_measure_is_a_part_of_the_file_of_all() -> None:
    files = data_files(state(AFTER_ITS_END))
    whole = table(files["data/readings.csv"])
    parts = [
        row
        for ident in state(AFTER_ITS_END).measures
        for row in table(files[f"data/measures/{ident}.csv"])
    ]
    assert whole == parts


def test_a_suppressed_figure_is_nowhere() -> None:
    found = on(
        "2024-08-01", library(measures=(measure({"period": "2024", "value": "suppressed"}),))
    )
    (row,) = rows(found, "measures")
    assert (row["latest"], row["latest_state"]) == ("", "suppressed")


# -- what was taken away


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_words_of_the_withdrawn_the_future_and_drafts_are_nowhere(day: dt.date) -> None:
    for path, content in data_files(state(day)).items():
        for word in (WITHDRAWN, FUTURE, DRAFT):
            assert word.encode() not in content.lower(), (path, word)


def test_a_withdrawal_is_told_on_every_row_that_lost_words() -> None:
    gone: Data = {
        "number": 1,
        "title": "Secret",
        "withdrawn": {"on": "2024-05-01", "reason": "privacy"},
        "milestones": [{"id": "1.1", "promise": "Secret.", "due": "2024-09",
                        "activities": [{"id": "1.1.a", "words": "Secret."}]}],
    }  # fmt: skip
    says = update("2024-03-01", moved("1.1", "2025"), {"activity": "1.1.a", "status": "doing"})
    found = on("2024-08-01", library(says, actions=[gone]))
    assert b"Secret" not in b"".join(data_files(found).values())
    for name in ("actions", "milestones", "changes"):
        told = [r for r in rows(found, name) if r.get("number", r.get("action")) == "1"]
        assert told
        assert {row["withdrawn"] for row in told} == {"2024-05-01"}, name
        assert {row["withdrawn_reason"] for row in told} == {"privacy"}, name


def test_work_towards_a_withdrawn_promise_is_told_as_withdrawn_too() -> None:
    gone: Data = {
        "id": "1.1",
        "promise": "Secret.",
        "withdrawn": {"on": "2024-05-01", "reason": "privacy"},
        "activities": [{"id": "1.1.a", "words": "Secret."}],
    }
    says = update("2024-03-01", {"activity": "1.1.a", "status": "doing"})
    found = on("2024-08-01", library(says, actions=[{"number": 1, "milestones": [gone]}]))
    (row,) = rows(found, "changes")
    assert (row["subject"], row["withdrawn"]) == ("1.1.a", "2024-05-01")


# -- words that break things


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_hostile_words_come_out_as_they_went_in(title: str) -> None:
    found = on("2024-08-01", library(actions=[{"number": 1, "title": title, "area": 1}]))
    cell = rows(found, "actions")[0]["title"]
    assert cell.removeprefix("'") == title.strip()
    assert cell.startswith("'") == title.startswith(("=", "@"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_words_is_a_formula(start: str) -> None:
    text = f"{start}1+1"
    assert guarded("text", text) == f"'{text}"


def test_control_characters_are_dropped_and_the_words_stay() -> None:
    actions: list[Data] = [{"number": 1, "title": CONTROL}]
    found = state_on(library(actions=actions), dt.date(2024, 4, 1))
    assert rows(found, "actions")[0]["title"] == "Beforeafter"
    hidden: list[Data] = [{"number": 1, "title": "\x00=1+1"}]
    found = state_on(library(actions=hidden), dt.date(2024, 4, 1))
    assert rows(found, "actions")[0]["title"] == "'=1+1"


# -- the package


def package(found: State, *, past: bool = False) -> Any:
    return json.loads(data_files(found, past=past)["data/datapackage.json"])


def test_it_names_the_bytes_of_each_table() -> None:
    files = data_files(state(AFTER_ITS_END))
    for resource in json.loads(files["data/datapackage.json"])["resources"]:
        content = files[f"data/{resource['path']}"]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_a_licence_is_named_only_when_it_is_decided() -> None:
    words = "Open Government Licence v3.0"
    assert "licenses" not in package(on("2024-04-01", library()))
    decided = package(on("2024-04-01", library(plan=plan(content_licence=words))))
    assert [entry["name"] for entry in decided["licenses"]] == ["OGL-UK-3.0"]
    assert licence("to be agreed") is None


def test_it_says_its_day_and_what_is_made_up() -> None:
    shown = on("2024-04-01", library(plan=plan(demonstration=True, shown_as_of="2024-04-01")))
    assert package(shown)["created"] == "2024-04-01T00:00:00Z"
    assert "made-up plan" in package(shown)["description"]
    assert "not today’s" in package(shown, past=True)["description"]
    assert "not today’s" not in package(shown)["description"]


def test_it_is_the_same_bytes_each_time() -> None:
    assert data_files(state(AFTER_ITS_END)) == data_files(state(AFTER_ITS_END))
