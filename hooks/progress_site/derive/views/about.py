"""The view of who made the plan, how statuses are judged, and who watches over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.derive.state import State
from progress_site.derive.views.formats import FormatView, format_views
from progress_site.derive.views.parts import Cite, Mark
from progress_site.derive.wording import cite, mark, when
from progress_site.model.dates import FORMS
from progress_site.model.vocabulary import meanings
from progress_site.model.words import TRANSITIONS, Reported


@dataclass(frozen=True, slots=True)
class Meaning:
    """A mark and what it means."""

    mark: Mark
    means: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """A part of how the plan is governed."""

    name: str
    does: str
    source: Cite | None
    doubt: str | None
    formats: tuple[FormatView, ...]


@dataclass(frozen=True, slots=True)
class AboutView:
    """`/about/`. ``body`` is HTML, made from docs/about.md and cleaned."""

    template: ClassVar[str] = "pages/about.html"
    body: Markup
    partnership: str
    members: tuple[str, ...]
    supported_by: tuple[str, ...]
    partnership_source: Cite | None
    approval: str
    approval_source: Cite | None
    approval_doubt: str | None
    bodies: tuple[BodyView, ...]
    statuses: tuple[Meaning, ...]
    transitions: tuple[tuple[Mark, tuple[Mark, ...]], ...]
    activities: tuple[Meaning, ...]
    plan_states: tuple[Meaning, ...]
    impacts: tuple[Meaning, ...]
    answers: tuple[Meaning, ...]
    trends: tuple[Meaning, ...]
    targets: tuple[Meaning, ...]
    date_forms: tuple[tuple[str, str, str], ...]
    small_number: int
    content_licence: str


def _meanings(group: str) -> tuple[Meaning, ...]:
    return tuple(Meaning(mark(group, key), _(means)) for key, means in meanings(group).items())


def about_view(state: State, body: Markup) -> AboutView:
    """Return the view of `/about/`. ``body`` was made from docs/about.md and cleaned."""
    plan = state.library.plan
    approval = plan.approval
    return AboutView(
        body=body,
        partnership=plan.partnership.name,
        members=plan.partnership.members,
        supported_by=plan.partnership.supported_by,
        partnership_source=cite(plan.partnership.source),
        approval=_("%(date)s, by %(who)s", date=when(approval.date).words, who=approval.by)
        if approval
        else _("The plan is a draft. It has not been approved yet."),
        approval_source=cite(approval.source) if approval else None,
        approval_doubt=approval.doubt if approval else None,
        bodies=tuple(
            BodyView(b.name, b.does, cite(b.source), b.doubt, format_views(state, b))
            for b in plan.governance
        ),
        statuses=_meanings("status"),
        transitions=tuple(
            (
                mark("status", before),
                tuple(mark("status", s) for s in Reported if s in after and s is not before),
            )
            for before, after in TRANSITIONS.items()
        ),
        activities=_meanings("activity"),
        plan_states=_meanings("plan"),
        impacts=_meanings("impact"),
        answers=_meanings("answer"),
        trends=_meanings("trend"),
        targets=_meanings("target"),
        date_forms=tuple(
            (_(form) if form else "", written, _(days)) for form, written, days in FORMS
        ),
        small_number=plan.small_number,
        content_licence=plan.content_licence,
    )
