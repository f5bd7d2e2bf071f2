"""What search engines are told: `sitemap.xml`, and `robots.txt`, which leads there.

`robots.txt` shuts nobody out: a page that a search engine may not read keeps its `noindex` to
itself, and can then be listed by its address alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from progress_site.derive.frame import Page

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[Page]) -> bytes | None:
    """Return the sitemap (sitemaps.org 0.9) of the pages that search engines may list.

    `None` if there are none: the format has no empty list. A page whose last change is not in the
    data has no `lastmod`.
    """
    listed = sorted((p for p in pages if not p.chrome.noindex), key=lambda p: p.address)
    if not listed:
        return None
    root = Element("urlset", xmlns=_NAMESPACE)
    for page in listed:
        url = SubElement(root, "url")
        SubElement(url, "loc").text = page.chrome.canonical
        if page.updated is not None:
            SubElement(url, "lastmod").text = page.updated.isoformat()
    indent(root, "")
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def robots(site_url: str, has_sitemap: bool) -> bytes:
    """Return `robots.txt`: everybody may read everything."""
    lines = ["User-agent: *", "Disallow:"]
    if has_sitemap:
        lines += ["", f"Sitemap: {site_url}{SITEMAP}"]
    return ("\n".join(lines) + "\n").encode()
