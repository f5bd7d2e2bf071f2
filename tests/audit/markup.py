"""What can be seen in the files of a built site without a browser."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.audit.finding import Finding
from tests.audit.sites import UNKNOWN
from tests.support.project import Built, is_for_a_frame

#: Bytes, compressed: what fits into the first round trip of a connection.
MOST_BYTES = 14 * 1024
#: A page for a frame comes on top of the page around it, and is no more than page and style.
MOST_FRAME_BYTES, FRAME_STYLES = 6 * 1024, 1
MOST_SCRIPT_BYTES = 10 * 1024
#: Words that say nothing of where a link leads, when they stand alone (WCAG 2.4.9).
_SAYS_NOTHING = {"click here", "details", "here", "link", "more", "read more", "see more", "this"}

_BASE = "http://site.test/"


def findings(site: Built, *, whole_pages: bool = True) -> list[Finding]:
    """Return what is wrong in the files of a site.

    ``whole_pages`` is off for pages of components, which have no header and no title of their own.
    """
    found: list[Finding] = []
    titles: defaultdict[str, list[str]] = defaultdict(list)
    for path, page in site.pages():
        address = UNKNOWN if path == "404.html" else path
        probes = [*_inline(page), *_headings(page), *_links(page, address)]
        if whole_pages:
            probes += [*_frame(page, path), *_weight(site.folder, path, page)]
            titles[_title(page)].append(address)
        found += [Finding(check, selector, words, address) for check, selector, words in probes]
    for title, where in titles.items():
        # What was taken away has no words left that could tell one such page from another.
        if len(where) > 1 and not title.removeprefix("Demonstration: ").startswith("Withdrawn"):
            words = f"“{title}” is the title of several pages: {' '.join(sorted(where))}"
            found.append(Finding("title", "title", words, min(where)))
    return found


_Found = Iterator[tuple[str, str, str]]


def place(node: LexborNode) -> str:
    """Return a short way to an element."""
    steps: list[str] = []
    at: LexborNode | None = node
    while at is not None and at.tag not in ("html", "-undef") and len(steps) < 3:
        if at.id:
            return " > ".join([f"#{at.id}", *steps])
        names = (at.attributes.get("class") or "").split()
        steps.insert(0, ".".join([str(at.tag), *names]))
        at = at.parent
    return " > ".join(steps)


def _inline(page: LexborHTMLParser) -> _Found:
    """No style and no script in the page itself: a strict content policy stays possible."""
    for node in page.css("*"):
        for name, value in node.attributes.items():
            if name == "style" or name.startswith("on"):
                yield "inline", place(node), f"it has {name}="
            if (value or "").strip().lower().startswith("javascript:"):
                yield "inline", place(node), f"{name} holds script"
    for node in page.css("style"):
        yield "inline", place(node), "a style sheet inside the page"
    for node in page.css("script"):
        # Data for search engines is no script.
        kind = node.attributes.get("type") or ""
        if not node.attributes.get("src") and "json" not in kind:
            yield "inline", place(node), "a script inside the page"


def _headings(page: LexborHTMLParser) -> _Found:
    main = page.css("h1")
    if len(main) != 1:
        yield "headings", "h1", f"there are {len(main)} headings of the first rank, not one"
    before = 0
    for node in page.css("h1, h2, h3, h4, h5, h6"):
        rank = int(str(node.tag)[1])
        if not _words(node):
            yield "headings", place(node), "a heading without words"
        # What stands before the main part may begin at the second rank.
        if before and rank > before + 1:
            yield "headings", place(node), f"rank {rank} follows rank {before}: “{_words(node)}”"
        before = rank


def _links(page: LexborHTMLParser, address: str) -> _Found:
    """WCAG 2.4.9 (AAA): the words of a link alone say where it leads."""
    leads: defaultdict[str, dict[str, LexborNode]] = defaultdict(dict)
    for node in page.css("a[href]"):
        name = (node.attributes.get("aria-label") or _words(node)).strip()
        target = urljoin(_BASE + address, node.attributes["href"] or "")
        if not name:
            yield "links", place(node), f"a link without words, to {urlsplit(target).path}"
        elif name.lower().rstrip(".…› →") in _SAYS_NOTHING:
            yield "links", place(node), f"“{name}” does not say where it leads"
        leads[name.lower()].setdefault(target, node)
    for name, targets in leads.items():
        if name and len(targets) > 1:
            where = " and ".join(sorted(target.removeprefix(_BASE) for target in targets))
            node = list(targets.values())[1]
            yield "links", place(node), f"“{name}” leads to several places: {where}"


def _frame(page: LexborHTMLParser, path: str) -> _Found:
    root = page.css_first("html")
    if root is None or not re.fullmatch(r"en(-GB)?", root.attributes.get("lang") or ""):
        yield "language", "html", "it does not say that its language is British English"
    title = _title(page)
    if len(title.split()) < 2:
        yield "title", "title", f"“{title}” does not say what the page is about"
    if is_for_a_frame(path):  # it begins with its main part: there is nothing to skip
        return
    first = page.css_first("body a[href], body button, body input, body summary, body [tabindex]")
    target = (first.attributes.get("href") or "") if first is not None else ""
    if not target.startswith("#") or page.css_first(f"main{target}, main {target}") is None:
        yield "skip link", "body", "the first thing that Tab reaches does not lead to the main part"


def _weight(folder: Path, path: str, page: LexborHTMLParser) -> _Found:
    files = [_file(folder, path, "")]
    styles = page.css('link[rel~="stylesheet"][href]')
    files += [_file(folder, path, node.attributes["href"] or "") for node in styles]
    total = sum(_compressed(file) for file in files if file is not None)
    most = MOST_FRAME_BYTES if is_for_a_frame(path) else MOST_BYTES
    if total > most:
        yield "weight", "html", f"page and style are {total} bytes, more than {most}"
    if is_for_a_frame(path) and len(styles) > FRAME_STYLES:
        yield "weight", "html", f"{len(styles)} style sheets, more than {FRAME_STYLES}"
    sources = [node.attributes["src"] or "" for node in page.css("script[src]")]
    script = sum(_compressed(f) for s in sources if (f := _file(folder, path, s)) is not None)
    if script > MOST_SCRIPT_BYTES:
        yield "weight", "script", f"scripts are {script} bytes, more than {MOST_SCRIPT_BYTES}"


def _file(folder: Path, path: str, href: str) -> Path | None:
    url = urlsplit(urljoin(_BASE + path, href))
    if url.netloc != urlsplit(_BASE).netloc:
        return None
    file = folder / unquote(url.path).lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    return file if file.is_file() else None


@cache
def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def _title(page: LexborHTMLParser) -> str:
    node = page.css_first("title")
    return "" if node is None else node.text().strip()


def _words(node: LexborNode) -> str:
    """Return what a screen reader says of an element: its text, and the names of its pictures."""
    named = [str(image.attributes.get("alt") or "") for image in node.css("img")]
    hidden = {other.mem_id for other in node.css('[aria-hidden="true"]')}
    parts: list[str] = []

    def gather(at: LexborNode) -> None:
        for child in at.iter(include_text=True):
            if child.tag == "-text":
                parts.append(child.text(deep=False))
            elif child.mem_id not in hidden and child.tag != "svg":
                gather(child)

    gather(node)
    return " ".join(" ".join([*parts, *named]).split())
