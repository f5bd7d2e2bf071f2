"""What leaves the site beside its pages: for programs, for other sites, and for hosts.

A host gives an address the headers of *every* rule in `_headers` that fits it, and joins two of one
name by a comma. Two content policies are then both in force, so a stricter one cannot be loosened
again for embeds. So no address fits two rules that set the same header: `/*` sets what is the same
for all, and every folder and file at the top of the site has one rule of its own for the rest.

`robots.txt` shuts nobody out: a page that a search engine may not read keeps its `noindex` to
itself, and can then be listed by its address alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from progress_site.embeds.badge import badge
from progress_site.embeds.pages import oembed, offers
from progress_site.fold.state import State
from progress_site.open_data.files import open_data, plan_json
from progress_site.open_data.schemas import kept
from progress_site.pages.layout import Page, SiteContext, without_redirects
from progress_site.pages.templates import render
from progress_site.urls import addresses
from progress_site.urls.permalinks import RedirectTargets
from progress_site.words.wording import day_words

#: Folders whose pages have script of their own; all others may run none, but for what is shown in
#: frames. A test looks at each page.
SCRIPTED = frozenset({addresses.SEARCH, addresses.UPDATES, addresses.FEEDBACK})

#: Seconds. What never changes under its name, what has a permanent name, what is always today's.
_FOR_EVER = "public, max-age=31536000, immutable"
_A_DAY = "public, max-age=86400"
_TODAY = "public, max-age=0, must-revalidate"

#: For every answer. An old address that somebody came from is nobody's business.
_ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
#: Programs on other sites may read what is in these folders.
_OPEN = ("data/", "oembed/", "badge/", "feeds/")

Rules = Mapping[str, Mapping[str, str]]


def for_programs(state: State, site: SiteContext) -> dict[str, bytes]:
    """Return the files of open data, by their path."""
    return {
        addresses.PLAN_JSON: plan_json(state, site.site_url),
        **{addresses.schema(name): text for name, text in kept().items()},
        **open_data(state, site.site_url, past=site.as_of),
    }


def for_other_sites(state: State, site: SiteContext) -> dict[str, bytes]:
    """Return the files that other sites load: badges, and what their editors ask for."""
    day, demonstration = day_words(state.day).words, state.library.plan.demonstration
    found = {
        addresses.badge(action.number): badge(
            action, day=day, past_day=site.as_of, demonstration=demonstration
        )
        for action in state.actions.values()
    }
    for offer in offers(state):
        found[offer.oembed] = oembed(offer, site.site_url, site.site_name)
    return found


def for_hosts(
    state: State, site: SiteContext, pages: Sequence[Page], others: Collection[str]
) -> dict[str, bytes]:
    """Return the files that hosts and search engines read.

    ``others`` are all files that are published beside ``pages``, pictures and films too.

    - `robots.txt`: everybody may read everything.
    - `sitemap.xml` (sitemaps.org 0.9) lists the pages that search engines may list; a page whose
      last change is not in the data has no `lastmod`. None if there are no such pages: the format
      has no empty list.
    - `_redirects` has one line for each address that moved: from, to, 301. None if there is none.
    - `_headers`.
    """
    root = urlsplit(site.site_url).path or "/"
    robots = "User-agent: *\nDisallow:\n"
    files: dict[str, bytes] = {}
    if listed := sorted((p for p in pages if not p.layout.noindex), key=lambda p: p.address):
        robots += f"\nSitemap: {site.site_url}sitemap.xml\n"
        files["sitemap.xml"] = f"{render('hosts/sitemap.xml', pages=listed)}\n".encode()
    there = {page.address for page in without_redirects(pages)}
    if lines := _redirect_lines(RedirectTargets.of(state.library.redirects.redirects), there, root):
        files["_redirects"] = "".join(lines).encode()
    published = [*(page.address for page in pages), *others, *files, "robots.txt"]
    found = rules(published, site.assets, state.library.plan.embed_allowed_on, root)
    return {"robots.txt": robots.encode(), **files, addresses.HEADERS: headers(found)}


def _redirect_lines(ways: RedirectTargets, there: Collection[str], root: str) -> list[str]:
    """Return a line for each address that moved, from the root of the host.

    What leads to a page that is not ``there`` on this day has no line yet; a file, which no day
    changes, always is. No server hears of an anchor, so a place that moved has no line either;
    where it leads may have one.
    """
    lines = []
    for start, end in sorted(ways.ends.items()):
        page = end.partition("#")[0]
        is_there = page in there or not (page == "" or page.endswith("/"))
        if "#" not in start and is_there:
            lines.append(f"{root}{start} {root}{end} 301\n")
    return lines


def rules(paths: Iterable[str], assets: str, allowed: tuple[str, ...], root: str) -> Rules:
    """Return the headers of each pattern.

    Args:
        paths: Every page and file of the site, from its root.
        assets: The folder of styles and scripts whose name changes with them.
        allowed: The sites that may frame embeds; none: all may.
        root: The path of the site on its host, such as `/` or `/send/progress/`.
    """
    found: dict[str, Mapping[str, str]] = {
        f"{root}*": _ALL,
        f"{root}{assets}*": {"Cache-Control": _FOR_EVER},
    }
    everything = {*paths, "404.html", *addresses.PERMANENT_ASSETS}
    for path in sorted(everything - {addresses.HEADERS, "_redirects"}):
        top, slash, rest = path.partition("/")
        folder = f"{top}/" if slash else ""
        pattern = f"{folder}*" if slash else path
        script, framed_by = folder in SCRIPTED, "'none'"
        if path.startswith(assets):
            continue
        if folder == "assets/":
            found[f"{root}{path}"] = {"Cache-Control": _A_DAY}
            continue
        if folder == addresses.EMBED:  # itself a page like others; below it is what frames show
            pattern, kind = folder, rest.partition("/")[0]
            if kind not in ("", "index.html"):
                pattern = f"{folder}{kind}/*"
                script, framed_by = True, " ".join(allowed) or "*"
        policy = _policy(script=script, framed_by=framed_by)
        found[f"{root}{pattern}"] = {
            "Content-Security-Policy": policy,
            "Cache-Control": _TODAY,
            **({"Access-Control-Allow-Origin": "*"} if folder in _OPEN else {}),
        }
    return found


def _policy(*, script: bool, framed_by: str) -> str:
    """Return a content policy: nothing but what is in files of this site, and nothing inline.

    ``framed_by`` is a list of sites, `*` or `'none'`.
    """
    parts = ["default-src 'none'", "style-src 'self'", "img-src 'self'", "media-src 'self'"]
    parts += ["script-src 'self'"] if script else []
    parts += ["form-action 'self'", "base-uri 'none'", f"frame-ancestors {framed_by}"]
    return "; ".join(parts)


def headers(found: Rules) -> bytes:
    """Return the file `_headers`."""
    lines: list[str] = []
    for pattern, named in found.items():
        lines += [pattern, *(f"  {name}: {value}" for name, value in named.items()), ""]
    return "\n".join(lines).encode()
