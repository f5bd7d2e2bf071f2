"""Which move of a date a change is: decision 8 says how corrections count."""

from __future__ import annotations

from collections.abc import Sequence

from progress_site.fold.building import Context, MilestoneBuild
from progress_site.fold.state import Event
from progress_site.model import update as u


def move_number(milestone: MilestoneBuild, change: u.DueChange, at: Context) -> int:
    """Return which move of the date this is, or 0 where it is none.

    A first date is no move: it becomes the promise, and is written down as that. A correction that
    puts the old date back undoes the move that was a mistake; one that names another date takes the
    place of that move, which goes on to count.
    """
    mistake = _first_mistake(milestone.dates, at.update.corrects)
    if mistake is not None and mistake.move_number:
        return 0 if mistake.before_date == change.due else mistake.move_number
    if mistake is not None or not milestone.original_due.is_stated:
        milestone.original_due = change.due
        return 0
    mistakes = {event.corrects for event in milestone.dates}
    moves = [e for e in milestone.dates if e.move_number and e.update not in mistakes]
    return len(moves) + 1


def _first_mistake(said: Sequence[Event], corrects: str | None) -> Event | None:
    """Return what a correction mends in the end: a correction may itself be corrected."""
    by_update = {event.update: event for event in said}
    mistake = by_update.get(corrects or "")
    while mistake is not None and mistake.corrects in by_update:
        mistake = by_update[mistake.corrects]
    return mistake
