"""The questions of `progress new`, in their order: a table for each record and kind of change.

A question without words of its own is asked in the words of its field: see `model/`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from progress_site.commands.project import Project
from progress_site.commands.prompts import Answers, Question, RefusedError, Rows, always, never
from progress_site.derive.fold import illegal_events
from progress_site.derive.state import MilestoneState
from progress_site.derive.wording import mark, when
from progress_site.model.base import Record
from progress_site.model.plan import Milestone
from progress_site.model.problem import Finding
from progress_site.model.update import (
    AddMilestone,
    CarriedOn,
    DueChange,
    ImpactChange,
    PromiseChange,
    StatusChange,
    Update,
)
from progress_site.model.words import ENDED, OPEN, Answer, Reported
from progress_site.write.yaml_text import Value

Change = dict[str, Value]


# -- what can be chosen from


def _groups(project: Project) -> Rows:
    groups = [(group.id, group.name) for group in project.loaded.library.plan.groups]
    return [("partnership", "the partnership itself"), *groups]


def _actions(project: Project) -> Rows:
    return [(str(a.number), a.title or "") for a in project.state.actions.values()]


def _updates(project: Project) -> Rows:
    return [(update.slug, update.title) for update in reversed(project.state.updates)]


def _evidence(project: Project) -> Rows:
    found = project.state.evidence.values()
    return [(entry.id, entry.title) for entry in found if not entry.withdrawn]


def _measures(project: Project) -> Rows:
    return [(m.record.id, m.record.question) for m in project.state.measures.values()]


def _sources(project: Project) -> Rows:
    feedback = [(f.record.id, f.record.title) for f in project.state.feedback.values()]
    return [*_evidence(project), *_measures(project), *feedback]


def _feedback(project: Project) -> Rows:
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


def _promises(project: Project) -> Rows:
    return [
        (m.id, mark("status", m.status).words, when(m.due).words, m.promise)
        for m in _milestones(project)
    ]


def _is(key: str, *words: str) -> Callable[[Answers], bool]:
    """Return whether the field ``key`` was answered with one of some words."""
    return lambda answers: answers.get(key) in words


# -- the registers


def _period(project: Project, answers: Answers) -> str:
    points = project.state.measures[answers["measure"]].points
    latest = f" The last one is for {points[-1].reading.period.text}." if points else ""
    return f"Which time is it about?{latest}"


def _figure(project: Project, answers: Answers) -> str:
    unit = project.state.measures[answers["measure"]].record.unit
    more = "Digits, such as 57.5. Or: suppressed (too few to publish), not_published."
    return f"What is the figure, in {unit}? {more}"


_ACTIONS = "Which actions is it about?"
_DATED = _is("response", Answer.WILL_DO, Answer.DECIDING)

FEEDBACK = (
    Question("title"),
    Question("you_said"),
    Question("quoted", "Are these the speakers' own words?", off="not_quoted"),
    Question("heard_from"),
    Question("how_heard"),
    Question("how_many"),
    Question("when", default="not_stated"),
    Question("actions", _ACTIONS, table=_actions),
    Question("name", asked=never, help="Its id and the name of its file; else from the title."),
)
RESPONSE = (
    Question("id", "Which feedback?", menu=_feedback, unknown="there is no id “{}”", argument=True),
    Question("response", "What is the answer?"),
    Question("words"),
    Question("by", asked=_DATED, needed=_DATED),
    Question("why", needed=_is("response", Answer.CANNOT_DO)),
)
READING = (
    Question(
        "measure",
        "Which measure?",
        menu=_measures,
        unknown="there is no measure “{}”",
        help="The id of the measure: the name of its file in plan_data/measures/.",
    ),
    Question("period", _period),
    Question("value", _figure),
    Question(
        "provisional",
        "Is it provisional: may it still change?",
        off="final",
        asked=lambda answers: answers.get("value") not in ("suppressed", "not_published"),
    ),
    Question("projected", asked=never),
    Question("note", "Should a reader know something about it?"),
)


# -- an update


def actions_of(changes: Collection[Change]) -> list[int]:
    """Return the numbers of the actions that changes are about."""
    keys = ("milestone", "activity", "action")
    told = [str(change.get(key, "")).partition(".")[0] for change in changes for key in keys]
    return sorted({int(number) for number in told if number.isdigit()})


#: Not asked by itself, because most updates correct nothing; `_kinds` offers it.
CORRECTS = Question(
    "corrects",
    "Which update was wrong? Its name.",
    asked=never,
    table=_updates,
    most=12,
    unknown="there is no update “{}”",
    instead="write its name as in docs/updates/, without .md",
)
_EVIDENCE = Question(
    "evidence",
    "Is there something to show for it?",
    asked=lambda answers: not answers.get("changes"),  # each change was asked for its own
    table=_evidence,
    unknown="there is no evidence “{}”",
    instead="add it to plan_data/evidence.yml first, or write: none",
)
UPDATE = (
    Question("from", "Who says this?", default="partnership", menu=_groups),
    Question("title", "What happened? One short plain sentence."),
    Question("summary", "Say it in one or two plain sentences."),
    CORRECTS,
    Question("changes", option="change", help="A whole change as in records.md."),
    Question(
        "about",
        _ACTIONS,
        asked=lambda answers: not actions_of(answers.get("changes", ())),
        table=_actions,
    ),
    _EVIDENCE,
    Question("happened", asked=never),
    Question("body", "What should families know besides? Two empty lines end it.", lines=True),
    Question("draft", asked=never),
    Question("name", asked=never, help="The words of its file name; else from the title."),
)


# -- its changes


def illegal(project: Project, changes: Sequence[Change], *, speaker: str) -> list[Finding]:
    """Return what the fold says of these changes, if an update of the day made them."""
    day, library = project.day.isoformat(), project.loaded.library
    update = Update.model_validate(
        # A name that comes last on its day: what was published before is there already.
        {"slug": f"{day}-zzz", "date": day, "title": "x", "summary": "x", "from": speaker,
         "changes": [dict(change) for change in changes],
         "corrects": project.corrects}
    )  # fmt: skip
    found = illegal_events(replace(library, updates=(*library.updates, update)))
    return [finding for finding in found if finding.file == f"docs/updates/{update.slug}.md"]


def _can_change(project: Project, milestone: Value) -> None:
    known = [m.id for m in _milestones(project)]
    if project.corrects is not None and milestone not in known:
        said = f"“{project.corrects}” changed nothing about {milestone}"
        raise RefusedError(f"{said}: use one of: {', '.join(known)}")
    at_risk: Change = {"milestone": milestone, "status": "at_risk"}
    for finding in illegal(project, [at_risk], speaker="partnership"):
        if finding.path[-1] == "milestone":
            raise RefusedError(f"{finding.what}: {finding.instead}")


def next_number(project: Project, action: Value) -> str:
    """Return the number that the next promise of an action gets."""
    ids = {*project.state.milestones, *project.loaded.known.milestones}
    taken = [int(ident.partition(".")[2]) for ident in ids if ident.startswith(f"{action}.")]
    return f"{action}.{max(taken, default=0) + 1}"


def _next_promise(project: Project, answers: Answers) -> str:
    return f"What is promised, as {next_number(project, answers['action'])}?"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change: its name and words in a menu, and what is asked about it.

    The first question is what it is about; the option of the second tells its kind.
    """

    name: str
    words: str
    model: type[Record]
    questions: tuple[Question, ...]

    @property
    def told_by(self) -> str:
        """The option that asks for a change of this kind."""
        return self.questions[1].name


