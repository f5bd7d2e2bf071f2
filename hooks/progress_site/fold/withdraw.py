"""Takes withdrawn text out of the records before anything else reads them.

A withdrawal holds on every day, also in a build of a day before it (decision 9): a child who could
be known from a record must not be found by asking for the past. Ids, dates and statuses stay,
because addresses and counts depend on them; figures go, because a small one can point at somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from progress_site.fold.state import Event, MilestoneState, State
from progress_site.model import update as u
from progress_site.model.base import Correction, Format, PublicRecord, Source, Withdrawn
from progress_site.model.easy_read import EasyRead
from progress_site.model.library import Library
from progress_site.model.registers import Baseline, Comparator, Goal, Reading

#: Text that is no one's words: ids, kinds and voices, and what an id may be looked up by.
_KEPT = frozenset(
    {"id", "slug", "from_", "corrects", "milestone", "activity", "measure", "evidence", "measures",
     "merged_into", "kind", "fingerprint", "term", "value", "criteria"}
)  # fmt: skip
#: Where the words can be found: a notice in its place would be a link that leads nowhere.
_PLACES = frozenset(
    {"url", "file", "captions", "transcript", "bsl", "email", "phone", "words_file", "language",
     "size"}
)  # fmt: skip
#: Records that are nothing but a figure, the same words in another form, or about a slip in them:
#: they go as a whole.
_WHOLE = (Baseline, Goal, Comparator, Reading, Format, Correction)

R = TypeVar("R", bound=BaseModel)
#: Kind and id of something that was withdrawn.
Thing = tuple[str, str]


def without_withdrawn(library: Library, notice: str) -> Library:
    """Return the library with the words of every withdrawn record replaced by ``notice``."""
    gone = frozenset(_gone(library))
    said = replace(
        library,
        updates=tuple(_unsaid(update, gone, notice) for update in library.updates),
        easy_read=_easy_read(library.easy_read, gone, notice),
    )
    parts = {part.name: getattr(said, part.name) for part in fields(said)}
    return replace(said, **{n: _value(n, part, notice, hide=False) for n, part in parts.items()})


def _easy_read(words: EasyRead | None, gone: frozenset[Thing], notice: str) -> EasyRead | None:
    """Return the Easy Read words without those of anything that was withdrawn.

    A file whose words are gone stays as an empty one: its page answers with the notice.
    """
    if words is None:
        return None
    nothing: dict[str, Any] = {"title": notice, "lines": ()}
    you_said = words.you_said
    if you_said is not None:
        feedback = dict(you_said.feedback)
        for ident, entry in feedback.items():
            if ("feedback", ident) in gone:
                unsaid: dict[str, Any] = {"you_said": notice, "we_did": None}
                feedback[ident] = entry.model_copy(update=unsaid)
            elif ("response", ident) in gone:
                feedback[ident] = entry.model_copy(update={"we_did": None})
        you_said = you_said.model_copy(update={"feedback": feedback})
    actions = {}
    for number, action in words.actions.items():
        kept = {i: line for i, line in action.milestones.items() if ("milestone", i) not in gone}
        whole = ("action", str(number)) in gone
        change = {**nothing, "milestones": {}} if whole else {"milestones": kept}
        actions[number] = action.model_copy(update=change)
    updates = {
        slug: page.model_copy(update=nothing) if ("update", slug) in gone else page
        for slug, page in words.updates.items()
    }
    return replace(words, you_said=you_said, actions=actions, updates=updates)


# -- one record, with all that is in it


def _walk(record: R, notice: str, *, hide: bool = False) -> R:
    hide = hide or _is_withdrawn(record)
    changed: dict[str, Any] = {}
    for name in type(record).model_fields:
        if name == "withdrawn":
            continue
        value = getattr(record, name)
        new = _value(name, value, notice, hide=hide)
        if new is not value:
            changed[name] = new
    if hide and isinstance(record, u.Update):
        changed["body"] = ""
    return record.model_copy(update=changed) if changed else record


def _value(name: str, value: Any, notice: str, *, hide: bool) -> Any:
    if isinstance(value, _WHOLE) and (hide or _is_withdrawn(value)):
        return None
    if isinstance(value, Source):
        return None if hide and name != "source" else (Source(title=notice) if hide else value)
    if isinstance(value, BaseModel):
        return _walk(value, notice, hide=hide)
    if isinstance(value, tuple):
        items = tuple(_value(name, item, notice, hide=hide) for item in value)
        same = all(a is b for a, b in zip(items, value, strict=True))
        return value if same else tuple(item for item in items if item is not None)
    if hide and type(value) is str and name not in _KEPT:
        return None if name in _PLACES else notice
    return value


def _is_withdrawn(record: BaseModel) -> bool:
    return isinstance(record, PublicRecord) and record.withdrawn is not None


# -- what updates say about a withdrawn promise or figure


def _gone(library: Library) -> Iterator[Thing]:
    """Yield everything that was withdrawn, and of which words elsewhere speak too."""
    changes = [change for update in library.updates for change in update.changes]
    added = [change.add_action for change in changes if isinstance(change, u.AddAction)]
    milestones = [c.add_milestone for c in changes if isinstance(c, u.AddMilestone)]
    for action in (*library.actions, *added):
        if action.withdrawn is not None:
            yield ("action", str(action.number))
            yield from (("milestone", milestone.id) for milestone in action.milestones)
        milestones += action.milestones
    yield from (("milestone", m.id) for m in milestones if m.withdrawn is not None)
    yield from (("measure", m.id) for m in library.measures if m.withdrawn is not None)
    yield from (("update", x.slug) for x in library.updates if x.withdrawn is not None)
    for entry in library.feedback:
        if entry.withdrawn is not None:
            yield ("feedback", entry.id)
        elif any(response.withdrawn for response in entry.responses):
            yield ("response", entry.id)


def _unsaid(update: u.Update, gone: frozenset[Thing], notice: str) -> u.Update:
    """Return an update without the words that its changes say about what was withdrawn."""
    if not gone or not update.changes:
        return update
    changes = tuple(
        _unsaid_change(change, gone, notice)
        for change in update.changes
        # A new target is a figure of the measure, and goes with it.
        if not (
            isinstance(change, u.TargetChange | u.InterimTargetChange)
            and ("measure", change.measure) in gone
        )
    )
    return update.model_copy(update={"changes": changes})


def _unsaid_change(change: u.Change, gone: frozenset[Thing], notice: str) -> u.Change:
    if isinstance(change, u.PlanChange):
        carried_on = tuple(_walk(c, notice, hide=_is_about(c, gone)) for c in change.carried_on)
        return change.model_copy(update={"carried_on": carried_on})
    return _walk(change, notice, hide=_is_about(change, gone))


def _is_about(change: BaseModel, gone: frozenset[Thing]) -> bool:
    return any((key, str(getattr(change, key, None))) in gone for key in ("action", "milestone"))


def of_milestone(state: State, milestone: MilestoneState) -> Withdrawn | None:
    """Return the withdrawal of a milestone or of its action."""
    return _first((milestone.withdrawn, state.actions[milestone.action].record.withdrawn))


def of_event(state: State, event: Event) -> Withdrawn | None:
    """Return the withdrawal of the update that made a change, or of what it is about."""
    # "3.2.a" is work towards milestone "3.2"; what is no milestone is not found.
    subjects = (event.subject, event.subject.rpartition(".")[0])
    milestones = [state.milestones[s] for s in subjects if s in state.milestones]
    action = state.actions.get(event.action) if event.action is not None else None
    measure = state.measures.get(event.subject)
    return _first(
        (
            state.updates[state.update_places[event.update]].withdrawn,
            *(milestone.withdrawn for milestone in milestones),
            action.record.withdrawn if action else None,
            measure.record.withdrawn if measure else None,
        )
    )


def _first(found: Iterable[Withdrawn | None]) -> Withdrawn | None:
    return next((withdrawn for withdrawn in found if withdrawn is not None), None)
