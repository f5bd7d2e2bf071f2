"""The view of how the plan ended."""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.catalogue import _, n_
from progress_site.derive.state import State
from progress_site.derive.views.common import update_link
from progress_site.derive.views.parts import Cite, Link
from progress_site.derive.wording import cite, joined
from progress_site.model.words import Status


@dataclass(frozen=True, slots=True)
class Ending:
    """How the plan ended: what was finished, what was not, and who carries it on."""

    words: str | None
    update: Link
    source: Cite | None
    finished: str
    not_finished: str
    carried_on: str
    successor: str
    successor_url: str | None


def ending(state: State) -> Ending:
    """Return how the plan ended, once it has."""
    event = next(e for e in reversed(state.events) if e.kind == "plan")
    update = next(u for u in state.updates if u.slug == event.update)
    done = state.counts.get(Status.DONE, 0)
    unfinished = state.counts.get(Status.UNFINISHED, 0)
    stopped = state.counts.get(Status.STOPPED, 0)
    open_ones = [m for m in state.milestones.values() if m.status is Status.UNFINISHED]
    carried = sum(1 for m in open_ones if m.carried_on_by)
    successor = state.library.plan.successor
    still_open = n_(
        "%(number)s milestone still open", "%(number)s milestones still open", unfinished
    )
    not_finished = [still_open] if unfinished else []
    not_finished += [_("%(number)s stopped", number=stopped)] if stopped else []
    return Ending(
        words=event.words,
        update=update_link(state, event.update),
        source=cite(update.source),
        finished=n_(
            "%(number)s milestone. Each one shows its proof.",
            "%(number)s milestones. Each one shows its proof.",
            done,
        )
        if done
        else _("No milestone on record here."),
        not_finished=_("%(what)s. We keep them in view.", what=joined(not_finished))
        if not_finished
        else _("Nothing that is on record here."),
        carried_on=_carried(carried, unfinished),
        successor=successor.words
        if successor
        else _(
            "We do not know what followed this plan. When the partnership says it, it will "
            "stand here."
        ),
        successor_url=successor.url if successor else None,
    )


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
