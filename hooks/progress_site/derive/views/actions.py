"""The views of the actions: all of them, one, and all that ever happened to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.state import ActionState, State
from progress_site.derive.time_words import at
from progress_site.derive.views.common import (
    action_line,
    action_name,
    action_title,
    feedback_card,
    numbered_title,
    stage_link,
    verdict_view,
    verdicts_sentence,
)
from progress_site.derive.views.events import YearGroup, by_year
from progress_site.derive.views.formats import FormatView, format_views
from progress_site.derive.views.measures import measure_card
from progress_site.derive.views.milestones import milestone_view
from progress_site.derive.views.news import news
from progress_site.derive.views.parts import (
    ActionLine,
    Cite,
    Counts,
    FeedbackCard,
    Link,
    Mark,
    MeasureCard,
    MilestoneView,
    NewsItem,
    StageLink,
    VerdictView,
)
from progress_site.derive.views.paths import PathsView, paths_view
from progress_site.derive.views.unknown_wording import UnknownWording, unknown_wording
from progress_site.derive.wording import cite, counts, day_words, mark, when, withdrawn_words
from progress_site.model.words import COMPUTED, ENDED, PlanStatus

#: How many updates an action's page shows; its history has all of them.
NEWEST = 5


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """The actions of one area. ``number`` 0: actions whose area is not supplied yet."""

    number: int
    title: str
    official_words: str | None
    source: Cite | None
    doubt: str | None
    formats: tuple[FormatView, ...]
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One action beside the others. The two verdicts are `None` while nobody has given one."""

    action: Link
    done: str
    late: int
    moved: int
    partnership: Mark | None
    families: Mark | None


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
class AreaLink:
    """The area that an action belongs to."""

    title: str
    official_words: str | None
    source: Cite | None
    doubt: str | None


@dataclass(frozen=True, slots=True)
class ActionView:
    """`/actions/3/`. ``supplied`` is false while the wording of the action is not known.

    ``oembed`` is what editors of other sites read when they are given the address of the page.
    ``embed`` leads to what they can copy; nobody is asked to show what was withdrawn.
    """

    template: ClassVar[str] = "pages/action.html"
    number: int
    of: int
    title: str
    supplied: bool
    official_title: str | None
    why: str | None
    aim: str | None
    area: AreaLink | None
    counts: Counts
    facts: tuple[tuple[str, str], ...]
    overdue: str | None
    merged: Link | None
    verdicts: tuple[VerdictView, ...]
    silent: tuple[str, ...]
    verdicts_sentence: str | None
    milestones: tuple[MilestoneView, ...]
    measures: tuple[MeasureCard, ...]
    stages: tuple[StageLink, ...]
    feedback: tuple[FeedbackCard, ...]
    updates: tuple[NewsItem, ...]
    history: Link
    oembed: str
    embed: Link | None
    lead: tuple[str, ...]
    accountable: tuple[str, ...]
    partners: tuple[str, ...]
    source: Cite | None
    doubt: str | None
    withdrawn: str | None
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class HistoryView:
    """`/actions/3/history/`: all that ever happened to the action, newest first."""

    template: ClassVar[str] = "pages/history.html"
    number: int
    title: str
    action: Link
    years: tuple[YearGroup, ...]
    updates: tuple[NewsItem, ...]


def actions_view(state: State) -> ActionsView:
    """Return the view of `/actions/`."""
    groups = []
    areas = {a.number: a for a in state.library.plan.areas}
    for number in (*sorted(areas), 0):
        lines = tuple(
            action_line(state, a) for a in state.actions.values() if (a.record.area or 0) == number
        )
        if not lines and number == 0:
            continue
        area = areas.get(number)
        groups.append(
            AreaGroup(
                number=number,
                title=area.title if area else _("Area not published"),
                official_words=area.official_words if area else None,
                source=cite(area.source) if area else None,
                doubt=area.doubt if area else None,
                formats=format_views(state, area) if area else (),
                actions=lines,
            )
        )
    return ActionsView(
        compare=_compare(state),
        late_heading=_("Not finished") if state.plan in ENDED else _("Late"),
        unknown=unknown_wording(state) if _any_unknown(state) else None,
        counts=counts(state.counts),
        picture=paths_view(state),
        groups=tuple(groups),
    )


