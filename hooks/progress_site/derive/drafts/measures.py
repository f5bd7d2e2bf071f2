"""The pages of measures."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.state import State
from progress_site.derive.views.formats import format_views
from progress_site.derive.views.measures import measure_view, measures_view
from progress_site.derive.views.parts import Link


def measure_drafts(state: State) -> Iterator[Draft]:
    """Yield `/figures/`, and a page for each measure."""
    yield Draft(
        addresses.FIGURES,
        _("Figures"),
        _("The figures: is it getting better, and is it where it was promised to be?"),
        measures_view(state),
    )
    for measure in state.measures.values():
        yield Draft(
            addresses.measure(measure.record.id),
            measure.record.question,
            measure.record.definition,
            measure_view(state, measure),
            (Link(addresses.FIGURES, _("Figures")),),
            max([measure.record.known_from] + [p.reading.known_from for p in measure.points]),
            formats=format_views(state, measure.record),
        )
