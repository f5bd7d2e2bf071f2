"""The forms of `progress new`: the tables of `questions.yml`, and what they name.

Each record and each kind of change of an update is a `Form`. Feedback and an update get a file of
their own. A response and a reading are added to a file that is there, and every other byte of it
stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
import yaml

from progress_site.commands.project import Project
from progress_site.commands.prompts import (
    Answers,
    Model,
    Prompter,
    Question,
    RefusedError,
    Rows,
    refused,
    say,
)
from progress_site.fold.fold import illegal_events
from progress_site.fold.state import MilestoneState
from progress_site.model import problem, registers, update
from progress_site.model.vocabulary import ENDED, OPEN
from progress_site.read.nodes import parse_yaml
from progress_site.read.rules.references import ids_of
from progress_site.words.wording import mark, when
from progress_site.write import yaml_text
from progress_site.write.yaml_text import Field, Plain, Value, document, list_item

Change = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Form:
    """The questions about one record, or about one kind of change of an update.

    ``words`` are the help of its command, or its words in the menu of changes.
    """

    name: str
    words: str
    model: Model
    questions: tuple[Question, ...]

    def fields(self) -> Iterator[tuple[Model, Question]]:
        """Yield every question that an option can answer, with the model of its field."""
        for question in self.questions:
            if question.key == "changes":
                yield from ((kind.model, one) for kind in KINDS.values() for one in kind.questions)
            yield self.model, question


@dataclass(frozen=True, slots=True)
class PendingFile:
    """A file that is not written yet. ``name`` is relative to the project.

    ``new`` is what would be added, as it is shown; ``before`` is what a file that is there held
    when it was read.
    """

    name: str
    content: bytes
    new: str
    before: bytes | None = None


# -- what can be chosen from, and what questions say of the record


def _milestones(project: Project) -> Sequence[MilestoneState]:
    """Return the promises to choose from: open ones, or those of which a mistake was said."""
    found = project.state.milestones.values()
    if project.corrects is not None:
        said = project.state.events_by_update.get(project.corrects, ())
        return [m for m in found if m.id in {event.subject for event in said}]
    return [m for m in found if m.reported in OPEN and m.merged_into is None]


def _kinds(project: Project) -> Rows:
    """Return what can have happened while the plan is in its state."""
    shown = [
        (kind.name, kind.words)
        for kind in KINDS.values()
        # None of a promise, where the update that was wrong changed none.
        if (kind.questions[0].key != "milestone" or _milestones(project))
        and (kind.name != "carried-on" or project.state.plan in ENDED)
    ]
    if project.corrects is None and project.state.updates:
        shown.append(("mistake", "An older update was wrong: first say which, then what is so"))
    return [*shown, ("nothing", "Nothing, or nothing more")]


_ROWS: dict[str, Callable[[Project], Rows]] = {
    "kinds": _kinds,
    "groups": lambda project: [
        ("partnership", "the partnership itself"),
        *((group.id, group.name) for group in project.loaded.library.plan.groups),
    ],
    "actions": lambda project: [
        (str(a.number), a.title or "") for a in project.state.actions.values()
    ],
    "updates": lambda project: [(u.slug, u.title) for u in reversed(project.state.updates)],
    "evidence": lambda project: [
        (e.id, e.title) for e in project.state.evidence.values() if not e.withdrawn
    ],
    "measures": lambda project: [
        (m.record.id, m.record.question) for m in project.state.measures.values()
    ],
    "sources": lambda project: [
        *_ROWS["evidence"](project),
        *_ROWS["measures"](project),
        *((f.record.id, f.record.title) for f in project.state.feedback.values()),
    ],
    "feedback": lambda project: [
        (f.record.id, f"{f.record.title}{'' if f.response else ' (no answer yet)'}")
        for f in project.state.feedback.values()
        if f.record.withdrawn is None
    ],
    "promises": lambda project: [
        (m.id, mark("status", m.status).words, when(m.due).words, m.promise)
        for m in _milestones(project)
    ],
}


def _figures(project: Project, answers: Answers) -> dict[str, str]:
    """Return the unit of a measure, and what its last figure is about."""
    measure = project.state.measures[answers["measure"]]
    last = measure.points[-1].reading.period.text if measure.points else ""
    latest = f" The last one is for {last}." if last else ""
    return {"unit": measure.record.unit, "latest": latest}


def _next_number(project: Project, answers: Answers) -> dict[str, str]:
    """Return the number that the next promise of an action gets."""
    ids = {*project.state.milestones, *ids_of(project.loaded.library)["milestone"]}
    pairs = (ident.split(".") for ident in ids)
    taken = [int(number) for action, number in pairs if action == answers["action"]]
    return {"next": f"{answers['action']}.{max(taken, default=0) + 1}"}


def _can_change(project: Project, milestone: Value) -> None:
    """Raise `RefusedError` where no update of today can say anything of a promise."""
    known = [m.id for m in _milestones(project)]
    if project.corrects is not None and milestone not in known:
        said = f"“{project.corrects}” changed nothing about {milestone}"
        raise RefusedError(f"{said}: use one of: {', '.join(known)}")
    at_risk: Change = {"milestone": milestone, "status": "at_risk"}
    for finding in illegal(project, [at_risk]):
        if finding.path[-1] == "milestone":
            raise RefusedError(f"{finding.what}: {finding.instead}")


def illegal(
    project: Project, changes: Sequence[Change], speaker: str = "partnership"
) -> list[problem.Finding]:
    """Return what the fold says of these changes, if an update of the day made them."""
    day, library = project.day.isoformat(), project.loaded.library
    made = update.Update.model_validate(
        # A name that comes last on its day: what was published before is there already.
        {"slug": f"{day}-zzz", "date": day, "title": "x", "summary": "x", "from": speaker,
         "changes": [dict(change) for change in changes],
         "corrects": project.corrects}
    )  # fmt: skip
    found = illegal_events(replace(library, updates=(*library.updates, made)))
    return [finding for finding in found if finding.file == f"docs/updates/{made.slug}.md"]


# -- the tables themselves


_NAMED: dict[str, Any] = {
    "figures": _figures,
    "next_number": _next_number,
    "can_change": _can_change,
    **vars(registers),
    **vars(update),
}


def _form(name: str, words: str, model: str, questions: list[Any]) -> Form:
    """Return a form of the tables, with the functions and models that it names."""
    made = []
    for data in questions:
        given = dict(data)
        given |= {key: _ROWS[given[key]] for key in ("menu", "table") if key in given}
        given |= {key: _NAMED[given[key]] for key in ("rule", "facts", "model") if key in given}
        made.append(Question(**given))
    return Form(name, words, _NAMED[model], tuple(made))


_TABLES = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text(encoding="utf-8"))
FORMS: dict[str, Form] = {data["name"]: _form(**data) for data in _TABLES["records"]}
KINDS: dict[str, Form] = {data["name"]: _form(**data) for data in _TABLES["changes"]}
#: The question whose option asks for a change of this kind.
_OPTIONS = {name: kind.questions[1] for name, kind in KINDS.items()}


# -- the changes of an update


def ask_changes(prompter: Prompter, question: Question, answers: Answers) -> None:
    """Put what an update changes into ``answers``, and what follows from that."""
    if "changes" in answers:
        return
    answers["changes"] = changes = _changes(prompter, question, answers)
    if changes and "evidence" not in prompter.options:
        answers["evidence"] = []  # each change was asked for its own
    keys = ("milestone", "activity", "action")
    about = [change.get(key, "") for change in changes for key in keys]
    numbers = {str(ident).partition(".")[0] for ident in about} - {""}
    if numbers and "about" not in prompter.options:
        answers["about"] = [Plain(number) for number in sorted(numbers, key=int)]


def _changes(prompter: Prompter, question: Question, answers: Answers) -> list[Change]:
    """Return the changes that options tell, or else those that are asked for."""
    options = prompter.options
    found = [_from_yaml(text) for text in options.pop("change", ())]
    of_a_change = {one.name for kind in KINDS.values() for one in kind.questions}
    given = {name: value for name, value in options.items() if name in of_a_change}
    kinds = [name for name, option in _OPTIONS.items() if option.name in given]
    if "added" in kinds and "date" in kinds:  # --due is the date of the new promise
        kinds.remove("date")
    is_given = bool(kinds or given.keys() - {"evidence"})
    for name in given if is_given else ():
        del options[name]
    if is_given and not (kinds or prompter.may_ask):
        flags = ", ".join(option.flag for option in _OPTIONS.values())
        raise click.ClickException(f"Say what happened to it with one of: {flags}")
    asks = prompter.may_ask and not (kinds or found)
    while asks or kinds:
        project = replace(prompter.project, corrects=str(answers.get("corrects", "")) or None)
        here = replace(prompter, project=project, options=given)
        kind = kinds.pop(0) if kinds else _chosen(here, question)
        if kind == "nothing":
            break
        if kind == "mistake":
            (corrects,) = (one for one in FORMS["update"].questions if one.key == "corrects")
            prompter.ask(update.Update, replace(corrects, asked=True), answers)
            continue
        found.append(_change(KINDS[kind], here, found, answers))
        if asks:
            given, question = {}, replace(question, words="Did something else change?")
    return found


def _chosen(prompter: Prompter, question: Question) -> str:
    """Ask for the kind of a change."""
    chosen: Answers = {}
    prompter.ask(update.Update, replace(question, key="kind"), chosen)
    return str(chosen["kind"])


def _change(kind: Form, prompter: Prompter, before: list[Change], answers: Answers) -> Change:
    """Ask about one change until the record can take it."""
    while True:
        given: Answers = {}
        for question in kind.questions:
            prompter.ask(kind.model, question, given)
        change = stated(given)
        if kind.name == "added":
            number = _next_number(prompter.project, change)["next"]
            promise = {"id": number, "promise": given.pop("promise"), "due": given.pop("due")}
            change = {"action": given.pop("action"), "add_milestone": promise, **given}
        said = refused(update.Update, {"changes": [change]}) or "; ".join(
            f"{finding.what}: {finding.instead}"
            for finding in illegal(
                prompter.project, [*before, change], answers.get("from", "partnership")
            )
        )
        if not said:
            return change
        if not prompter.may_ask:
            raise click.ClickException(said)
        say(said)
        prompter.options = {"milestone": given["milestone"]} if "milestone" in given else {}


def _from_yaml(text: str) -> Change:
    data = parse_yaml("--change", text).data
    if not isinstance(data, dict):
        raise click.ClickException(
            f"--change: “{text}” is no change: write it as in docs/maintaining/records.md, "
            "such as --change '{milestone: \"3.2\", status: on_track}'"
        )
    change: Change = _typed(data)
    if said := refused(update.Update, {"changes": [change]}):
        raise click.ClickException(f"--change: {said}")
    return change


def _typed(data: Any) -> Any:
    """Return what was typed as YAML with ids, dates and numbers unquoted, as files have them."""
    if isinstance(data, dict):
        return {key: _typed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_typed(item) for item in data]
    return Plain(data) if re.fullmatch(r"[a-z0-9_]+([-/][a-z0-9_]+)*", data) else data


# -- the file that follows from the answers


def stated(answers: Answers) -> Answers:
    """Return the answers that say something."""
    return {key: answer for key, answer in answers.items() if answer not in ("", [], False)}


def make(form: Form, project: Project, answers: Answers) -> PendingFile:
    """Return the file that follows from the answers.

    Raises:
        click.ClickException: the file is laid out in a way that nothing can be added to.
    """
    day, said = Plain(project.day.isoformat()), stated(answers)
    words = answers.get("name") or answers.get("title", "")
    if form.name == "update":
        folder = project.root / "docs" / "updates"
        taken = {path.stem.removeprefix(f"{day}-") for path in folder.glob(f"{day}-*")}
        head = _document(form, {"date": day, "title": "", "summary": "", **said})
        text = f"---\n{head}---\n{said['body']}\n" if "body" in said else f"---\n{head}---\n"
        name = f"docs/updates/{day}-{_name(words, taken, 'update')}.md"
        return PendingFile(name, text.encode(), text)
    if form.name == "feedback":
        library, folder = project.loaded.library, project.root / "plan_data" / "feedback"
        taken = {*library.evidence_by_id, *library.registers_by_id}
        ident = _name(words, taken | {path.stem for path in folder.glob("*.yml")}, "feedback")
        text = _document(form, {"id": Plain(ident), "published": day, **said})
        text += f"# Answer it with: progress new response {ident}\n"
        return PendingFile(f"plan_data/feedback/{ident}.yml", text.encode(), text)
    folder_name, key = {
        "response": ("feedback", "responses"),
        "reading": ("measures", "readings"),
    }[form.name]
    file = f"plan_data/{folder_name}/{said.pop(form.questions[0].key)}.yml"
    return _appended(project.root, file, key, {"published": day, **said})


def _document(form: Form, said: Answers) -> str:
    """Return a new file's fields in their order, each with its note to whoever edits it later."""
    notes: dict[str, str | None] = _TABLES["files"][form.name]
    return document([Field(key, said[key], note) for key, note in notes.items() if key in said])


