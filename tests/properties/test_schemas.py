"""Every good record is right by its schema, and plan.json on every day by its own."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from progress_site.fold.fold import state_on
from progress_site.model.library import Library
from progress_site.open_data.schemas import NAMES, kept
from tests.properties.plans import days, libraries
from tests.support import demo
from tests.support.demo import FOLDER

#: As editors see them; a unit test holds them to be those of the models.
KEPT = {name: json.loads(text) for name, text in kept().items()}
PLAN_JSON = Draft202012Validator(
    KEPT["plan-json"], format_checker=Draft202012Validator.FORMAT_CHECKER
)

#: Where the records of each schema are in the demonstration.
RECORDS = {
    "plan": ["plan_data/plan.yml"],
    "evidence": ["plan_data/evidence.yml"],
    "journey": ["plan_data/journey.yml"],
    "glossary": ["plan_data/glossary.yml"],
    "your-rights": ["plan_data/your_rights.yml"],
    "get-help": ["plan_data/get_help.yml"],
    "accessibility": ["plan_data/accessibility.yml"],
    "easy-read-home": ["plan_data/easy_read/home.yml"],
    "easy-read-you-said-we-did": ["plan_data/easy_read/you-said-we-did.yml"],
    "credits": ["../overrides/media/credits.yml"],
    "plain-words": ["plan_data/plain_words.yml"],
    "public-contacts": ["plan_data/public_contacts.yml"],
    "redirects": sorted(f"plan_data/{p.name}" for p in FOLDER.glob("plan_data/redirects.yml")),
    "action": sorted(f"plan_data/actions/{p.name}" for p in FOLDER.glob("plan_data/actions/*")),
    "measure": sorted(f"plan_data/measures/{p.name}" for p in FOLDER.glob("plan_data/measures/*")),
    "feedback": sorted(f"plan_data/feedback/{p.name}" for p in FOLDER.glob("plan_data/feedback/*")),
    "easy-read-action": sorted(
        f"plan_data/easy_read/actions/{p.name}"
        for p in FOLDER.glob("plan_data/easy_read/actions/*")
    ),
    "easy-read-update": sorted(
        f"plan_data/easy_read/updates/{p.name}"
        for p in FOLDER.glob("plan_data/easy_read/updates/*")
    ),
    "update": sorted(f"docs/updates/{p.name}" for p in FOLDER.glob("docs/updates/*")),
}


class _AsEditorsRead(yaml.SafeLoader):
    """Reads YAML 1.2 as the editors' checker does: a date is text, `no` is text."""


_AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(("timestamp", "bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _first in "tf":
    _AsEditorsRead.yaml_implicit_resolvers.setdefault(_first, []).extend(
        (tag, regexp)
        for tag, regexp in yaml.SafeLoader.yaml_implicit_resolvers.get(_first, [])
        if tag.endswith("bool")
    )


def _read(name: str) -> Any:
    text = (FOLDER / name).read_text(encoding="utf-8")
    if name.endswith(".md"):
        text = text.split("---\n")[1]
    return yaml.load(text, Loader=_AsEditorsRead)


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(KEPT[name])


def test_every_kind_of_record_has_a_schema() -> None:
    assert set(NAMES) == {*RECORDS, "plan-json"}


@pytest.mark.parametrize(("kind", "file"), [(k, f) for k, files in RECORDS.items() for f in files])
def test_an_editor_finds_no_fault_with_a_good_record(kind: str, file: str) -> None:
    validator = Draft202012Validator(KEPT[kind])
    assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(_read(file))] == []


@pytest.mark.parametrize(
    ("kind", "file", "change"),
    [
        ("plan", "plan_data/plan.yml", {"demonstration": "maybe"}),
        ("action", "plan_data/actions/01.yml", {"titel": "A slip"}),
        ("measure", "plan_data/measures/help-came-soon.yml", {"wanted": "sideways"}),
        ("feedback", "plan_data/feedback/hear-the-page.yml", {"how_many": 12}),
        ("easy-read-action", "plan_data/easy_read/actions/02.yml", {"fingerprint": "checked"}),
        ("update", "docs/updates/2023-06-28-work-begins.md", {"date": "soon"}),
    ],
)
def test_an_editor_finds_a_fault_with_a_bad_one(
    kind: str, file: str, change: dict[str, Any]
) -> None:
    validator = Draft202012Validator(KEPT[kind])
    assert not validator.is_valid({**_read(file), **change})


# -- plan.json


@given(days)
def test_plan_json_is_valid_by_its_schema_on_every_day(day: dt.date) -> None:
    data = json.loads(demo.data(state_on(demo.library(), day)))
    assert [error.message for error in PLAN_JSON.iter_errors(data)] == []


@given(libraries(), days)
def test_plan_json_is_valid_by_its_schema_whatever_updates_say(
    found: Library, day: dt.date
) -> None:
    data = json.loads(demo.data(state_on(found, day)))
    assert [error.message for error in PLAN_JSON.iter_errors(data)] == []


def test_the_schema_of_plan_json_refuses_what_is_wrong() -> None:
    good = json.loads(demo.data(demo.state(demo.WHILE_IT_RUNS)))
    for wrong in (
        {key: value for key, value in good.items() if key != "as_of"},
        {**good, "more": 1},
        {**good, "milestones": [{**good["milestones"][0], "status": "overdue"}]},
        {**good, "actions": [{**good["actions"][0], "number": "1"}]},
    ):
        assert not PLAN_JSON.is_valid(wrong)
