"""The views of ages, glossary, about, get involved and data."""

from __future__ import annotations

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.state import State
from progress_site.derive.views.common import action_line, stage_link
from progress_site.derive.views.formats import format_views
from progress_site.derive.views.pages import (
    AboutView,
    BodyView,
    GetInvolvedView,
    GlossaryView,
    Meaning,
    NotFoundView,
    StageView,
    TermView,
)
from progress_site.derive.views.parts import Cite, Link, RightView, StoryItem
from progress_site.derive.wording import MEANINGS, ORDER, cite, mark, when
from progress_site.model.dates import FORMS
from progress_site.model.reference import Expectation, StageGuide
from progress_site.model.registers import JourneyEvent
from progress_site.model.words import TRANSITIONS, Reported


def story_item(event: JourneyEvent) -> StoryItem:
    """Return one thing that happened on the way."""
    return StoryItem(when(event.date), event.title, event.example)


def stage_view(state: State, stage: StageGuide) -> StageView:
    """Return the view of `/what-it-means/primary/`."""
    return StageView(
        title=stage.title,
        intro=stage.intro,
        expect=tuple(_right(e, stage) for e in stage.expect),
        ask=tuple(_right(e, stage) for e in stage.ask),
        actions=tuple(
            action_line(state, a)
            for a in state.actions.values()
            if a.number in stage.actions or stage.id in a.record.stages
        ),
        others=tuple(stage_link(s) for s in state.library.what_it_means.stages if s.id != stage.id),
        doubt=stage.doubt,
    )


def _right(expectation: Expectation, stage: StageGuide) -> RightView:
    law = expectation.law
    return RightView(
        words=expectation.words,
        law=Cite(law.title, None, law.url, when(law.date)) if law else None,
        applies_in=law.applies_in if law else None,
        example=expectation.example or stage.example,
    )


def glossary_view(state: State) -> GlossaryView:
    """Return the view of `/glossary/`."""
    terms = sorted(state.library.glossary.terms, key=lambda t: t.term.lower())
    return GlossaryView(
        terms=tuple(TermView(t.anchor, t.term, t.full, t.means, t.also, t.example) for t in terms)
    )


def _meanings(group: str) -> tuple[Meaning, ...]:
    keys = [str(s) for s in ORDER] if group == "status" else list(MEANINGS[group])
    return tuple(Meaning(mark(group, key), _(MEANINGS[group][key])) for key in keys)


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
            BodyView(b.name, b.does, cite(b.source), b.doubt, format_views(state, b), b.example)
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
        example=bool(contact and contact.example),
    )


def not_found_view() -> NotFoundView:
    """Return the view of the page for an address that does not exist."""
    return NotFoundView(
        (
            Link(addresses.HOME, _("Start: is it getting better?")),
            Link(addresses.ACTIONS, _("All actions")),
            Link(addresses.FEEDBACK, _("You said, we did")),
            Link(addresses.UPDATES, _("Updates")),
            Link(addresses.SEARCH, _("Search")),
            Link(addresses.A_TO_Z, _("Everything from A to Z")),
            Link(addresses.GET_INVOLVED, _("Get involved")),
        ),
    )
