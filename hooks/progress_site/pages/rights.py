"""What families can expect and ask for: for everyone, and at each age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import N_, _
from progress_site.fold.state import State
from progress_site.model.base import Source
from progress_site.model.reference import (
    Law,
    LawChange,
    LawKind,
    Right,
    RightTopic,
    StageGuide,
    YourRights,
)
from progress_site.model.vocabulary import Stage, labels
from progress_site.pages.components import action_line, stage_link
from progress_site.pages.formats import format_views
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.shown import ActionLine, Link, StageLink, When
from progress_site.words.wording import day_words, label, when


@dataclass(frozen=True, slots=True)
class LawLink:
    """The part of a law that gives a right. ``url`` leads outside the site."""

    label: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class RightView:
    """One right: a heading, what the law says, and where the law can be read."""

    id: str
    title: str
    words: str
    laws: tuple[LawLink, ...]
    doubt: str | None


@dataclass(frozen=True, slots=True)
class RightsSection:
    """The rights of one topic."""

    id: str
    title: str
    rights: tuple[RightView, ...]


@dataclass(frozen=True, slots=True)
class LawLine:
    """One law that a page names: when it was made, and where it applies."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class LawCheck:
    """The day on which the rights were last compared with the law, and how."""

    day: When | None
    how: str | None


@dataclass(frozen=True, slots=True)
class StageView:
    """`/your-rights/primary/`."""

    template: ClassVar[str] = "pages/stage.html"
    title: str
    intro: str | None
    sections: tuple[RightsSection, ...]
    laws: tuple[LawLine, ...]
    check: LawCheck
    actions: tuple[ActionLine, ...]
    others: tuple[StageLink, ...]
    doubt: str | None


@dataclass(frozen=True, slots=True)
class LawChangeView:
    """A change of the law. ``state`` says whether it is law."""

    title: str
    state: str
    date: When | None
    words: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class YourRightsView:
    """`/your-rights/`."""

    template: ClassVar[str] = "pages/your-rights.html"
    stages: tuple[StageLink, ...]
    useful: tuple[RightView, ...]
    changes: tuple[LawChangeView, ...]
    changes_doubt: str | None
    check: LawCheck


def your_rights_view(state: State) -> YourRightsView:
    """Return the view of `/your-rights/`."""
    record = state.library.your_rights
    laws = _laws(record)
    return YourRightsView(
        stages=tuple(stage_link(s) for s in record.stages),
        useful=tuple(_right(r, laws, r.words) for r in record.rights if r.most_useful),
        changes=tuple(_change(c) for c in record.changes),
        changes_doubt=record.changes_doubt,
        check=_check(record),
    )


def stage_view(state: State, stage: StageGuide) -> StageView:
    """Return the view of `/your-rights/primary/`."""
    record = state.library.your_rights
    rights = [r for r in record.rights if stage.id in r.ages]
    named = {p.law for r in rights for p in r.provisions}
    return StageView(
        title=stage.title,
        intro=stage.intro,
        sections=tuple(_sections(rights, stage.id, _laws(record))),
        laws=tuple(LawLine(law.title, _law_words(law)) for law in record.laws if law.id in named),
        check=_check(record),
        actions=tuple(
            action_line(state, a)
            for a in state.actions.values()
            if a.number in stage.actions or stage.id in a.record.stages
        ),
        others=tuple(stage_link(s) for s in record.stages if s.id != stage.id),
        doubt=stage.doubt,
    )


def words_at(right: Right, age: Stage) -> str:
    """Return what a right says to a parent, or to a young person from 16 on."""
    return right.to_you if age is Stage.FROM_16 and right.to_you else right.words


def _sections(rights: list[Right], age: Stage, laws: Mapping[str, Law]) -> Iterable[RightsSection]:
    for topic in RightTopic:
        found = tuple(_right(r, laws, words_at(r, age)) for r in rights if r.topic is topic)
        if found:
            at_age = f"{topic}, {age}"
            title = label("right_topic", at_age if at_age in labels("right_topic") else topic)
            yield RightsSection(topic, title, found)


def _right(right: Right, laws: Mapping[str, Law], words: str) -> RightView:
    found = [(laws[p.law], p) for p in right.provisions if p.law in laws]
    links = tuple(
        LawLink(
            label=_("Guidance") if law.kind is LawKind.GUIDANCE else _("Law"),
            words=f"{law.title}, {provision.part}" if provision.part else law.title,
            url=provision.url,
        )
        for law, provision in found
    )
    return RightView(right.id, right.title, words, links, right.doubt)


def _laws(record: YourRights) -> Mapping[str, Law]:
    return {law.id: law for law in record.laws}


def _law_words(law: Law) -> str:
    said = (
        N_("This edition is in use since %(date)s. It applies in %(place)s.")
        if law.kind is LawKind.GUIDANCE
        else N_("Made: %(date)s. It applies in %(place)s.")
    )
    return _(said, date=when(law.date).words, place=law.applies_in)


def _check(record: YourRights) -> LawCheck:
    return LawCheck(day_words(record.checked) if record.checked else None, record.checked_how)


def _change(change: LawChange) -> LawChangeView:
    return LawChangeView(
        title=change.title,
        state=label("law_state", change.state),
        date=when(change.date) if change.date else None,
        words=change.words,
        source=change.source,
    )


def stage_pages(state: State) -> Iterator[PageSpec]:
    """Yield `/your-rights/`, and a page for each age: `/your-rights/primary/`."""
    top = Link(addresses.YOUR_RIGHTS, _("Your rights"))
    yield PageSpec(
        addresses.YOUR_RIGHTS,
        top.text,
        _("What the law lets families ask for, by age, and what to ask first."),
        your_rights_view(state),
    )
    for stage in state.library.your_rights.stages:
        yield PageSpec(
            addresses.stage(stage.id),
            _("Your rights: %(age)s", age=stage.title),
            _("What families can expect and ask for now."),
            stage_view(state, stage),
            (top,),
            crumb=stage.title,
            formats=format_views(state, stage),
        )
