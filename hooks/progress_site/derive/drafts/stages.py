"""The pages of what the plan means for children of one age."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.state import State
from progress_site.derive.views.formats import format_views
from progress_site.derive.views.parts import Link
from progress_site.derive.views.stages import stage_view


def stage_drafts(state: State) -> Iterator[Draft]:
    """Yield `/what-it-means/primary/` and its like."""
    for stage in state.library.your_rights.stages:
        yield Draft(
            addresses.stage(stage.id),
            _("What it means for your child: %(age)s", age=stage.title),
            _("What families can expect and ask for now."),
            stage_view(state, stage),
            (Link("#child", _("Your child")),),
            stage.example,
            crumb=stage.title,
            formats=format_views(state, stage),
        )
