from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.generate import Size, generate
from bench.projects import markdown_of
from progress_site.assemble.site import check
from progress_site.fold.fold import state_on

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("pages", "seed"), [(60, 1), (150, 2)])
def test_a_generated_plan_is_valid(pages: int, seed: int, tmp_path: Path) -> None:
    made = generate(Size.for_pages(pages), seed)
    made.write(tmp_path)
    _loaded, problems = check(tmp_path)
    assert problems == []


def test_a_generated_plan_has_what_makes_real_ones_hard(tmp_path: Path) -> None:
    made = generate(Size.for_pages(350))
    made.write(tmp_path)
    library = check(tmp_path)[0].library
    state = state_on(library, made.day)
    kinds = {event.kind for event in state.events}
    assert kinds == {
        "status", "due", "promise", "merge_milestone", "carried_on", "add_milestone",
        "add_activity", "add_action", "merge_action", "title", "activity", "impact", "target",
        "plan",
    }  # fmt: skip
    assert any(event.corrected_by for event in state.events)
    assert {"done", "stopped", "unfinished"} <= {m.status for m in state.milestones.values()}
    assert any(m.times_moved > 1 for m in state.milestones.values())
    readings = [reading for measure in library.measures for reading in measure.readings]
    assert {"suppressed", "not_published"} <= {reading.value for reading in readings}
    assert any(reading.break_before for reading in readings)
    assert any(reading.provisional for reading in readings)
    assert any(not feedback.responses for feedback in library.feedback)
    assert len({update.date.kind for update in library.updates}) > 1
    assert any(update.withdrawn for update in library.updates)
    assert len(library.updates) - len(state.updates) == 3, "drafts and the future are not seen"


def test_the_same_seed_gives_the_same_bytes() -> None:
    size = Size.for_pages(60)
    made = generate(size, 3)
    assert made == generate(size, 3)
    assert made.files != generate(size, 4).files
    assert _digest_elsewhere() == hashlib.sha256(repr(made.files).encode()).hexdigest()


def _digest_elsewhere() -> str:
    """Return the digest of the same plan from another process, which orders its sets otherwise."""
    code = (
        "import hashlib; from bench.generate import Size, generate\n"
        "files = generate(Size.for_pages(60), 3).files\n"
        "print(hashlib.sha256(repr(files).encode()).hexdigest())"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "2", "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


def test_a_plan_can_have_about_any_number_of_pages() -> None:
    least = Size.for_pages(1)
    assert least == Size.for_pages(60)
    sizes = [Size.for_pages(pages) for pages in (60, 200, 1000, 5000)]
    assert [s.updates for s in sizes] == sorted({s.updates for s in sizes})


def test_a_page_becomes_markdown_with_its_words() -> None:
    page = "<title>no</title><main><h1>One & *two*</h1><p>Some <b>words</b>.</p><svg>no</svg>"
    page += "<ul><li><a href='x'>A [link]</a></li></ul></main><footer>no</footer>"
    assert markdown_of(page) == "# One &amp; \\*two\\*\n\nSome words.\n\n- A \\[link\\]\n"
