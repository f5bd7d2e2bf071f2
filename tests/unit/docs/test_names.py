"""Whatever these pages name is there: commands, files, addresses, links, decisions."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from progress_site.assemble.site import Settings, compose
from progress_site.cli import main
from tests.unit.docs.editor_links import GUIDE
from tests.unit.docs.reading import (
    MAINTAINING,
    RECORDS,
    ROOT,
    anchors,
    blocks,
    code_spans,
    links,
    little_plan,
    pages,
)

PAGES = pages()
DECISIONS = sorted((MAINTAINING / "decisions").glob("*.md"))

#: Where a name may begin, so that a page need not repeat the long way.
STARTS = ("", "hooks/progress_site", "overrides", "plan_data", "docs/maintaining")

#: Named, and there only once something has been built or put there.
NOT_YET = {
    *("site/", "docs/media", "plan_data/easy_read/", ".venv", ".cache/"),
    *("index.html", "words.txt", "plan_data/addresses.txt"),
}

_SUFFIXES = {".css", ".html", ".in", ".json", ".md", ".py", ".toml", ".txt", ".yml"}
_PLACEHOLDER = re.compile(r"[*]|\b(NAME|ID|SLUG|YYYY)\b")


def code(page: Path) -> Iterator[tuple[int, str]]:
    """Yield everything on a page that is set as code and is no example of content."""
    yield from code_spans(page)
    for block in blocks(page):
        if block.language in ("sh", "text", ""):
            for offset, line in enumerate(block.text.splitlines(), 1):
                yield block.line + offset, line


def named(pattern: str) -> set[str]:
    return {name for page in PAGES for _, text in code(page) for name in re.findall(pattern, text)}


def test_each_make_command_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = named(r"\bmake ([a-z]+)")
    assert {"preview", "test", "site", "check"} <= commands
    assert commands <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_each_progress_command_exists() -> None:
    commands = named(r"\bprogress ([a-z]+)")
    assert "check" in commands
    context = click.Context(main)
    there = {name: main.get_command(context, name) for name in main.list_commands(context)}
    assert commands <= set(there)
    options = {
        flag for command in there.values() if command for p in command.params for flag in p.opts
    }
    assert named(r"(--format)\b") <= options


def test_each_module_that_can_be_run_exists() -> None:
    modules = named(r"-m ([a-z_.]+)")
    assert "tests.unit.docs.editor_links" in modules
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_file_that_is_named_exists(page: Path) -> None:
    examples = {block.path for shown in (RECORDS, GUIDE) for block in blocks(shown)}
    missing = [
        f"{page.name}:{line}: {span}"
        for line, span in code_spans(page)
        if _is_path(span)
        and span not in examples
        and not span.startswith(tuple(NOT_YET))
        and not any((ROOT / start / span).exists() for start in STARTS)
    ]
    assert missing == []


def _is_path(span: str) -> bool:
    if not re.fullmatch(r"[\w.][\w./-]*", span) or _PLACEHOLDER.search(span):
        return False
    if span == _example_of_the_readme() or span == "plan.json" or re.fullmatch(r"[\d/]+", span):
        return False
    return "/" in span or Path(span).suffix in _SUFFIXES


def _example_of_the_readme() -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (name,) = re.findall(r"Add a file such as `([^`]+)`", text)
    return str(name)


def test_each_address_that_is_named_is_one_of_the_site(tmp_path: Path) -> None:
    settings = Settings(little_plan(tmp_path), "https://plan.example/", "Little plan", {})
    site = compose(settings).site
    assert site is not None
    known = {address.split("/")[0] for address in (*site.pages, *site.files)}
    # The little plan has no such words (test_easy_read.py adds them), and no plan below it.
    known |= {"easy-read", "media", "demo"}
    spans = {span for page in PAGES for _, span in code_spans(page) if span.startswith("/")}
    assert "/about/" in spans
    assert {span.split("/")[1] for span in spans} <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_leads_nowhere(page: Path) -> None:
    wrong = []
    for line, target in links(page):
        if re.match(r"https?://", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            wrong.append(f"{page.name}:{line}: {target}")
    assert wrong == []


def test_each_page_can_be_found_from_the_readme() -> None:
    found, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in found or page.suffix != ".md" or not page.exists():
            continue
        found.add(page)
        waiting += [
            (page.parent / target.partition("#")[0]).resolve()
            for _, target in links(page)
            if not target.startswith(("http", "#"))
        ]
    assert [page.name for page in PAGES if page not in found] == []


def test_no_two_decisions_have_one_number() -> None:
    """A number may be missing for a while: it is given before its page is written."""
    numbers = [page.name[:4] for page in DECISIONS]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name[:4])
def test_each_decision_has_its_number_and_its_three_parts(page: Path) -> None:
    number = int(page.name[:4])
    text = page.read_text(encoding="utf-8")
    title, *parts = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    assert parts == ["Context", "Decision", "Consequences"]
    assert title.startswith(f"{number}. ")
    listed = f"| {number} | [{title.removeprefix(f'{number}. ')}](decisions/{page.name}) |"
    assert listed in (MAINTAINING / "index.md").read_text(encoding="utf-8")


def test_pages_say_nothing_of_a_machine_or_an_index_of_packages() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert not re.findall(r"/(?:home|work|root|tmp|Users)/|pypi|index-url|file://", text)
