"""What hosts and search engines are told: `_headers`, `_redirects`, `sitemap.xml` and `robots.txt`.

Such a host gives an address the headers of *every* rule that fits it, and joins two of one name by
a comma. Two content policies are then both in force, so a stricter one cannot be loosened again for
embeds. So no address fits two rules that set the same header: `/*` sets what is the same for all,
and every folder and file at the top of the site has one rule of its own for the rest.

`robots.txt` shuts nobody out: a page that a search engine may not read keeps its `noindex` to
itself, and can then be listed by its address alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from urllib.parse import urlsplit

from progress_site.pages.layout import Page
from progress_site.pages.templates import render
from progress_site.urls import addresses
from progress_site.urls.permalinks import RedirectTargets

#: Folders whose pages have script of their own; all others may run none, but for what stands in
#: frames. A test looks at each page.
SCRIPTED = frozenset({addresses.SEARCH, addresses.UPDATES, addresses.FEEDBACK})

#: Seconds. What never changes under its name, what has a name for ever, and what is always today's.
_FOR_EVER = "public, max-age=31536000, immutable"
_A_DAY = "public, max-age=86400"
_TODAY = "public, max-age=0, must-revalidate"

_NOT_FOUND = "404.html"

#: For every answer. An old address that somebody came from is nobody's business.
_ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
#: Programs on other sites may read these.
_OPEN = {"Access-Control-Allow-Origin": "*"}

Rules = Mapping[str, Mapping[str, str]]


def rules(paths: Iterable[str], assets: str, allowed: tuple[str, ...], root: str) -> Rules:
    """Return the headers of each pattern.

    Args:
        paths: Every page and file of the site, from its root.
        assets: The folder of styles and scripts whose name changes with them.
        allowed: The sites that may frame embeds; none: all may.
        root: The path of the site on its host, such as `/` or `/send/progress/`.
    """
    found: dict[str, Mapping[str, str]] = {f"{root}*": _ALL}
    found[f"{root}{assets}*"] = {"Cache-Control": _FOR_EVER}
    for path in sorted({*paths, _NOT_FOUND, *addresses.LASTING_ASSETS}):
        top, slash, rest = path.partition("/")
        folder = f"{top}/"
        if path.startswith(assets) or path in (addresses.HEADERS, "_redirects"):
            continue
        if folder == "assets/":
            found[f"{root}{path}"] = {"Cache-Control": _A_DAY}
        elif folder == addresses.EMBED and slash:
            found |= _embeds(rest, root, allowed)
        else:
            pattern = f"{root}{folder}*" if slash else f"{root}{path}"
            found[pattern] = _usual(folder if slash else "")
    return found


def _usual(folder: str) -> dict[str, str]:
    script = folder in SCRIPTED
    found = {
        "Content-Security-Policy": _policy(script=script, framed_by="'none'"),
        "Cache-Control": _TODAY,
    }
    return found | (_OPEN if folder in ("data/", "oembed/", "badge/", "feeds/") else {})


def _embeds(rest: str, root: str, allowed: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return the rules of `/embed/`, which is a page like others, and of what stands in frames."""
    kind = rest.partition("/")[0]
    if not kind or kind == "index.html":
        no_script = _policy(script=False, framed_by="'none'")
        page = {"Content-Security-Policy": no_script, "Cache-Control": _TODAY}
        return {f"{root}{addresses.EMBED}": page}
    framed = _policy(script=True, framed_by=" ".join(allowed) or "*")
    frame = {"Content-Security-Policy": framed, "Cache-Control": _TODAY}
    return {f"{root}{addresses.EMBED}{kind}/*": frame}


def _policy(*, script: bool, framed_by: str) -> str:
    """Return a content policy: nothing but what is in files of this site, and nothing inline.

    ``framed_by`` is a list of sites, `*` or `'none'`.
    """
    parts = ["default-src 'none'", "style-src 'self'", "img-src 'self'", "media-src 'self'"]
    parts += ["script-src 'self'"] if script else []
    parts += ["form-action 'self'", "base-uri 'none'", f"frame-ancestors {framed_by}"]
    return "; ".join(parts)


def headers(found: Rules) -> bytes:
    """Return the file."""
    lines: list[str] = []
    for pattern, named in found.items():
        lines += [pattern, *(f"  {name}: {value}" for name, value in named.items()), ""]
    return "\n".join(lines).encode()


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


REDIRECTS_FILE = "_redirects"


def redirects_file(ways: RedirectTargets, there: Collection[str], site_url: str) -> bytes:
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
