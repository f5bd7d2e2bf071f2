"""The view for an address that does not exist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.urls import addresses
from progress_site.words.shown import Link


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for an address that does not exist."""

    template: ClassVar[str] = "pages/not-found.html"
    ways: tuple[Link, ...]


def not_found_view() -> NotFoundView:
    """Return the view of the page for an address that does not exist."""
    return NotFoundView(
        (
            Link(addresses.HOME, _("Home")),
            Link(addresses.ACTIONS, _("Actions")),
            Link(addresses.FEEDBACK, _("You said, we did")),
            Link(addresses.UPDATES, _("Updates")),
            Link(addresses.SEARCH, _("Search")),
            Link(addresses.A_TO_Z, _("A to Z")),
            Link(addresses.GET_HELP, _("Get help or have your say")),
        ),
    )
