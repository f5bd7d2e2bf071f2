"""`/glossary/`: words and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.model.reference import Term
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """`/glossary/`."""

    template: ClassVar[str] = "pages/glossary.html"
    terms: tuple[Term, ...]


def glossary_page(state: State) -> PageSpec:
    """Return the page of the glossary."""
    return PageSpec(
        addresses.GLOSSARY,
        _("Glossary"),
        _("Every abbreviation and hard word of this site, in plain words."),
        GlossaryView(tuple(sorted(state.library.glossary.terms, key=lambda t: t.term.lower()))),
    )
