"""The pages of updates and of feedback that have one value, one page for each value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from progress_site.fold.state import State
from progress_site.pages.feedback import feedback_years
from progress_site.pages.filters import (
    Listing,
    feedback_listing,
    pages_of,
    update_listing,
)
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.updates import update_years


def filter_pages(state: State) -> Iterator[PageSpec]:
    """Yield a page for every value of every facet, also while nothing belongs under it."""
    yield from _drafts(state, update_listing(state, update_years(state)))
    yield from _drafts(state, feedback_listing(state, feedback_years(state)))


def _drafts(state: State, listing: Listing[Any]) -> Iterator[PageSpec]:
    for facet in listing.facets:
        for value in facet.values:
            view = listing.view(state, facet.key, value)
            for address, page in pages_of(view, listing.address(facet.key, value.key)):
                trail = (listing.page,)
                yield PageSpec(
                    address, page.title, page.rule, page, trail, crumb=value.words, noindex=True
                )
