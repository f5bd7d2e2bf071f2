"""A milestone with all that is said of it, and the list of those that are late or unfinished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import N_, _, n_
from progress_site.fold.lateness import (
    Unfinished,
    done_in_time,
    open_at_end,
    total_slip,
    unfinished,
    was_open_at_end,
    why_open,
)
from progress_site.fold.state import MilestoneState, State
from progress_site.fold.withdraw import of_milestone
from progress_site.model.base import Source
from progress_site.model.vocabulary import COMPUTED, ENDED, Status
from progress_site.pages.changes import event_view
from progress_site.pages.components import action_link, source_links
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.shown import EventView, Link
from progress_site.words.wording import (
    at_the_end,
    capital,
    how_late,
    new_date_passed,
    sentences,
    slip_words,
    spelt,
    times,
)

NO_REASON = N_("No reason has been given.")


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """One promise. ``moves`` are those of its date.

    ``notes`` are computed sentences (late by how much, moved and done, merged, unfinished and who
    carries it on), in the order in which they should be read. ``why`` is set where the status is
    computed (late, unfinished): the newest reason that was given, or that none was.
    """

    milestone: MilestoneState
    evidence: tuple[Link, ...]
    moved_sentence: str | None
    moves: tuple[EventView, ...]
    why: str | None
    notes: tuple[str, ...]
    carried_on_by: str | None
    merged: Link | None
    source: Source | None


def milestone_view(state: State, milestone: MilestoneState) -> MilestoneView:
    """Return one promise with everything that is shown beside it."""
    computed = milestone.status in COMPUTED
    merged = None
    if milestone.merged_into:
        target = state.milestones[milestone.merged_into]
        merged = Link(addresses.milestone(target.id), f"{target.id} {target.promise}")
    open_now = milestone.status not in (Status.DONE, Status.STOPPED)
    return MilestoneView(
        milestone=milestone,
        evidence=source_links(state, milestone.evidence),
        moved_sentence=_moved_sentence(milestone),
        moves=tuple(event_view(state, event) for event in milestone.moves),
        why=why_open(state, milestone) or _(NO_REASON) if computed else None,
        notes=tuple(_notes(state, milestone)),
        carried_on_by=milestone.carried_on_by if state.plan in ENDED and open_now else None,
        merged=merged,
        source=None if of_milestone(state, milestone) else milestone.record.source,
    )


def _moved_sentence(milestone: MilestoneState) -> str | None:
    number = milestone.times_moved
    if not number:
        return None
    in_all = total_slip(milestone)
    if number > 1 and in_all:
        return _(
            "The date moved %(times)s, by %(span)s in all",
            times=times(number),
            span=slip_words(in_all),
        )
    return _("The date moved %(times)s", times=times(number))


def _notes(state: State, milestone: MilestoneState) -> list[str]:
    notes = []
    late = how_late(state, milestone)
    if milestone.status is Status.DONE:
        if late:
            notes.append(_("Done %(how_late)s.", how_late=late))
        elif milestone.merged_into is None and done_in_time(milestone):
            notes.append(_("Done by the first promised date."))
    elif late:
        notes.append(f"{capital(late)}.")
    if milestone.status is Status.DONE and was_open_at_end(state, milestone):
        notes.append(_("It was still open %(when)s.", when=at_the_end(state)))
    if milestone.status is Status.UNFINISHED and not late:
        notes.append(_("It was still open %(when)s.", when=at_the_end(state)))
    if passed := new_date_passed(state, milestone):
        notes.append(passed)
    return notes


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


def _late_item(state: State, item: Unfinished) -> LateItem:
    notes = [how_late(state, item.milestone), new_date_passed(state, item.milestone)]
    return LateItem(
        found=item,
        action=action_link(state.actions[item.milestone.action]),
        how_late=sentences([note for note in notes if note]) or None,
        ended=state.plan in ENDED,
    )


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
