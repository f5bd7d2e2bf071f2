"""The questions about one change of an update: which promise, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from progress_site.commands.asking import (
    Asker,
    Check,
    RefusedError,
    choice,
    date,
    refused,
    show_list,
    word,
)
from progress_site.commands.choosing import ask_evidence, show_milestones, show_pairs
from progress_site.commands.project import Project

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
    "added": ("new_promise", "A promise was added to an action"),
    "verdict": ("impact", "What somebody says: does an action make a difference?"),
    "carried-on": ("carried_on_by", "The plan has ended: who carries an open promise on"),
}
NOTHING = "nothing"
#: No change, but something that lets changes say what was ruled out before.
MISTAKE = "mistake"

_OF_A_PROMISE = ("status", "date", "wording", "carried-on")
_REASON = "Why? In words that families understand."
_AGREED = "Who agreed to it? A role or a group, not a name."


def kinds(project: Project) -> list[tuple[str, str]]:
    """Return what can have happened while the plan is in its state, for a list."""
    from progress_site.model.words import ENDED

    ended = project.state.plan in ENDED
    shown = [(name, said) for name, (_, said) in KINDS.items() if ended or name != "carried-on"]
    if not _milestones(project):  # the update that was wrong changed no promise
        shown = [(name, said) for name, said in shown if name not in _OF_A_PROMISE]
    if project.corrects is None and project.state.updates:
        shown.append((MISTAKE, "An older update was wrong: first say which, then what is so"))
    return [*shown, (NOTHING, "Nothing, or nothing more")]


def change_of(project: Project, kind: str, asker: Asker) -> Change:
    """Ask what happened, and return the change as it is written."""
    return _ASK[kind](project, asker)


# -- one kind after the other


def _status(project: Project, asker: Asker) -> Change:
    from progress_site.model.vocabulary import VOCABULARY
    from progress_site.model.words import Reported

    change: Change = {"milestone": _milestone(project, asker)}
    meanings = [(str(status), VOCABULARY["status"][status].means) for status in Reported]
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
        question = "What shows that it is done?"
        change["evidence"] = ask_evidence(project, asker, question)
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


def _added(project: Project, asker: Asker) -> Change:
    from progress_site.write.yaml_text import Number

    action = str(_action(project, asker))
    ids = {*project.state.milestones, *project.loaded.known.milestones}
    taken = [int(i.partition(".")[2]) for i in ids if i.startswith(f"{action}.")]
    ident = f"{action}.{max(taken, default=0) + 1}"
    promise = asker.one("new_promise", f"What is promised, as {ident}?", _part_of_new("promise"))
    due = asker.one(
        "due",
        "By when? Such as 2024-07, autumn term 2024, or not_stated.",
        _part_of_new("due", date),
    )
    change: Change = {
        "action": word(action),
        "add_milestone": {"id": Number(ident), "promise": promise, "due": due},
        "reason": asker.one("reason", _REASON, _part(_DUE, "reason")),
        "agreed_by": asker.one("agreed_by", _AGREED, _part(_DUE, "agreed_by")),
    }
    return change


def _verdict(project: Project, asker: Asker) -> Change:
    from progress_site.model.vocabulary import meanings

    change: Change = {"action": _action(project, asker)}
    said = list(meanings("impact").items())
    takes = choice([name for name, _ in said], _part(_IMPACT, "impact"))
    change["impact"] = word(
        asker.one("impact", "Does it make a difference?", takes, show=show_list(said))
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
    "added": _added,
    "verdict": _verdict,
    "carried-on": _carried_on,
}

# Changes that are right, so that one answer in them can be looked at alone.
_STATUS: Change = {"milestone": "1.1", "status": "on_track"}
_DUE: Change = {"milestone": "1.1", "due": "2024", "reason": "x", "effect": "x", "agreed_by": "x"}
_PROMISE: Change = {"milestone": "1.1", "promise": "x", "reason": "x", "agreed_by": "x"}
_NEW: dict[str, Value] = {"id": "1.1", "promise": "x", "due": "2024"}
_IMPACT: Change = {"action": "1", "impact": "too_early", "words": "x"}


def _part(base: Mapping[str, Value], key: str, make: Callable[[str], Value] = str) -> Check[Value]:
    """Return a check that holds one answer of a change against what the reader takes."""

    def check(text: str) -> Value:
        value = make(text)
        if said := refused("update", {"changes": [{**base, key: value}]}):
            raise RefusedError(said)
        return value

    return check


def _part_of_new(key: str, make: Callable[[str], Value] = str) -> Check[Value]:
    """Return a check that holds one answer about a new promise against what the reader takes."""

    def check(text: str) -> Value:
        value = make(text)
        change: Change = {"action": "1", "add_milestone": {**_NEW, key: value}}
        if said := refused("update", {"changes": [change]}):
            raise RefusedError(said)
        return value

    return check


def _optional(key: str) -> Check[Value]:
    check = _part(_STATUS, key)
    return lambda text: check(text) if text.strip() else ""


def illegal(project: Project, changes: Sequence[Change], *, speaker: str) -> list[Finding]:
    """Return what the fold says of these changes, if an update of the day made them."""
    from dataclasses import replace

    from progress_site.derive.fold import illegal_events
    from progress_site.model.update import Update

    day, library = project.day.isoformat(), project.loaded.library
    update = Update.model_validate(
        # A name that comes last on its day: what was published before is there already.
        {"slug": f"{day}-zzz", "date": day, "title": "x", "summary": "x", "from": speaker,
         "changes": [dict(change) for change in changes],
         "corrects": project.corrects}
    )  # fmt: skip
    found = illegal_events(replace(library, updates=(*library.updates, update)))
    file = f"docs/updates/{update.slug}.md"
    return [finding for finding in found if finding.file == file]


# -- what can be chosen from


def _action(project: Project, asker: Asker) -> Value:
    titles = [(str(a.number), a.title or "") for a in project.state.actions.values()]
    takes = _part(_IMPACT, "action", word)
    return asker.one("action", "Which action?", takes, show=show_pairs(titles))


def _milestone(project: Project, asker: Asker) -> Value:
    from progress_site.write.yaml_text import Number

    well_written = _part(_STATUS, "milestone", lambda text: Number(text.strip()))

    def check(text: str) -> Value:
        number = well_written(text)
        known = [m.id for m in _milestones(project)]
        if project.corrects is not None and str(number) not in known:
            raise RefusedError(
                f"“{project.corrects}” changed nothing about {number}: "
                f"use one of: {', '.join(known)}"
            )
        at_risk: Change = {"milestone": number, "status": "at_risk"}
        for finding in illegal(project, [at_risk], speaker="partnership"):
            if finding.path[-1] == "milestone":
                raise RefusedError(f"{finding.what}: {finding.instead}")
        return number

    return asker.one(
        "milestone",
        "Which promise? Its number, such as 3.2.",
        check,
        show=lambda: show_milestones(_milestones(project)),
    )


def _milestones(project: Project) -> list[MilestoneState]:
    """Return the promises to choose from: open ones, or those of which a mistake was said."""
    from progress_site.model.words import OPEN

    found = project.state.milestones.values()
    if project.corrects is not None:
        said = project.state.events_by_update.get(project.corrects, ())
        return [m for m in found if m.id in {event.subject for event in said}]
    return [m for m in found if m.reported in OPEN and m.merged_into is None]
