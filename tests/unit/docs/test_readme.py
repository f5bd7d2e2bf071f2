"""What the README promises to a newcomer is so."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tomllib
from pathlib import Path

from progress_site.assemble.site import check
from progress_site.fold.fold import state_on
from progress_site.model.vocabulary import OPEN, Reported
from tests.unit.docs.reading import README, ROOT, blocks, little_plan, progress_command

TEXT = README.read_text(encoding="utf-8")
(NAME,) = re.findall(r"Add a file such as `([^`]+)`", TEXT)
MILESTONE = "3.4"


def block(language: str) -> str:
    (found,) = [b.text for b in blocks(README) if b.language == language]
    return found


def put(root: Path, text: str) -> list[str]:
    """Put an update into a copy of some content and return the problems."""
    file = root / NAME
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return [str(problem) for problem in check(root)[1]]


def test_the_update_can_be_published(tmp_path: Path) -> None:
    root = little_plan(tmp_path)
    assert put(root, block("markdown")) == []
    day = dt.date.fromisoformat(Path(NAME).name[:10])
    library = check(root)[0].library
    before, after = state_on(library, day - dt.timedelta(1)), state_on(library, day)
    assert before.milestones[MILESTONE].reported in OPEN
    assert after.milestones[MILESTONE].reported is Reported.DONE
    assert after.counts != before.counts


def test_the_update_fits_the_shipped_content_too(tmp_path: Path) -> None:
    """As long as that has what the README names: it may have moved on, and rightly."""
    for part in ("plan_data", "docs"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("maintaining"))
    loaded, problems = check(tmp_path)
    assert problems == []
    state = state_on(loaded.library, dt.date.max)
    milestone = state.milestones.get(MILESTONE)
    if (
        milestone is None
        or milestone.reported not in OPEN
        or milestone.merged_into
        or "course-list" not in state.evidence
    ):
        return  # the plan has moved on since the README's example was written
    assert put(tmp_path, block("markdown")) == []


def test_the_mistake_is_told_in_these_words(tmp_path: Path) -> None:
    wrong, right = "status: doen", "status: done"
    assert f"Write `{wrong}` above" in TEXT
    update = block("markdown")
    assert update.count(right) == 1
    assert put(little_plan(tmp_path), update.replace(right, wrong)) == [block("text").strip()]


def test_the_preview_is_where_it_says() -> None:
    defaults = {p.name: p.default for p in progress_command("preview").params}
    assert f"http://{defaults['host']}:{defaults['port']}/" in block("sh")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"PORT ?= {defaults['port']}\n" in makefile
    assert f"HOST ?= {defaults['host']}\n" in makefile


def test_what_it_needs_is_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = project["requires-python"].removeprefix(">=")
    assert f"Python {needed} or newer" in TEXT
    assert project["license"] == "MIT"
    assert "[MIT licence](LICENSE)" in TEXT


def test_what_this_is_takes_three_sentences() -> None:
    first = TEXT.split("\n\n")[1]
    assert len(re.findall(r"[.!?](?:\s|$)", first)) == 3