def _appended(root: Path, name: str, key: str, item: Answers) -> PendingFile:
    """Return the file with the entry behind the others of the list ``key``."""
    before = (root / name).read_bytes()
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    old = before[len(mark) :].decode()
    lines = "\n".join(list_item(item, 2))
    try:
        new = yaml_text.appended(old, key, item)
    except yaml_text.CannotAppendError:
        new = ""
    data, got = (parse_yaml(name, text.replace("\r\n", "\n")).data for text in (old, new))
    entries = got.get(key) if isinstance(got, dict) else None
    if not entries or got != {**data, key: [*(data.get(key) or ()), entries[-1]]}:
        raise click.ClickException(
            f"Nothing can be added to “{key}” in {name} by a command, as that file is "
            f"laid out. Add these lines to it by hand:\n{key}:\n{lines}"
        )
    return PendingFile(name, mark + new.encode(), f"{key}: …\n{lines}", before)


def _name(words: str, taken: Collection[str], otherwise: str) -> str:
    """Return a name for a file from some words: small letters, digits and hyphens, and not taken.

    It has at most 50 signs, and ends with a whole word where it can.
    """
    plain = unicodedata.normalize("NFKD", words.replace("’", "").replace("'", ""))
    plain = plain.encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(name) > 50:
        name = name[:51].rpartition("-")[0] or name[:50]
    # Four digits alone would be the address of a year.
    if not name or re.fullmatch(r"[0-9]{4}", name):
        name = f"{otherwise}-{name}".strip("-")
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
