"""`/accessibility/`: the accessibility statement. Its template holds the sentences of the law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.fold.state import State, StatementState
from progress_site.model.accessibility import Barrier
from progress_site.model.plan import Contact
from progress_site.model.words import Compliance, NotAccessible
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses

#: The reasons that the regulations know, in their order.
_REASONS = tuple(r for r in NotAccessible if r is not NotAccessible.NOT_REQUIRED)


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """`/accessibility/`.

    ``author`` is who runs the website; a site without a publisher is a ``draft`` and names none.
    ``groups`` are what is not accessible, by the reason in law, and ``beyond`` what the law does
    not ask for. ``unproven`` says in a word what nobody has shown to be met: `never_checked`, or
    `not_checked_again` since problems were found.
    """

    template: ClassVar[str] = "pages/accessibility.html"
    statement: StatementState
    draft: bool
    author: str | None
    contact: Contact | None
    groups: tuple[tuple[NotAccessible, tuple[Barrier, ...]], ...]
    beyond: tuple[Barrier, ...]
    unproven: str | None


def accessibility_view(state: State) -> AccessibilityView:
    """Return the view of `/accessibility/`."""
    found, plan = state.statement, state.library.plan
    record = found.record
    return AccessibilityView(
        statement=found,
        draft=not plan.is_official,
        author=record.run_by if record and plan.is_official else None,
        contact=(record.contact if record else None) or plan.contact,
        groups=tuple((reason, _because(found, reason)) for reason in _REASONS),
        beyond=_because(found, NotAccessible.NOT_REQUIRED),
        unproven=_unproven(found),
    )


def accessibility_page(state: State) -> PageSpec:
    """Return the page of the statement."""
    return PageSpec(
        addresses.ACCESSIBILITY,
        _("Accessibility"),
        _("How well this website works for everybody, and what to do if it does not work for you."),
        accessibility_view(state),
        updated=state.statement.reviewed,
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
