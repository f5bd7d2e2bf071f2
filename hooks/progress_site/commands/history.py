"""The history of one record: what was said at the start, what happened since, what is so today.

Everything is read from the state of the day and its events; here it only gets its places in the
files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from progress_site.commands.project import Project
from progress_site.fold.state import (
    ActionState,
    ActivityState,
    Event,
    FeedbackState,
    MeasureState,
    MilestoneState,
)
from progress_site.model.base import RegisterRecord
from progress_site.model.update import Update
from progress_site.pages.changes import event_view
from progress_site.pages.components import (
    action_name,
    numbered_title,
    speaker_name,
)
from progress_site.pages.measures import measure_view
from progress_site.reports.reasons import voices, why_answer, why_due, why_status
from progress_site.words.wording import (
    answer_date,
    counts,
    day_words,
    figure,
    mark,
    period_words,
    published_when,
    when,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that was said. ``date`` may be empty; ``place`` is `file:line`.

    Statements are in the order of ``on``.
    """

    date: str
    what: str
    more: tuple[str, ...]
    place: str
    on: dt.date = dt.date.min


@dataclass(frozen=True, slots=True)
class History:
    """The history of one record. ``state`` says how it is on the day, and by which rule."""

    title: str
    start: tuple[Statement, ...]
    since: tuple[Statement, ...]
    state: tuple[str, ...]


def histories(project: Project) -> dict[str, Callable[[], History]]:
    """Return what tells the history of each record, by its id, its number or its file name."""
    state = project.state
    milestones = state.milestones.values()
    return {
        **{m.id: partial(_milestone, project, m) for m in milestones},
        **{a.id: partial(_activity, project, m, a) for m in milestones for a in m.activities},
        **{str(a.number): partial(_action, project, a) for a in state.actions.values()},
        **{m.record.id: partial(_measure, project, m) for m in state.measures.values()},
        **{f.record.id: partial(_feedback, project, f) for f in state.feedback.values()},
        **{u.slug: partial(_update, project, u) for u in project.loaded.library.updates},
    }


# -- promises


def _milestone(project: Project, milestone: MilestoneState) -> History:
    title = numbered_title(project.state.actions[milestone.action])
    return History(
        title=f"Milestone {milestone.id} of {title[:1].lower()}{title[1:]}",
        start=(_promised(project, milestone),),
        since=tuple(_events(project, milestone.history)),
        state=(
            why_status(project.state, milestone),
            *(_evidence(project, ident) for ident in milestone.evidence),
        ),
    )


def _promised(project: Project, milestone: MilestoneState) -> Statement:
    by = f"Promised first for: {when(milestone.original_due).words}"
    what = f"{milestone.id} {milestone.original_promise}"
    return Statement("", what, (by,), _where(project, milestone.id))


def _evidence(project: Project, ident: str) -> str:
    entry = project.state.evidence.get(ident)
    return f"Evidence {ident}: {entry.title if entry else 'not on record'}"


def _activity(project: Project, milestone: MilestoneState, activity: ActivityState) -> History:
    happened = [event for event in milestone.history if event.subject == activity.id]
    said = "the newest update that names it says so" if happened else "no update names it"
    return History(
        title=f"Activity {activity.id}, work towards milestone {milestone.id}",
        start=(Statement("", activity.record.words, (), _where(project, milestone.id)),),
        since=tuple(_events(project, happened)),
        state=(f"{mark('activity', activity.status).words}, because {said}.",),
    )


def _action(project: Project, action: ActionState) -> History:
    state = project.state
    file = _action_file(project, str(action.number))
    title = action.record.title or "(wording not published here)"
    place = project.place(file) if file else "no file"
    told = {event.update for event in action.history}
    quiet = [_said_in(project, update) for update in action.updates if update.slug not in told]
    heard = voices(action)
    return History(
        title=action_name(action.number),
        start=(
            Statement("", title, (), place),
            *(_promised(project, milestone) for milestone in action.milestones),
        ),
        since=_in_order([*_events(project, action.history), *quiet]),
        state=(
            f"{counts(action.counts).sentence}.",
            *(f"{m.id} {why_status(state, m)}" for m in action.milestones),
            f"Does it make a difference? {heard[:1].upper()}{heard[1:]}.",
            why_due(state, action),
        ),
    )


def _where(project: Project, milestone: str) -> str:
    """Return where a milestone was put on record: in the file of its action, or in an update."""
    number = milestone.partition(".")[0]
    file = _action_file(project, number)
    milestones = project.loaded.documents[file].data.get("milestones", []) if file else []
    for index, item in enumerate(milestones):
        if item.get("id") == milestone:
            return project.place(file, "milestones", index)
    added = {"add_milestone": milestone, "add_action": number}
    for event in project.state.events:
        if added.get(event.kind) == event.subject:
            return project.place(_in(event.update), "changes", event.index, event.kind)
    return file or "no file"


def _action_file(project: Project, number: str) -> str:
    """Return the file of an action, or an empty text where an update added it."""
    for name, document in project.loaded.documents.items():
        data = document.data if isinstance(document.data, dict) else {}
        found = str(data.get("number", "")).strip().lstrip("0")
        if name.startswith("plan_data/actions/") and found == number:
            return name
    return ""


# -- registers


