"""`_headers`: what a static host is to say with each answer (the form of Netlify and Cloudflare).

Such a host gives an address the headers of *every* rule that fits it, and joins two of one name by
a comma. Two content policies are then both in force, so a stricter one cannot be loosened again for
embeds. So no address fits two rules that set the same header: `/*` sets what is the same for all,
and every folder and file at the top of the site has one rule of its own for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from progress_site.urls import addresses

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
