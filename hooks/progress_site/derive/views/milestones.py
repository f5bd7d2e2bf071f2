"""The view of a milestone: one promise with everything that is told beside it."""

from __future__ import annotations

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.state import (
    Event,
    MilestoneState,
    State,
)
from progress_site.derive.views.common import source_links, update_link
from progress_site.derive.views.parts import (
    ActivityView,
    Link,
    MilestoneView,
    MoveView,
)
from progress_site.derive.wording import (
    mark,
    move_size,
    span_words,
    times,
    when,
    withdrawn_words,
)
from progress_site.model.words import ENDED, Reported, Status


def milestone_view(state: State, milestone: MilestoneState) -> MilestoneView:
    """Return one promise with everything that is told beside it."""
    computed = milestone.status in (Status.LATE, Status.UNFINISHED)
    moves = tuple(move_view(state, event) for event in milestone.moves)
    moved = milestone.due != milestone.original_due
    merged = None
    if milestone.merged_into:
        target = state.milestones[milestone.merged_into]
        merged = Link(addresses.milestone(target.id), f"{target.id} {target.promise}")
    why = why_open(milestone) if computed else None
    open_now = milestone.status not in (Status.DONE, Status.STOPPED)
    return MilestoneView(
        id=milestone.id,
        anchor=addresses.milestone_anchor(milestone.id),
        promise=milestone.promise,
        first_words=milestone.original_promise
        if milestone.original_promise != milestone.promise
        else None,
        mark=mark("status", milestone.status),
        reported=mark("status", milestone.reported) if computed else None,
        shape=_shape(milestone),
        moved=milestone.times_moved > 0,
        first_promised=when(milestone.original_due),
        now_promised=when(milestone.due) if moved else None,
        done_on=when(milestone.done_on) if milestone.done_on else None,
        added=when(milestone.added) if milestone.added else None,
        evidence=source_links(state, milestone.evidence),
        moved_sentence=_("The date moved %(times)s", times=times(milestone.times_moved))
        if milestone.times_moved
        else None,
        moves=moves,
        words=milestone.words if milestone.words != why else None,
        why=why,
        reason=milestone.reason,
        agreed_by=milestone.agreed_by,
        notes=tuple(_notes(state, milestone)),
        carried_on_by=milestone.carried_on_by if state.plan in ENDED and open_now else None,
        nobody_carries=milestone.status is Status.UNFINISHED and milestone.carried_on_by is None,
        merged=merged,
        activities=tuple(
            ActivityView(a.words, mark("activity", a.status)) for a in milestone.activities
        ),
        doubt=milestone.doubt,
        withdrawn=withdrawn_words(milestone.withdrawn),
    )


def _shape(milestone: MilestoneState) -> str:
    if milestone.merged_into:
        return "merged"
    return {Reported.DONE: "done", Reported.STOPPED: "stopped"}.get(milestone.reported, "open")


def how_late(state: State, milestone: MilestoneState) -> str | None:
    """Return by how much a milestone missed the date that was first promised."""
    first = milestone.original_due.last
    if first is None:
        return None
    if milestone.status is Status.LATE:
        return _("%(span)s late so far", span=span_words(first, state.day))
    if milestone.status is Status.DONE and milestone.done_on and milestone.done_on.first:
        if milestone.done_on.first > first:
            span = span_words(first, milestone.done_on.first)
            return _("%(span)s after the first promised date", span=span)
        return None
    if milestone.status is Status.UNFINISHED and state.ended_on and first < state.ended_on:
        return _("%(span)s late when the plan ended", span=span_words(first, state.ended_on))
    return None


def why_open(milestone: MilestoneState) -> str:
    """Return the newest reason that was given for a promise that is not kept yet."""
    said = [e for e in milestone.history if e.subject == milestone.id and not e.corrected_by]
    for event in reversed(said):
        if event.kind == "due" and event.reason:
            return event.reason
        if event.kind == "status" and (event.reason or event.words):
            return event.reason or event.words or ""
    return _("No reason has been given.")


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
    if (
        milestone.status is Status.DONE
        and state.ended_on
        and milestone.done_on
        and milestone.done_on.effective > state.ended_on
    ):
        notes.append(_("It was done after the plan had ended."))
    if milestone.status is Status.UNFINISHED and not late:
        notes.append(_("It was still open when the plan ended."))
    return notes


def _surely_in_time(milestone: MilestoneState) -> bool:
    """Whether the last day on which it can have been done is within the first promised date."""
    done, promised = milestone.done_on, milestone.original_due
    return done is not None and promised.is_stated and done.effective <= promised.effective


def move_view(state: State, event: Event) -> MoveView:
    """Return one move of a date."""
    assert event.before_date is not None
    assert event.after_date is not None
    return MoveView(
        before=when(event.before_date),
        after=when(event.after_date),
        size=move_size(event.before_date, event.after_date, event.move_number),
        reason=event.reason or "",
        effect=event.effect or "",
        agreed_by=event.agreed_by or "",
        date=when(event.date),
        update=update_link(state, event.update),
        corrected=_corrected_words(state, event),
    )


def _corrected_words(state: State, event: Event) -> str | None:
    if event.corrected_by:
        by = update_link(state, event.corrected_by)
        return _("This was a mistake. It was put right later: %(update)s", update=by.text)
    if event.corrects:
        wrong = update_link(state, event.corrects)
        return _("This put a mistake right: %(update)s", update=wrong.text)
    return None


def late_or_open(state: State) -> list[MilestoneState]:
    """Return what is late while the plan runs, or was left unfinished; longest waiting first."""
    wanted = Status.UNFINISHED if state.plan in ENDED else Status.LATE
    found = [m for m in state.milestones.values() if m.status is wanted]
    return sorted(found, key=lambda m: (m.original_due.sort_key(), m.id))
