"""The pages by which everything else is found: search, and the list from A to Z."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.pages.page_spec import PageSpec
from progress_site.search.entries import Entry, findable, synonyms
from progress_site.search.index import index_files, versioned
from progress_site.search.views import a_to_z_views, search_view
from progress_site.urls import addresses
from progress_site.words.shown import Link


def search_pages(state: State, specs: Iterable[PageSpec]) -> Iterator[PageSpec]:
    """Yield the pages by which ``specs`` are found; what search reads hangs on the first."""
    terms = state.library.glossary.terms
    own = [
        Entry(addresses.SEARCH, _("Search"), "page", _("Find a page by its words.")),
        Entry(addresses.A_TO_Z, _("A to Z"), "page", _("Every page and word.")),
    ]
    entries = findable(state, specs)
    files = index_files(entries, ((said, term.term) for said, term in synonyms(terms)))
    yield PageSpec(
        addresses.SEARCH,
        _("Search"),
        _("Find a page of this site by its words, or by words of your own."),
        search_view(versioned(files), len(entries)),
        files=files,
    )
    top = Link(addresses.A_TO_Z, _("A to Z"))
    for address, view in a_to_z_views([*own, *entries], terms):
        front = address == addresses.A_TO_Z
        yield PageSpec(
            address,
            view.title,
            _("Every page and every word that is explained, in the order of the alphabet."),
            view,
            () if front else (top,),
            crumb=_("A to Z") if front else view.title,
            noindex=not front,
        )
