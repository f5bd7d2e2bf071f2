"""In which fields of a record a spelling can be mended, and how what was there is said again."""

from __future__ import annotations

from typing import Any

import pytest

from progress_site.guard.differences import Difference, Entry, differences
from progress_site.guard.kinds import KINDS
from progress_site.guard.wording import how_to_change
from progress_site.model.plan import Action, Milestone
from tests.support.records import reported, update

ACTION: dict[str, Any] = {"number": 1, "title": "First action"}
MILESTONE: dict[str, Any] = {"id": "1.1", "promise": "First promise."}


@pytest.mark.parametrize(
    ("model", "record", "field", "old", "new"),
    [
        (Milestone, MILESTONE, "promise", "Teh guide.", "The guide."),
        (Action, ACTION, "why", "Teh guide.", "The guide."),
        (Action, ACTION, "lead", ["A forum", "Teh council"], ["A forum", "The council"]),
    ],
)
def test_words_may_be_mended_wherever_they_are(
    model: type[Action | Milestone], record: dict[str, Any], field: str, old: object, new: object
) -> None:
    before, after = ({**record, field: value} for value in (old, new))
    (found,) = differences(model.model_validate(before), model.model_validate(after))
    assert (found.path, found.nature, found.is_slip) == ((field,), "words", True)


def test_a_date_and_an_id_are_not_words() -> None:
    before = Action.model_validate({**ACTION, "measures": ["visist"]})
    after = Action.model_validate({**ACTION, "measures": ["visits"]})
    (found,) = differences(before, after)
    assert (found.nature, found.is_slip) == ("fixed", False)
    before_date = Milestone.model_validate({**MILESTONE, "due": "2024-06"})
    (found,) = differences(before_date, Milestone.model_validate({**MILESTONE, "due": "2024-07"}))
    assert (found.nature, found.is_slip) == ("fixed", False)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("One.\n\nTwo.\n\nFour.", 4),
        ("Zero.\n\nTwo.\n\nThree.", 0),
        ("One.\n\nTwo.\n\nThree.\n\nFour.", 5),
        ("One.\n\nTwo.", 2),
    ],
)
def test_a_change_of_running_words_is_found_at_its_first_line(body: str, line: int) -> None:
    before = update("2024-03-01", body="One.\n\nTwo.\n\nThree.")
    (found,) = differences(before, update("2024-03-01", body=body))
    assert found.path == ("body", line)


def test_changes_of_an_update_are_told_apart_by_what_they_are_about() -> None:
    first, second = reported("1.1", "at_risk"), reported("1.2", "at_risk")
    before = update("2024-03-01", {**first, "words": "One."}, {**second, "words": "Two."})
    after = update("2024-03-01", {**second, "words": "Six."}, {**first, "words": "Five."})
    found = [(d.path, d.old, d.new) for d in differences(before, after)]
    assert found == [
        (("changes", 1, "words"), "One.", "Five."),
        (("changes", 0, "words"), "Two.", "Six."),
    ]


def test_a_first_change_and_a_last_one_are_found_in_their_list() -> None:
    without, with_one = (update("2024-03-01", *c) for c in ((), (reported("1.1", "at_risk"),)))
    assert [d.path for d in differences(without, with_one)] == [("changes", 0)]
    assert [d.path for d in differences(with_one, without)] == [("changes",)]


@pytest.mark.parametrize(("length", "said"), [(30, True), (31, False)])
def test_what_was_there_is_said_again_where_it_is_short(length: int, said: bool) -> None:
    action = Action.model_validate(ACTION)
    old = Entry(("action", "1"), KINDS[Action], action, "plan_data/actions/01.yml", (), None)
    words = "x" * length
    again = how_to_change(old, Difference(("why",), words, "Other words.", "words"))
    assert again.startswith(f"write “{words}” again" if said else "put back what was there")
