"""The pages of updates."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.state import State
from progress_site.derive.views.formats import format_views
from progress_site.derive.views.parts import Link
from progress_site.derive.views.updates import update_view, update_years, updates_view


def update_drafts(state: State, bodies: Callable[[str], Markup]) -> Iterator[Draft]:
    """Yield `/updates/`, a page for each year, and one for each update.

    ``bodies`` gives the cleaned HTML of an update by its slug.
    """
    top = Link(addresses.UPDATES, _("Updates"))
    yield Draft(
        addresses.UPDATES,
        _("Updates"),
        _("What happened, newest first."),
        updates_view(state),
    )
    for year in update_years(state):
        yield Draft(
            addresses.updates_year(year),
            _("Updates: %(year)s", year=year),
            _("What happened in %(year)s, newest first.", year=year),
            updates_view(state, year),
            (top,),
            crumb=year,
        )
    for update in state.updates:
        yield Draft(
            addresses.update(update.slug),
            update.title,
            update.summary,
            update_view(state, update, bodies(update.slug)),
            (top,),
            update.date.effective,
            formats=format_views(state, update),
        )
