"""What search engines are told: `sitemap.xml`, and `robots.txt`, which leads there.

`robots.txt` shuts nobody out: a page that a search engine may not read keeps its `noindex` to
itself, and can then be listed by its address alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from progress_site.pages.frame import Page
from progress_site.pages.templates import render

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"


def sitemap(pages: Iterable[Page]) -> bytes | None:
    """Return the sitemap (sitemaps.org 0.9) of the pages that search engines may list.

    `None` if there are none: the format has no empty list. A page whose last change is not in the
    data has no `lastmod`.
    """
    listed = sorted((p for p in pages if not p.chrome.noindex), key=lambda p: p.address)
    if not listed:
        return None
    return f"{render('hosts/sitemap.xml', pages=listed)}\n".encode()


def robots(site_url: str, has_sitemap: bool) -> bytes:
    """Return `robots.txt`: everybody may read everything."""
    lines = ["User-agent: *", "Disallow:"]
    if has_sitemap:
        lines += ["", f"Sitemap: {site_url}{SITEMAP}"]
    return ("\n".join(lines) + "\n").encode()
