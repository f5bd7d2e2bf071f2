"""The pages of what changed in the plan itself."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.state import State
from progress_site.derive.views.changes import change_years, changes_view
from progress_site.derive.views.parts import Link
from progress_site.derive.views.unfinished import unfinished_view


def change_drafts(state: State) -> Iterator[Draft]:
    """Yield `/changes/`, and a page for each year in which it changed."""
    top = Link(addresses.CHANGES, _("Changes to the plan"))
    yield Draft(
        addresses.CHANGES,
        _("Changes to the plan"),
        _("Every moved date, changed wording and stopped promise, with the reason and who agreed."),
        changes_view(state),
    )
    yield Draft(
        addresses.UNFINISHED,
        _("What is not finished"),
        _(
            "Every milestone that is late or was not finished, with its dates, the reason and who "
            "carries it on."
        ),
        unfinished_view(state),
    )
    for year in change_years(state):
        yield Draft(
            addresses.changes_year(year),
            _("Changes to the plan: %(year)s", year=year),
            _("Every change of %(year)s, with the reason and who agreed.", year=year),
            changes_view(state, year),
            (top,),
            crumb=year,
        )
