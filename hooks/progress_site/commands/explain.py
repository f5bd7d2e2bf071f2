"""`progress explain`: the history of one record, as it was at the start, since then and today.

Everything is read from the state of the day and its events; here it only gets its places in the
files.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import click

from progress_site.commands.project import Project, open_sound_project
from progress_site.commands.tables import WIDTH, hanging, wrapped
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
from progress_site.pages.components import action_name, numbered_title, speaker_name
from progress_site.pages.measures import measure_view
from progress_site.reports.explain import voices, why_answer, why_due, why_status
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

#: Words that people put in front of a number.
_KINDS = ("action", "milestone", "activity", "measure", "feedback", "update")


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that was said. ``place`` is `file:line`; of ``more``, what is empty is not shown.

    Statements are in the order of ``on``.
    """

    place: str
    what: str
    more: tuple[str | None, ...] = ()
    date: str = ""
    on: dt.date = dt.date.min


@dataclass(frozen=True, slots=True)
class History:
    """The history of one record. ``state`` says how it is on the day, and by which rule."""

    title: str
    start: list[Statement]
    since: list[Statement]
    state: list[str]


@click.command()
@click.argument("ident", nargs=-1, required=True, metavar="ID")
def explain(ident: tuple[str, ...]) -> None:
    """Print the history of one thing: promised, changed, how it is now, and by which rule.

    ID is a milestone (3.2), an action (3), a measure, feedback or an update by its file name.
    """
    project = open_sound_project()
    wanted = " ".join(ident[1:] if len(ident) > 1 and ident[0].lower() in _KINDS else ident)
    wanted = wanted.strip().rpartition("/")[2].removesuffix(".md").removesuffix(".yml")
    known = histories(project)
    history = known.get(wanted) or known.get(wanted.lstrip("0"))
    if history is None:
        raise click.ClickException(_unknown(project, wanted, known))
    for line in _text(project, history()):
        click.echo(line)


def _unknown(project: Project, wanted: str, known: Iterable[str]) -> str:
    above = wanted.rpartition(".")[0]
    beside = [ident for ident in known if above and ident.rpartition(".")[0] == above]
    near = beside or difflib.get_close_matches(wanted, known, n=5, cutoff=0.5)
    what = f"There is nothing called “{wanted}” on {project.day}."
    if near:
        return f"{what} Did you mean one of these? {', '.join(near)}"
    return f"{what} Write a number such as 3.2 or 3, or the name of a file without its ending."


def _text(project: Project, history: History) -> Iterator[str]:
    yield from wrapped(history.title, WIDTH)
    parts = {"At the start": history.start, "What happened since": history.since}
    for heading, statements in parts.items():
        yield from ("", heading)
        for one in statements:
            yield from hanging(f"{one.date}: {one.what}" if one.date else one.what, "  ", "    ")
            for more in filter(None, one.more):
                yield from hanging(more, "      ", "      ")
            # A place stays on one line, so that an editor can open it.
            yield f"      {one.place}"
    if not history.since:
        yield "  Nothing that is on record."
    yield from ("", f"On {day_words(project.day).words}")
    for sentence in history.state:
        yield from hanging(sentence, "  ", "    ")


def histories(project: Project) -> dict[str, Callable[[], History]]:
    """Return what makes the history of each record, by its id, its number or its file name."""
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
        start=[_promised(project, milestone)],
        since=_events(project, milestone.history),
        state=[
            why_status(project.state, milestone),
            *(_evidence(project, ident) for ident in milestone.evidence),
        ],
    )


def _promised(project: Project, milestone: MilestoneState) -> Statement:
    by = f"Promised first for: {when(milestone.original_due).words}"
    what = f"{milestone.id} {milestone.original_promise}"
    return Statement(_where(project, milestone.id), what, (by,))


def _evidence(project: Project, ident: str) -> str:
    entry = project.state.evidence.get(ident)
    return f"Evidence {ident}: {entry.title if entry else 'not on record'}"


def _activity(project: Project, milestone: MilestoneState, activity: ActivityState) -> History:
    happened = [event for event in milestone.history if event.subject == activity.id]
    said = "the newest update that names it says so" if happened else "no update names it"
    return History(
        title=f"Activity {activity.id}, work towards milestone {milestone.id}",
        start=[Statement(_where(project, milestone.id), activity.record.words)],
        since=_events(project, happened),
        state=[f"{mark('activity', activity.status).words}, because {said}."],
    )


def _action(project: Project, action: ActionState) -> History:
    state = project.state
    file = project.loaded.library.files.get(("action", str(action.number)))
    title = action.record.title or "(wording not published here)"
    with_events = {event.update for event in action.history}
    others = [u for u in action.updates if u.slug not in with_events]
    quiet = [_said_in(project, update) for update in others]
    heard = voices(action)
    return History(
        title=action_name(action.number),
        start=[
            Statement(project.place(file) if file else "no file", title),
            *(_promised(project, milestone) for milestone in action.milestones),
        ],
        since=_in_order([*_events(project, action.history), *quiet]),
        state=[
            f"{counts(action.counts).sentence}.",
            *(f"{m.id} {why_status(state, m)}" for m in action.milestones),
            f"Does it make a difference? {heard[:1].upper()}{heard[1:]}.",
            why_due(state, action),
        ],
    )


