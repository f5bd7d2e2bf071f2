"""`plan.json`: true to its schema, and to what the pages say."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from jsonschema import Draft202012Validator

from tests.support.project import ROOT, Built

SITES = ("shipped", "demonstration", "demonstration_ended")


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> Built:
    built: Built = request.getfixturevalue(request.param)
    return built


def test_it_is_valid_by_its_published_schema(site: Built) -> None:
    schema = json.loads(site.text("data/schema/plan-json.schema.json"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    problems = [e.message for e in validator.iter_errors(json.loads(site.text("data/plan.json")))]
    assert problems == []


def test_home_counts_what_the_data_counts(site: Built) -> None:
    data = json.loads(site.text("data/plan.json"))
    statuses = Counter(milestone["status"] for milestone in data["milestones"])
    done, total = statuses["done"], len(data["milestones"])
    home = _words(site, "")
    if total == 0:
        assert "The milestones of the plan are not published here" in home
        return
    assert f"{done} of {total} milestones" in home
    for status, number in statuses.items():
        assert f"{number} {status.replace('_', ' ')}" in home
    assert data["counts"] == dict(statuses)


def test_each_action_page_counts_what_the_data_counts(site: Built) -> None:
    data = json.loads(site.text("data/plan.json"))
    for action in data["actions"]:
        mine = [m for m in data["milestones"] if m["action"] == action["number"]]
        done = sum(1 for m in mine if m["status"] == "done")
        words = _words(site, f"actions/{action['number']}/")
        if mine and done:
            assert f"{done} of {len(mine)} milestone" in words
        elif mine:
            many = f"None of {len(mine)} milestones is done"
            none = many if len(mine) > 1 else "The one milestone is not done"
            assert none in words


def test_the_five_real_figures_are_on_a_page_and_in_the_data(shipped: Built) -> None:
    """facts.md: five figures of the earlier plan, with comparator, target and source."""
    real = {
        ("persistent-absence-primary", 32.6, 19.8, 19.0),
        ("persistent-absence-secondary", 33.9, 22.7, 22.0),
        ("expected-standard-key-stage-2", 7.4, 9.2, 12.0),
        ("progress-8", -1.46, -1.17, -1.0),
        ("in-education-work-or-training", 82.0, 89.0, 89.0),
    }
    measures = {m["id"]: m for m in json.loads(shipped.text("data/plan.json"))["measures"]}
    for ident, value, england, target in real:
        measure = measures[ident]
        assert measure["readings"][0]["value"] == value
        assert ("England", england) in [(c["name"], c["value"]) for c in measure["comparators"]]
        assert measure["target"]["value"] == target
        assert measure["target"]["set_by"] == "earlier_plan"
        assert "choices.somerset.gov.uk" in json.dumps(measure)
        words = _words(shipped, f"figures/{ident}/")
        for number in (value, england, target):
            shown = f"{number:g}".replace("-", "\N{MINUS SIGN}")
            assert shown in words, (ident, shown)
        assert "England" in words
        assert "before this" in words.lower()
        assert "choices.somerset.gov.uk" in words


def test_the_schemas_in_the_repository_are_the_published_ones(shipped: Built) -> None:
    """Run `make generated` after a change of the models."""
    folder = ROOT / "hooks" / "progress_site" / "schema"
    kept = {path.name: path.read_bytes() for path in folder.glob("*.json")}
    published = {
        path.removeprefix("data/schema/"): content
        for path, content in shipped.files().items()
        if path.startswith("data/schema/")
    }
    assert kept == published


def _words(site: Built, address: str) -> str:
    body = site.page(address).body
    return " ".join(body.text(separator=" ").split()) if body else ""
