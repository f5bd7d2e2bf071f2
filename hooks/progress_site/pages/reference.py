"""Reference that people look up: their rights by age, who can help, and what words mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.model.plan import Contact
from progress_site.model.reference import (
    HelpTopic,
    Law,
    LawChange,
    Organisation,
    Right,
    RightTopic,
    StageGuide,
    Term,
    YourRights,
)
from progress_site.model.vocabulary import Stage, labels
from progress_site.pages.components import action_line
from progress_site.pages.formats import format_views
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.shown import ActionLine, Link
from progress_site.words.wording import day_words, label, when

#: The laws that the rights of a page name, by their id.
Laws = Mapping[str, Law]


@dataclass(frozen=True, slots=True)
class RightsSection:
    """The rights of one topic, each with its words for the age."""

    id: str
    title: str
    rights: tuple[tuple[Right, str], ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """`/your-rights/primary/`. ``checked``: when the rights were last compared with the law."""

    template: ClassVar[str] = "pages/stage.html"
    stage: StageGuide
    sections: tuple[RightsSection, ...]
    laws: Laws
    checked: dt.date | None
    checked_how: str | None
    actions: tuple[ActionLine, ...]
    others: tuple[StageGuide, ...]


@dataclass(frozen=True, slots=True)
class YourRightsView:
    """`/your-rights/`. ``useful`` are the rights that are shown to everyone."""

    template: ClassVar[str] = "pages/your-rights.html"
    stages: tuple[StageGuide, ...]
    useful: tuple[Right, ...]
    laws: Laws
    checked: dt.date | None
    checked_how: str | None
    changes: tuple[LawChange, ...]
    changes_doubt: str | None


def rights_pages(state: State) -> Iterator[PageSpec]:
    """Yield `/your-rights/`, and a page for each age: `/your-rights/primary/`."""
    record = state.library.your_rights
    top = Link(addresses.YOUR_RIGHTS, _("Your rights"))
    useful = tuple(right for right in record.rights if right.most_useful)
    yield PageSpec(
        top.href,
        top.text,
        _("What the law lets families ask for, by age, and what to ask first."),
        YourRightsView(
            record.stages,
            useful,
            _laws(record, useful),
            record.checked,
            record.checked_how,
            record.changes,
            record.changes_doubt,
        ),
    )
    for stage in record.stages:
        yield PageSpec(
            addresses.stage(stage.id),
            _("Your rights: %(age)s", age=stage.title),
            _("What families can expect and ask for now."),
            _stage_view(state, stage),
            (top,),
            crumb=stage.title,
            formats=format_views(state, stage),
        )


def _stage_view(state: State, stage: StageGuide) -> StageView:
    record = state.library.your_rights
    rights = tuple(r for r in record.rights if stage.id in r.ages)
    return StageView(
        stage=stage,
        sections=tuple(_sections(rights, stage.id)),
        laws=_laws(record, rights),
        checked=record.checked,
        checked_how=record.checked_how,
        actions=tuple(
            action_line(state, a)
            for a in state.actions.values()
            if a.number in stage.actions or stage.id in a.record.stages
        ),
        others=tuple(other for other in record.stages if other is not stage),
    )


def words_at(right: Right, age: Stage) -> str:
    """Return what a right says to a parent, or to a young person from 16 on."""
    return right.to_you if age is Stage.FROM_16 and right.to_you else right.words


def _sections(rights: tuple[Right, ...], age: Stage) -> Iterator[RightsSection]:
    for topic in RightTopic:
        if found := tuple((r, words_at(r, age)) for r in rights if r.topic is topic):
            at_age = f"{topic}, {age}"
            title = label("right_topic", at_age if at_age in labels("right_topic") else topic)
            yield RightsSection(topic, title, found)


def _laws(record: YourRights, rights: tuple[Right, ...]) -> Laws:
    named = {provision.law for right in rights for provision in right.provisions}
    return {law.id: law for law in record.laws if law.id in named}


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
