"""Other forms of a record (`formats`): are their words still those of the standard pages?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from progress_site.fold.behind import Form, standard_fingerprint
from progress_site.fold.state import State
from progress_site.model.base import Format, PublicRecord, RegisterRecord
from progress_site.model.plan import Plan
from progress_site.model.problem import Path
from progress_site.model.registers import JourneyEvent
from progress_site.model.rights import StageGuide
from progress_site.model.update import Update
from progress_site.model.walk import Placed, public_records

#: Kinds that are not called by the name of their model.
_NAMES = {JourneyEvent: "event", StageGuide: "stage"}


def record_forms(state: State) -> Iterator[Form]:
    """Yield every other form that a record names, of all records that are known on the day.

    What was withdrawn has no other forms (`fold/withdraw.py`), so none of it is here.
    """
    plan = state.library.plan
    yield from _forms(state, plan, ("the", "plan"), "plan_data/plan.yml", ())
    for placed in public_records(state.library):
        if placed.record.formats and _is_known(placed, state):
            record = placed.record
            name = _NAMES.get(type(record), type(record).__name__.lower())
            keys = ("number", "slug", "id", "name")
            ident = next(str(getattr(record, key)) for key in keys if hasattr(record, key))
            yield from _forms(state, record, (name, ident), placed.file, placed.path)


def _is_known(placed: Placed, state: State) -> bool:
    record = placed.record
    if isinstance(record, Update) and record.slug not in state.update_places:
        return False
    if isinstance(record, RegisterRecord) and record.known_from > state.day:
        return False
    return placed.owner is None or _is_known(placed.owner, state)


def _forms(
    state: State, record: Plan | PublicRecord, about: tuple[str, str], file: str, path: Path
) -> Iterator[Form]:
    for i, form in enumerate(record.formats):
        if made_by(form, state.day):
            subject, where = (f"{form.kind} of", *about), (*path, "formats", i)
            yield Form(subject, file, where, form.fingerprint, standard_fingerprint(state, record))


def made_by(form: Format, day: dt.date) -> bool:
    """Whether a form was there on a day; one that says nothing of its date always was."""
    return form.date is None or form.date.effective <= day
