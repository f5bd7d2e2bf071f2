"""The projects that are built: ours, with any plan, and plain MkDocs with Material."""

from __future__ import annotations

import html
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

#: What of the project makes a site; the plan itself comes from elsewhere.
_MAKER, _PLAN = ("mkdocs.yml", "hooks", "overrides"), ("plan_data", "docs")

#: As they come: nothing is set that they can do without.
_STOCK = "site_name: Plain\ntheme:\n  name: material\n"


def copy_ours(project: Path, folder: Path, *, plan: bool) -> None:
    """Copy what makes our site into ``folder``; with ``plan`` also what is on it."""
    for name in (*_MAKER, *(_PLAN if plan else ())):
        source = project / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignored, dirs_exist_ok=True)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, folder / name)


def write_empty(folder: Path) -> None:
    """Write a project of plain MkDocs with Material that has one page."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# One page\n\nOne sentence.\n", encoding="utf-8")


def write_same_pages(site: Path, folder: Path) -> int:
    """Write a project of plain MkDocs with Material that has the pages of ``site``, as Markdown.

    MkDocs puts every page that it finds into the navigation. Returns the number of pages.
    """
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    folders = [page.parent.relative_to(site) for page in sorted(site.rglob("index.html"))]
    above = {parent for address in folders for parent in address.parents}
    for address in folders:
        text = markdown_of((site / address / "index.html").read_text(encoding="utf-8"))
        name = address / "index.md" if address in above else address.with_suffix(".md")
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    return len(folders)


def markdown_of(page: str) -> str:
    """Return the main text of an HTML page as Markdown: headings, paragraphs, lists."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.end_block()
    return "\n\n".join(reader.blocks) + "\n"


_HEADINGS = {f"h{level}": f"{'#' * level} " for level in range(1, 7)}
_BLOCKS = {
    *_HEADINGS, "p", "li", "dt", "dd", "td", "th", "tr", "div", "section", "article", "caption",
    "figcaption", "blockquote", "ul", "ol", "dl", "table", "main", "header", "footer", "summary",
}  # fmt: skip
_UNSEEN = {"svg", "script", "style"}


class _Reader(HTMLParser):
    """Collects what stands in `<main>`, block by block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._prefix = ""
        self._main = self._unseen = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._main += tag == "main"
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.end_block()
            self._prefix = "- " if tag == "li" else _HEADINGS.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        self._main -= tag == "main"
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if self._main and not self._unseen:
            self._words.append(data)

    def end_block(self) -> None:
        """Keep the words since the last block, if there are any."""
        text = " ".join("".join(self._words).split())
        if text:
            plain = re.sub(r"([\\`*_\[\]#|])", r"\\\1", html.escape(text, quote=False))
            self.blocks.append(self._prefix + plain)
        self._words, self._prefix = [], ""
