"""The life of one record: what stood at the start, what happened to it, and how it stands now.

Everything is read from the state of the day and its events; here they only get their places in
the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from progress_site.commands.project import Project
from progress_site.derive.because import voices, why_answer, why_due, why_status
from progress_site.derive.state import Event, State
from progress_site.derive.views.common import (
    action_name,
    answer_view,
    numbered_title,
    speaker_name,
)
from progress_site.derive.views.events import event_view
from progress_site.derive.views.measures import measure_view
from progress_site.derive.wording import counts, figure, mark, period_words, published_when, when
from progress_site.model.dates import PartialDate
from progress_site.model.registers import Reading


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was said. ``date`` may be empty; ``place`` is `file:line`."""

    date: str
    what: str
    more: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Life:
    """The life of one record. ``stands`` says how it is on the day, and by which rule."""

    title: str
    first: tuple[Told, ...]
    since: tuple[Told, ...]
    stands: tuple[str, ...]


def life_of(project: Project, ident: str) -> Life | None:
    """Return the life of the record with this id, number or name, or `None` if there is none."""
    state = project.state
    if ident in state.milestones:
        return _milestone(project, ident)
    if (above := ident.rpartition(".")[0]) in state.milestones and any(
        activity.id == ident for activity in state.milestones[above].activities
    ):
        return _activity(project, above, ident)
    if ident.isdigit() and int(ident) in state.actions:
        return _action(project, int(ident))
    if ident in state.measures:
        return _measure(project, ident)
    if ident in state.feedback:
        return _feedback(project, ident)
    return _update(project, ident) if ident in _slugs(project) else None


def ids(project: Project) -> list[str]:
    """Return everything that can be asked for."""
    state = project.state
    return [
        *state.milestones,
        *(a.id for m in state.milestones.values() for a in m.activities),
        *(str(number) for number in state.actions),
        *state.measures,
        *state.feedback,
        *_slugs(project),
    ]


def _slugs(project: Project) -> list[str]:
    return [update.slug for update in project.loaded.library.updates]


# -- promises


def _milestone(project: Project, ident: str) -> Life:
    state = project.state
    milestone = state.milestones[ident]
    action = state.actions[milestone.action]
    return Life(
        title=f"Milestone {ident} of {_small(numbered_title(action))}",
        first=(_promised(project, ident),),
        since=tuple(_events(project, milestone.history)),
        stands=(why_status(state, milestone), *_evidence(state, milestone.evidence)),
    )


def _promised(project: Project, ident: str) -> Told:
    milestone = project.state.milestones[ident]
    by = f"Promised first for: {when(milestone.original_due).words}"
    return Told("", f"{ident} {milestone.original_promise}", (by,), _where(project, ident))


def _activity(project: Project, above: str, ident: str) -> Life:
    milestone = project.state.milestones[above]
    (activity,) = [a for a in milestone.activities if a.id == ident]
    happened = [event for event in milestone.history if event.subject == ident]
    status = mark("activity", activity.status).words
    said = "the newest update that names it says so" if happened else "no update names it"
    return Life(
        title=f"Activity {ident}, work towards milestone {above}",
        first=(Told("", activity.record.words, (), _where(project, above)),),
        since=tuple(_events(project, happened)),
        stands=(f"{status}, because {said}.",),
    )


def _action(project: Project, number: int) -> Life:
    state = project.state
    action = state.actions[number]
    file = _file(project, "plan_data/actions/", "number", str(number))
    title = action.record.title or "(wording not published here)"
    start = Told("", title, (), project.place(file)) if file else Told("", title, (), "no file")
    quiet = [u for u in action.updates if u.slug not in {e.update for e in action.history}]
    happened = [(e.on, told) for e, told in _with_events(project, action.history)]
    happened += [
        (u.date.effective, Told(when(u.date).words, u.title, (), project.place(_in(u.slug))))
        for u in quiet
    ]
    statuses = [f"{m.id} {why_status(state, m)}" for m in action.milestones]
    return Life(
        title=action_name(number),
        first=(start, *(_promised(project, m.id) for m in action.milestones)),
        since=tuple(told for _, told in sorted(happened, key=lambda pair: pair[0])),
        stands=(
            f"{counts(action.counts).sentence}.",
            *statuses,
            f"Does it make a difference? {voices(action)[:1].upper()}{voices(action)[1:]}.",
            why_due(state, action),
        ),
    )


def _where(project: Project, milestone: str) -> str:
    """Return where a milestone was put on record: in the file of its action, or in an update."""
    number = milestone.partition(".")[0]
    file = _file(project, "plan_data/actions/", "number", number)
    if file:
        for i, item in enumerate(project.loaded.documents[file].data.get("milestones", [])):
            if item.get("id") == milestone:
                return project.place(file, "milestones", i)
    added = {"add_milestone": milestone, "add_action": number}
    for event in project.state.events:
        if added.get(event.kind) == event.subject:
            return project.place(_in(event.update), "changes", event.index, event.kind)
    return file or "no file"


# -- registers


