"""Every record of the plan at the root says who published it and when, or why that is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from progress_site.model.base import Source
from progress_site.model.library import Library
from progress_site.model.plan import Plan
from progress_site.model.registers import Evidence, Feedback, JourneyEvent, Measure, Review
from progress_site.read.load import load
from tests.support.project import ROOT

#: The day on which the record at the root was begun. It is no publication date of anything.
BEGUN = "2026-11-23"


@cache
def _library(root: Path = ROOT) -> Library:
    return load(root).library


def _cited(library: Library) -> Iterator[tuple[str, Source | None, str | None]]:
    """Yield the name, the source and the doubt of each record that needs a source."""
    plan: Plan = library.plan
    yield "the partnership", plan.partnership.source, None
    if plan.approval is not None:
        yield "the approval", plan.approval.source, plan.approval.doubt
    for area in plan.areas:
        yield f"area {area.number}", area.source, area.doubt
    for body in plan.governance:
        yield body.name, body.source, body.doubt
    for event in library.journey.events:
        yield f"event {event.id}", event.source, event.doubt
    for review in library.journey.reviews:
        yield f"review {review.id}", review.source, review.doubt
    yield "the earlier areas", library.journey.earlier_areas_source, None
    for update in library.updates:
        yield f"update {update.slug}", update.source, update.doubt
    for feedback in library.feedback:
        yield f"feedback {feedback.id}", feedback.source, feedback.doubt
    for measure in library.measures:
        # Official data sets are renewed under one address: pages then say “date not known”.
        undated = "date not known" if measure.published is None else str(measure.published)
        yield f"measure {measure.id}", measure.source, measure.doubt or undated
    for piece in library.evidence.evidence:
        own = Source(title=piece.title, publisher=piece.publisher, date=piece.date)
        yield f"evidence {piece.id}", piece.source or own, piece.doubt


def _faults(library: Library) -> list[str]:
    found = []
    for name, source, doubt in _cited(library):
        if source is None or source.publisher is None:
            found.append(f"{name}: no publisher")
        elif source.date is None and not doubt:
            found.append(f"{name}: neither a date nor a word on why there is none")
    return found


def test_every_record_names_publisher_and_date() -> None:
    library = _library()
    assert len(list(_cited(library))) > 80
    assert _faults(library) == []


def test_a_source_without_publisher_or_date_is_found() -> None:
    library = _library()
    update = library.updates[0]
    assert update.source is not None
    for source, fault in (
        (update.source.model_copy(update={"publisher": None}), "no publisher"),
        (
            update.source.model_copy(update={"date": None}),
            "neither a date nor a word on why there is none",
        ),
    ):
        broken = update.model_copy(update={"source": source, "doubt": None})
        changed = replace(library, updates=(broken, *library.updates[1:]))
        assert _faults(changed) == [f"update {update.slug}: {fault}"]


def test_nothing_was_published_on_the_day_the_record_was_begun() -> None:
    library = _library()
    dated: list[JourneyEvent | Review | Feedback | Measure | Evidence] = [
        *library.journey.events,
        *library.journey.reviews,
        *library.feedback,
        *library.measures,
        *library.evidence.evidence,
    ]
    assert [r.id for r in dated if r.published is not None and r.published.text == BEGUN] == []
    assert [u.slug for u in library.updates if u.date.text == BEGUN] == []


def test_the_story_has_at_least_25_dated_events() -> None:
    journey = _library().journey
    dated = {e.id for e in journey.events if e.date.is_stated}
    assert len(dated) >= 25
    days = sorted(e.date.first for e in journey.events if e.date.first is not None)
    assert (days[0].year, days[0].month) == (2019, 6)
    assert (days[-1].year, days[-1].month) == (2026, 2)
