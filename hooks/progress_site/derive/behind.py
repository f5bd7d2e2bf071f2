"""Which words made from others are behind them: Easy Read now, and any other form of a record.

Whoever writes such words notes the fingerprint of the standard words of that day (`progress
fingerprint` does it). While the standard words have another one, the page says so, and `check`
gives a notice. Nothing is stopped: old words in Easy Read are better than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from progress_site.derive.state import ActionState, State
from progress_site.model.base import Record
from progress_site.model.fingerprint import fingerprint, of_words
from progress_site.model.plan import Action, Plan
from progress_site.model.problem import Finding, Path
from progress_site.model.registers import Feedback
from progress_site.model.update import Update

_FOLDER = "plan_data/easy_read"


@dataclass(frozen=True, slots=True)
class Form:
    """Words made from the standard words of a record, and whether those are still the same.

    ``file`` and ``path`` say where the settings stand that hold the fingerprint; ``name`` what the
    words are about. ``stored`` is the fingerprint there, ``current`` that of today's standard words.
    """

    file: str
    path: Path
    name: str
    stored: str | None
    current: str

    @property
    def behind(self) -> bool:
        """Whether the standard words have changed since, or nobody has compared them."""
        return self.stored != self.current


def standard_fingerprint(state: State, record: Record) -> str:
    """Return the fingerprint of what the standard pages say of a record on the day of ``state``.

    An action: its record, its title and its promises on the day, because updates change them. An
    update: what it says. Feedback: with the answers known on the day. The plan: what it is, who
    made it and the areas. Anything else: the record.
    """
    match record:
        case Action():
            return _of_action(record, state.actions.get(record.number))
        case Update():
            return of_words(_said_by(record))
        case Feedback():
            known = state.feedback.get(record.id)
            if known is None:
                return fingerprint(record)
            parts = {
                "responses": known.responses,
                "difference_made": known.difference_made,
                "asked_them_back": known.asked_them_back,
            }
            return fingerprint(known.record.model_copy(update=parts))
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

    What was withdrawn has no Easy Read words (`derive/withdraw.py`), so it is not here.
    """
    words = state.library.easy_read
    if words is None:
        return
    for number, action in words.actions.items():
        if number in state.actions:
            current = standard_fingerprint(state, state.actions[number].record)
            file = f"{_FOLDER}/actions/{number:02d}.yml"
            yield Form(file, (), f"action {number}", action.fingerprint, current)
    if words.home is not None:
        current = standard_fingerprint(state, state.library.plan)
        yield Form(f"{_FOLDER}/home.yml", (), "the plan", words.home.fingerprint, current)
    for slug, update in words.updates.items():
        if slug in state.update_places:
            current = standard_fingerprint(state, state.updates[state.update_places[slug]])
            yield Form(f"{_FOLDER}/updates/{slug}.yml", (), slug, update.fingerprint, current)
    for ident, said in words.you_said.feedback.items() if words.you_said is not None else ():
        if ident in state.feedback:
            current = standard_fingerprint(state, state.feedback[ident].record)
            file, path = f"{_FOLDER}/you-said-we-did.yml", ("feedback", ident)
            yield Form(file, path, ident, said.fingerprint, current)


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
