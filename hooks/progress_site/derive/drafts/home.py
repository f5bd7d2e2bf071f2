"""The front page."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.state import State
from progress_site.derive.views.home import home_view


def home_drafts(state: State) -> Iterator[Draft]:
    """Yield `/`."""
    yield Draft(
        addresses.HOME,
        _("Home"),
        _(
            "The public record of %(place)s’s plan for children and young people with SEND: what "
            "was promised, what was kept, what is late, and what families say.",
            place=state.library.plan.place,
        ),
        home_view(state),
    )
