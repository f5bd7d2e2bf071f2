"""What RFC 4287 asks of a feed, read with no code of the site: a second look beside feedparser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

_NS = "{http://www.w3.org/2005/Atom}"
#: Element → how often it must and may stand there (RFC 4287, 4.1.1 and 4.1.2).
_MANY = 10**6
_FEED = {
    "id": (1, 1), "title": (1, 1), "updated": (1, 1), "subtitle": (0, 1), "rights": (0, 1),
    "author": (1, _MANY), "link": (1, _MANY), "category": (0, _MANY), "entry": (0, _MANY),
}  # fmt: skip
_ENTRY = {
    "id": (1, 1), "title": (1, 1), "updated": (1, 1), "published": (0, 1), "summary": (0, 1),
    "content": (1, 1), "author": (0, _MANY), "link": (1, _MANY), "category": (0, _MANY),
}  # fmt: skip
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def faults(content: bytes) -> list[str]:
    """Return what is wrong with a feed, in words."""
    root = ET.fromstring(content)
    if root.tag != f"{_NS}feed":
        return [f"the root is {root.tag}"]
    found = list(_of(root, _FEED, "feed"))
    entries = root.findall(f"{_NS}entry")
    for entry in entries:
        found += _of(entry, _ENTRY, "entry")
    ids = [e.findtext(f"{_NS}id") for e in (root, *entries)]
    found += [f"the id {name} stands {n} times" for name, n in Counter(ids).items() if n > 1]
    return found


def _of(element: ET.Element, allowed: dict[str, tuple[int, int]], where: str) -> Iterator[str]:
    often = Counter(child.tag.removeprefix(_NS) for child in element)
    for name in often.keys() - allowed.keys():
        yield f"{where}: {name} is not one of its elements"
    for name, (least, most) in allowed.items():
        if not least <= often[name] <= most:
            yield f"{where}: {often[name]} times {name}"
    for child in element:
        name, text = child.tag.removeprefix(_NS), child.text or ""
        if name in ("updated", "published") and not _DATE.fullmatch(text):
            yield f"{where}: {name} is {text!r}"
        if name == "id" and not urlsplit(text).scheme:
            yield f"{where}: its id {text!r} is no IRI"
        if name == "title" and not text.strip():
            yield f"{where}: it has no title"
        if name == "link" and not urlsplit(child.get("href", "")).netloc:
            yield f"{where}: its link {child.attrib} is not whole"
        if name == "category" and not child.get("term"):
            yield f"{where}: a category has no term"
        if name == "author" and not (child.findtext(f"{_NS}name") or "").strip():
            yield f"{where}: an author has no name"
    rels = Counter(
        (link.get("rel"), link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{_NS}link")
    )
    yield from (f"{where}: the link {key} stands twice" for key, n in rels.items() if n > 1)
