"""The recipes of the guide, done one after the other in a fresh repository, as it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from progress_site.cli import main
from tests.support.composed import composed
from tests.support.making import GIT, commit, copy_makefile, run, stand_in_for_make, surroundings
from tests.support.project import WORDS, Built, copy_project
from tests.support.recipes import Recipe, Step, apply, recipes
from tests.unit.docs.reading import little_plan
from trials.recipes import STEPS

RECIPES = recipes()
#: After the last of them.
DAY = "2025-06-30"
#: The little plan goes on until its end; the recipes begin before that.
BEGINS_BEFORE = "2025"


@dataclass(frozen=True)
class Done:
    """One step that was done: what the check said, and what the page then says."""

    step: Step
    said: str
    page: str


@dataclass(frozen=True)
class Story:
    """All recipes done, one after the other."""

    project: Path
    environment: dict[str, str]
    recipes: dict[str, list[Done]]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    top = tmp_path_factory.mktemp("recipes")
    plan = little_plan(top / "plan")
    for path in (plan / "docs" / "updates").glob("*.md"):
        if path.name >= BEGINS_BEFORE:
            path.unlink()
    project = copy_project(top / "project", content=plan)
    copy_makefile(project)
    (project / WORDS).write_bytes(b"")  # as the code says it, whatever the catalogue says
    environment = surroundings(project, stand_in_for_make(top / "tools"), {"AS_OF": DAY})
    commit(project, environment, "As it stood at the end of 2024")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        for name, value in (*GIT.items(), ("AS_OF", DAY)):
            patch.setenv(name, value)
        done = {r.title: [_done(step, project, environment) for step in r.steps] for r in RECIPES}
    return Story(project, environment, done)


def _done(step: Step, project: Path, environment: dict[str, str]) -> Done:
    """Do one step as its publisher would: edit, check against what is published, commit.

    Its page is composed here; `make` builds the whole at the end.
    """
    apply(step, project)
    checked = CliRunner().invoke(main, ["check", "--against", "HEAD"])
    commit(project, environment, "A recipe")
    assert step.shows is not None
    page = composed(project, AS_OF=DAY).page(step.shows[0]).css_first("main")
    assert page is not None
    said = "" if checked.exit_code == 0 else checked.output
    return Done(step, said, " ".join(page.text(separator=" ").split()))


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_each_recipe_ends_in_a_page_that_shows_the_change(story: Story, recipe: Recipe) -> None:
    done = story.recipes[recipe.title]
    assert done
    for step in done:
        assert step.said == ""
        assert step.step.shows is not None
        _, shown, gone = step.step.shows
        assert shown in step.page
        assert gone is None or gone not in step.page


def test_the_guide_has_a_recipe_for_each_task() -> None:
    assert [recipe.title for recipe in RECIPES] == [
        "Put your approved plan on the site",
        "Publish an update",
        "Move a date",
        "Close an action",
        "Correct a mistake",
        "Withdraw something about a child",
        "Add feedback and answer it",
        "Add a reading",
        "End the plan",
    ]
    assert list(STEPS) == [recipe.title for recipe in RECIPES]  # the longer trial does them too


def test_the_plan_may_be_published(story: Story) -> None:
    environment = {**story.environment, "SITE_URL": "https://plan.council.gov.uk/"}
    words = ["make", "--silent", "content", "CHECK=--for-publication"]
    result = run(words, story.project, environment)
    assert result.returncode == 0, result.stdout + result.stderr


def test_at_the_end_the_site_is_built_and_what_was_withdrawn_is_nowhere(story: Story) -> None:
    result = run(["make", "--silent", "site"], story.project, story.environment)
    assert result.returncode == 0, result.stdout + result.stderr
    (done,) = story.recipes["Withdraw something about a child"]
    assert done.step.shows is not None
    gone = done.step.shows[2]
    assert gone is not None
    files = Built(story.project / "site").files()
    assert [name for name, text in files.items() if gone.encode() in text] == []
    (last,) = story.recipes["End the plan"][-1:]
    assert last.step.shows is not None
    address, shown, _gone = last.step.shows
    page = Built(story.project / "site").page(address).css_first("main")
    assert page is not None
    assert shown in " ".join(page.text(separator=" ").split())
