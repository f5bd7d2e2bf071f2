"""The pages of updates and of feedback that have one value, one page for each value."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.filtering import feedback_facets, update_facets
from progress_site.derive.state import State
from progress_site.derive.views.common import feedback_card
from progress_site.derive.views.feedback import feedback_years
from progress_site.derive.views.filters import (
    feedback_filters,
    filtered_feedback,
    filtered_updates,
    pages_of,
    update_filters,
)
from progress_site.derive.views.news import news
from progress_site.derive.views.parts import FeedbackCard, Link, NewsItem
from progress_site.derive.views.updates import update_years


def filter_drafts(state: State) -> Iterator[Draft]:
    """Return a page for every value of every facet, also while nothing belongs under it."""
    yield from _updates(state)
    yield from _feedback(state)


def _updates(state: State) -> Iterator[Draft]:
    facets = update_facets(state)
    groups = update_filters(facets)
    years = tuple(Link(addresses.updates_year(y), y) for y in update_years(state))
    told: dict[str, NewsItem] = {u.slug: news(state, u, effects=True) for u in state.updates}
    for facet in facets:
        for value in facet.values:
            view = filtered_updates(state, facet, value, lambda u: told[u.slug], years, groups)
            for address, page in pages_of(view, addresses.updates_by(facet.key, value.key)):
                yield Draft(
                    address,
                    page.title,
                    page.rule,
                    page,
                    (Link(addresses.UPDATES, _("Updates")),),
                    max((u.date.effective for u in value.members), default=None),
                    crumb=value.words,
                    noindex=True,
                )


def _feedback(state: State) -> Iterator[Draft]:
    facets = feedback_facets(state)
    groups = feedback_filters(facets)
    years = tuple(Link(addresses.feedback_year(y), y) for y in feedback_years(state))
    told: dict[str, FeedbackCard] = {
        f.record.id: feedback_card(state, f) for f in state.feedback.values()
    }
    for facet in facets:
        for value in facet.values:
            view = filtered_feedback(
                state, facet, value, lambda f: told[f.record.id], years, groups
            )
            for address, page in pages_of(view, addresses.feedback_by(facet.key, value.key)):
                yield Draft(
                    address,
                    page.title,
                    page.rule,
                    page,
                    (Link(addresses.FEEDBACK, _("You said, we did")),),
                    crumb=value.words,
                    noindex=True,
                )
