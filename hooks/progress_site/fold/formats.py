"""Other forms of a record (Easy Read, BSL, audio): do they still match the standard words?

Whoever writes such words notes the fingerprint of the standard words of that day (`progress
fingerprint` does it). While the standard words have another one, the page says so, and `check`
gives a notice (decision 26). Nothing is stopped: old words in Easy Read are better than none.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from progress_site.fold.state import ActionState, State
from progress_site.model.base import Format, PublicRecord, Record, RegisterRecord, known_parts
from progress_site.model.easy_read import (
    LENGTH,
    EasyAction,
    EasyFeedback,
    EasyHome,
    EasyRead,
    EasyUpdate,
)
from progress_site.model.library import Placed, public_records
from progress_site.model.plan import Action, Plan
from progress_site.model.problem import Finding, Path
from progress_site.model.reference import StageGuide
from progress_site.model.registers import Feedback, JourneyEvent, Measure
from progress_site.model.update import Update

_EasyWords: TypeAlias = EasyAction | EasyHome | EasyUpdate | EasyFeedback


@dataclass(frozen=True, slots=True)
class Form:
    """Words made from the standard words of a record, and whether those are still the same.

    ``subject`` is the kind and the id of what they are about. ``file`` and ``path`` lead to the
    record that holds the fingerprint. ``stored`` is the fingerprint there, ``current`` that
    of the standard words of the day.
    """

    subject: tuple[str, ...]
    file: str
    path: Path
    stored: str | None
    current: str

    @property
    def name(self) -> str:
        """What the words are about, such as “action 3”."""
        return " ".join(self.subject)

    @property
    def behind(self) -> bool:
        """Whether the standard words have changed since, or nobody has compared them."""
        return self.stored != self.current


def fingerprint(record: Record, *more: str) -> str:
    """Return the fingerprint of all that a record says, and of ``more`` words.

    Its other forms are no part of it, so that adding one makes no other one look old. Neither is
    the order of fields in the file, nor how lines are broken.
    """
    said = record.model_dump(mode="json", exclude={"formats"}, exclude_defaults=True)
    return of_words([json.dumps(said, sort_keys=True, ensure_ascii=False), *more])


def of_words(words: Iterable[str]) -> str:
    """Return the fingerprint of words, in their order; space between words does not count."""
    plain = "\n".join(" ".join(text.split()) for text in words)
    return hashlib.sha256(plain.encode()).hexdigest()[:LENGTH]


def standard_fingerprint(state: State, record: Record) -> str:
    """Return the fingerprint of what the standard pages say of a record on the day of ``state``.

    An action: its record, its title and its promises on the day, because updates change them. An
    update: what it says. Feedback: with the answers known on the day; a measure: with the figures.
    The plan: what it is, who made it and the areas. Anything else: the record.
    """
    match record:
        case Action():
            return _of_action(record, state.actions.get(record.number))
        case Update():
            return of_words(_said_by(record))
        case Feedback():
            known = state.feedback.get(record.id)
            return fingerprint(known.record if known else record)
        case Measure():
            return fingerprint(known_parts(record, state.day))
        case Plan():
            areas = (f"{area.number} {area.title}" for area in record.areas)
            who = (record.name, record.place, record.partnership.name)
            return of_words([*who, *record.partnership.members, *areas])
        case _:
            return fingerprint(record)


def _of_action(record: Action, known: ActionState | None) -> str:
    if known is None:
        return fingerprint(record)
    promises = (f"{m.id} {m.promise} {m.merged_into or ''}" for m in known.milestones)
    merged = str(known.merged_into or "")
    return fingerprint(known.record, known.title or "", merged, *promises)


def _said_by(update: Update) -> Iterable[str]:
    """Yield the words of an update, also those of its changes, in their order."""
    yield from (update.title, update.summary, update.body)
    for change in update.changes:
        for name in ("promise", "words", "reason", "effect", "agreed_by"):
            said = getattr(change, name, None)
            if said is not None:
                yield str(said)


# -- Easy Read


def easy_read_forms(state: State) -> Iterator[Form]:
    """Yield all Easy Read words whose standard words are known on the day, in the order of files.

    Words of what was withdrawn are shown nowhere, so they are not here.
    """
    if state.library.easy_read is None:
        return
    for subject, file, path, words, record in _easy_words(state, state.library.easy_read):
        if getattr(record, "withdrawn", None) is None:
            current = standard_fingerprint(state, record)
            yield Form(subject, f"plan_data/easy_read/{file}.yml", path, words.fingerprint, current)


def _easy_words(
    state: State, words: EasyRead
) -> Iterator[tuple[tuple[str, ...], str, Path, _EasyWords, Record]]:
    """Yield what each words are about, their file and the way to them, they, and the record."""
    for number, page in words.actions.items():
        if action := state.actions.get(number):
            yield ("action", str(number)), f"actions/{number:02d}", (), page, action.record
    if words.home is not None:
        yield ("home",), "home", (), words.home, state.library.plan
    for slug, about in words.updates.items():
        if (place := state.update_places.get(slug)) is not None:
            yield ("update", slug), f"updates/{slug}", (), about, state.updates[place]
    for ident, said in words.you_said.feedback.items() if words.you_said is not None else ():
        if feedback := state.feedback.get(ident):
            yield ("feedback", ident), "you-said-we-did", ("feedback", ident), said, feedback.record


def notices(forms: Iterable[Form]) -> Iterator[Finding]:
    """Yield a notice for each form that is behind."""
    for form in forms:
        if not form.behind:
            continue
        if form.stored is None:
            what = "nobody has noted from which words these were made"
            instead = "compare them with the full page, then run: progress fingerprint"
            path = form.path
        else:
            what = "the full page has changed since these words were made from it"
            instead = "bring them up to date, then run: progress fingerprint"
            path = (*form.path, "fingerprint")
        yield Finding(form.file, path, what, f"{instead} {form.file}", "notice")


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
