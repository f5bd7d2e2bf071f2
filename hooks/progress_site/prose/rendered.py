"""What people wrote in Markdown, all of it, as HTML of the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from progress_site.fold.state import State
from progress_site.model.library import ProsePage
from progress_site.prose.markdown import Prose, Renderer
from progress_site.prose.transcripts import bodies_of_texts
from progress_site.urls import addresses


@dataclass(frozen=True, slots=True)
class Written:
    """The words of updates by slug, and of files by name (``bodies``); ``pages`` of words by name.

    An update, or a film or document, that is not yet visible on the day has none.
    """

    bodies: Mapping[str, Prose]
    pages: Mapping[str, Prose]

    def body(self, name: str) -> Markup:
        """Return the HTML of an update by its slug, or of a file of words by its name."""
        return self.bodies[name].html

    def links(self) -> Iterator[str]:
        """Yield every address of this site that the words lead to, as written."""
        for prose in (*self.bodies.values(), *self.pages.values()):
            yield from prose.addresses


def written(
    state: State, pages: Mapping[str, ProsePage], lost: frozenset[str] = frozenset()
) -> Written:
    """Return what people wrote, as it is published on the day of ``state``.

    ``lost`` are links that lead nowhere on this day; they become plain words.
    """
    renderer = Renderer(lost)
    bodies = {u.slug: renderer.render(u.body, addresses.update(u.slug)) for u in state.updates}
    bodies |= bodies_of_texts(state, renderer)
    return Written(
        bodies, {stem: renderer.render(page.body, f"{stem}/") for stem, page in pages.items()}
    )
