"""The view of a milestone: one promise with everything that is told beside it."""

from __future__ import annotations

from progress_site.catalogue import N_, _
from progress_site.derive import addresses
from progress_site.derive.slip import total_slip
from progress_site.derive.state import (
    Event,
    MilestoneState,
    State,
)
from progress_site.derive.time_words import at_the_end
from progress_site.derive.unfinished import lateness, was_open_at_end, why_open
from progress_site.derive.views.common import source_links, update_link
from progress_site.derive.views.parts import (
    ActivityView,
    Link,
    MilestoneView,
    MoveView,
)
from progress_site.derive.withdrawals import of_milestone
from progress_site.derive.wording import (
    cite,
    mark,
    move_size,
    slip_words,
    times,
    when,
    withdrawn_words,
)
from progress_site.model.words import COMPUTED, ENDED, Reported, Status

NO_REASON = N_("No reason has been given.")


def milestone_view(state: State, milestone: MilestoneState) -> MilestoneView:
    """Return one promise with everything that is told beside it."""
    computed = milestone.status in COMPUTED
    moves = tuple(move_view(state, event) for event in milestone.moves)
    moved = milestone.due != milestone.original_due
    merged = None
    if milestone.merged_into:
        target = state.milestones[milestone.merged_into]
        merged = Link(addresses.milestone(target.id), f"{target.id} {target.promise}")
    why = why_open(state, milestone) or _(NO_REASON) if computed else None
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
        moved_sentence=_moved_sentence(milestone),
        moves=moves,
        words=milestone.words if milestone.words != why else None,
        why=why,
        reason=milestone.reason if milestone.reason != why else None,
        agreed_by=milestone.agreed_by,
        notes=tuple(_notes(state, milestone)),
        carried_on_by=milestone.carried_on_by if state.plan in ENDED and open_now else None,
        nobody_carries=milestone.status is Status.UNFINISHED and milestone.carried_on_by is None,
        merged=merged,
        activities=tuple(
            ActivityView(a.record.words, mark("activity", a.status), a.record.doubt)
            for a in milestone.activities
        ),
        source=None if of_milestone(state, milestone) else cite(milestone.record.source),
        doubt=milestone.record.doubt,
        withdrawn=withdrawn_words(milestone.withdrawn),
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


def how_late(state: State, milestone: MilestoneState) -> str | None:
    """Return by how much a milestone missed the date that was first promised."""
    late = lateness(state, milestone)
    if late is None:
        return None
    span = slip_words(late)
    if milestone.status is Status.LATE:
        return _("%(span)s late so far", span=span)
    if milestone.status is Status.DONE:
        return _("%(span)s after the first promised date", span=span)
    return _("%(span)s late %(when)s", span=span, when=at_the_end(state))


def new_date_passed(state: State, milestone: MilestoneState) -> str | None:
    """Return that the date which counts now has passed as well, where that is another one."""
    now = milestone.due
    if milestone.status not in COMPUTED or not now.passed(state.day):
        return None
    if now != milestone.original_due:
        return _("The new date, %(date)s, has passed too.", date=when(now).words)
    if state.ended_on and now.effective >= state.ended_on:
        return _("The promised date, %(date)s, has passed since.", date=when(now).words)
    return None


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
        return _("This was a mistake. It was corrected later: %(update)s", update=by.text)
    if event.corrects:
        wrong = update_link(state, event.corrects)
        return _("This put a mistake right: %(update)s", update=wrong.text)
    return None
