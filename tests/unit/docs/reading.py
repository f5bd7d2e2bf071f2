"""Reads the project's own Markdown: code blocks, links, names and tables, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from progress_site.cli import main

ROOT = Path(__file__).parents[3]
MAINTAINING = ROOT / "docs" / "maintaining"
README = ROOT / "README.md"
RECORDS = MAINTAINING / "records.md"
STATUSES = MAINTAINING / "statuses.md"
EASY_READ = MAINTAINING / "easy-read.md"

_FENCE = re.compile(r"(?P<indent> *)```(?P<language>\w*)")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block. ``path`` is the file that it says it stands in, if it says so."""

    page: Path
    line: int
    language: str
    path: str | None
    text: str

    @property
    def name(self) -> str:
        """Where it stands: the name of a test about it."""
        return self.path or f"{self.page.name}:{self.line}"


def pages() -> list[Path]:
    """Return every page of documentation."""
    return [README, *sorted(MAINTAINING.rglob("*.md"))]


def blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of a page; a line with one path in code, alone, names the next."""
    found: list[Block] = []
    start, language, indent, path = 0, "", "", None
    inside: list[str] | None = None
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        fence = _FENCE.fullmatch(line)
        if inside is not None:
            if line == f"{indent}```":
                found.append(Block(page, start, language, path, "\n".join(inside) + "\n"))
                inside, path = None, None
            else:
                inside.append(line.removeprefix(indent))
        elif fence:
            start, language, indent, inside = number, fence["language"], fence["indent"], []
        elif alone := re.fullmatch(r"`([^` ]+/[^` ]+)`", line):
            path = alone[1]
        elif line.strip():
            path = None
    assert inside is None, f"{page.name}:{start}: this block is never closed"
    return found


def prose(page: Path) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line outside fenced blocks."""
    inside = False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if _FENCE.fullmatch(line):
            inside = not inside
        elif not inside:
            yield number, line


def code_spans(page: Path) -> Iterator[tuple[int, str]]:
    """Yield every `name` in the running text with its line."""
    for number, line in prose(page):
        for span in re.findall(r"`([^`]+)`", line):
            yield number, span


def links(page: Path) -> Iterator[tuple[int, str]]:
    """Yield every target of a link or picture in the running text with its line."""
    for number, line in prose(page):
        for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", line)):
            yield number, target


def anchors(page: Path) -> set[str]:
    """Return the anchors that a code host gives to the headings of a page."""
    found: set[str] = set()
    for _, line in prose(page):
        if heading := re.match(r"#+ +(.*)", line):
            words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading[1]).replace("`", "").lower()
            found.add(re.sub(r"[^\w\- ]", "", words).strip().replace(" ", "-"))
    return found


def rows(page: Path, column: str) -> list[dict[str, str]]:
    """Return the one table with a column of this name, each row by the names of its columns."""
    tables: list[list[list[str]]] = [[]]
    for _, line in prose(page):
        if line.startswith("|"):
            tables[-1].append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
        elif tables[-1]:
            tables.append([])
    (found,) = [table for table in tables if table and column in table[0]]
    return [dict(zip(found[0], row, strict=True)) for row in found[2:]]


def front_matter(text: str) -> tuple[str, str]:
    """Return front matter and body of an update."""
    empty, front, body = text.split("---\n", 2)
    assert empty == ""
    return front, body


def write(block: Block, folder: Path) -> None:
    """Write a block into the file that it stands in."""
    assert block.path is not None
    file = folder / block.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(block.text, encoding="utf-8")


def little_plan(folder: Path) -> Path:
    """Write the plan that all examples of records.md together are, and return its folder."""
    for block in blocks(RECORDS):
        write(block, folder)
    return folder


def progress_command(name: str) -> click.Command:
    """Return a command of `progress`."""
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found
