"""Do the links that people wrote lead anywhere, and does each published address still answer?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from progress_site.fold.state import State
from progress_site.model.problem import Problem
from progress_site.pages.layout import Page, themselves
from progress_site.prose.markdown import RenderedProse
from progress_site.read.load import Loaded
from progress_site.urls import addresses
from progress_site.urls.addresses import anchors
from progress_site.urls.permalinks import (
    RedirectTargets,
    broken_links,
    lost_links,
    missing,
    redirect_findings,
)


def broken(
    loaded: Loaded, state: State, written: RenderedProse, known: Collection[str]
) -> list[Problem]:
    """Return a problem for each link that leads nowhere. ``known`` are all addresses of the day."""
    anchors = _anchors(state)
    problems: list[Problem] = []
    for update in state.updates:
        file = f"docs/updates/{update.slug}.md"
        document = loaded.documents[file]
        links = written.bodies[update.slug].addresses
        problems += broken_links(file, update.body, document.body_line, links, known, anchors)
    for name in written.bodies.keys() & loaded.library.texts.keys():
        links, text = written.bodies[name].addresses, loaded.library.texts[name]
        problems += broken_links(f"docs/{name}", text, 1, links, known, anchors)
    for stem, prose in written.pages.items():
        page = loaded.library.prose[stem]
        problems += broken_links(
            page.file, page.body, page.body_line, prose.addresses, known, anchors
        )
    return [loaded.redactor.redact(problem) for problem in problems]


def lost(state: State, written: RenderedProse, known: Collection[str]) -> frozenset[str]:
    """Return every link that leads nowhere on the day, as written."""
    return frozenset(lost_links(list(written.links()), known, _anchors(state)))


def _anchors(state: State) -> set[str]:
    return {addresses.milestone(ident) for ident in state.milestones}


def taken(loaded: Loaded, pages: Sequence[Page]) -> list[Problem]:
    """Return a problem for each page of words whose address the site makes itself."""
    often = Counter(page.address for page in pages)
    return [
        Problem(
            page.file,
            1,
            1,
            f"the site itself makes the page /{stem}/",
            "give this file another name",
        )
        for stem, page in loaded.library.prose.items()
        if often[f"{stem}/"] > 1 or stem == "index"
    ]


def unanswered(
    loaded: Loaded, state: State, pages: Sequence[Page], files: Collection[str], *, past: bool
) -> list[Problem]:
    """Return what is wrong with redirects, and every published address that does not answer.

    ``files`` are published beside ``pages``. ``past``: the build is one of a past day.
    """
    library = loaded.library
    there = {*(page.address for page in themselves(pages)), *files, *library.published_media}
    there |= anchors(state)
    redirects = library.redirects.redirects
    found = redirect_findings(redirects, there, past=past)
    problems = [loaded.locate(finding) for finding in found]
    gone = missing(library.published or (), there, RedirectTargets.of(redirects), state.day)
    return [*problems, *gone]
