"""Do the links lead anywhere that people wrote into their words?"""

from __future__ import annotations

from collections.abc import Collection

from progress_site.fold.state import State
from progress_site.model.problem import Problem
from progress_site.prose.links import broken_links, lost_links
from progress_site.prose.rendered import Written
from progress_site.read.load import Loaded
from progress_site.urls import addresses


def broken(loaded: Loaded, state: State, written: Written, known: Collection[str]) -> list[Problem]:
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
    return [loaded.veil.over(problem) for problem in problems]


def lost(state: State, written: Written, known: Collection[str]) -> frozenset[str]:
    """Return every link that leads nowhere on the day, as written."""
    return frozenset(lost_links(list(written.links()), known, _anchors(state)))


def _anchors(state: State) -> set[str]:
    return {addresses.milestone(ident) for ident in state.milestones}
