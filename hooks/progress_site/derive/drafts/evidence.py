"""The pages of what the record rests on: films, documents, letters, figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.state import State
from progress_site.derive.views.evidence import evidence_list_view, evidence_view
from progress_site.derive.views.formats import format_views
from progress_site.derive.views.parts import Link


def evidence_drafts(state: State, bodies: Callable[[str], Markup]) -> Iterator[Draft]:
    """Yield `/sources/` and a page of each piece. ``bodies`` gives the HTML of a file of words."""
    top = Link(addresses.SOURCES, _("Sources"))
    yield Draft(
        addresses.SOURCES,
        top.text,
        _("Every document, film and survey that this record names."),
        evidence_list_view(state),
    )
    for entry in state.evidence.values():
        yield Draft(
            addresses.source(entry.id),
            entry.title,
            entry.words,
            evidence_view(state, entry, bodies),
            (top,),
            entry.known_from,
            formats=format_views(state, entry),
        )
