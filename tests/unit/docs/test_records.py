"""The examples of records.md are what they say: read, checked and folded like any content."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pydantic import BaseModel

from progress_site.assemble.site import Settings, Site, check, compose
from progress_site.fold.fold import state_on
from progress_site.model.accessibility import Accessibility
from progress_site.model.addresses import Redirects
from progress_site.model.base import Record
from progress_site.model.plan import Action, Plan
from progress_site.model.problem import Problem
from progress_site.model.reference import GetHelp, Glossary, PlainWords, PublicContacts, YourRights
from progress_site.model.registers import EvidenceList, Feedback, Journey, Measure
from progress_site.model.update import KINDS, Update, change_kind
from progress_site.model.vocabulary import Status
from progress_site.read.nodes import parse_yaml
from tests.unit.docs.reading import RECORDS, Block, blocks, front_matter, little_plan
from tests.unit.docs.tables import models, models_in

#: What stands where: a file of its own, or each file of a folder.
MODELS: dict[str, type[BaseModel]] = {
    "plan_data/plan.yml": Plan,
    "plan_data/actions/": Action,
    "plan_data/measures/": Measure,
    "plan_data/feedback/": Feedback,
    "plan_data/evidence.yml": EvidenceList,
    "plan_data/journey.yml": Journey,
    "plan_data/glossary.yml": Glossary,
    "plan_data/your_rights.yml": YourRights,
    "plan_data/get_help.yml": GetHelp,
    "plan_data/accessibility.yml": Accessibility,
    "plan_data/plain_words.yml": PlainWords,
    "plan_data/public_contacts.yml": PublicContacts,
    "plan_data/redirects.yml": Redirects,
    "docs/updates/": Update,
}

BLOCKS = blocks(RECORDS)


def model_of(block: Block) -> type[BaseModel]:
    found = [model for where, model in MODELS.items() if (block.path or "").startswith(where)]
    assert len(found) == 1, f"{block.name}: this is where no record stands"
    return found[0]


def record_of(block: Block) -> BaseModel:
    """Read one block as the record that it is."""
    model, text, more = model_of(block), block.text, {}
    if model is Update:
        text, body = front_matter(text)
        more = {"slug": Path(block.path or "").stem, "body": body}
    document = parse_yaml(block.name, text)
    assert document.problems == []
    return model.model_validate({**document.data, **more})


def updates() -> list[Update]:
    return [r for r in map(record_of, BLOCKS) if isinstance(r, Update)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the little plan, after its end."""
    return composed(little_plan(tmp_path_factory.mktemp("little")), "2025-06-01")


def composed(root: Path, day: str) -> Site:
    settings = Settings(root, "https://plan.example/", "Little plan", {"AS_OF": day})
    composition = compose(settings)
    assert composition.problems == ()
    assert composition.site is not None
    return composition.site


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_each_example_is_a_valid_record(block: Block) -> None:
    assert block.language == "yaml"
    record_of(block)


def test_no_two_examples_are_one_file() -> None:
    paths = [block.path for block in BLOCKS]
    assert len(set(paths)) == len(paths)


def test_each_kind_of_record_has_an_example() -> None:
    assert {model_of(block) for block in BLOCKS} == set(MODELS.values())


def test_each_kind_of_change_has_an_example() -> None:
    shown = {change_kind(change) for update in updates() for change in update.changes}
    assert shown == set(KINDS)


def test_what_any_record_may_carry_has_an_example() -> None:
    records = [record_of(block) for block in BLOCKS]
    for name in ("doubt", "formats", "withdrawn"):
        assert any(getattr(record, name, None) for record in records), name


def test_the_examples_are_one_plan_without_a_problem(tmp_path: Path) -> None:
    _, problems = check(little_plan(tmp_path))
    assert problems == []


def test_each_model_that_a_record_is_made_of_has_its_table() -> None:
    text = RECORDS.read_text(encoding="utf-8")
    waiting, seen = list(MODELS.values()), set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            for info in model.model_fields.values():
                waiting += models_in(info.annotation)
    assert seen <= set(models().values())
    missing = [m.__name__ for m in seen if f"<!-- fields: {m.__name__} -->" not in text]
    assert missing == []
    assert all(issubclass(model, Record) for model in seen)


# -- what the page says of its examples


def test_the_story_that_the_updates_tell(tmp_path: Path) -> None:
    loaded, _ = check(little_plan(tmp_path))

    def status(day: str, milestone: str) -> Status:
        return state_on(loaded.library, dt.date.fromisoformat(day)).milestones[milestone].status

    assert status("2023-12-31", "1.1") is Status.AT_RISK
    assert status("2024-01-01", "1.1") is Status.LATE  # the date had moved, and that does not help
    assert status("2024-03-14", "1.1") is Status.DONE
    assert status("2024-11-05", "1.1") is Status.DONE  # a correction does not change days before it
    assert status("2024-11-06", "1.1") is Status.LATE
    assert status("2024-09-01", "1.4") is Status.STOPPED
    assert status("2025-02-27", "1.3") is Status.LATE
    assert status("2025-02-28", "1.3") is Status.UNFINISHED  # a partial date: on its last day
    end = state_on(loaded.library, dt.date(2025, 6, 1))
    assert end.milestones["1.2"].merged_into == "1.5"
    assert sum(end.counts.values()) == len(end.milestones) == 7
    assert end.milestones["1.1"].times_moved == 1
    assert end.milestones["1.1"].carried_on_by == "the school support team"
    voices = end.actions[1].partnership_says, end.actions[1].families_say
    assert [v and v.impact for v in voices] == ["making_a_difference", "early_signs"]


def test_what_is_withdrawn_or_a_draft_stands_nowhere(tmp_path: Path, site: Site) -> None:
    root = little_plan(tmp_path)
    withdrawn, draft = "These words stand nowhere", "The letters are ready"
    assert withdrawn in (root / "plan_data/feedback/the-bus-home.yml").read_text("utf-8")
    assert draft in (root / "docs/updates/2025-04-01-letters-are-ready.md").read_text("utf-8")
    before = composed(root, "2024-06-15")  # before the day of the withdrawal
    for made in (site, before):
        everything = repr([made.pages, made.files])
        assert "Meetings after work" in everything
        assert withdrawn not in everything
        assert draft not in everything
        assert "you-said-we-did/the-bus-home/" in made.pages


def test_a_comment_about_future_updates_holds(tmp_path: Path) -> None:
    loaded, _ = check(little_plan(tmp_path))
    slugs = [u.slug for u in state_on(loaded.library, dt.date(2024, 3, 13)).updates]
    assert "2024-03-14-every-school-has-the-guide" not in slugs
    assert "2024-01-15-plainer-words" in slugs


def test_one_suppressed_part_beside_a_total_is_an_error(tmp_path: Path) -> None:
    root = little_plan(tmp_path)
    file = root / "plan_data/measures/sent-home-early.yml"
    text = file.read_text(encoding="utf-8")
    hidden = "{name: ages 12 to 16, value: suppressed}"
    file.write_text(text.replace(hidden, hidden.replace("suppressed", "7")), encoding="utf-8")
    assert [p.file for p in problems(root)] == ["plan_data/measures/sent-home-early.yml"]
    file.write_text(text.replace("value: 52", "value: 4"), encoding="utf-8")
    assert [p.file for p in problems(root)] == ["plan_data/measures/sent-home-early.yml"]


def problems(root: Path) -> list[Problem]:
    return check(root)[1]
