"""The questions about one change of an update: which promise, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from progress_site.commands.asking import (
    Asker,
    Check,
    RefusedError,
    choice,
    date,
    refused,
    show_list,
    word,
    words,
)
from progress_site.commands.project import Project
from progress_site.commands.tables import table

if TYPE_CHECKING:
    from progress_site.derive.state import MilestoneState
    from progress_site.model.problem import Finding
    from progress_site.write.yaml_text import Value

Change = dict[str, "Value"]

#: What can have happened, the option that tells it without a question, and its words.
KINDS: dict[str, tuple[str, str]] = {
    "status": ("status", "A promise has a new status: done, on track, at risk, paused, stopped"),
    "date": ("due", "A promised date moved"),
    "wording": ("promise", "A promise has new words"),
    "verdict": ("impact", "What somebody says: does an action make a difference?"),
    "carried-on": ("carried_on_by", "The plan has ended: who carries an open promise on"),
}
NOTHING = "nothing"

_REASON = "Why? In words that families understand."
_AGREED = "Who agreed to it? A role or a group, not a name."


def kinds(project: Project) -> list[tuple[str, str]]:
    """Return what can have happened while the plan is in its state, for a list."""
    from progress_site.model.words import ENDED

    ended = project.state.plan in ENDED
    shown = [(name, said) for name, (_, said) in KINDS.items() if ended or name != "carried-on"]
    return [*shown, (NOTHING, "Nothing, or nothing more")]


def change_of(project: Project, kind: str, asker: Asker) -> Change:
    """Ask what happened, and return the change as it is written."""
    return _ASK[kind](project, asker)


# -- one kind after the other


def _status(project: Project, asker: Asker) -> Change:
    from progress_site.derive.meanings import MEANINGS
    from progress_site.model.words import Reported

    change: Change = {"milestone": _milestone(project, asker)}
    meanings = [(str(status), MEANINGS["status"][status]) for status in Reported]
    takes = choice([name for name, _ in meanings], _part(_STATUS, "status"))
    status = asker.one("status", "What is its status now?", takes, show=show_list(meanings))
    change["status"] = word(status)
    if status == Reported.DONE:
        today = project.day.isoformat()
        change["done_on"] = asker.one(
            "done_on",
            "When was it done?",
            _part({**_STATUS, "status": "done", "evidence": ["x"]}, "done_on", date),
            default=today,
        )
        known = project.state.milestones.get(str(change["milestone"]))
        real = known is not None and not known.example
        question = "What shows that it is done?"
        change["evidence"] = ask_evidence(project, asker, question, real=real)
    if status in (Reported.PAUSED, Reported.STOPPED):
        change["reason"] = asker.one("reason", _REASON, _part(_DUE, "reason"))
        change["agreed_by"] = asker.one("agreed_by", _AGREED, _part(_DUE, "agreed_by"))
    if status == Reported.AT_RISK:
        change["words"] = asker.one("words", "What is the problem?", _optional("words"), default="")
    elif asker.given("words") or status == Reported.ON_TRACK:
        question = "Is there anything to say about it? (optional)"
        change["words"] = asker.one("words", question, _optional("words"), default="")
    return {key: value for key, value in change.items() if value not in ("", [])}


def _date(project: Project, asker: Asker) -> Change:
    return {
        "milestone": _milestone(project, asker),
        "due": asker.one(
            "due",
            "What is the new date? Such as 2024-07, autumn term 2024, or not_stated.",
            _part(_DUE, "due", date),
        ),
        "reason": asker.one("reason", _REASON, _part(_DUE, "reason")),
        "effect": asker.one("effect", "What does it mean for families?", _part(_DUE, "effect")),
        "agreed_by": asker.one("agreed_by", _AGREED, _part(_DUE, "agreed_by")),
    }


def _wording(project: Project, asker: Asker) -> Change:
    return {
        "milestone": _milestone(project, asker),
        "promise": asker.one("promise", "What are the new words?", _part(_PROMISE, "promise")),
        "reason": asker.one("reason", _REASON, _part(_DUE, "reason")),
        "agreed_by": asker.one("agreed_by", _AGREED, _part(_DUE, "agreed_by")),
    }


def _verdict(project: Project, asker: Asker) -> Change:
    from progress_site.derive.meanings import MEANINGS
    from progress_site.model.words import Impact

    titles = [(str(a.number), a.title or "") for a in project.state.actions.values()]
    change: Change = {
        "action": asker.one(
            "action", "Which action?", _part(_IMPACT, "action", word), show=show_pairs(titles)
        )
    }
    meanings = [(str(impact), MEANINGS["impact"][impact]) for impact in Impact]
    takes = choice([name for name, _ in meanings], _part(_IMPACT, "impact"))
    change["impact"] = word(
        asker.one("impact", "Does it make a difference?", takes, show=show_list(meanings))
    )
    change["words"] = asker.one("words", "In the speaker's own words:", _part(_IMPACT, "words"))
    change["evidence"] = ask_evidence(project, asker, "What does that rest on?", registers=True)
    return {key: value for key, value in change.items() if value != []}


def _carried_on(project: Project, asker: Asker) -> Change:
    base: Change = {"milestone": "1.1", "carried_on_by": "x"}
    return {
        "milestone": _milestone(project, asker),
        "carried_on_by": asker.one(
            "carried_on_by",
            "Who carries it on? A role or a group, not a name.",
            _part(base, "carried_on_by"),
        ),
    }


_ASK: dict[str, Callable[[Project, Asker], Change]] = {
    "status": _status,
    "date": _date,
    "wording": _wording,
    "verdict": _verdict,
    "carried-on": _carried_on,
}

# Changes that are right, so that one answer in them can be looked at alone.
_STATUS: Change = {"milestone": "1.1", "status": "on_track"}
_DUE: Change = {"milestone": "1.1", "due": "2024", "reason": "x", "effect": "x", "agreed_by": "x"}
_PROMISE: Change = {"milestone": "1.1", "promise": "x", "reason": "x", "agreed_by": "x"}
_IMPACT: Change = {"action": "1", "impact": "too_early", "words": "x"}


def _part(base: Mapping[str, Value], key: str, make: Callable[[str], Value] = str) -> Check[Value]:
    """Return a check that holds one answer of a change against what the reader takes."""

    def check(text: str) -> Value:
        value = make(text)
        if said := refused("update", {"changes": [{**base, key: value}]}):
            raise RefusedError(said)
        return value

    return check


def _optional(key: str) -> Check[Value]:
    check = _part(_STATUS, key)
    return lambda text: check(text) if text.strip() else ""


def illegal(
    project: Project, changes: Sequence[Change], *, speaker: str, example: bool
) -> list[Finding]:
    """Return what the fold says of these changes, if an update of the day made them."""
    from dataclasses import replace

    from progress_site.derive.fold import illegal_events
    from progress_site.model.update import Update

    day, library = project.day.isoformat(), project.loaded.library
    update = Update.model_validate(
        # A name that comes last on its day: what was published before is there already.
        {"slug": f"{day}-zzz", "date": day, "title": "x", "summary": "x", "from": speaker,
         "example": example, "changes": [dict(change) for change in changes]}
    )  # fmt: skip
    found = illegal_events(replace(library, updates=(*library.updates, update)))
    file = f"docs/updates/{update.slug}.md"
    return [finding for finding in found if finding.file == file]


# -- what can be chosen from


def _milestone(project: Project, asker: Asker) -> Value:
    from progress_site.write.yaml_text import Number

    well_written = _part(_STATUS, "milestone", lambda text: Number(text.strip()))

    def check(text: str) -> Value:
        number = well_written(text)
        at_risk: Change = {"milestone": number, "status": "at_risk"}
        known = project.state.milestones.get(str(number))
        example = known is not None and known.example
        for finding in illegal(project, [at_risk], speaker="partnership", example=example):
            if finding.path[-1] == "milestone":
                raise RefusedError(f"{finding.what}: {finding.instead}")
        return number

    return asker.one(
        "milestone",
        "Which promise? Its number, such as 3.2.",
        check,
        show=lambda: show_milestones(project.state.milestones.values()),
    )


def show_milestones(milestones: Iterable[MilestoneState]) -> None:
    """Print every promise that is still open: its number, its status of the day, its date."""
    from progress_site.derive.wording import mark, when
    from progress_site.model.words import OPEN

    rows = [
        (m.id, mark("status", m.status).words, when(m.due).words, m.promise)
        for m in milestones
        if m.reported in OPEN and m.merged_into is None
    ]
    for line in table(("No.", "Today", "Date", "Promise"), rows):
        click.echo(line)


def show_pairs(rows: Sequence[tuple[str, str]]) -> Callable[[], None]:
    """Return what prints ids or numbers, each with what it stands for."""

    def show() -> None:
        for line in table(("No. or id", "What"), rows):
            click.echo(line)

    return show


def ask_evidence(
    project: Project, asker: Asker, question: str, *, registers: bool = False, real: bool = False
) -> Value:
    """Ask for ids of evidence, or none yet.

    With ``registers``, measures and feedback count too; for what is ``real``, no example is shown.
    """
    state = project.state
    rows = [
        (entry.id, entry.title)
        for entry in state.evidence.values()
        if not entry.withdrawn and not (real and entry.example)
    ]
    if registers:
        rows += [(m.record.id, m.record.question) for m in state.measures.values()]
        rows += [(f.record.id, f.record.title) for f in state.feedback.values()]

    def check(text: str) -> Value:
        if text.strip().lower() in ("", "none", "none yet", "no"):
            return []
        idents = words(text)
        if said := refused("update", {"evidence": idents}):
            raise RefusedError(said)
        known = {ident for ident, _ in rows}
        assert isinstance(idents, list)
        for ident in idents:
            if ident not in known:
                raise RefusedError(_unknown(str(ident), known))
        return idents

    if registers or rows:
        question = f"{question} Ids from the list, with spaces between, or: none yet."
    return asker.one("evidence", question, check, default="none yet", show=show_pairs(rows))


def _unknown(ident: str, known: Iterable[str]) -> str:
    from progress_site.read.wording import did_you_mean

    otherwise = "add it to plan_data/evidence.yml first, or write: none yet"
    return f"there is no evidence “{ident}”: {did_you_mean(ident, known, otherwise=otherwise)}"
