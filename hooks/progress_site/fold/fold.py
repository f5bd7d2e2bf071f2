"""state on a day = fold(promises, what was published up to that day).

Events are applied in the order in which they take effect: by their last possible day, then by the
name of the update. What an event may not do is a `Finding` at its line; the fold goes on, so that
all of them are told at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from progress_site.fold.apply import apply_update
from progress_site.fold.building import Building
from progress_site.fold.event_validator import EventValidator
from progress_site.fold.finish import finish
from progress_site.fold.state import Event, State
from progress_site.fold.withdraw import without_withdrawn
from progress_site.model.library import Library
from progress_site.model.plan import Action
from progress_site.model.problem import Finding
from progress_site.model.update import Update


def state_on(library: Library, day: dt.date, *, notice: str = "Withdrawn") -> State:
    """Return the state of everything on ``day``. Illegal events are left out silently.

    ``notice`` is what is said in place of words that were withdrawn, in the readers' language.
    Call `illegal_events` first: a build with any never gets here.
    """
    library = without_withdrawn(library, notice)
    updates = published_until(library, day)
    return finish(_build(library, updates, EventValidator()), day, tuple(updates))


def illegal_events(library: Library) -> list[Finding]:
    """Return what updates say that cannot be, at the line where they say it.

    Drafts are left out; updates dated in the future are not. Every record could be read.
    """
    validator = EventValidator()
    updates = published_until(library, dt.date.max)
    validator.same_day(updates)
    _build(library, updates, validator)
    return validator.findings


def published_until(library: Library, day: dt.date) -> list[Update]:
    """Return the updates that had taken effect by ``day``, in the order in which they did."""
    updates = [u for u in library.updates if not u.draft and u.date.effective <= day]
    return sorted(updates, key=lambda u: (u.date.effective, u.slug))


def _build(library: Library, updates: Iterable[Update], validator: EventValidator) -> Building:
    building = Building.start(library, _numbered(library))
    for update in updates:
        apply_update(building, update, validator)
    building.events = _with_corrections(building.events)
    return building


def _numbered(library: Library) -> Mapping[int, Action]:
    """Return all actions by number; a number without a file has a record with a number alone."""
    actions = {n: Action(number=n) for n in range(1, library.plan.how_many_actions + 1)}
    actions.update({action.number: action for action in library.actions})
    return dict(sorted(actions.items()))


def _with_corrections(events: list[Event]) -> list[Event]:
    """Note on each event that was a mistake which update put it right."""
    by_mistake: dict[tuple[str, tuple[str, str]], str] = {
        (event.corrects, event.field): event.update for event in events if event.corrects
    }
    return [
        replace(event, corrected_by=by_mistake.get((event.update, event.field))) for event in events
    ]
