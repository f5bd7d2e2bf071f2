"""The view of the words and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.derive.state import State


@dataclass(frozen=True, slots=True)
class TermView:
    """A word and what it means."""

    anchor: str
    term: str
    full: str | None
    means: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """`/glossary/`."""

    template: ClassVar[str] = "pages/glossary.html"
    terms: tuple[TermView, ...]


def glossary_view(state: State) -> GlossaryView:
    """Return the view of `/glossary/`."""
    terms = sorted(state.library.glossary.terms, key=lambda t: t.term.lower())
    return GlossaryView(
        terms=tuple(TermView(t.anchor, t.term, t.full, t.means, t.also) for t in terms)
    )
