"""Which pages say of themselves, in the words of schema.org, what they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.pages.data import DataView
from progress_site.pages.found import FoundView
from progress_site.pages.measures import MeasureView
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.updates import UpdateView
from progress_site.urls import addresses
from progress_site.words.keeper import keeper

#: Types that claim more, such as a rating or a government service, are not used.
_TYPES: Mapping[type[Any], str] = {
    UpdateView: "Article",
    MeasureView: "Dataset",
    DataView: "Dataset",
}


def found_view(state: State, spec: PageSpec) -> FoundView:
    """Return what a real page says of itself."""
    day = spec.updated.isoformat() if spec.updated else None
    return FoundView(
        type=_TYPES.get(type(spec.view)),
        name=_("%(plan)s: the public record", plan=state.library.plan.name)
        if isinstance(spec.view, DataView)
        else spec.title,
        # The words of an update stay as they were published.
        published=day if isinstance(spec.view, UpdateView) else None,
        changed=day,
        publisher=keeper(state.library.plan),
        file=addresses.measure_csv(spec.view.card.id)
        if isinstance(spec.view, MeasureView)
        else None,
    )
