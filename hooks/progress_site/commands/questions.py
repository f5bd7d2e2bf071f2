"""The tables of `questions.yml`, and what they name: what can be chosen, and what is refused."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from progress_site.commands.project import Project
from progress_site.commands.prompts import Answers, Model, Question, RefusedError, Rows
from progress_site.fold.fold import illegal_events
from progress_site.fold.state import MilestoneState
from progress_site.model import update as models
from progress_site.model.problem import Finding
from progress_site.model.vocabulary import ENDED, OPEN
from progress_site.read.rules.references import ids_of
from progress_site.words.wording import mark, when
from progress_site.write.yaml_text import Value

Change = dict[str, Value]

NOTHING = "nothing"
#: No change, but something that lets changes say what was ruled out before.
MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change: its name and words in a menu, its model, and what is asked about it."""

    name: str
    words: str
    model: Model
    questions: tuple[Question, ...]

    @property
    def told_by(self) -> str:
        """The option that asks for a change of this kind."""
        return self.questions[1].name


# -- what can be chosen from


def groups(project: Project) -> Rows:
    """Return who can speak in an update."""
    groups = [(group.id, group.name) for group in project.loaded.library.plan.groups]
    return [("partnership", "the partnership itself"), *groups]


def actions(project: Project) -> Rows:
    """Return the actions."""
    return [(str(a.number), a.title or "") for a in project.state.actions.values()]


def updates(project: Project) -> Rows:
    """Return the updates, newest first."""
    return [(update.slug, update.title) for update in reversed(project.state.updates)]


def evidence(project: Project) -> Rows:
    """Return the evidence."""
    found = project.state.evidence.values()
    return [(entry.id, entry.title) for entry in found if not entry.withdrawn]


def measures(project: Project) -> Rows:
    """Return the measures."""
    return [(m.record.id, m.record.question) for m in project.state.measures.values()]


def sources(project: Project) -> Rows:
    """Return what a verdict can rest on: evidence, measures and feedback."""
    feedback = [(f.record.id, f.record.title) for f in project.state.feedback.values()]
    return [*evidence(project), *measures(project), *feedback]


def feedback(project: Project) -> Rows:
    """Return the feedback."""
    return [
        (entry.record.id, f"{entry.record.title}{'' if entry.response else ' (no answer yet)'}")
        for entry in project.state.feedback.values()
        if entry.record.withdrawn is None
    ]


def _milestones(project: Project) -> Sequence[MilestoneState]:
    """Return the promises to choose from: open ones, or those of which a mistake was said."""
    found = project.state.milestones.values()
    if project.corrects is not None:
        said = project.state.events_by_update.get(project.corrects, ())
        return [m for m in found if m.id in {event.subject for event in said}]
    return [m for m in found if m.reported in OPEN and m.merged_into is None]


def promises(project: Project) -> Rows:
    """Return the promises to choose from."""
    return [
        (m.id, mark("status", m.status).words, when(m.due).words, m.promise)
        for m in _milestones(project)
    ]


def kinds(project: Project) -> Rows:
    """Return what can have happened while the plan is in its state."""
    shown = [
        (kind.name, kind.words)
        for kind in KINDS.values()
        # None of a promise, where the update that was wrong changed none.
        if (kind.questions[0].key != "milestone" or _milestones(project))
        and (kind.model is not models.CarriedOn or project.state.plan in ENDED)
    ]
    if project.corrects is None and project.state.updates:
        shown.append((MISTAKE, "An older update was wrong: first say which, then what is so"))
    return [*shown, (NOTHING, "Nothing, or nothing more")]


# -- what questions say of the record


def figures(project: Project, answers: Answers) -> dict[str, str]:
    """Return the unit of a measure, and what its last figure is about."""
    measure = project.state.measures[answers["measure"]]
    last = measure.points[-1].reading.period.text if measure.points else ""
    latest = f" The last one is for {last}." if last else ""
    return {"unit": measure.record.unit, "latest": latest}


def next_number(project: Project, answers: Answers) -> dict[str, str]:
    """Return the number that the next promise of an action gets."""
    action = answers["action"]
    ids = {*project.state.milestones, *ids_of(project.loaded.library)["milestone"]}
    taken = [int(ident.partition(".")[2]) for ident in ids if ident.startswith(f"{action}.")]
    return {"next": f"{action}.{max(taken, default=0) + 1}"}


def actions_of(changes: Collection[Change]) -> list[int]:
    """Return the numbers of the actions that changes are about."""
    keys = ("milestone", "activity", "action")
    told = [str(change.get(key, "")).partition(".")[0] for change in changes for key in keys]
    return sorted({int(number) for number in told if number.isdigit()})


# -- what the record can take


def illegal(project: Project, changes: Sequence[Change], *, speaker: str) -> list[Finding]:
    """Return what the fold says of these changes, if an update of the day made them."""
    day, library = project.day.isoformat(), project.loaded.library
    update = models.Update.model_validate(
        # A name that comes last on its day: what was published before is there already.
        {"slug": f"{day}-zzz", "date": day, "title": "x", "summary": "x", "from": speaker,
         "changes": [dict(change) for change in changes],
         "corrects": project.corrects}
    )  # fmt: skip
    found = illegal_events(replace(library, updates=(*library.updates, update)))
    return [finding for finding in found if finding.file == f"docs/updates/{update.slug}.md"]


def can_change(project: Project, milestone: Value) -> None:
    """Raise `RefusedError` where no update of today can say anything of a promise."""
    known = [m.id for m in _milestones(project)]
    if project.corrects is not None and milestone not in known:
        said = f"“{project.corrects}” changed nothing about {milestone}"
        raise RefusedError(f"{said}: use one of: {', '.join(known)}")
    at_risk: Change = {"milestone": milestone, "status": "at_risk"}
    for finding in illegal(project, [at_risk], speaker="partnership"):
        if finding.path[-1] == "milestone":
            raise RefusedError(f"{finding.what}: {finding.instead}")


# -- the tables themselves


def _question(data: Any) -> Question:
    """Return one question of the tables, with the functions and models that it names."""
    given = {"key": data} if isinstance(data, str) else dict(data)
    for key in ("menu", "table", "rule", "facts"):
        if key in given:
            given[key] = globals()[given[key]]
    if "model" in given:
        given["model"] = getattr(models, given["model"])
    return Question(**given)


_TABLES = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text(encoding="utf-8"))
#: The fields of a new file in their order, each with its note.
FILES: dict[str, dict[str, str | None]] = _TABLES["files"]
QUESTIONS = {name: tuple(map(_question, rows)) for name, rows in _TABLES["questions"].items()}
KINDS = {
    kind["name"]: Kind(
        kind["name"],
        kind["words"],
        getattr(models, kind["model"]),
        tuple(map(_question, kind["questions"])),
    )
    for kind in _TABLES["changes"]
}