def _where(project: Project, milestone: str) -> str:
    """Return where a milestone was put on record: in the file of its action, or in an update."""
    number, library = milestone.partition(".")[0], project.loaded.library
    file = library.files.get(("action", number), "")
    for action in library.actions:
        ids = [one.id for one in action.milestones]
        if file and milestone in ids:
            return project.place(file, "milestones", ids.index(milestone))
    added = {"add_milestone": milestone, "add_action": number}
    for event in project.state.events:
        if added.get(event.kind) == event.subject:
            return project.place(_in(event.update), "changes", event.index, event.kind)
    return file or "no file"


# -- registers


def _measure(project: Project, measure: MeasureState) -> History:
    state, shown = project.state, measure.record
    file, card = f"plan_data/measures/{shown.id}.yml", measure_view(state, measure)
    target = None
    if shown.target:
        by = f", by {when(shown.target.by).words}" if shown.target.by else ""
        target = f"Target at first: {figure(shown.target.value, shown.unit)}{by}"
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
        since.append(_entry(reading, place, what, *marks, reading.break_before, reading.note))
    more = (f"Counted: {shown.definition}", target)
    return History(
        title=f"Measure {shown.id}",
        start=[Statement(project.place(file), shown.question, more)],
        since=_in_order([*since, *_events(project, measure.target_events)]),
        state=[
            f"{mark('trend', measure.trend).words}. {card.card.trend_sentence}",
            f"{card.card.target.words}. {card.card.target_sentence or ''}".rstrip(),
            *card.rules,
        ],
    )


def _feedback(project: Project, entry: FeedbackState) -> History:
    record, file = entry.record, f"plan_data/feedback/{entry.record.id}.yml"
    since: list[Statement] = []
    answers = _entries(project, file, "responses", record.responses, entry.responses)
    for response, place in answers:
        what = f"{mark('answer', response.response).words}: {response.words}"
        since.append(_entry(response, place, what, response.why, answer_date(response)))
    for key, label in (("difference_made", "Did it help?"), ("asked_them_back", "Asked again:")):
        for said, place in _entries(project, file, key, getattr(record, key), getattr(entry, key)):
            since.append(_entry(said, place, f"{label} {said.words}"))
    who, date = f"{record.heard_from}. {record.how_heard}", when(record.since).words
    return History(
        title=f"Feedback {record.id}: {record.title}",
        start=[Statement(project.place(file), record.you_said, (who,), date)],
        since=_in_order(since),
        state=[why_answer(entry)],
    )


def _entries(
    project: Project, file: str, key: str, entries: Iterable[T], known: Container[T]
) -> Iterator[tuple[T, str]]:
    """Yield the entries of a list that are known on the day, each with its place in the file."""
    for index, entry in enumerate(entries):
        if entry in known:
            yield entry, project.place(file, key, index)


def _entry(entry: RegisterRecord, place: str, what: str, *more: str | None) -> Statement:
    return Statement(place, what, more, published_when(entry).words, entry.known_from)


# -- updates


def _update(project: Project, record: Update) -> History:
    state, slug = project.state, record.slug
    title, date, place = f"Update {slug}", when(record.date).words, project.place(_in(slug))
    update = next((update for update in state.updates if update.slug == slug), None)
    if update is None:
        # Nothing of it is public on this day, so nothing of it is shown here either.
        why = "it is a draft" if record.draft else f"it is dated {date}"
        start = [Statement(place, "(not published)", (), date)]
        return History(title, start, [], [f"Not on the site, because {why}."])
    more = (update.summary, f"From: {speaker_name(state, update.from_)}")
    day = day_words(update.date.effective).words
    return History(
        title=title,
        start=[Statement(place, update.title, more, date)],
        since=[
            *_events(project, state.events_by_update.get(slug, ())),
            *(_said_in(project, u, "Corrected by: ") for u in state.corrections.get(slug, ())),
        ],
        state=[f"Published, because it took effect on {day}, the last day of its date."],
    )


def _said_in(project: Project, update: Update, label: str = "") -> Statement:
    place, date = project.place(_in(update.slug)), when(update.date).words
    return Statement(place, f"{label}{update.title}", (), date, update.date.effective)


def _in_order(statements: Iterable[Statement]) -> list[Statement]:
    return sorted(statements, key=lambda statement: statement.on)


def _events(project: Project, events: Iterable[Event]) -> list[Statement]:
    statements = []
    for event in events:
        view = event_view(project.state, event)
        arrow = f"{view.before} → {view.after}" if view.before and view.after else None
        labelled = {
            "Why": event.reason,
            "For families": event.effect,
            "Agreed by": event.agreed_by,
            "Evidence": ", ".join(event.evidence),
            "Puts a mistake right in": event.corrects,
            "A mistake, put right by": event.corrected_by,
        }
        more = [f"{label}: {text}" for label, text in labelled.items() if text]
        subject = f"{event.subject}: " if event.subject != "plan" else ""
        place = project.place(_in(event.update), "changes", event.index)
        what, date = f"{subject}{view.headline}", when(event.date).words
        lines = (arrow, view.size, event.words, *more)
        statements.append(Statement(place, what, lines, date, event.on))
    return statements


def _in(slug: str) -> str:
    return f"docs/updates/{slug}.md"