def _measure(project: Project, measure: MeasureState) -> History:
    state, shown = project.state, measure.record
    file, card = f"plan_data/measures/{shown.id}.yml", measure_view(state, measure)
    first = [f"Counted: {shown.definition}"]
    if shown.target:
        by = f", by {when(shown.target.by).words}" if shown.target.by else ""
        first.append(f"Target at first: {figure(shown.target.value, shown.unit)}{by}")
    (record,) = [m for m in project.loaded.library.measures if m.id == shown.id]
    words = {"suppressed": "too few to publish", "not_published": "never published"}
    since: list[Statement] = []
    shows = [] if record.withdrawn else record.readings
    known = [r for r in shows if r.known_from <= state.day and not r.withdrawn]
    for reading, place in _entries(project, file, "readings", record.readings, known):
        said = reading.value
        value = words[said] if isinstance(said, str) else figure(said, record.unit)
        marks = [name for name in ("provisional", "projected") if getattr(reading, name)]
        what = f"Reading for {period_words(reading.period).words}: {value}"
        more = [*marks, reading.break_before, reading.note]
        since.append(_entry(reading, what, more, place))
    return History(
        title=f"Measure {shown.id}",
        start=(Statement("", shown.question, tuple(first), project.place(file)),),
        since=_in_order([*since, *_events(project, measure.target_events)]),
        state=(
            f"{mark('trend', measure.trend).words}. {card.card.trend_sentence}",
            f"{card.card.target.words}. {card.card.target_sentence or ''}".rstrip(),
            *card.rules,
        ),
    )


def _feedback(project: Project, entry: FeedbackState) -> History:
    record, file = entry.record, f"plan_data/feedback/{entry.record.id}.yml"
    since: list[Statement] = []
    answers = _entries(project, file, "responses", record.responses, entry.responses)
    for response, place in answers:
        what = f"{mark('answer', response.response).words}: {response.words}"
        since.append(_entry(response, what, (response.why, answer_date(response)), place))
    for key, label in (("difference_made", "Did it help?"), ("asked_them_back", "Asked again:")):
        for said, place in _entries(project, file, key, getattr(record, key), getattr(entry, key)):
            since.append(_entry(said, f"{label} {said.words}", (), place))
    who = (f"{record.heard_from}. {record.how_heard}",)
    return History(
        title=f"Feedback {record.id}: {record.title}",
        start=(Statement(when(record.since).words, record.you_said, who, project.place(file)),),
        since=_in_order(since),
        state=(why_answer(entry),),
    )


def _entries(
    project: Project, file: str, key: str, entries: Iterable[T], known: Container[T]
) -> Iterator[tuple[T, str]]:
    """Yield the entries of a list that are known on the day, each with its place in the file."""
    for index, entry in enumerate(entries):
        if entry in known:
            yield entry, project.place(file, key, index)


def _entry(entry: RegisterRecord, what: str, more: Iterable[str | None], place: str) -> Statement:
    date = published_when(entry).words
    return Statement(date, what, tuple(filter(None, more)), place, entry.known_from)


# -- updates


def _update(project: Project, record: Update) -> History:
    state, slug = project.state, record.slug
    title, date, place = f"Update {slug}", when(record.date).words, project.place(_in(slug))
    update = next((update for update in state.updates if update.slug == slug), None)
    if update is None:
        # Nothing of it is public on this day, so nothing of it is told here either.
        why = "it is a draft" if record.draft else f"it is dated {date}"
        start = (Statement(date, "(not published)", (), place),)
        return History(title, start, (), (f"Not on the site, because {why}.",))
    more = (update.summary, f"From: {speaker_name(state, update.from_)}")
    day = day_words(update.date.effective).words
    return History(
        title=title,
        start=(Statement(date, update.title, more, place),),
        since=(
            *_events(project, state.events_by_update.get(slug, ())),
            *(_said_in(project, u, "Corrected by: ") for u in state.corrections.get(slug, ())),
        ),
        state=(f"Published, because it took effect on {day}, the last day of its date.",),
    )


def _said_in(project: Project, update: Update, label: str = "") -> Statement:
    place, on = project.place(_in(update.slug)), update.date.effective
    return Statement(when(update.date).words, f"{label}{update.title}", (), place, on)


# -- what all of them share


def _in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda statement: statement.on))


def _events(project: Project, events: Iterable[Event]) -> Iterator[Statement]:
    for event in events:
        view = event_view(project.state, event)
        arrow = f"{view.before} → {view.after}" if view.before and view.after else None
        parts = (
            ("", arrow),
            ("", view.size),
            ("", event.words),
            ("Why: ", event.reason),
            ("For families: ", event.effect),
            ("Agreed by: ", event.agreed_by),
            ("Evidence: ", ", ".join(event.evidence)),
            ("Puts a mistake right in: ", event.corrects),
            ("A mistake, put right by: ", event.corrected_by),
        )
        subject = f"{event.subject}: " if event.subject != "plan" else ""
        yield Statement(
            when(event.date).words,
            f"{subject}{view.headline}",
            tuple(f"{label}{text}" for label, text in parts if text),
            project.place(_in(event.update), "changes", event.index),
            event.on,
        )


def _in(slug: str) -> str:
    return f"docs/updates/{slug}.md"
