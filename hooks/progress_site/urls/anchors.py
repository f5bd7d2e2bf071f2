"""The places on pages that are addresses of their own, and so are for ever."""

from __future__ import annotations

from progress_site.fold.state import State
from progress_site.urls import addresses

#: Places on pages that the site itself makes, and that others link to.
_FIXED = (
    *("#child", "#late", "#lately"),
    *(f"{addresses.ABOUT}#{place}" for place in ("statuses", "dates", "licence")),
    *(f"{addresses.GET_HELP}#{place}" for place in ("contact", "complain")),
)


def anchors(state: State) -> set[str]:
    """Return every promised place, with its page: `actions/3/#milestone-3-2`.

    Milestones, words of the glossary, events and reviews of the journey keep their places; any
    other anchor of a page is free to change.
    """
    return {
        *_FIXED,
        *(addresses.milestone(ident) for ident in state.milestones),
        *(addresses.term(term.anchor) for term in state.library.glossary.terms),
        *(addresses.story_event(event.id) for event in state.journey),
        *(addresses.review(review.id) for review in state.reviews),
    }
