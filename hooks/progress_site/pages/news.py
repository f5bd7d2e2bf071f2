"""The view of an update in a list: what it says, and what it did to the record."""

from __future__ import annotations

from progress_site.catalogue import n_
from progress_site.fold.state import Event, EventKind, State
from progress_site.model.update import Update
from progress_site.pages.components import speaker_name
from progress_site.pages.events import event_view
from progress_site.words.shown import NewsItem

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
