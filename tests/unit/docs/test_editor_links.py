"""The links that open an editor: they lead to the templates, and these are right once filled in."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from progress_site.assemble.site import check
from tests.unit.docs.editor_links import BRANCH, LINKS, PAGES, TEMPLATES, Link, refreshed
from tests.unit.docs.reading import ROOT, little_plan

#: What somebody may write behind the colons of each template.
FILLED: dict[str, tuple[str, dict[str, str]]] = {
    "update": (
        "docs/updates/2024-12-03-the-course-is-full.md",
        {
            "date": "2024-12-03",
            "title": "The course is full",
            "summary": "Staff from most schools took it.",
            "about": "[3]",
            "milestone": '"3.4"',
            "status": "done",
            "words": "Staff from most schools took it.",
            "evidence": "[course-list]",
        },
    ),
    "move": (
        "docs/updates/2024-12-03-the-course-needs-time.md",
        {
            "date": "2024-12-03",
            "title": "The course needs time",
            "summary": "It now has a date.",
            "about": "[3]",
            "milestone": '"3.4"',
            "due": "spring term 2026",
            "reason": "A trainer has left.",
            "effect": "Some staff wait.",
            "agreed_by": "the partnership board",
        },
    ),
    "feedback": (
        "plan_data/feedback/say-it-plainly.yml",
        {
            "id": "say-it-plainly",
            "title": "Say it plainly",
            "published": "2024-12-03",
            "heard_from": "Parents at a meeting",
            "how_heard": "A meeting",
            "how_many": "5_to_9",
            "when": "2024-11",
            "you_said": "The letters are hard to read.",
            "actions": "[1]",
            "response": "will_do",
            "words": "We will write them anew.",
            "# by": "2025-03",
        },
    ),
    "correct": (
        "docs/updates/2024-12-03-a-mistake.md",
        {
            "date": "2024-12-03",
            "title": "We made a mistake",
            "summary": "Nine schools have no guide.",
            "about": "[1]",
            "corrects": "2024-11-06-nine-schools-have-no-guide",
            "milestone": '"1.1"',
            "status": "on_track",
            "words": "Nine schools have no guide.",
        },
    ),
}
IDS = [link.name for link in LINKS]


def text(link: Link) -> str:
    return (TEMPLATES / link.template).read_text(encoding="utf-8")


def filled(link: Link) -> tuple[str, str]:
    name, values = FILLED[link.name]
    written = text(link)
    for key, value in values.items():
        pattern = rf"(?m)^((?:  - |    |  )?){re.escape(key)}:[^#\n]*"
        # A line that is a note becomes one that counts, as its note says.
        shown = key.removeprefix("# ")
        written, times = re.subn(pattern, rf"\g<1>{shown}: {value} ", written)
        assert times >= 1, f"{link.template} has no {key}"
    return name, written + ("Words for families.\n" if name.endswith(".md") else "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_are_those_of_the_templates(page: Path) -> None:
    """After a change to a template: python -m tests.unit.docs.editor_links."""
    assert page.read_text(encoding="utf-8") == refreshed(page)
    for link in LINKS:
        assert f"][{link.name}]" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_open_the_editor_of_whoever_owns_the_copy(page: Path) -> None:
    shown = f"https://github.com/owner/name/blob/{BRANCH}/{page.relative_to(ROOT).as_posix()}"
    found = dict(re.findall(r"^\[(\w+)\]: (\S+)$", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert list(found) == IDS
    for link in LINKS:
        address = urlsplit(urljoin(shown, found[link.name]))
        assert (address.netloc, address.path) == ("github.com", f"/owner/name/new/{BRANCH}")
        asked = parse_qs(address.query, strict_parsing=True)
        assert asked == {"filename": [link.file], "value": [text(link)]}
        # Servers commonly refuse more than 8 KiB in the first line of a request.
        assert len(found[link.name]) < 7_000


@pytest.mark.parametrize("link", LINKS, ids=IDS)
def test_a_template_that_is_filled_in_is_right(link: Link, tmp_path: Path) -> None:
    root = little_plan(tmp_path)
    name, written = filled(link)
    (root / name).write_text(written, encoding="utf-8")
    assert [str(problem) for problem in check(root)[1]] == []


@pytest.mark.parametrize("link", LINKS, ids=IDS)
def test_a_template_that_is_not_filled_in_is_told_line_by_line(link: Link, tmp_path: Path) -> None:
    """Nobody publishes an empty form."""
    root = little_plan(tmp_path)
    name, _ = FILLED[link.name]
    (root / name).write_text(text(link), encoding="utf-8")
    told = {problem.line for problem in check(root)[1] if problem.file == name}
    empty = {
        number
        for number, line in enumerate(text(link).splitlines(), 1)
        if re.match(r"(  - |    |  )?(date|title|summary|id|published|you_said|corrects):", line)
    }
    assert empty <= told


@pytest.mark.parametrize("link", LINKS, ids=IDS)
def test_a_file_that_keeps_the_name_of_the_form_is_told(link: Link, tmp_path: Path) -> None:
    root = little_plan(tmp_path)
    _, written = filled(link)
    (root / link.file).write_text(written, encoding="utf-8")
    assert [p for p in check(root)[1] if p.file == link.file and p.severity == "error"]
