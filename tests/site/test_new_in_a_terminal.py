"""`progress new` as a real process at a real terminal: answers, Ctrl-C, and a build of it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from progress_site.assemble.site import check
from tests.support.composed import composed
from tests.support.project import DEMONSTRATION, WHILE_IT_RUNS, copy_project
from tests.support.terminal import Terminal, progress, terminal

ENVIRONMENT = {"AS_OF": WHILE_IT_RUNS, "TERM": "dumb", "SITE_URL": ""}
LONG = "Many words that families said, one after the other. " * 100


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project", content=DEMONSTRATION)


@pytest.fixture
def update(project: Path) -> Iterator[Terminal]:
    with terminal(progress("new", "update"), project, ENVIRONMENT) as started:
        yield started


def content(project: Path) -> dict[str, bytes]:
    folders = (project / "plan_data", project / "docs")
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in sorted(found)}


def test_an_update_is_written_read_back_and_published(project: Path, update: Terminal) -> None:
    before = content(project)
    update.answer("Who says this?", "partnership")
    update.answer("What happened?", "Boats: \"all\" 'named' # 😀")
    update.answer("Say it in one or two", f"- {LONG}")
    update.answer("What changed in the plan?", "status")
    update.answer("Which promise?", "3.4")
    update.answer("What is its status now?", "late")
    update.wait_for("worked out from the promised date")
    update.answer("What is its status now?", "done")
    update.answer("When was it done?", "")
    update.answer("What shows that it is done?", "guide-list")
    update.answer("Did something else change?", "")
    update.answer("What should families know besides?", "Each boat has *one*.")
    update.type("")
    update.type("")
    update.wait_for("Write this?")
    assert content(project) == before
    update.type("y")
    assert update.end() == 0
    (name,) = set(content(project)) - set(before)
    loaded, problems = check(project)
    assert problems == []
    slug = name.rpartition("/")[2].removesuffix(".md")
    (record,) = [u for u in loaded.library.updates if u.slug == slug]
    assert record.title == "Boats: \"all\" 'named' # 😀"
    assert record.summary == f"- {LONG}".strip()
    site = composed(project, AS_OF=WHILE_IT_RUNS)
    page = site.page(f"updates/{slug}/").css_first("main")
    assert page is not None
    assert "Boats: \"all\" 'named' # 😀" in page.text()
    action = site.page("actions/3/").css_first("#milestone-3-4")
    assert action is not None
    assert "Done" in action.text()


@pytest.mark.parametrize("asked", ["Who says this?", "Say it in one or two", "Write this?"])
def test_ctrl_c_leaves_no_file(project: Path, update: Terminal, asked: str) -> None:
    before = content(project)
    answers = [("Who says this?", ""), ("What happened?", "A title"), ("Say it in", "Words"),
               ("What changed in the plan?", ""), ("Which actions is it about?", "1"),
               ("Is there something to show", ""), ("What should families", "")]  # fmt: skip
    for question, text in answers:
        if asked.startswith(question):
            break
        update.answer(question, text)
    update.wait_for(asked)
    update.interrupt("Nothing was written.")
    assert update.end() == 1
    assert "Nothing was written." in update.said
    assert "Traceback" not in update.said
    assert content(project) == before


def test_a_figure_is_added_at_a_terminal(project: Path) -> None:
    before = content(project)
    name = "plan_data/measures/first-week-went-well.yml"
    with terminal(progress("new", "reading"), project, ENVIRONMENT) as started:
        started.answer("Which measure?", "first-week-went-well")
        started.answer("Which time is it about?", "2024-Q2")
        started.answer("What is the figure", "about 40")
        started.wait_for("is not a figure")
        started.answer("What is the figure", "40")
        started.wait_for("[y/N]: ")
        started.type("y")
        started.answer("Should a reader know", "")
        started.wait_for("Write this?")
        started.type("y")
        assert started.end() == 0
    after = content(project)
    assert {n for n in after if after[n] != before[n]} == {name}
    assert after[name] == before[name] + (
        b"  - published: 2024-11-20\n    period: 2024-Q2\n    value: 40\n    provisional: true\n"
    )
    assert check(project)[1] == []


def test_without_a_terminal_nobody_is_asked(project: Path) -> None:

    done = subprocess.run(
        progress("new", "update"), cwd=project, input=b"yes\n" * 9, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert b"--title is missing" in done.stderr
    assert b"Traceback" not in done.stderr
