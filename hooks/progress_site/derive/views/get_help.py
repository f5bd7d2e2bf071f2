"""The view of how to ask, and to say what happened to you."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.derive.state import State


@dataclass(frozen=True, slots=True)
class GetHelpView:
    """`/get-help/`. ``body`` is HTML, made from docs/get-help.md and cleaned."""

    template: ClassVar[str] = "pages/get-help.html"
    body: Markup
    contact: str
    contact_url: str | None
    contact_email: str | None
    contact_phone: str | None


def get_help_view(state: State, body: Markup) -> GetHelpView:
    """Return the view of `/get-help/`."""
    contact = state.library.plan.contact
    return GetHelpView(
        body=body,
        contact=contact.words
        if contact
        else _("The partnership’s contact for this page: not supplied yet."),
        contact_url=contact.url if contact else None,
        contact_email=contact.email if contact else None,
        contact_phone=contact.phone if contact else None,
    )
