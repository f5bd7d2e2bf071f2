"""The pages about the site itself, pages that a publisher adds, and the page not found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.fold.state import State, StatementState
from progress_site.model.accessibility import Barrier
from progress_site.model.dates import FORMS
from progress_site.model.plan import Body, Contact, Plan
from progress_site.model.vocabulary import (
    TRANSITIONS,
    Compliance,
    NotAccessible,
    Reported,
    meanings,
)
from progress_site.pages.formats import FormatView, format_views
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses

_EXPLAINED = ("status", "activity", "impact", "answer", "trend", "target", "plan")


@dataclass(frozen=True, slots=True)
class AboutView:
    """`/about/`. ``body`` is HTML, made from docs/about.md and cleaned.

    ``bodies`` are those who watch over the plan, each with its other forms. ``explained`` are the
    words of each group that has marks. ``date_forms`` are messages of the catalogue.
    """

    template: ClassVar[str] = "pages/about.html"
    body: Markup
    plan: Plan
    bodies: tuple[tuple[Body, tuple[FormatView, ...]], ...]
    explained: Mapping[str, tuple[str, ...]]
    transitions: tuple[tuple[Reported, tuple[Reported, ...]], ...]
    date_forms: tuple[tuple[str, str, str], ...]


def about_page(state: State, body: Markup) -> PageSpec:
    """Return the page. ``body`` was made from docs/about.md and cleaned."""
    plan = state.library.plan
    view = AboutView(
        body=body,
        plan=plan,
        bodies=tuple((b, format_views(state, b)) for b in plan.governance),
        explained={group: tuple(meanings(group)) for group in _EXPLAINED},
        transitions=tuple(
            (before, tuple(s for s in Reported if s in after and s is not before))
            for before, after in TRANSITIONS.items()
        ),
        date_forms=FORMS,
    )
    return PageSpec(
        addresses.ABOUT,
        _("About"),
        _("Who made the plan, how statuses are judged, and who watches over it."),
        view,
        formats=format_views(state, plan),
    )


#: The reasons that the regulations know, in their order.
_REASONS = tuple(r for r in NotAccessible if r is not NotAccessible.NOT_REQUIRED)


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """`/accessibility/`.

    A site without a publisher is a ``draft`` and names nobody who runs it. ``groups`` are what is
    not accessible, by the reason in law, and ``beyond`` what the law does not ask for. ``unproven``
    says in a word what nobody has shown to be met: `never_checked`, or `not_checked_again` since
    problems were found.
    """

    template: ClassVar[str] = "pages/accessibility.html"
    statement: StatementState
    draft: bool
    contact: Contact | None
    groups: tuple[tuple[NotAccessible, tuple[Barrier, ...]], ...]
    beyond: tuple[Barrier, ...]
    unproven: str | None


def accessibility_page(state: State) -> PageSpec:
    """Return the page of the statement."""
    found, plan = state.statement, state.library.plan
    view = AccessibilityView(
        statement=found,
        draft=not plan.is_official,
        contact=(found.record.contact if found.record else None) or plan.contact,
        groups=tuple((reason, _because(found, reason)) for reason in _REASONS),
        beyond=_because(found, NotAccessible.NOT_REQUIRED),
        unproven=_unproven(found),
    )
    return PageSpec(
        addresses.ACCESSIBILITY,
        _("Accessibility"),
        _("How well this website works for everybody, and what to do if it does not work for you."),
        view,
        updated=found.reviewed,
    )


def _because(found: StatementState, reason: NotAccessible) -> tuple[Barrier, ...]:
    return tuple(barrier for barrier in found.barriers if barrier.reason is reason)


def _unproven(found: StatementState) -> str | None:
    """Return what nobody has shown is met: the site claims no more than it knows.

    So that the sentence of the law (“due to the non-compliances listed below”) stays true.
    """
    if found.status is not Compliance.PARTIAL:
        return None
    if not found.audited:
        return "never_checked"
    return None if any(b.reason in _REASONS for b in found.barriers) else "not_checked_again"


#: Words of a page that a publisher keeps in Markdown, by the name of its file: title and HTML.
Words = Mapping[str, tuple[str, Markup]]
#: Files whose words are a part of a page that has more.
_PARTS = ("about", "get-help")


@dataclass(frozen=True, slots=True)
class SimpleView:
    """A page that a publisher adds under docs/ in Markdown. ``body`` is HTML, cleaned."""

    template: ClassVar[str] = "pages/simple.html"
    title: str
    body: Markup


def simple_pages(words: Words) -> Iterator[PageSpec]:
    """Yield each page that a publisher keeps in ``words``."""
    for stem, (title, body) in words.items():
        if stem not in _PARTS:
            yield PageSpec(f"{stem}/", title, title, SimpleView(title, body))


def words_of(words: Words, part: str) -> Markup:
    """Return the words of a publisher on a page that has more; none are empty."""
    return words[part][1] if part in words else Markup("")


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for an address that does not exist."""

    template: ClassVar[str] = "pages/not-found.html"
