"""The view of how to ask, and to say what happened to you."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.derive.state import State


@dataclass(frozen=True, slots=True)
class GetInvolvedView:
    """`/get-involved/`. ``body`` is HTML, made from docs/get-involved.md and cleaned."""

    template: ClassVar[str] = "pages/get-involved.html"
    title: str
    body: Markup
    contact: str
    contact_url: str | None
    contact_email: str | None
    contact_phone: str | None


def get_involved_view(state: State, title: str, body: Markup) -> GetInvolvedView:
    """Return the view of `/get-involved/`."""
    contact = state.library.plan.contact
    return GetInvolvedView(
        title=title,
        body=body,
        contact=contact.words
        if contact
        else _("The partnership’s contact for this page: not supplied yet."),
        contact_url=contact.url if contact else None,
        contact_email=contact.email if contact else None,
        contact_phone=contact.phone if contact else None,
    )
