"""What a change needs, and how its kind is told from its keys."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from progress_site.model.update import KINDS, ChangeKind, Update, change_kind
from tests.support.records import Data, moved, reported, update

WHY: Data = {"reason": "A reason.", "agreed_by": "a board"}

CHANGES: list[tuple[str, Data]] = [
    ("status", reported("1.1", "on_track")),
    ("due", moved("1.1", "2024-12")),
    ("promise", {"milestone": "1.1", "promise": "New words.", **WHY}),
    ("merge_milestone", {"milestone": "1.1", "merged_into": "1.2", **WHY}),
    ("carried_on", {"milestone": "1.1", "carried_on_by": "a team"}),
    ("add_milestone", {"action": "1", "add_milestone": {"id": "1.4", "promise": "More."}}),
    ("add_activity", {"milestone": "1.1", "add_activity": {"id": "1.1.b", "words": "Work."}}),
    ("add_action", {"add_action": {"number": "4"}, **WHY}),
    ("merge_action", {"action": "1", "merged_into": "2", **WHY}),
    ("title", {"action": "1", "title": "A title", **WHY}),
    ("activity", {"activity": "1.1.a", "status": "doing"}),
    ("impact", {"action": "1", "impact": "too_early", "words": "It is too early."}),
    ("target", {"measure": "figure", "target": "5", **WHY}),
    ("interim_target", {"measure": "figure", "interim_target": "5", "by": "2024", **WHY}),
    ("plan", {"plan": "closed"}),
]


@pytest.mark.parametrize(("kind", "change"), CHANGES)
def test_the_keys_of_a_change_tell_its_kind(kind: str, change: Data) -> None:
    assert change_kind(change) == kind
    read = update("2024-03-01", change).changes[0]
    assert change_kind(read) == kind, "a change that was read is of the same kind"


def test_every_kind_of_change_is_in_the_list_above() -> None:
    assert set(KINDS) == {kind for kind, _ in CHANGES}


def test_every_kind_of_change_has_its_name_its_row_and_a_place_of_its_own() -> None:
    """The schema of the data has the names, and a list of changes the places."""
    names = get_args(ChangeKind)
    assert sorted(names) == sorted(KINDS)
    places = [kind.notable for kind in KINDS.values() if kind.notable]
    assert sorted(places) == list(range(1, len(places) + 1))


def test_keys_that_fit_no_kind_are_no_change() -> None:
    assert change_kind({"milestone": "1.1"}) is None
    assert change_kind("milestone") is None


@pytest.mark.parametrize("key", ["reason", "effect", "agreed_by"])
def test_a_moved_date_needs_why_its_effect_and_who_agreed(key: str) -> None:
    change = moved("1.1", "2024-12")
    del change[key]
    with pytest.raises(ValidationError, match=key):
        update("2024-03-01", change)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"milestone": "1.1", "status": "done"}, "reported done without evidence"),
        (reported("1.1", "on_track", done_on="2024-01"), "goes with status: done"),
        ({"milestone": "1.1", "status": "paused", "reason": "No money."}, "without “agreed_by”"),
        ({"milestone": "1.1", "status": "stopped", "agreed_by": "a board"}, "without “reason”"),
        (reported("1.1", "done", done_on="not_stated"), "a date is needed here"),
        (reported("1.1", "late"), "late"),
        (reported("1.1", "unfinished"), "unfinished"),
        (reported("3.10.1", "done"), "number of a milestone"),
        ({"activity": "1.1.A", "status": "doing"}, "id of an activity"),
    ],
)
def test_a_status_comes_with_what_it_needs(change: Data, what: str) -> None:
    with pytest.raises(ValidationError, match=what):
        update("2024-03-01", change)


@pytest.mark.parametrize("key", ["reason", "agreed_by"])
@pytest.mark.parametrize("kind", ["promise", "title", "target", "add_action", "merge_action"])
def test_what_changes_a_promise_needs_why_and_who_agreed(kind: str, key: str) -> None:
    change = {**dict(CHANGES)[kind]}
    del change[key]
    with pytest.raises(ValidationError, match=key):
        update("2024-03-01", change)


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"date": "not_stated"}, "a date is needed here"),
        ({"titel": "A slip"}, "titel"),
        ({"draft": "no"}, "is not true or false"),
        ({"about": ["three"]}, "is not a whole number"),
        ({"title": "  "}, "this is empty"),
    ],
)
def test_an_update_takes_only_what_it_knows(more: Data, what: str) -> None:
    front: dict[str, Any] = {
        "slug": "2024-03-01-news",
        "date": "2024-03-01",
        "title": "News",
        "summary": "Something.",
        "from": "partnership",
    }
    Update.model_validate(front)
    with pytest.raises(ValidationError, match=what):
        Update.model_validate({**front, **more})
