"""`/unfinished/`: what is late or was not finished, the worst first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _, n_
from progress_site.derive import addresses
from progress_site.derive.state import State
from progress_site.derive.time_words import at_the_end
from progress_site.derive.unfinished import Unfinished, open_at_end, unfinished
from progress_site.derive.views.common import action_name
from progress_site.derive.views.milestones import NO_REASON, how_late, new_date_passed
from progress_site.derive.views.parts import LateItem, Link
from progress_site.derive.wording import mark, sentences, slip_words, spelt, when
from progress_site.model.words import ENDED


@dataclass(frozen=True, slots=True)
class UnfinishedView:
    """`/unfinished/`. ``sentence`` says how many there are."""

    template: ClassVar[str] = "pages/unfinished.html"
    sentence: str
    items: tuple[LateItem, ...]


def unfinished_view(state: State) -> UnfinishedView:
    """Return the view of `/unfinished/`."""
    return UnfinishedView(late_sentence(state), late_items(state))


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
    carries = item.carried_on_by
    if carries is None and state.plan in ENDED:
        carries = _("No one has been named.")
    return LateItem(
        id=milestone.id,
        promise=milestone.promise,
        href=addresses.milestone(milestone.id),
        action=Link(
            addresses.action(milestone.action),
            _(
                "%(action)s: %(title)s",
                action=action_name(milestone.action),
                title=state.actions[milestone.action].title or _("Wording not published here"),
            ),
        ),
        mark=mark("status", milestone.status),
        first_promised=when(item.first),
        now_promised=when(item.latest) if item.latest else None,
        moved=slip_words(item.moved) if item.moved else None,
        how_late=sentences([note for note in notes if note]) or None,
        why=item.why or _(NO_REASON),
        carried_on_by=carries,
    )
