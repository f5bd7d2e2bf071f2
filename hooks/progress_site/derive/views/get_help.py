"""The view of who can help, and of how to say what happened to you."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.derive.state import State
from progress_site.derive.views.parts import Cite, When
from progress_site.derive.wording import cite, day_words, label, when
from progress_site.model.get_help import HelpTopic, Organisation


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page of an organisation. ``url`` leads outside the site."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """Who can help, with what, and how to reach them. ``freshness`` warns of what may be old."""

    id: str
    name: str
    when: str
    can: str
    cannot: str | None
    cost: str | None
    pages: tuple[HelpPage, ...]
    phone: str | None
    email: str | None
    note: str | None
    source: Cite | None
    checked: When | None
    freshness: str | None


@dataclass(frozen=True, slots=True)
class HelpSection:
    """The organisations of one topic."""

    id: str
    title: str
    organisations: tuple[OrganisationView, ...]


@dataclass(frozen=True, slots=True)
class GetHelpView:
    """`/get-help/`. ``body`` is HTML, made from docs/get-help.md and cleaned."""

    template: ClassVar[str] = "pages/get-help.html"
    body: Markup
    sections: tuple[HelpSection, ...]
    contact: str
    contact_url: str | None
    contact_email: str | None
    contact_phone: str | None


def get_help_view(state: State, body: Markup) -> GetHelpView:
    """Return the view of `/get-help/`."""
    contact = state.library.plan.contact
    return GetHelpView(
        body=body,
        sections=tuple(_sections(state)),
        contact=contact.words
        if contact
        else _(
            "No published contact for the partnership was found. Contact one of the organisations "
            "on this page."
        ),
        contact_url=contact.url if contact else None,
        contact_email=contact.email if contact else None,
        contact_phone=contact.phone if contact else None,
    )


def _sections(state: State) -> Iterator[HelpSection]:
    for topic in HelpTopic:
        found = [o for o in state.library.get_help.organisations if o.topic is topic]
        if found:
            ident = topic.value.replace("_", "-")
            yield HelpSection(
                ident, label("help_topic", topic), tuple(_organisation(o, state.day) for o in found)
            )


def _organisation(organisation: Organisation, day: dt.date) -> OrganisationView:
    return OrganisationView(
        id=organisation.id,
        name=organisation.name,
        when=organisation.when,
        can=organisation.can,
        cannot=organisation.cannot,
        cost=organisation.cost,
        pages=tuple(HelpPage(page.title, page.url) for page in organisation.pages),
        phone=organisation.phone,
        email=organisation.email,
        note=organisation.note,
        source=cite(organisation.source),
        checked=day_words(organisation.checked) if organisation.checked else None,
        freshness=freshness(organisation, day),
    )


def freshness(organisation: Organisation, day: dt.date) -> str | None:
    """Return since when nobody is known to have checked an organisation, or nothing."""
    if organisation.has_no_day:
        return _("Not checked: the source gives no date.")
    if organisation.old_since(day) is None:
        return None
    if organisation.checked:
        return _("Not checked since %(date)s.", date=day_words(organisation.checked).words)
    date = organisation.source.date
    return _("Not checked since %(date)s.", date=when(date).words) if date else None
