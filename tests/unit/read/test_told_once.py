"""What is left of a record with a mistake, and which findings only follow from it."""

from __future__ import annotations

from typing import Any

import pytest
from progress_site.read.salvage import Salvaged, salvage
from progress_site.read.unread import Unread
from pydantic import ValidationError

from progress_site.model.plan import Action, Plan
from progress_site.model.registers import EvidenceList
from progress_site.model.update import Update
from progress_site.read.known import gather


def left_of(model: type[Any], data: dict[str, Any], **stand_ins: Any) -> Salvaged:
    with pytest.raises(ValidationError) as found:
        model.model_validate(data)
    return salvage(model, data, found.value, stand_ins)


def milestone(ident: str, due: str = "2024", **more: Any) -> dict[str, Any]:
    return {"id": ident, "promise": "Help comes.", "due": due, **more}


def test_the_item_with_the_mistake_is_taken_out_and_the_rest_stays() -> None:
    wrong = milestone("3.1", "soon")
    data = {"number": "3", "milestones": [wrong, milestone("3.2"), milestone("3.3")]}
    found = left_of(Action, data)
    assert isinstance(found.record, Action)
    assert [m.id for m in found.record.milestones] == ["3.2", "3.3"]
    assert found.lost == [wrong]


def test_places_in_what_is_left_lead_to_places_in_the_file() -> None:
    good, wrong = milestone("3.1"), milestone("3.1", "soon")
    found = left_of(Action, {"number": "3", "milestones": [wrong, good, wrong, wrong, good]})
    assert found.in_file(("milestones", 0, "id")) == ("milestones", 1, "id")
    assert found.in_file(("milestones", 1, "id")) == ("milestones", 4, "id")
    assert found.in_file(("area",)) == ("area",)


def test_only_the_innermost_item_is_taken_out() -> None:
    activities = [{"id": "3.1.a", "words": "Write."}, {"id": "3.1.b"}]
    found = left_of(
        Action, {"number": "3", "milestones": [milestone("3.1", activities=activities)]}
    )
    assert isinstance(found.record, Action)
    assert [a.id for a in found.record.milestones[0].activities] == ["3.1.a"]


def test_a_value_that_may_be_missing_is_taken_out() -> None:
    found = left_of(Action, {"number": "3", "area": "x", "title": "Help", "colour": "red"})
    assert found.record == Action(number=3, title="Help")
    assert {"area": "x"} in found.lost


def test_a_value_that_must_be_there_gets_a_stand_in() -> None:
    update = {"slug": "2024-01-02-x", "title": ["x"], "summary": "y", "from": "partnership"}
    found = left_of(Update, {**update, "date": "2024-02-30"}, date="2024-01-02")
    assert isinstance(found.record, Update)
    assert found.record.date.text == "2024-01-02"


@pytest.mark.parametrize("key", ["draft", "corrects"])
def test_nothing_is_left_when_nobody_can_say_what_it_means(key: str) -> None:
    update = {"slug": "2024-01-02-x", "date": "2024-01-02", "title": "x", "summary": "y"}
    data = {**update, "from": "partnership", key: "Maybe not"}
    assert left_of(Update, data) == Salvaged(None, [data])


def test_a_record_that_is_no_record_leaves_nothing() -> None:
    with pytest.raises(ValidationError) as found:
        EvidenceList.model_validate(["x"])
    assert salvage(EvidenceList, ["x"], found.value, {}) == Salvaged(None, [["x"]])


CHANGES = {"changes": [{"milestone": "3.2", "status": "done", "evidence": ["a-list"]}]}


@pytest.mark.parametrize(
    ("ids", "follows"),
    [
        ({"3.2"}, True),
        ({"a-list"}, True),
        ({"all of action 3"}, True),
        ({"(all sources)"}, True),
        ({"done"}, False),
        ({"action 3"}, False),
        ({"3.20", "all of action 4", "(the plan)"}, False),
    ],
)
def test_a_finding_follows_from_what_its_change_names(ids: set[str], follows: bool) -> None:
    unread = Unread(frozenset(ids))
    assert unread.touches(CHANGES, ("changes", 0, "status")) == follows
    assert not unread.touches(CHANGES, ("date",))
    assert not unread.touches(CHANGES, ("changes", 1))


def test_ids_are_known_also_from_files_that_could_not_be_read() -> None:
    broken = {
        "plan_data/actions/03.yml": 'title: "x\nmilestones:\n  - id: "3.1"\n  - id: 3.2.a\n',
        "plan_data/evidence.yml": "- id: a-list\n\tb",
        "plan_data/measures/days.yml": "x",
        "docs/updates/2024-01-02-x.md": "Words.",
    }
    known = gather({}, broken)
    assert (known.actions, known.milestones, known.activities) == ({3}, {"3.1"}, {"3.2.a"})
    assert (known.evidence, known.measures) == ({"a-list"}, {"days"})
    assert known.updates == {"2024-01-02-x"}


def test_of_an_empty_file_nobody_can_say_what_is_not_in_it() -> None:
    known = gather({}, {"plan_data/evidence.yml": ""})
    assert known.has("evidence", "anything")
    assert not known.has("measures", "anything")


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5000, "-1", "", "1.0"])
def test_odd_numbers_are_no_numbers(number: str) -> None:
    assert gather({"plan_data/actions/x.yml": {"number": number}}).actions == set()


def test_the_stand_in_plan_allows_everything() -> None:
    raw = {"docs/updates/2024-01-02-x.md": {"from": "a-group"}}
    plan = gather(raw).stand_in_plan()
    assert isinstance(plan, Plan)
    assert [group.id for group in plan.groups] == ["a-group"]
    assert plan.approval is not None
    assert {area.number for area in plan.areas} >= {1, 50, 99}
