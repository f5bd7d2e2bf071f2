"""`/get-help/` and `/glossary/`: who can help, and what words mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.model.plan import Contact
from progress_site.model.reference import HelpTopic, Organisation, Term
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.wording import day_words, when


@dataclass(frozen=True, slots=True)
class GetHelpView:
    """`/get-help/`. ``body`` is HTML, made from docs/get-help.md and cleaned.

    ``sections`` are the organisations of each topic, each with a warning of what may be old.
    """

    template: ClassVar[str] = "pages/get-help.html"
    body: Markup
    sections: tuple[tuple[HelpTopic, tuple[tuple[Organisation, str | None], ...]], ...]
    contact: Contact | None


def get_help_page(state: State, body: Markup) -> PageSpec:
    """Return the page of who can help."""
    found = state.library.get_help.organisations
    sections = (
        (topic, tuple((o, freshness(o, state.day)) for o in found if o.topic is topic))
        for topic in HelpTopic
    )
    return PageSpec(
        addresses.GET_HELP,
        _("Get help or have your say"),
        _("How to ask a question or say what happened to you."),
        GetHelpView(body, tuple(s for s in sections if s[1]), state.library.plan.contact),
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


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """`/glossary/`."""

    template: ClassVar[str] = "pages/glossary.html"
    terms: tuple[Term, ...]


def glossary_page(state: State) -> PageSpec:
    """Return the page of the glossary."""
    return PageSpec(
        addresses.GLOSSARY,
        _("Glossary"),
        _("Every abbreviation and hard word of this site, in plain words."),
        GlossaryView(tuple(sorted(state.library.glossary.terms, key=lambda t: t.term.lower()))),
    )
