"""The actions: all of them, one, and all that ever happened to one.

Where only the number of an action is known, its page says what is known of the plan instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.fold.state import ActionState, State
from progress_site.model.base import Source
from progress_site.model.plan import Area
from progress_site.model.reference import StageGuide
from progress_site.model.vocabulary import COMPUTED, ENDED, PlanStatus, Status
from progress_site.pages.changes import Years, by_year, news
from progress_site.pages.components import (
    action_line,
    action_link,
    action_name,
    action_title,
    feedback_card,
    merged_into,
    neighbours,
    numbered_title,
    verdict_view,
    verdicts_sentence,
)
from progress_site.pages.formats import FormatView, format_views
from progress_site.pages.measures import MeasureCard, measure_card
from progress_site.pages.milestones import MilestoneView, milestone_view
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.pictures import PathsView, paths_view
from progress_site.urls import addresses
from progress_site.words.shown import ActionLine, FeedbackCard, Link, NewsItem, VerdictView
from progress_site.words.wording import at, capital, mark

#: How many updates an action's page shows; its history has all of them.
NEWEST = 5


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """The actions of one area; without an ``area``: those whose area is not supplied yet."""

    area: Area | None
    formats: tuple[FormatView, ...]
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class UnknownWording:
    """What is known of a plan while the wording of its actions is not."""

    approved: str | None
    document: Source | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class ActionsView:
    """`/actions/`. ``picture`` is `None` while no milestone is on record.

    ``compare`` has each action with how many of its milestones are late and how many moved, most
    late first; it is empty while no wording is known. ``counts`` are the milestones by status.
    """

    template: ClassVar[str] = "pages/actions.html"
    compare: tuple[tuple[ActionState, int, int], ...]
    late_heading: str
    unknown: UnknownWording | None
    counts: Mapping[Status, int]
    picture: PathsView | None
    groups: tuple[AreaGroup, ...]


@dataclass(frozen=True, slots=True)
class ActionView:
    """`/actions/3/`. ``of`` is how many there are; ``plan_words`` say where the plan is."""

    template: ClassVar[str] = "pages/action.html"
    action: ActionState
    of: int
    area: Area | None
    plan_words: str
    merged: Link | None
    verdicts: tuple[VerdictView, ...]
    verdicts_sentence: str | None
    milestones: tuple[MilestoneView, ...]
    measures: tuple[MeasureCard, ...]
    stages: tuple[StageGuide, ...]
    feedback: tuple[FeedbackCard, ...]
    updates: tuple[NewsItem, ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class UnknownActionView:
    """`/actions/3/` while nothing but the number of the action is known.

    ``demonstration`` leads to the same page of the demonstration, in a preview only.
    """

    template: ClassVar[str] = "pages/unknown-action.html"
    number: int
    of: int
    wording: UnknownWording
    areas: tuple[Area, ...]
    demonstration: str | None
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class HistoryView:
    """`/actions/3/history/`: all that ever happened to the action, newest first."""

    template: ClassVar[str] = "pages/history.html"
    action: ActionState
    years: Years
    updates: tuple[NewsItem, ...]


def action_pages(state: State, demonstration: str | None) -> Iterator[PageSpec]:
    """Yield `/actions/`, and for each action `/actions/3/` and `/actions/3/history/`.

    ``demonstration`` is where a preview shows the demonstration, if it does.
    """
    top = Link(addresses.ACTIONS, _("Actions"))
    yield PageSpec(
        top.href,
        top.text,
        _(
            "The numbered actions of %(place)s’s SEND plan, and how far each one is.",
            place=state.library.plan.place,
        ),
        actions_view(state),
    )
    preview = None if state.library.plan.publisher else demonstration
    for action in state.actions.values():
        title = action_title(action) if action.title is None else numbered_title(action)
        known = action.title is not None or action.milestones or action.record.withdrawn
        own = Link(addresses.action(action.number), action_name(action.number))
        yield PageSpec(
            own.href,
            title,
            _(
                "Action %(number)s: what was promised, how far it is, and what families say.",
                number=action.number,
            ),
            action_view(state, action) if known else _unknown_action_view(state, action, preview),
            (top,),
            crumb=own.text,
            formats=format_views(state, action.record),
        )
        if not action.history and not action.updates and not known:
            continue
        yield PageSpec(
            addresses.history(action.number),
            _("All that happened – %(title)s", title=title),
            _(
                "Everything that ever happened to action %(number)s, newest first.",
                number=action.number,
            ),
            HistoryView(
                action,
                by_year(state, action.history),
                tuple(news(state, u) for u in reversed(action.updates)),
            ),
            (top, own),
            crumb=_("All that happened"),
        )


def actions_view(state: State) -> ActionsView:
    """Return the view of `/actions/`."""
    return ActionsView(
        compare=_compare(state),
        late_heading=_("Not finished") if state.plan in ENDED else _("Late"),
        unknown=_unknown_wording(state)
        if any(a.title is None and not a.milestones for a in state.actions.values())
        else None,
        counts=state.counts,
        picture=paths_view(state),
        groups=tuple(_groups(state)),
    )


def _groups(state: State) -> Iterator[AreaGroup]:
    for area in (*sorted(state.library.plan.areas, key=lambda a: a.number), None):
        number = area.number if area else 0
        lines = tuple(
            action_line(state, a) for a in state.actions.values() if (a.record.area or 0) == number
        )
        if lines or area:
            yield AreaGroup(area, format_views(state, area) if area else (), lines)


def _compare(state: State) -> tuple[tuple[ActionState, int, int], ...]:
    if not state.milestones:
        return ()
    rows = (
        (
            action,
            sum(action.counts.get(status, 0) for status in COMPUTED),
            sum(1 for m in action.milestones if m.times_moved),
        )
        for action in state.actions.values()
    )
    return tuple(sorted(rows, key=lambda row: -row[1]))


def action_view(state: State, action: ActionState) -> ActionView:
    """Return the view of `/actions/3/`."""
    record = action.record
    voices = (("partnership", action.partnership_says), ("families", action.families_say))
    areas = (a for a in state.library.plan.areas if a.number == record.area)
    guides = {s.id: s for s in state.library.your_rights.stages}
    wanted = record.stages or tuple(s.id for s in guides.values() if action.number in s.actions)
    before, after = neighbours(list(state.actions.values()), action)
    return ActionView(
        action=action,
        of=len(state.actions),
        area=next(areas, None),
        plan_words=_plan_words(state),
        merged=merged_into(state, action),
        verdicts=tuple(verdict_view(state, v, voice) for voice, v in voices if v is not None),
        verdicts_sentence=verdicts_sentence(action.partnership_says, action.families_say),
        milestones=tuple(milestone_view(state, m) for m in action.milestones),
        measures=tuple(
            measure_card(state.measures[m]) for m in record.measures if m in state.measures
        ),
        stages=tuple(guides[s] for s in wanted if s in guides),
        feedback=tuple(
            feedback_card(state, f)
            for f in state.feedback.values()
            if action.number in f.record.actions
        ),
        updates=tuple(news(state, u) for u in reversed(action.updates[-NEWEST:])),
        before=action_link(before) if before else None,
        after=action_link(after) if after else None,
    )


def _plan_words(state: State) -> str:
    if state.plan in ENDED and state.plan_since:
        return _(
            "%(status)s %(when)s. What was not finished stays on this page.",
            status=mark("plan", state.plan).words,
            when=at(state.plan_since),
        )
    if state.plan is PlanStatus.DRAFT:
        return _("A draft, not approved yet.")
    approval = state.library.plan.approval
    if approval is None:
        return _("Under way.")
    return _("Approved %(when)s.", when=at(approval.date))


def _unknown_action_view(
    state: State, action: ActionState, demonstration: str | None
) -> UnknownActionView:
    before, after = neighbours(list(state.actions), action.number)
    return UnknownActionView(
        number=action.number,
        of=len(state.actions),
        wording=_unknown_wording(state),
        areas=state.library.plan.areas,
        demonstration=f"{demonstration}{addresses.action(action.number)}"
        if demonstration
        else None,
        before=Link(addresses.action(before), action_name(before)) if before else None,
        after=Link(addresses.action(after), action_name(after)) if after else None,
    )


def _unknown_wording(state: State) -> UnknownWording:
    plan = state.library.plan
    approved = None
    if approval := plan.approval:
        approved = _(
            "%(body)s approved the plan %(when)s.",
            body=capital(approval.by),
            when=at(approval.date),
        )
    publisher = plan.publisher.name if plan.publisher else None
    return UnknownWording(approved, plan.document, publisher)