_PROMISE = Question(
    "milestone",
    "Which promise? Its number, such as 3.2.",
    table=_promises,
    headings=("No.", "Today", "Date", "Promise"),
    rule=_can_change,
)
_ACTION = Question("action", "Which action?", table=_actions)
_REASON = (Question("reason", needed=always), Question("agreed_by", needed=always))
_DONE, _ENDS = _is("status", Reported.DONE), _is("status", Reported.PAUSED, Reported.STOPPED)

_STATUS = (
    _PROMISE,
    Question("status", "What is its status now?"),
    Question("done_on", "When was it done?", default="{today}", asked=_DONE),
    replace(_EVIDENCE, words="What shows that it is done?", asked=_DONE),
    *(replace(question, asked=_ENDS) for question in _REASON),
    Question("words", asked=_is("status", Reported.AT_RISK, Reported.ON_TRACK)),
)
_ADDED = (
    _ACTION,
    Question("promise", _next_promise, option="new_promise", model=Milestone),
    Question("due", needed=always, model=Milestone),
    *_REASON,
)
_VERDICT = (
    _ACTION,
    Question("impact", "Does it make a difference?"),
    Question("words"),
    replace(_EVIDENCE, words="What does that rest on?", table=_sources),
)
_MOVED = (_PROMISE, Question("due"), _REASON[0], Question("effect"), _REASON[1])
_REWORDED = (_PROMISE, Question("promise"), *_REASON)
_CARRIED_ON = (_PROMISE, Question("carried_on_by"))

MOVED = Kind("date", "A promised date moved", DueChange, _MOVED)
ADDED = Kind("added", "A promise was added to an action", AddMilestone, _ADDED)
KINDS = (
    Kind("status", "A promise has a new status: done, at risk, paused …", StatusChange, _STATUS),
    MOVED,
    Kind("wording", "A promise has new words", PromiseChange, _REWORDED),
    ADDED,
    Kind("verdict", "Somebody says whether an action makes a difference", ImpactChange, _VERDICT),
    Kind("carried-on", "The plan has ended: who carries a promise on", CarriedOn, _CARRIED_ON),
)
NOTHING = "nothing"
#: No change, but something that lets changes say what was ruled out before.
MISTAKE = "mistake"


def _kinds(project: Project) -> Rows:
    """Return what can have happened while the plan is in its state, for a menu."""
    ended = project.state.plan in ENDED
    shown = [
        (kind.name, kind.words)
        for kind in KINDS
        # None of a promise, where the update that was wrong changed none.
        if (_PROMISE not in kind.questions or _milestones(project))
        and (ended or kind.model is not CarriedOn)
    ]
    if project.corrects is None and project.state.updates:
        shown.append((MISTAKE, "An older update was wrong: first say which, then what is so"))
    return [*shown, (NOTHING, "Nothing, or nothing more")]


KIND = Question(
    "kind",
    "What changed in the plan?",
    default=NOTHING,
    menu=_kinds,
    unknown="“{}” is none of these",
    instead="write a number, or one of: {known}",
)
