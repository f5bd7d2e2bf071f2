"""Addresses are for ever: is each one had once, and does each one answer that was published?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from progress_site.fold.state import State
from progress_site.model.problem import Problem
from progress_site.pages.frame import Page, themselves
from progress_site.read.load import Loaded
from progress_site.urls.anchors import anchors
from progress_site.urls.permalinks import missing
from progress_site.urls.redirects import Ways, redirect_findings


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
    gone = missing(library.published or (), there, Ways.of(redirects), state.day)
    return [*problems, *gone]
