"""The views of events, as a history and the list of changes show them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from progress_site.catalogue import _, n_
from progress_site.fold.state import Event, EventKind, State
from progress_site.model.update import Update
from progress_site.model.vocabulary import VOCABULARY
from progress_site.pages.components import (
    action_name,
    action_title,
    source_links,
    speaker_name,
    update_link,
)
from progress_site.urls import addresses
from progress_site.words.shown import EventView, Link, Mark, NewsItem
from progress_site.words.wording import figure, mark, move_size, when, within

_TARGETS = ("target", "interim_target")


@dataclass(frozen=True, slots=True)
class YearGroup:
    """Events of one year, newest first."""

    year: str
    href: str
    events: tuple[EventView, ...]


def event_view(state: State, event: Event) -> EventView:
    """Return one event for a history or a list of changes."""
    key, headline, subject = _told(state, event)
    before, after = _before_after(state, event)
    return EventView(
        event=event,
        anchor=_anchor(event),
        mark=key,
        headline=headline,
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
    if event.kind in ("promise", "title"):
        return event.before, event.after
    return None, None


def _told(state: State, event: Event) -> tuple[Mark, str, Link | None]:
    """Return the mark, the headline and the subject of an event."""
    subject, kind = event.subject, event.kind
    if kind == "plan":
        return (
            mark("plan", event.after or ""),
            _(VOCABULARY["plan"][event.after or ""].happened),
            Link(addresses.ABOUT, _("About the plan")),
        )
    if kind in _TARGETS:
        measure = state.measures.get(subject)
        name = measure.record.question if measure else subject
        link = Link(addresses.measure(subject), name) if measure else None
        if kind == "interim_target" and event.after_date:
            told = _(
                "New interim target for %(time)s: %(measure)s",
                time=when(event.after_date).words,
                measure=name,
            )
            return mark("change", kind), told, link
        return mark("change", kind), _("New target: %(measure)s", measure=name), link
    if kind in ("impact", "title", "merge_action", "add_action"):
        return _told_of_action(state, event)
    if kind in ("activity", "add_activity"):
        return _told_of_activity(state, event)
    milestone = state.milestones[subject]
    link = Link(addresses.milestone(subject), _("Milestone %(id)s", id=subject))
    if kind == "status":
        key = mark("status", event.after or "")
        return key, _told_as(key.words, milestone.promise), link
    if kind == "merge_milestone":
        return (
            mark("change", kind),
            _(
                "Merged into milestone %(id)s: %(promise)s",
                id=event.after,
                promise=milestone.promise,
            ),
            link,
        )
    if kind == "carried_on":
        return (
            mark("change", kind),
            _("Carried on by %(who)s: %(promise)s", who=event.after, promise=milestone.promise),
            link,
        )
    words = mark("change", kind).words
    if kind == "due":
        if event.corrects:
            words = _("Date corrected")
        elif event.before_date and not event.before_date.is_stated:
            words = _("Date given")
    return mark("change", kind), _told_as(words, milestone.promise), link


def _told_as(what: str, subject: str) -> str:
    return _("%(what)s: %(subject)s", what=what, subject=subject)


def _told_of_action(state: State, event: Event) -> tuple[Mark, str, Link | None]:
    action = state.actions[int(event.subject)]
    link = Link(addresses.action(action.number), action_name(action.number))
    if event.kind == "impact":
        key = mark("impact", event.after or "")
        partnership = event.speaker == "partnership"
        who = _("The partnership says") if partnership else _("Families say")
        return key, _told_as(who, within("impact", key.key)), link
    words = mark("change", event.kind).words
    if event.kind == "merge_action":
        words = _("Merged into action %(number)s", number=event.after)
    return mark("change", event.kind), _told_as(words, action_title(action)), link


def _told_of_activity(state: State, event: Event) -> tuple[Mark, str, Link | None]:
    ident = event.subject.rsplit(".", 1)[0]
    milestone = state.milestones[ident]
    words = next(
        (a.record.words for a in milestone.activities if a.id == event.subject), event.subject
    )
    link = Link(addresses.milestone(ident), _("Milestone %(id)s", id=ident))
    if event.kind == "add_activity":
        return mark("change", event.kind), _("Work added: %(work)s", work=words), link
    key = mark("activity", event.after or "")
    headline = _("Work %(status)s: %(work)s", status=within("activity", key.key), work=words)
    return key, headline, link


def by_year(state: State, events: tuple[Event, ...], base: str) -> tuple[YearGroup, ...]:
    """Return events in years, newest first. ``base`` is the address that the years hang from."""
    newest = sorted(events, key=lambda e: (e.on, e.update, e.index), reverse=True)
    return tuple(
        YearGroup(
            year, f"{base}{year}/" if base else "", tuple(event_view(state, e) for e in group)
        )
        for year, group in groupby(newest, key=lambda e: str(e.on.year))
    )


#: How many changes a list tells of one update; its own page tells all.
TOLD = 3

#: What a reader should not miss comes first. Work that goes on is told on the update's own page.
_FIRST: tuple[EventKind, ...] = (
    "plan", "due", "merge_action", "merge_milestone", "promise", "title", "status", "target",
    "interim_target", "impact", "add_action", "add_milestone", "carried_on",
)  # fmt: skip


def news(state: State, update: Update, *, effects: bool = False) -> NewsItem:
    """Return an update for a list; with ``effects``, also what it did to the record."""
    told = told_first(state, update) if effects else []
    left = len(told) - TOLD
    return NewsItem(
        update=update,
        speaker=speaker_name(state, update.from_),
        effects=tuple(event_view(state, event) for event in told[:TOLD]),
        more=n_("And %(number)s more change.", "And %(number)s more changes.", left)
        if left > 0
        else None,
    )


def told_first(state: State, update: Update) -> list[Event]:
    """Return the changes of one update that a list may tell, in the order in which they matter."""
    if update.withdrawn:
        return []
    events = [e for e in state.events_by_update.get(update.slug, ()) if e.kind in _FIRST]
    # A promise whose date moved is told once: that it is at risk as well is on its own page.
    moved = {e.subject for e in events if e.kind == "due"}
    kept = [e for e in events if e.kind != "status" or e.subject not in moved]
    return sorted(kept, key=lambda e: (_FIRST.index(e.kind), e.index))