def _measure(project: Project, ident: str) -> Life:
    state = project.state
    measure = state.measures[ident]
    file, view = f"plan_data/measures/{ident}.yml", measure_view(state, measure)
    more = [f"Counted: {measure.record.definition}"]
    if measure.record.target:
        target = measure.record.target
        by = f", by {when(target.by).words}" if target.by else ""
        more.append(f"Target at first: {figure(target.value, measure.record.unit)}{by}")
    (record,) = [m for m in project.loaded.library.measures if m.id == ident]
    happened = [
        (reading.known_from, _reading(project, file, i, reading, record.unit))
        for i, reading in enumerate(record.readings)
        if reading.known_from <= state.day
        and reading.withdrawn is None
        and record.withdrawn is None
    ]
    happened += [(event.on, told) for event, told in _with_events(project, measure.target_events)]
    return Life(
        title=f"Measure {ident}",
        first=(Told("", measure.record.question, tuple(more), project.place(file)),),
        since=tuple(told for _, told in sorted(happened, key=lambda pair: pair[0])),
        stands=(
            f"{view.card.trend.words}. {view.card.trend_sentence}",
            f"{view.card.target.words}. {view.card.target_sentence or ''}".rstrip(),
            *view.rules,
        ),
    )


def _reading(project: Project, file: str, index: int, reading: Reading, unit: str) -> Told:
    words = {"suppressed": "too few to publish", "not_published": "never published"}
    value = words[reading.value] if isinstance(reading.value, str) else figure(reading.value, unit)
    marks = [name for name in ("provisional", "projected") if getattr(reading, name)]
    more = [*marks, *filter(None, (reading.break_before, reading.note))]
    return Told(
        published_when(reading).words,
        f"Reading for {period_words(reading.period).words}: {value}",
        tuple(more),
        project.place(file, "readings", index),
    )


def _feedback(project: Project, ident: str) -> Life:
    entry = project.state.feedback[ident]
    record, file = entry.record, f"plan_data/feedback/{ident}.yml"
    happened: list[tuple[PartialDate, Told]] = []
    for i, response in enumerate(record.responses):
        if response in entry.responses:
            answer = answer_view(response)
            what = f"{answer.mark.words}: {answer.words}"
            more = tuple(filter(None, (answer.why, answer.by)))
            place = project.place(file, "responses", i)
            happened.append((response.since, Told(answer.date.words, what, more, place)))
    for key, label in (("difference_made", "Did it help?"), ("asked_them_back", "Asked again:")):
        for i, said in enumerate(getattr(record, key)):
            if said in getattr(entry, key):
                told = Told(
                    published_when(said).words,
                    f"{label} {said.words}",
                    (),
                    project.place(file, key, i),
                )
                happened.append((said.since, told))
    who = (f"{record.heard_from}. {record.how_heard}",)
    since = when(record.since).words
    return Life(
        title=f"Feedback {ident}: {record.title}",
        first=(Told(since, record.you_said, who, project.place(file)),),
        since=tuple(told for _, told in sorted(happened, key=lambda pair: pair[0].effective)),
        stands=(why_answer(entry),),
    )


# -- updates


def _update(project: Project, slug: str) -> Life:
    state, file = project.state, _in(slug)
    (raw,) = [u for u in project.loaded.library.updates if u.slug == slug]
    update = next((u for u in state.updates if u.slug == slug), None)
    date = when(raw.date).words
    if update is None:
        # Nothing of it is public on this day, so nothing of it is told here either.
        why = "it is a draft" if raw.draft else f"it is dated {date}"
        stands = f"Not on the site, because {why}."
        first = (Told(date, "(not published)", (), project.place(file)),)
        return Life(f"Update {slug}", first, (), (stands,))
    corrections = tuple(
        Told(when(u.date).words, f"Corrected by: {u.title}", (), project.place(_in(u.slug)))
        for u in state.corrections.get(slug, ())
    )
    day = when(PartialDate("day", "", update.date.effective, update.date.effective)).words
    more = (update.summary, f"From: {speaker_name(state, update.from_)}")
    return Life(
        title=f"Update {slug}",
        first=(Told(date, update.title, more, project.place(file)),),
        since=(*_events(project, state.events_by_update.get(slug, ())), *corrections),
        stands=(f"Published, because it took effect on {day}, the last day of its date.",),
    )


# -- what all of them share


def _events(project: Project, events: Iterable[Event]) -> Iterator[Told]:
    for _, told in _with_events(project, events):
        yield told


def _with_events(project: Project, events: Iterable[Event]) -> Iterator[tuple[Event, Told]]:
    for event in events:
        view = event_view(project.state, event)
        arrow = f"{view.before} → {view.after}" if view.before and view.after else None
        parts: list[tuple[str, str | None]] = [
            ("", arrow),
            ("", view.size),
            ("", view.words),
            ("Why: ", view.reason),
            ("For families: ", view.effect),
            ("Agreed by: ", view.agreed_by),
            ("Evidence: ", ", ".join(event.evidence)),
            ("Puts a mistake right in: ", event.corrects),
            ("A mistake, put right by: ", event.corrected_by),
        ]
        subject = f"{event.subject}: " if event.subject != "plan" else ""
        yield (
            event,
            Told(
                view.date.words,
                f"{subject}{view.headline}",
                tuple(f"{label}{text}" for label, text in parts if text),
                project.place(_in(event.update), "changes", event.index),
            ),
        )


def _in(slug: str) -> str:
    return f"docs/updates/{slug}.md"


def _file(project: Project, start: str, key: str, value: str) -> str | None:
    """Return the file under ``start`` whose record has ``value`` at ``key``."""
    for name, document in project.loaded.documents.items():
        data = document.data
        number = data.get(key, "") if isinstance(data, dict) else ""
        if name.startswith(start) and str(number).strip().lstrip("0") == value:
            return name
    return None


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _evidence(state: State, idents: Iterable[str]) -> Iterator[str]:
    for ident in idents:
        entry = state.evidence.get(ident)
        yield f"Evidence {ident}: {entry.title}" if entry else f"Evidence {ident}: not on record"
