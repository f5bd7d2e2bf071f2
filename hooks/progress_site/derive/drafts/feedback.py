"""The pages of what families and young people said, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.state import State
from progress_site.derive.views.feedback import feedback_list_view, feedback_view, feedback_years
from progress_site.derive.views.formats import format_views
from progress_site.derive.views.parts import Link


def feedback_drafts(state: State) -> Iterator[Draft]:
    """Yield `/you-said-we-did/`, a page for each year, and one for each thing that was said."""
    top = Link(addresses.FEEDBACK, _("You said, we did"))
    yield Draft(
        addresses.FEEDBACK,
        _("You said, we did"),
        _("What families and young people said, and what was answered."),
        feedback_list_view(state),
    )
    for year in feedback_years(state):
        yield Draft(
            addresses.feedback_year(year),
            _("You said, we did: %(year)s", year=year),
            _("What was put on record in %(year)s, and what was answered.", year=year),
            feedback_list_view(state, year),
            (top,),
            crumb=year,
        )
    for feedback in state.feedback.values():
        yield Draft(
            addresses.feedback(feedback.record.id),
            feedback.record.title,
            _("What was said, and every answer to it."),
            feedback_view(state, feedback),
            (top,),
            max([feedback.record.known_from] + [r.known_from for r in feedback.responses]),
            formats=format_views(state, feedback.record),
        )
