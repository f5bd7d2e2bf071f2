"""What changed: events as views, those of an update in a list, and the changes to the plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import ClassVar

from progress_site.catalogue import N_, _, n_
from progress_site.fold.state import Event, State
from progress_site.model.update import KINDS, Update
from progress_site.model.vocabulary import VOCABULARY, PlanStatus
from progress_site.pages.components import (
    action_name,
    action_title,
    source_links,
    speaker_name,
    update_link,
)
from progress_site.pages.page_spec import PageSpec, year_pages
from progress_site.urls import addresses
from progress_site.words.shown import EventView, Link, Mark, NewsItem, Tally
from progress_site.words.wording import figure, mark, move_size, when, within

_TARGETS = ("target", "interim_target")
#: Kinds of event that have the mark of the status or verdict that they set.
_MARKED = ("plan", "status", "impact", "activity")
_HEADLINES = {
    "target": N_("New target: %(subject)s"),
    "interim_target": N_("New interim target for %(time)s: %(subject)s"),
    "merge_action": N_("Merged into action %(after)s: %(subject)s"),
    "merge_milestone": N_("Merged into milestone %(after)s: %(subject)s"),
    "carried_on": N_("Carried on by %(after)s: %(subject)s"),
    "add_activity": N_("Work added: %(subject)s"),
    "activity": N_("Work %(what)s: %(subject)s"),
}

#: Events of one year, newest first, by the year.
Years = Mapping[str, tuple[EventView, ...]]


def event_view(state: State, event: Event) -> EventView:
    """Return one event for a history or a list of changes."""
    key = (
        mark(event.kind, event.after or "") if event.kind in _MARKED else mark("change", event.kind)
    )
    subject, name = _subject(state, event)
    before, after = _before_after(state, event)
    return EventView(
        event=event,
        anchor=_anchor(event),
        mark=key,
        headline=_headline(event, key, name),
        subject=subject,
        before=before,
        after=after,
        size=move_size(event.before_date, event.after_date, event.move_number)
        if event.kind == "due" and event.before_date and event.after_date
        else None,
        evidence=source_links(state, event.evidence),
        update=update_link(state, event.update),
        corrects=update_link(state, event.corrects) if event.corrects else None,
        corrected_by=update_link(state, event.corrected_by) if event.corrected_by else None,
    )


def _anchor(event: Event) -> str:
    step = f"-{event.after_date}" if event.kind == "interim_target" else ""
    name = f"{event.kind}-{event.subject}-{event.update}{step}"
    return re.sub(r"[^a-z0-9]+", "-", name.lower())


def _before_after(state: State, event: Event) -> tuple[str | None, str | None]:
    if event.kind == "due" and event.before_date and event.after_date:
        return when(event.before_date).words, when(event.after_date).words
    measure = state.measures.get(event.subject) if event.kind in _TARGETS else None
    if measure is not None:
        unit = measure.record.unit
        before, after = (t and figure(Decimal(t), unit) for t in (event.before, event.after))
        return before, after
    return (event.before, event.after) if KINDS[event.kind].words else (None, None)


def _subject(state: State, event: Event) -> tuple[Link | None, str]:
    """Return a link to what an event happened to, and what a headline says of it."""
    subject, kind = event.subject, event.kind
    if kind == "plan":
        return Link(addresses.ABOUT, _("About the plan")), ""
    if kind in _TARGETS:
        measure = state.measures.get(subject)
        if measure is None:
            return None, subject
        return Link(addresses.measure(subject), measure.record.question), measure.record.question
    if subject.isdigit():  # an action: 3; a milestone is 3.2, and its work 3.2.a
        action = state.actions[int(subject)]
        verdict = within("impact", event.after or "") if kind == "impact" else None
        link = Link(addresses.action(action.number), action_name(action.number))
        return link, verdict or action_title(action)
    is_work = subject.count(".") > 1
    milestone = state.milestones[subject.rsplit(".", 1)[0] if is_work else subject]
    work = (a.record.words for a in milestone.activities if a.id == subject)
    name = next(work, subject) if is_work else milestone.promise
    return Link(addresses.milestone(milestone.id), _("Milestone %(id)s", id=milestone.id)), name


def _headline(event: Event, key: Mark, name: str) -> str:
    if event.kind == "plan":
        return _(VOCABULARY["plan"][key.key].happened)
    kind = "target" if event.kind == "interim_target" and not event.after_date else event.kind
    return _(
        _HEADLINES.get(kind, N_("%(what)s: %(subject)s")),
        what=_what(event, key),
        subject=name,
        after=event.after,
        time=when(event.after_date).words if event.after_date else "",
    )


def _what(event: Event, key: Mark) -> str:
    """Return what happened, for the beginning of a headline."""
    match event.kind:
        case "activity":
            return within("activity", key.key)
        case "impact":
            partnership = event.speaker == "partnership"
            return _("The partnership says") if partnership else _("Families say")
        case "due" if event.corrects:
            return _("Date corrected")
        case "due" if event.before_date and not event.before_date.is_stated:
            return _("Date given")
    return key.words


def by_year(state: State, events: tuple[Event, ...]) -> Years:
    """Return events in years, newest first."""
    newest = sorted(events, key=lambda e: (e.on, e.update, e.index), reverse=True)
    return {
        year: tuple(event_view(state, event) for event in group)
        for year, group in groupby(newest, key=lambda e: str(e.on.year))
    }


#: How many changes a list shows of one update; its own page has all.
MOST_CHANGES = 3


def news(state: State, update: Update, *, effects: bool = False) -> NewsItem:
    """Return an update for a list; with ``effects``, also what it did to the record."""
    found = notable_changes(state, update) if effects else []
    left = len(found) - MOST_CHANGES
    return NewsItem(
        update=update,
        speaker=speaker_name(state, update.from_),
        effects=tuple(event_view(state, event) for event in found[:MOST_CHANGES]),
        more=n_("And %(number)s more change.", "And %(number)s more changes.", left)
        if left > 0
        else None,
    )


def notable_changes(state: State, update: Update) -> list[Event]:
    """Return the changes of one update that a list may tell, in the order in which they matter."""
    if update.withdrawn:
        return []
    events = [e for e in state.events_by_update.get(update.slug, ()) if KINDS[e.kind].notable]
    # A promise whose date moved is shown once: that it is at risk as well is on its own page.
    moved = {e.subject for e in events if e.kind == "due"}
    kept = [e for e in events if e.kind != "status" or e.subject not in moved]
    return sorted(kept, key=lambda e: (KINDS[e.kind].notable, e.index))


@dataclass(frozen=True, slots=True)
class ChangesView:
    """`/changes/` (``year`` is `None`) and `/changes/2024/`."""

    template: ClassVar[str] = "pages/changes.html"
    year: str | None
    sentence: str
    tallies: tuple[Tally, ...]
    years: tuple[str, ...]
    groups: Years


def change_pages(state: State) -> Iterator[PageSpec]:
    """Yield `/changes/`, and a page for each year in which it changed."""
    changes = plan_changes(state)
    yield from year_pages(
        Link(addresses.CHANGES, _("Changes to the plan")),
        _("Every moved date, changed wording and stopped promise, with the reason and who agreed."),
        N_("Every change of %(year)s, with the reason and who agreed."),
        sorted({str(e.on.year) for e in changes}, reverse=True),
        lambda year: changes_view(state, year),
    )


def plan_changes(state: State) -> tuple[Event, ...]:
    """Return every event that changed a promise: dates, words, mergers, stops, additions."""
    return tuple(
        e
        for e in state.events
        if KINDS[e.kind].promise
        or e.kind == "plan"
        or (e.kind == "status" and e.after in ("stopped", "paused"))
    )


def changes_view(state: State, year: str | None = None) -> ChangesView:
    """Return the view of `/changes/`, or of one of its years."""
    changes = plan_changes(state)
    chosen = tuple(e for e in changes if year is None or str(e.on.year) == year)
    return ChangesView(
        year=year,
        sentence=_changes_sentence(state, chosen, year),
        tallies=tuple(_tallies(chosen)),
        years=tuple(sorted({str(e.on.year) for e in changes}, reverse=True)),
        groups=by_year(state, chosen),
    )


def _changes_sentence(state: State, chosen: tuple[Event, ...], year: str | None) -> str:
    number = len(chosen)
    if year:
        return n_(
            "%(number)s change in %(year)s", "%(number)s changes in %(year)s", number, year=year
        )
    if state.plan is PlanStatus.DRAFT:
        return _("The plan is a draft: until it is approved, changes are not counted")
    if not state.milestones:
        return n_(
            "%(number)s change found. The wording and milestones of the plan are not published "
            "here, so other changes may be missing",
            "%(number)s changes found. The wording and milestones of the plan are not published "
            "here, so other changes may be missing",
            number,
        )
    if not chosen:
        return _("No changes since the plan was approved")
    return n_(
        "%(number)s change since the plan was approved",
        "%(number)s changes since the plan was approved",
        number,
    )


def _tallies(events: Iterable[Event]) -> list[Tally]:
    joined = {
        "interim_target": "target",
        "merge_action": "merge_milestone",
        "add_action": "add_milestone",
    }
    numbers = Counter(
        str(e.after) if e.kind == "status" else joined.get(e.kind, e.kind) for e in events
    )
    return [
        Tally(mark("change", key), n_(*word.tally, number))
        for key, word in VOCABULARY["change"].items()
        if word.tally[0] and (number := numbers.get(key, 0))
    ]
