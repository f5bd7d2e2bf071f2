"""`/about/`: who made the plan, how statuses are judged, and who watches over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.model.dates import FORMS
from progress_site.model.plan import Approval, Body, Partnership
from progress_site.model.vocabulary import meanings
from progress_site.model.words import TRANSITIONS, Reported
from progress_site.pages.formats import FormatView, format_views
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.shown import Mark
from progress_site.words.wording import mark

_EXPLAINED = ("status", "activity", "impact", "answer", "trend", "target", "plan")


@dataclass(frozen=True, slots=True)
class AboutView:
    """`/about/`. ``body`` is HTML, made from docs/about.md and cleaned.

    ``bodies`` are those who watch over the plan, each with its other forms. ``meanings`` are the
    marks of each group and what they mean.
    """

    template: ClassVar[str] = "pages/about.html"
    body: Markup
    partnership: Partnership
    approval: Approval | None
    bodies: tuple[tuple[Body, tuple[FormatView, ...]], ...]
    meanings: Mapping[str, tuple[tuple[Mark, str], ...]]
    transitions: tuple[tuple[Reported, tuple[Reported, ...]], ...]
    date_forms: tuple[tuple[str, str, str], ...]
    small_number: int
    content_licence: str


def about_page(state: State, body: Markup) -> PageSpec:
    """Return the page. ``body`` was made from docs/about.md and cleaned."""
    plan = state.library.plan
    view = AboutView(
        body=body,
        partnership=plan.partnership,
        approval=plan.approval,
        bodies=tuple((b, format_views(state, b)) for b in plan.governance),
        meanings={
            group: tuple((mark(group, key), _(means)) for key, means in meanings(group).items())
            for group in _EXPLAINED
        },
        transitions=tuple(
            (before, tuple(s for s in Reported if s in after and s is not before))
            for before, after in TRANSITIONS.items()
        ),
        date_forms=tuple(
            (_(form) if form else "", written, _(days)) for form, written, days in FORMS
        ),
        small_number=plan.small_number,
        content_licence=plan.content_licence,
    )
    return PageSpec(
        addresses.ABOUT,
        _("About"),
        _("Who made the plan, how statuses are judged, and who watches over it."),
        view,
        formats=format_views(state, plan),
    )
