"""What families and young people said, and what was answered: all of it, by year, and one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import N_, _
from progress_site.fold.state import FeedbackState, State
from progress_site.model.vocabulary import labels
from progress_site.pages.components import answers_sentence, feedback_card
from progress_site.pages.filters import FilterLink, Listing, feedback_listing
from progress_site.pages.formats import format_views
from progress_site.pages.page_spec import PageSpec, year_pages
from progress_site.urls import addresses
from progress_site.words.shown import FeedbackCard, Link


@dataclass(frozen=True, slots=True)
class FeedbackListView:
    """`/you-said-we-did/` (``year`` is `None`) and `/you-said-we-did/2024/`.

    ``groups`` are the feedback that has one kind of answer, by the word for that answer.
    """

    template: ClassVar[str] = "pages/you-said-we-did.html"
    year: str | None
    sentence: str
    groups: tuple[tuple[str, tuple[FeedbackCard, ...]], ...]
    years: tuple[str, ...]
    filters: Mapping[str, tuple[FilterLink, ...]]


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """`/you-said-we-did/ID/`, with every answer ever given."""

    template: ClassVar[str] = "pages/feedback.html"
    card: FeedbackCard


def feedback_pages(state: State) -> Iterator[PageSpec]:
    """Yield `/you-said-we-did/`, a page for each year, and one for each thing that was said."""
    top, listing = Link(addresses.FEEDBACK, _("You said, we did")), feedback_listing(state)
    yield from year_pages(
        top,
        _("What families and young people said, and what was answered."),
        N_("What was put on record in %(year)s, and what was answered."),
        listing.years,
        lambda year: _list_view(state, listing, year),
    )
    for feedback in state.feedback.values():
        record = feedback.record
        yield PageSpec(
            addresses.feedback(record.id),
            record.title,
            _("What was said, and every answer to it."),
            FeedbackView(feedback_card(state, feedback)),
            (top,),
            max([record.known_from] + [r.known_from for r in feedback.responses]),
            formats=format_views(state, record),
        )


def _list_view(state: State, listing: Listing[FeedbackState], year: str | None) -> FeedbackListView:
    """Return the view of `/you-said-we-did/`, or of one of its years."""
    chosen = [
        f for f in state.feedback.values() if year is None or str(f.record.known_from.year) == year
    ]
    groups = (
        (key, tuple(feedback_card(state, f) for f in chosen if f.answer_key == key))
        for key in labels("answer")
    )
    return FeedbackListView(
        year=year,
        sentence=answers_sentence(chosen),
        groups=tuple(group for group in groups if group[1]),
        years=listing.years,
        filters=listing.filters(),
    )
