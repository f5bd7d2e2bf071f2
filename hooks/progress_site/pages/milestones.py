"""The view of a milestone: one promise with everything that is told beside it."""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.catalogue import N_, _
from progress_site.fold.lateness import total_slip, was_open_at_end, why_open
from progress_site.fold.state import (
    Event,
    MilestoneState,
    State,
)
from progress_site.fold.withdraw import of_milestone
from progress_site.model.base import Source
from progress_site.model.vocabulary import COMPUTED, ENDED, Reported, Status
from progress_site.pages.components import source_links, update_link
from progress_site.urls import addresses
from progress_site.words.shown import Link
from progress_site.words.wording import (
    at_the_end,
    how_late,
    move_size,
    new_date_passed,
    slip_words,
    times,
)

NO_REASON = N_("No reason has been given.")


@dataclass(frozen=True, slots=True)
class MoveView:
    """One move of a promised date.

    ``size`` is the computed effect: “4 months later; this is the second move”.
    """

    event: Event
    size: str
    update: Link
    corrected: str | None


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """One promise. ``shape`` is done, stopped, merged or open, for how its stone is drawn.

    ``notes`` are computed sentences (late by how much, moved and done, merged, unfinished and who
    carries it on), in the order in which they should be read. ``why`` is set where the status is
    computed (late, unfinished): the newest reason that was given, or that none was.
    """

    milestone: MilestoneState
    shape: str
    evidence: tuple[Link, ...]
    moved_sentence: str | None
    moves: tuple[MoveView, ...]
    why: str | None
    notes: tuple[str, ...]
    carried_on_by: str | None
    merged: Link | None
    source: Source | None


def milestone_view(state: State, milestone: MilestoneState) -> MilestoneView:
    """Return one promise with everything that is told beside it."""
    computed = milestone.status in COMPUTED
    merged = None
    if milestone.merged_into:
        target = state.milestones[milestone.merged_into]
        merged = Link(addresses.milestone(target.id), f"{target.id} {target.promise}")
    open_now = milestone.status not in (Status.DONE, Status.STOPPED)
    return MilestoneView(
        milestone=milestone,
        shape=_shape(milestone),
        evidence=source_links(state, milestone.evidence),
        moved_sentence=_moved_sentence(milestone),
        moves=tuple(_move_view(state, event) for event in milestone.moves),
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


def _shape(milestone: MilestoneState) -> str:
    if milestone.merged_into:
        return "merged"
    return {Reported.DONE: "done", Reported.STOPPED: "stopped"}.get(milestone.reported, "open")


def _notes(state: State, milestone: MilestoneState) -> list[str]:
    notes = []
    late = how_late(state, milestone)
    if milestone.status is Status.DONE:
        if late:
            notes.append(_("Done %(how_late)s.", how_late=late))
        elif milestone.merged_into is None and _surely_in_time(milestone):
            notes.append(_("Done by the first promised date."))
    elif late:
        notes.append(f"{late[:1].upper()}{late[1:]}.")
    if milestone.status is Status.DONE and was_open_at_end(state, milestone):
        notes.append(_("It was still open %(when)s.", when=at_the_end(state)))
    if milestone.status is Status.UNFINISHED and not late:
        notes.append(_("It was still open %(when)s.", when=at_the_end(state)))
    if passed := new_date_passed(state, milestone):
        notes.append(passed)
    return notes


def _surely_in_time(milestone: MilestoneState) -> bool:
    """Whether the last day on which it can have been done is within the first promised date."""
    done, promised = milestone.done_on, milestone.original_due
    return done is not None and promised.is_stated and done.effective <= promised.effective


def _move_view(state: State, event: Event) -> MoveView:
    assert event.before_date is not None
    assert event.after_date is not None
    return MoveView(
        event=event,
        size=move_size(event.before_date, event.after_date, event.move_number),
        update=update_link(state, event.update),
        corrected=_corrected_words(state, event),
    )


def _corrected_words(state: State, event: Event) -> str | None:
    if event.corrected_by:
        by = update_link(state, event.corrected_by)
        return _("This was a mistake. It was corrected later: %(update)s", update=by.text)
    if event.corrects:
        wrong = update_link(state, event.corrects)
        return _("This put a mistake right: %(update)s", update=wrong.text)
    return None
