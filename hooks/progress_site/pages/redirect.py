"""What stands at an address that moved: a page that leads on, or a pointer on the old page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.urls.addresses import anchors
from progress_site.urls.permalinks import RedirectTargets
from progress_site.words.shown import Link


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page that sends its readers on at once. ``to`` is where it leads."""

    template: ClassVar[str] = "pages/redirect.html"
    to: Link


@dataclass(frozen=True, slots=True)
class Pointer:
    """What stands at the old ``anchor`` of a page after what stood there moved."""

    anchor: str
    to: Link


def redirect_pages(state: State, specs: Sequence[PageSpec]) -> Iterator[PageSpec]:
    """Yield a page for each address that moved and leads to something on this day.

    A file that moved gets none: only a host that reads `_redirects` can lead on from a file.
    """
    titles = _titles(state, specs)
    for start, end in _ends(state, titles).items():
        if start.endswith("/") and start not in titles:
            to = _link(end, titles)
            yield PageSpec(
                start,
                _("This page has moved"),
                _("This page has moved to “%(title)s”.", title=to.text),
                RedirectView(to),
                noindex=True,
                leads_to=end,
            )


def pointers(state: State, specs: Sequence[PageSpec]) -> Mapping[str, tuple[Pointer, ...]]:
    """Return the pointers of each page: the anchors that moved away from it, and where to.

    No server ever hears of an anchor, so the old page has to say it.
    """
    titles = _titles(state, specs)
    found: dict[str, list[Pointer]] = defaultdict(list)
    for start, end in _ends(state, titles).items():
        page, mark, anchor = start.partition("#")
        if mark:
            found[page].append(Pointer(anchor, _link(end, titles)))
    return {page: tuple(sorted(those, key=lambda p: p.anchor)) for page, those in found.items()}


def _ends(state: State, titles: Mapping[str, Link]) -> dict[str, str]:
    """Return the redirects that lead to something; a file is taken to be there."""
    ends = RedirectTargets.of(state.library.redirects.redirects).ends
    places = anchors(state)
    return {
        start: end
        for start, end in sorted(ends.items())
        if end in titles or end in places or not (end.endswith("/") or "#" in end)
    }


def _titles(state: State, specs: Sequence[PageSpec]) -> dict[str, Link]:
    """Return the link to each page and to each word of the glossary, by address."""
    pages = {d.address: Link(d.address, d.title) for d in specs}
    words = ((addresses.term(t.anchor), t.term) for t in state.library.glossary.terms)
    return pages | {address: Link(address, word) for address, word in words}


def _link(address: str, titles: Mapping[str, Link]) -> Link:
    page = titles.get(address) or titles.get(address.partition("#")[0])
    return Link(address, page.text if page else f"/{address}")
