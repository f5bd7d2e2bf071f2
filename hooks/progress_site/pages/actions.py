"""The actions: all of them, one, and all that ever happened to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.fold.state import ActionState, State
from progress_site.model.plan import Area
from progress_site.model.vocabulary import COMPUTED, ENDED, PlanStatus
from progress_site.pages.components import (
    action_line,
    action_name,
    action_title,
    feedback_card,
    merged_into,
    numbered_title,
    stage_link,
    verdict_view,
    verdicts_sentence,
)
from progress_site.pages.events import YearGroup, by_year, news
from progress_site.pages.formats import FormatView, format_views
from progress_site.pages.measures import MeasureCard, measure_card
from progress_site.pages.milestones import MilestoneView, milestone_view
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.pictures import PathsView, paths_view
from progress_site.pages.unknown_wording import (
    UnknownWording,
    unknown_action_view,
    unknown_wording,
)
from progress_site.urls import addresses
from progress_site.words.shown import (
    ActionLine,
    Counts,
    FeedbackCard,
    Link,
    NewsItem,
    StageLink,
    VerdictView,
)
from progress_site.words.wording import at, counts, mark

#: How many updates an action's page shows; its history has all of them.
NEWEST = 5


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """The actions of one area; without an ``area``: those whose area is not supplied yet."""

    area: Area | None
    formats: tuple[FormatView, ...]
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One action beside the others."""

    action: ActionState
    late: int
    moved: int


@dataclass(frozen=True, slots=True)
class ActionsView:
    """`/actions/`. ``picture`` is `None` while no milestone is on record.

    ``compare`` has one row an action, most late first; it is empty while no wording is known.
    ``unknown`` says what is not known of the plan's wording, once.
    """

    template: ClassVar[str] = "pages/actions.html"
    compare: tuple[CompareRow, ...]
    late_heading: str
    unknown: UnknownWording | None
    counts: Counts
    picture: PathsView | None
    groups: tuple[AreaGroup, ...]


@dataclass(frozen=True, slots=True)
class ActionView:
    """`/actions/3/`. ``of`` is how many there are; ``plan_words`` say where the plan is."""

    template: ClassVar[str] = "pages/action.html"
    action: ActionState
    of: int
    area: Area | None
    counts: Counts
    plan_words: str
    merged: Link | None
    verdicts: tuple[VerdictView, ...]
    verdicts_sentence: str | None
    milestones: tuple[MilestoneView, ...]
    measures: tuple[MeasureCard, ...]
    stages: tuple[StageLink, ...]
    feedback: tuple[FeedbackCard, ...]
    updates: tuple[NewsItem, ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class HistoryView:
    """`/actions/3/history/`: all that ever happened to the action, newest first."""

    template: ClassVar[str] = "pages/history.html"
    action: ActionState
    years: tuple[YearGroup, ...]
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
            action_view(state, action)
            if known
            else unknown_action_view(state, action, title, preview),
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
            _history_view(state, action),
            (top, own),
            crumb=_("All that happened"),
        )


def actions_view(state: State) -> ActionsView:
    """Return the view of `/actions/`."""
    return ActionsView(
        compare=_compare(state),
        late_heading=_("Not finished") if state.plan in ENDED else _("Late"),
        unknown=unknown_wording(state) if _any_unknown(state) else None,
        counts=counts(state.counts),
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


def _compare(state: State) -> tuple[CompareRow, ...]:
    if not state.milestones:
        return ()
    rows = (
        CompareRow(a, _late(a), sum(1 for m in a.milestones if m.times_moved))
        for a in state.actions.values()
    )
    return tuple(sorted(rows, key=lambda row: -row.late))


def _late(action: ActionState) -> int:
    return sum(action.counts.get(status, 0) for status in COMPUTED)


def _any_unknown(state: State) -> bool:
    return any(a.title is None and not a.milestones for a in state.actions.values())


def action_view(state: State, action: ActionState) -> ActionView:
    """Return the view of `/actions/3/`."""
    record = action.record
    voices = [
        verdict_view(state, verdict, voice)
        for verdict, voice in (
            (action.partnership_says, "partnership"),
            (action.families_say, "families"),
        )
        if verdict is not None
    ]
    areas = (a for a in state.library.plan.areas if a.number == record.area)
    guides = {s.id: s for s in state.library.your_rights.stages}
    wanted = record.stages or tuple(s.id for s in guides.values() if action.number in s.actions)
    numbers = list(state.actions)
    place = numbers.index(action.number)
    return ActionView(
        action=action,
        of=len(state.actions),
        area=next(areas, None),
        counts=counts(action.counts),
        plan_words=_plan_words(state),
        merged=merged_into(state, action),
        verdicts=tuple(voices),
        verdicts_sentence=verdicts_sentence(action.partnership_says, action.families_say),
        milestones=tuple(milestone_view(state, m) for m in action.milestones),
        measures=tuple(
            measure_card(state.measures[m]) for m in record.measures if m in state.measures
        ),
        stages=tuple(stage_link(guides[s]) for s in wanted if s in guides),
        feedback=tuple(
            feedback_card(state, f)
            for f in state.feedback.values()
            if action.number in f.record.actions
        ),
        updates=tuple(news(state, u) for u in reversed(action.updates[-NEWEST:])),
        before=_neighbour(state, numbers[place - 1]) if place else None,
        after=_neighbour(state, numbers[place + 1]) if place + 1 < len(numbers) else None,
    )


def _neighbour(state: State, number: int) -> Link:
    action = state.actions[number]
    return Link(addresses.action(number), numbered_title(action))


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


def _history_view(state: State, action: ActionState) -> HistoryView:
    return HistoryView(
        action=action,
        years=by_year(state, action.history, ""),
        updates=tuple(news(state, u) for u in reversed(action.updates)),
    )
