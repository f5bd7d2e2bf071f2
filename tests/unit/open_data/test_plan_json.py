"""`plan.json`: the whole public state of one day, true to its schema and to the state."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from functools import cache
from typing import Any

import pytest

from progress_site.fields.plan import SCHEMA_VERSION
from tests.support import demo
from tests.support.demo import AFTER_ITS_END, SITE_URL, WHILE_IT_RUNS
from tests.support.hostile import HOSTILE
from tests.support.records import library, on, update

DAYS = [dt.date(2020, 1, 1), dt.date(2023, 12, 31), WHILE_IT_RUNS, AFTER_ITS_END]


@cache
def plan_json(day: dt.date) -> Any:
    return json.loads(demo.data(demo.state(day)))


def by_id(records: list[dict[str, Any]]) -> dict[Any, dict[str, Any]]:
    return {record.get("id", record.get("number")): record for record in records}


def test_it_has_what_design_promises_to_programs() -> None:
    data = plan_json(WHILE_IT_RUNS)
    needed = {
        "milestones": "id action promise original_promise due original_due status reported_status "
        "done_on times_moved carried_on_by history withdrawn",
        "actions": "number title area counts partnership_says families_say update_overdue url "
        "withdrawn",
        "measures": "id readings trend against_target withdrawn",
        "feedback": "id response withdrawn",
    }
    assert {"schema_version", "as_of", "demonstration"} <= set(data)
    assert data["plan"]["state"] == "active"
    for kind, keys in needed.items():
        for record in data[kind]:
            assert set(keys.split()) <= set(record)


def test_it_names_its_version_and_its_day() -> None:
    data = plan_json(WHILE_IT_RUNS)
    assert (data["schema_version"], data["as_of"]) == (SCHEMA_VERSION, "2024-11-20")
    assert (data["demonstration"], data["shown_as_of"]) == (True, "2024-11-20")
    real = json.loads(demo.data(demo.real(WHILE_IT_RUNS)))
    assert (real["demonstration"], real["shown_as_of"]) == (False, None)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_its_counts_are_those_of_its_milestones(day: dt.date) -> None:
    data = plan_json(day)
    assert data["counts"] == dict(Counter(m["status"] for m in data["milestones"]))
    for action in data["actions"]:
        mine = [m["status"] for m in data["milestones"] if m["action"] == action["number"]]
        assert action["counts"] == dict(Counter(mine))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_id_that_it_names_is_in_it(day: dt.date) -> None:
    data = plan_json(day)
    milestones, measures = by_id(data["milestones"]), by_id(data["measures"])
    updates, evidence = by_id(data["updates"]), by_id(data["evidence"])
    actions, answers = by_id(data["actions"]), by_id(data["feedback"])
    for milestone in data["milestones"]:
        assert milestone["action"] in actions
        assert milestone["merged_into"] is None or milestone["merged_into"] in milestones
        assert set(milestone["evidence"]) <= set(evidence)
        assert {e["update"] for e in milestone["history"]} <= set(updates)
    for action in data["actions"]:
        assert set(action["measures"]) <= set(measures)
        for verdict in filter(None, (action["partnership_says"], action["families_say"])):
            assert verdict["update"] in updates
            assert set(verdict["evidence"]) <= {*evidence, *measures, *answers}
    for event in data["changes"]:
        assert event["update"] in updates
        for key in ("corrects", "corrected_by"):
            assert event[key] is None or event[key] in updates
    for entry in data["feedback"]:
        assert set(entry["actions"]) <= set(actions)


def test_the_history_of_a_milestone_is_its_part_of_all_changes() -> None:
    data = plan_json(AFTER_ITS_END)
    for milestone in data["milestones"]:
        ident = milestone["id"]
        mine = [
            e
            for e in data["changes"]
            if e["subject"] == ident or e["subject"].startswith(f"{ident}.")
        ]
        assert milestone["history"] == mine
    dates = [event["date"]["last"] for event in data["changes"]]
    assert dates == sorted(dates)


def test_computed_and_reported_status_stand_side_by_side() -> None:
    late = by_id(plan_json(WHILE_IT_RUNS)["milestones"])["8.2"]
    assert (late["status"], late["reported_status"]) == ("late", "on_track")
    open_still = by_id(plan_json(AFTER_ITS_END)["milestones"])["5.3"]
    assert (open_still["status"], open_still["carried_on_by"]) == (
        "unfinished",
        "the community health team",
    )


def test_a_moved_date_is_told_in_numbers_and_words() -> None:
    milestone = by_id(plan_json(AFTER_ITS_END)["milestones"])["7.3"]
    assert (milestone["original_due"]["text"], milestone["due"]["text"]) == ("2024-07", "2025-03")
    assert milestone["due"] == {
        "text": "2025-03",
        "words": "March 2025",
        "first": "2025-03-01",
        "last": "2025-03-31",
    }
    assert milestone["times_moved"] == 2
    moves = [e for e in milestone["history"] if e["kind"] == "due"]
    assert [e["move_number"] for e in moves] == [1, 2]


def test_a_figure_is_a_number_or_says_why_there_is_none() -> None:
    measures = by_id(plan_json(WHILE_IT_RUNS)["measures"])
    assert [(r["value"], r["state"]) for r in measures["progress-score"]["readings"]] == [
        (-0.42, "published"),
        (-0.57, "published"),
    ]
    assert measures["fetched-home-early"]["readings"][-1]["value"] is None
    assert measures["fetched-home-early"]["readings"][-1]["state"] == "suppressed"
    waited = measures["weeks-families-waited"]["readings"]
    assert {r["period"]["text"]: r["state"] for r in waited}["2023-Q4"] == "not_published"
    assert measures["young-people-saw-a-change"]["readings"][-1]["projected"] is True
    assert measures["young-people-saw-a-change"]["against_target"] is None


def test_a_new_target_stands_in_place_of_the_old_one() -> None:
    before = by_id(plan_json(dt.date(2023, 12, 31))["measures"])["weeks-families-waited"]
    after = by_id(plan_json(WHILE_IT_RUNS)["measures"])["weeks-families-waited"]
    assert (before["target"]["value"], after["target"]["value"]) == (6, 8)
    assert after["target"]["by"]["text"] == "2025"


def test_comparators_are_those_that_were_published() -> None:
    for day, names in ((dt.date(2023, 12, 31), []), (WHILE_IT_RUNS, ["Midshire"])):
        measure = by_id(plan_json(day)["measures"])["weeks-families-waited"]
        assert [c["name"] for c in measure["comparators"]] == names


def test_text_is_as_it_was_written() -> None:
    assert "شكراً" in demo.data(demo.state(WHILE_IT_RUNS)).decode()
    for title in HOSTILE:
        action = {"number": 1, "title": title}
        hostile = json.loads(demo.data(on("2024-04-01", library(actions=[action]))))
        assert hostile["actions"][0]["title"] == title


def test_every_address_is_public_and_whole() -> None:
    data = plan_json(WHILE_IT_RUNS)
    for kind in ("actions", "milestones", "measures", "feedback", "updates"):
        for record in data[kind]:
            assert record["url"].startswith(SITE_URL)
    assert by_id(data["milestones"])["10.1"]["url"] == f"{SITE_URL}actions/10/#milestone-10-1"


def test_the_same_state_is_the_same_bytes_and_ends_in_a_new_line() -> None:
    state = demo.state(WHILE_IT_RUNS)
    assert demo.data(state) == demo.data(state)
    assert demo.data(state).endswith(b"}\n")


def test_it_says_what_was_mended_and_in_which_other_forms_a_record_is() -> None:
    data = plan_json(WHILE_IT_RUNS)
    notes = by_id(data["evidence"])["meeting-notes"]
    assert [c["on"] for c in notes["corrected"]] == ["2023-12-01"]
    assert by_id(data["actions"])[3]["formats"][0] == {
        "kind": "translation",
        "url": "https://www.exampleshire.example/send/plan/action-3-urdu",
        "language": "ur",
        "date": {
            "text": "2024-02",
            "words": "February 2024",
            "first": "2024-02-01",
            "last": "2024-02-29",
        },
        "words": "older",
    }
    film = by_id(data["evidence"])["quiet-rooms-film"]["formats"]
    assert f"{SITE_URL}media/quiet-rooms.mp3" in [form["url"] for form in film]
    early = by_id(plan_json(dt.date(2023, 12, 31))["actions"])[3]["formats"]
    assert early == [], "it was not made yet"


def test_what_was_mended_in_a_promise_is_told_with_it() -> None:
    slip = [{"on": "2024-02-01", "what": "A word is now spelt right."}]
    work = [{"id": "1.1.a", "words": "Work.", "corrected": slip}]
    written = {"id": "1.1", "promise": "P.", "corrected": slip, "activities": work}
    added = {"id": "1.2", "promise": "Q.", "due": "2024-05", "corrected": slip}
    news = update("2024-03-01", {"action": 1, "add_milestone": added})
    found = on("2024-04-01", library(news, actions=[{"number": 1, "milestones": [written]}]))
    for milestone in json.loads(demo.data(found))["milestones"]:
        assert milestone["corrected"] == slip, milestone["id"]
        assert all(activity["corrected"] == slip for activity in milestone["activities"])


def test_it_leads_to_the_easy_read_pages() -> None:
    data = plan_json(WHILE_IT_RUNS)
    pages = demo.pages_on(WHILE_IT_RUNS)
    assert data["plan"]["easy_read"] == f"{SITE_URL}easy-read/"
    for kind in ("actions", "updates", "feedback"):
        found = [r["easy_read"] for r in data[kind] if r["easy_read"]]
        assert found, kind
        for address in found:
            assert address.removeprefix(SITE_URL).partition("#")[0] in pages
    easy_updates = [address for address in pages if address.startswith("easy-read/updates/")]
    assert len([u for u in data["updates"] if u["easy_read"]]) == len(easy_updates)
