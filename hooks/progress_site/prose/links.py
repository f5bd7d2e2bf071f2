"""Links that people wrote into their words: do they lead anywhere?"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from progress_site.model.problem import Problem, one_line
from progress_site.urls.permalinks import did_you_mean


def broken_links(
    file: str,
    text: str,
    first_line: int,
    links: Collection[str],
    known: Collection[str],
    anchors: Collection[str],
) -> Iterator[Problem]:
    """Yield a problem for each link of one Markdown text that leads nowhere.

    ``known`` are all addresses of the site, from its root and without a leading slash;
    ``anchors`` are addresses with an anchor, for pages whose anchors are known.
    """
    for link in links:
        wrong = _wrong(link, known, anchors)
        if wrong is not None:
            line, column = _place(text, link, first_line)
            what, instead = map(one_line, wrong)
            yield Problem(file, line, column, what, instead)


def lost_links(
    links: Collection[str], known: Collection[str], anchors: Collection[str]
) -> Iterator[str]:
    """Yield each link that leads nowhere; ``known`` and ``anchors`` as for `broken_links`."""
    return (link for link in links if _wrong(link, known, anchors) is not None)


def _wrong(link: str, known: Collection[str], anchors: Collection[str]) -> tuple[str, str] | None:
    if link.startswith("#"):
        return None
    if not link.startswith("/") or link.startswith("//"):
        close = difflib.get_close_matches(link.strip("./"), known, n=1, cutoff=0.6)
        example = close[0] if close else "actions/3/"
        return (
            f"“{link}” does not say where it leads",
            f"write an address of this site from its root, such as /{example}",
        )
    address, _, anchor = link[1:].partition("#")
    if address.startswith("media/") and address not in known:
        instead = did_you_mean(address, known, "put it under docs/media", 0.8)
        return f"there is no file docs/{address}", instead
    if address not in known:
        instead = did_you_mean(address, known, "check the address on the site itself")
        if f"{address}/" in known:
            instead = f"add the slash at the end: /{address}/"
        return f"there is no page “/{address}”", instead
    there = [a.partition("#")[2] for a in anchors if a.startswith(f"{address}#")]
    if anchor and there and anchor not in there:
        return (
            f"there is no “#{anchor}” on the page /{address}",
            f"use one of: {', '.join(f'#{name}' for name in sorted(there))}",
        )
    return None


def _place(text: str, link: str, first_line: int) -> tuple[int, int]:
    """Return line and column of a link: as the target of one, or else where it is mentioned."""
    start = text.find(f"({link}") + 1 or text.find(link)
    before = text[: max(start, 0)]
    return first_line + before.count("\n"), len(before.rsplit("\n", 1)[-1]) + 1
