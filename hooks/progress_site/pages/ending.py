"""The view of how the plan ended."""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.catalogue import _, n_
from progress_site.fold.state import State
from progress_site.fold.unfinished import open_at_end
from progress_site.model.base import Source
from progress_site.model.plan import Successor
from progress_site.model.words import PlanStatus, Status
from progress_site.pages.components import update_link
from progress_site.words.shown import Link
from progress_site.words.wording import joined


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
