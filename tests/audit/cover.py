"""Chooses a few pages that have, together, everything that the pages of some sites are made of.

A pattern is an element inside its parent, each named by tag, classes and attributes. Two pages with
the same patterns differ only in their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from functools import cache
from typing import TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.audit import sites
from tests.support.project import Built

Page = TypeVar("Page", bound=Hashable)

# Attributes that every element of its kind has, or whose values are what matters.
_PLAIN = {"class", "id", "href", "src", "title", "content", "style", "d", "x", "y", "lang"}

# What a page costs beside its own bytes: loading it, and what is on every page.
_COST_OF_A_PAGE = 3_000


#: Which elements a cover can be of: all of a page, its header, or what takes the focus.
ALL, HEADER = "body *", "header *"
STOPS = "a[href], button, input, select, textarea, summary, audio, video, iframe, [tabindex]"


def patterns(page: LexborHTMLParser, of: str = ALL) -> set[str]:
    """Return each element of a page inside its parent, such as `ul.news>li[data-l]`."""
    nodes = page.css(of)
    return {f"{_name(node.parent)}>{_name(node)}" for node in nodes if node.parent}


def _name(node: LexborNode) -> str:
    classes = sorted((node.attributes.get("class") or "").split())
    attributes = sorted(node.attributes.keys() - _PLAIN)
    return "".join([node.tag or "", *(f".{c}" for c in classes), *(f"[{a}]" for a in attributes)])


def chosen(has: Mapping[Page, set[str]], cost: Mapping[Page, int], times: int) -> list[Page]:
    """Return pages that have every pattern ``times`` times, or as often as there is one.

    ``has`` and ``cost`` are the patterns and the cost of each page. Greedy: of the pages that are
    left, the one with most that is still missing for its cost comes next.
    """
    found_on = Counter(pattern for page in has.values() for pattern in page)
    missing = {pattern: min(times, count) for pattern, count in found_on.items()}
    left, taken = dict(has), []
    while missing:
        best = max(left, key=lambda page: len(left[page] & missing.keys()) / cost[page])
        taken.append(best)
        for pattern in left.pop(best) & missing.keys():
            missing[pattern] -= 1
            if not missing[pattern]:
                del missing[pattern]
    return taken


@cache
def cover(built: tuple[Built, ...], times: int, of: str = ALL) -> dict[Built, list[str]]:
    """Return, for each site, the addresses of its part of a cover of all of them.

    Where the cover is of all elements, one page of each kind is among them, also where it is made
    of what other pages have.
    """
    pages = [(site, address) for site in built for address in sites.files(site)]
    has = {(site, address): patterns(site.page(address), of) for site, address in pages}
    if of == ALL:
        has = {(site, a): {*found, f"kind: {sites.kind(a)}"} for (site, a), found in has.items()}
    cost = {(site, address): _COST_OF_A_PAGE + len(site.text(address)) for site, address in pages}
    taken = chosen(has, cost, times)
    return {site: sorted(sites.met_at(a) for where, a in taken if where == site) for site in built}
