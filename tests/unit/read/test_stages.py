"""Which stage a mistake stops, what is said to wait, and that privacy waits for nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from progress_site.assemble.site import check
from tests.unit.test_cases import BASE

ACTION, PLAN = "plan_data/actions/01.yml", "plan_data/plan.yml"
UPDATE = "docs/updates/2024-06-10-what-parents-see.md"
CONTACTS = "plan_data/public_contacts.yml"
#: One mistake for each stage: the file, what stands there, and what is written instead.
SYNTAX = (ACTION, "title: A first", "title: 'A first")
RECORD = (ACTION, "area: 1", "area: one")
RULE = (ACTION, "area: 1", "area: 9")
CHANGE = (UPDATE, "- action: 1", "- action: 9")
PRIVATE = "JT in Year 4"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "project"))


def slip(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def append(root: Path, file: str, raw: bytes) -> None:
    with (root / file).open("ab") as opened:
        opened.write(raw)


def found(root: Path) -> list[str]:
    """Return the files in which a private detail is found."""
    return [problem.file for problem in check(root)[1] if "one child" in problem.what]


def test_nothing_waits_where_nothing_is_wrong(project: Path) -> None:
    assert check(project)[0].waits == ""


@pytest.mark.parametrize(
    ("mistake", "waits"),
    [
        (SYNTAX, "Rules among records are checked"),
        (RECORD, "Rules among records are checked"),
        (RULE, "What updates change is checked"),
        (CHANGE, "Links and addresses are checked"),
    ],
)
def test_each_stage_stops_those_that_need_it(
    project: Path, mistake: tuple[str, str, str], waits: str
) -> None:
    slip(project, *mistake)
    loaded, problems = check(project)
    assert [problem.file for problem in problems] == [mistake[0]]
    assert loaded.waits == f"{waits} once these are corrected."


def test_later_stages_wait_for_earlier_ones(project: Path) -> None:
    slip(project, *CHANGE)
    slip(project, PLAN, "groups:", "headline_figures: [no-such]\ngroups:")
    assert [problem.file for problem in check(project)[1]] == [PLAN]
    slip(project, *RECORD)
    assert [problem.file for problem in check(project)[1]] == [ACTION]


def test_files_of_one_stage_are_judged_by_themselves(project: Path) -> None:
    slip(project, *SYNTAX)
    slip(project, PLAN, "update_every_months: 3", "update_every_months: often")
    slip(project, UPDATE, "title:", "titel:")
    assert [problem.file for problem in check(project)[1]] == [UPDATE, ACTION, PLAN]


def test_privacy_looks_at_what_cannot_be_parsed(project: Path) -> None:
    slip(project, ACTION, "title: A first", f"title: '{PRIVATE}. A first")
    slip(project, UPDATE, "---\n", f"{PRIVATE}\n")
    append(project, "plan_data/journey.yml", f"# {PRIVATE} ".encode() + b"\xff\n")
    assert found(project) == [UPDATE, ACTION, "plan_data/journey.yml"]


def test_a_private_detail_holds_no_stage_up_but_the_site(project: Path) -> None:
    append(project, "docs/about.md", f"\n{PRIVATE}\n".encode())
    assert check(project)[0].waits == "Links and addresses are checked once these are corrected."
    slip(project, *CHANGE)
    assert [problem.file for problem in check(project)[1]] == ["docs/about.md", UPDATE]


@pytest.mark.parametrize("mistake", [SYNTAX, RECORD, RULE, CHANGE])
def test_privacy_waits_for_no_stage(project: Path, mistake: tuple[str, str, str]) -> None:
    slip(project, *mistake)
    append(project, "docs/about.md", f"\n{PRIVATE}\n".encode())
    assert found(project) == ["docs/about.md"]


def test_small_numbers_are_found_beside_a_plan_that_cannot_be_read(project: Path) -> None:
    append(project, "docs/about.md", b"\nWe met 4 pupils.\n")
    slip(project, PLAN, "name:", "name: 'The")
    assert [p.file for p in check(project)[1] if "below 5" in p.what] == ["docs/about.md"]


def test_a_slip_in_the_public_contacts_makes_no_detail_of_them(project: Path) -> None:
    append(project, "docs/about.md", b"\nCall 01632 960123.\n")
    listed = "contacts:\n  - value: 01632 960123\n    whose: a team\n    why: 'public\n"
    (project / CONTACTS).write_text(listed, encoding="utf-8")
    assert [problem.file for problem in check(project)[1]] == [CONTACTS]
