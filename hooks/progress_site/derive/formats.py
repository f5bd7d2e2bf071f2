"""Other forms of a record (`formats`): are their words still those of the standard pages?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from progress_site.derive.behind import Form, standard_fingerprint
from progress_site.derive.state import State
from progress_site.model.base import Format, Record
from progress_site.model.plan import Action
from progress_site.model.problem import Path
from progress_site.model.update import AddAction

#: A record, the other forms that it names, its kind and id, its file, and the way to it there.
_Found = tuple[Record, tuple[Format, ...], tuple[str, str], str, Path]


def record_forms(state: State) -> Iterator[Form]:
    """Yield every other form that a record names, of all records that are known on the day.

    What was withdrawn has no other forms (`derive/withdraw.py`), so none of it is here.
    """
    for record, formats, about, file, path in _records(state):
        if formats:
            current = standard_fingerprint(state, record)
            for i, form in enumerate(formats):
                if made_by(form, state.day):
                    subject, where = (f"{form.kind} of", *about), (*path, "formats", i)
                    yield Form(subject, file, where, form.fingerprint, current)


def _records(state: State) -> Iterator[_Found]:
    library, files = state.library, state.library.files
    plan, file = library.plan, "plan_data/plan.yml"
    yield plan, plan.formats, ("the", "plan"), file, ()
    for i, area in enumerate(plan.areas):
        yield area, area.formats, ("area", str(area.number)), file, ("areas", i)
    for i, body in enumerate(plan.governance):
        yield body, body.formats, ("body", body.name), file, ("governance", i)
    for action in state.actions.values():
        about, record = ("action", str(action.number)), action.record
        if held := files.get(("action", str(action.number))):
            yield record, record.formats, about, held, ()
        else:
            yield from _added(state, record, about)
    for ident, measure in state.measures.items():
        yield (
            measure.record,
            measure.record.formats,
            ("measure", ident),
            f"plan_data/measures/{ident}.yml",
            (),
        )
    for ident, feedback in state.feedback.items():
        yield (
            feedback.record,
            feedback.record.formats,
            ("feedback", ident),
            f"plan_data/feedback/{ident}.yml",
            (),
        )
    for update in state.updates:
        file = f"docs/updates/{update.slug}.md"
        yield update, update.formats, ("update", update.slug), file, ()
    yield from _in_lists(state)


def _in_lists(state: State) -> Iterator[_Found]:
    library = state.library
    for i, entry in enumerate(library.evidence.evidence):
        if entry.id in state.evidence:
            yield (
                entry,
                entry.formats,
                ("evidence", entry.id),
                "plan_data/evidence.yml",
                ("evidence", i),
            )
    file = "plan_data/journey.yml"
    for i, event in enumerate(library.journey.events):
        if event in state.journey:
            yield event, event.formats, ("event", event.id), file, ("events", i)
    for i, review in enumerate(library.journey.reviews):
        if review in state.reviews:
            yield review, review.formats, ("review", review.id), file, ("reviews", i)
    for i, stage in enumerate(library.your_rights.stages):
        yield (
            stage,
            stage.formats,
            ("stage", stage.id),
            "plan_data/your_rights.yml",
            ("stages", i),
        )


def _added(state: State, record: Action, about: tuple[str, str]) -> Iterable[_Found]:
    """Return an action that an update added: its words stand in the file of that update."""
    return [
        (record, record.formats, about, f"docs/updates/{u.slug}.md", ("changes", i, "add_action"))
        for u in state.updates
        for i, change in enumerate(u.changes)
        if isinstance(change, AddAction) and change.add_action.number == record.number
    ]


def made_by(form: Format, day: dt.date) -> bool:
    """Whether a form was there on a day; one that says nothing of its date always was."""
    return form.date is None or form.date.effective <= day
