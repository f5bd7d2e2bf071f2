"""The pages of what families can expect and ask for, by age."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.pages.formats import format_views
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.stages import stage_view, your_rights_view
from progress_site.urls import addresses
from progress_site.words.shown import Link


def stage_pages(state: State) -> Iterator[PageSpec]:
    """Yield `/your-rights/`, and a page for each age: `/your-rights/primary/`."""
    top = Link(addresses.YOUR_RIGHTS, _("Your rights"))
    yield PageSpec(
        addresses.YOUR_RIGHTS,
        top.text,
        _("What the law lets families ask for, by age, and what to ask first."),
        your_rights_view(state),
    )
    for stage in state.library.your_rights.stages:
        yield PageSpec(
            addresses.stage(stage.id),
            _("Your rights: %(age)s", age=stage.title),
            _("What families can expect and ask for now."),
            stage_view(state, stage),
            (top,),
            crumb=stage.title,
            formats=format_views(state, stage),
        )
