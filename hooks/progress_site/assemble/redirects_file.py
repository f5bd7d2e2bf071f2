"""`_redirects`: for hosts that can answer with “moved for ever” (Netlify, Cloudflare Pages)."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from progress_site.urls.redirects import Ways

REDIRECTS_FILE = "_redirects"


def redirects_file(ways: Ways, there: Collection[str], site_url: str) -> bytes:
    """Return one line for each address that moved: from, to, 301; nothing if there is none.

    Paths begin at the root of the host, also where the site stands below it. ``there`` are the
    pages of this day: what leads to another page has no line yet. No server hears of an anchor, so
    a place that moved has none either; where it leads may have one.
    """
    root = urlsplit(site_url).path or "/"
    lines = [
        f"{root}{start} {root}{end} 301\n"
        for start, end in sorted(ways.ends.items())
        if "#" not in start and _is_there(end.partition("#")[0], there)
    ]
    return "".join(lines).encode()


def _is_there(end: str, there: Collection[str]) -> bool:
    """Whether a page is there; a file, which no day changes, always is."""
    return end in there or not (end == "" or end.endswith("/"))