def _compare(state: State) -> tuple[CompareRow, ...]:
    if not state.milestones:
        return ()
    rows = [(_late(a), a) for a in state.actions.values()]
    rows.sort(key=lambda row: -row[0])
    return tuple(
        CompareRow(
            action=Link(addresses.action(a.number), numbered_title(a)),
            done=_("%(done)s of %(total)s", done=a.done, total=len(a.milestones)),
            late=late,
            moved=sum(1 for m in a.milestones if m.times_moved),
            partnership=mark("impact", a.partnership_says.impact) if a.partnership_says else None,
            families=mark("impact", a.families_say.impact) if a.families_say else None,
        )
        for late, a in rows
    )


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
    silent = []
    if action.partnership_says is None:
        silent.append(_("What the partnership says about this is not on record here yet."))
    if action.families_say is None:
        silent.append(_("What families say about this is not on record here yet."))
    merged = None
    if action.merged_into:
        target = state.actions[action.merged_into]
        merged = Link(addresses.action(target.number), action_title(target))
    guides = {s.id: s for s in state.library.your_rights.stages}
    wanted = record.stages or tuple(s.id for s in guides.values() if action.number in s.actions)
    numbers = list(state.actions)
    place = numbers.index(action.number)
    return ActionView(
        number=action.number,
        of=len(state.actions),
        title=action_title(action),
        supplied=action.title is not None,
        official_title=record.official_title,
        why=record.why,
        aim=record.aim,
        area=_area(state, action),
        counts=counts(action.counts),
        facts=_facts(state, action),
        overdue=_overdue(action),
        merged=merged,
        verdicts=tuple(voices),
        silent=tuple(silent),
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
        history=Link(
            addresses.history(action.number),
            _("All that happened to action %(number)s", number=action.number),
        ),
        oembed=addresses.oembed_action(action.number),
        embed=None
        if action.record.withdrawn
        else Link(
            addresses.embed_offer(addresses.action(action.number)),
            _("Show action %(number)s on your own site", number=action.number),
        ),
        lead=record.lead,
        accountable=record.accountable,
        partners=record.partners,
        source=cite(record.source),
        doubt=record.doubt,
        withdrawn=withdrawn_words(record.withdrawn),
        before=_neighbour(state, numbers[place - 1]) if place else None,
        after=_neighbour(state, numbers[place + 1]) if place + 1 < len(numbers) else None,
    )


def _neighbour(state: State, number: int) -> Link:
    action = state.actions[number]
    return Link(addresses.action(number), numbered_title(action))


def _area(state: State, action: ActionState) -> AreaLink | None:
    area = next((a for a in state.library.plan.areas if a.number == action.record.area), None)
    if area is None:
        return None
    return AreaLink(area.title, area.official_words, cite(area.source), area.doubt)


def _facts(state: State, action: ActionState) -> tuple[tuple[str, str], ...]:
    facts = [(_("The plan"), _plan_words(state))]
    last = when(action.last_update).words if action.last_update else _("none yet")
    facts.append((_("Last update"), last))
    return tuple(facts)


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


def _overdue(action: ActionState) -> str | None:
    if not action.update_overdue or action.update_due is None:
        return None
    date = day_words(action.update_due).words
    return _("An update was due by %(date)s. None has come.", date=date)


def history_view(state: State, action: ActionState) -> HistoryView:
    """Return the view of `/actions/3/history/`."""
    return HistoryView(
        number=action.number,
        title=action_title(action),
        action=Link(addresses.action(action.number), action_name(action.number)),
        years=by_year(state, action.history, ""),
        updates=tuple(news(state, u) for u in reversed(action.updates)),
    )
