"""What was corrected in the records of a page: spelling mistakes that were mended, and when.

The frame of every page prints them, so that no kind of page can forget to. They stand there on
every day, also in a build of a past one: the words that such a build shows are the mended ones.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.model.base import PublicRecord, RegisterRecord
from progress_site.model.library import parts
from progress_site.model.plan import Activity, Milestone
from progress_site.urls import addresses
from progress_site.words.shown import When
from progress_site.words.wording import day_words


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One mended mistake. ``about`` names the part of the page, where that is not all of it."""

    date: When
    about: str | None
    what: str


def corrections(state: State) -> Mapping[str, tuple[CorrectionView, ...]]:
    """Return what was corrected on each page, by its address, newest first."""
    found: dict[str, list[tuple[dt.date, CorrectionView]]] = defaultdict(list)
    for address, record in shown_records(state):
        for part in _inside(record, state):
            to = _home(address, part)
            found[to] += [
                (entry.on, CorrectionView(day_words(entry.on), _about(part), entry.what))
                for entry in part.corrected
            ]
    return {
        address: tuple(view for _on, view in sorted(views, key=lambda v: v[0], reverse=True))
        for address, views in found.items()
        if views
    }


def shown_records(state: State) -> Iterator[tuple[str, PublicRecord]]:
    """Yield every record that has a page, or stands on one, on the day."""
    for area in state.library.plan.areas:
        yield addresses.ACTIONS, area
    for action in state.actions.values():
        yield addresses.action(action.number), action.record
    for measure in state.measures.values():
        yield addresses.measure(measure.record.id), measure.record
    for feedback in state.feedback.values():
        yield addresses.feedback(feedback.record.id), feedback.record
    for evidence in state.evidence.values():
        yield addresses.source(evidence.id), evidence
    for update in state.updates:
        yield addresses.update(update.slug), update
    for record in (*state.journey, *state.library.journey.earlier_areas, *state.reviews):
        yield addresses.STORY, record
    if statement := state.library.accessibility:
        for record in (*statement.tests, *statement.not_accessible):
            yield addresses.ACCESSIBILITY, record


def _inside(value: object, state: State) -> Iterator[PublicRecord]:
    """Yield a record and those inside it that are published by the day."""
    if isinstance(value, PublicRecord):
        if isinstance(value, RegisterRecord) and value.known_from > state.day:
            return
        yield value
    for _step, part in parts(value):
        yield from _inside(part, state)


def _home(address: str, part: PublicRecord) -> str:
    """Return the page that a part stands on: a promise that an update added is on its action's."""
    if isinstance(part, Milestone | Activity):
        return addresses.action(int(part.id.split(".")[0]))
    return address


def _about(part: PublicRecord) -> str | None:
    if isinstance(part, Milestone):
        return _("Milestone %(id)s", id=part.id)
    if isinstance(part, Activity):
        return _("Activity %(id)s", id=part.id)
    return None
