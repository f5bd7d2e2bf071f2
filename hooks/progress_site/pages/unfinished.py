"""`/unfinished/`: what is late or was not finished, the worst first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _, n_
from progress_site.fold.lateness import Unfinished, open_at_end, unfinished
from progress_site.fold.state import State
from progress_site.model.base import Source
from progress_site.model.plan import Successor
from progress_site.model.vocabulary import ENDED, PlanStatus, Status
from progress_site.pages.components import action_name, update_link
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.shown import Link
from progress_site.words.wording import (
    at_the_end,
    how_late,
    joined,
    new_date_passed,
    sentences,
    spelt,
)


@dataclass(frozen=True, slots=True)
class LateItem:
    """A milestone that is late or unfinished, in a list. ``ended``: so has the plan."""

    found: Unfinished
    action: Link
    how_late: str | None
    ended: bool


@dataclass(frozen=True, slots=True)
class UnfinishedView:
    """`/unfinished/`. ``sentence`` says how many there are."""

    template: ClassVar[str] = "pages/unfinished.html"
    sentence: str
    items: tuple[LateItem, ...]


def unfinished_page(state: State) -> PageSpec:
    """Return the page of what is not finished."""
    return PageSpec(
        addresses.UNFINISHED,
        _("What is not finished"),
        _(
            "Every milestone that is late or was not finished, with its dates, the reason and who "
            "carries it on."
        ),
        UnfinishedView(late_sentence(state), late_items(state)),
    )


def late_items(state: State) -> tuple[LateItem, ...]:
    """Return what is late, or was left unfinished, the worst first."""
    return tuple(_late_item(state, item) for item in unfinished(state))


def late_sentence(state: State) -> str:
    """Return how many milestones are late, or were open when monitoring or the plan ended."""
    if not state.milestones:
        return _(
            "The milestones of the plan are not published here, so it is not known which are late "
            "or unfinished."
        )
    now = len(unfinished(state))
    if state.plan in ENDED:
        return _at_end_sentence(state, now)
    if not now:
        return _("No milestone is late today.")
    return n_(
        "%(spelt)s milestone is late.",
        "%(spelt)s milestones are late.",
        now,
        spelt=spelt(now).capitalize(),
    )


def _at_end_sentence(state: State, now: int) -> str:
    """Say what was open on the day when it ended, and what is open today where that differs."""
    then = len(open_at_end(state))
    if not then:
        return _("No milestone on record was left unfinished.")
    sentence = n_(
        "%(spelt)s milestone was still open %(when)s.",
        "%(spelt)s milestones were still open %(when)s.",
        then,
        spelt=spelt(then).capitalize(),
        when=at_the_end(state),
    )
    if now == then:
        return sentence
    today = n_(
        "%(spelt)s is still open today.",
        "%(spelt)s are still open today.",
        now,
        spelt=spelt(now).capitalize(),
    )
    return f"{sentence} {today}"


def _late_item(state: State, item: Unfinished) -> LateItem:
    milestone = item.milestone
    notes = [how_late(state, milestone), new_date_passed(state, milestone)]
    return LateItem(
        found=item,
        action=Link(
            addresses.action(milestone.action),
            _(
                "%(action)s: %(title)s",
                action=action_name(milestone.action),
                title=state.actions[milestone.action].title or _("Wording not published here"),
            ),
        ),
        how_late=sentences([note for note in notes if note]) or None,
        ended=state.plan in ENDED,
    )


@dataclass(frozen=True, slots=True)
class Ending:
    """How monitoring or the plan ended: what was finished then, what was not, who carries it on."""

    heading: str
    words: str | None
    update: Link
    source: Source | None
    finished: str
    not_finished: str
    carried_on: str
    successor: Successor | None


def ending(state: State) -> Ending:
    """Return how the plan ended, once it has."""
    event = next(e for e in reversed(state.events) if e.kind == "plan")
    update = next(u for u in state.updates if u.slug == event.update)
    then = open_at_end(state)
    done = state.counts.get(Status.DONE, 0) - sum(1 for m in then if m.status is Status.DONE)
    stopped = state.counts.get(Status.STOPPED, 0) - sum(
        1 for m in then if m.status is Status.STOPPED
    )
    unfinished = state.counts.get(Status.UNFINISHED, 0)
    open_ones = [m for m in state.milestones.values() if m.status is Status.UNFINISHED]
    carried = sum(1 for m in open_ones if m.carried_on_by)
    still_open = n_(
        "%(number)s milestone still open", "%(number)s milestones still open", len(then)
    )
    not_finished = [still_open] if then else []
    not_finished += [_("%(number)s stopped", number=stopped)] if stopped else []
    return Ending(
        heading=_("How government checks ended")
        if state.plan is PlanStatus.STEPPED_DOWN
        else _("How the plan ended"),
        words=event.words,
        update=update_link(state, event.update),
        source=update.source,
        finished=n_(
            "%(number)s milestone was done by then.",
            "%(number)s milestones were done by then.",
            done,
        )
        if done
        else _("No milestone on record here."),
        not_finished=_not_finished(joined(not_finished), len(then), unfinished)
        if not_finished
        else _("Nothing that is on record here."),
        carried_on=_carried(carried, unfinished),
        successor=state.library.plan.successor,
    )


def _not_finished(what: str, then: int, now: int) -> str:
    if now == then:
        return _("%(what)s.", what=what)
    return _("%(what)s. Today %(number)s of them are still open.", what=what, number=now)


def _carried(carried: int, unfinished: int) -> str:
    if not unfinished:
        return _("Nothing is left to carry on, as far as this record shows.")
    if not carried:
        return _("Nobody has said who carries on what is still open.")
    if carried == unfinished:
        return _("Somebody is named for each milestone that is still open.")
    return _(
        "Somebody is named for %(named)s of the %(number)s that are still open. For the others "
        "nobody has said who carries them on.",
        named=carried,
        number=unfinished,
    )
