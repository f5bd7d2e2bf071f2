"""The view of the changes to the plan: all of them, and those of a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _, n_
from progress_site.fold.state import PLAN_CHANGES, Event, State
from progress_site.model.vocabulary import VOCABULARY, PlanStatus
from progress_site.pages.events import YearGroup, by_year
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.shown import Link, Tally
from progress_site.words.wording import mark


@dataclass(frozen=True, slots=True)
class ChangesView:
    """`/changes/` (``year`` is `None`) and `/changes/2024/`."""

    template: ClassVar[str] = "pages/changes.html"
    year: str | None
    sentence: str
    tallies: tuple[Tally, ...]
    years: tuple[Link, ...]
    groups: tuple[YearGroup, ...]


def change_pages(state: State) -> Iterator[PageSpec]:
    """Yield `/changes/`, and a page for each year in which it changed."""
    top = Link(addresses.CHANGES, _("Changes to the plan"))
    yield PageSpec(
        top.href,
        top.text,
        _("Every moved date, changed wording and stopped promise, with the reason and who agreed."),
        changes_view(state),
    )
    for year in change_years(state):
        yield PageSpec(
            addresses.changes_year(year),
            _("Changes to the plan: %(year)s", year=year),
            _("Every change of %(year)s, with the reason and who agreed.", year=year),
            changes_view(state, year),
            (top,),
            crumb=year,
        )


def plan_changes(state: State) -> tuple[Event, ...]:
    """Return every event that changed a promise: dates, words, mergers, stops, additions."""
    return tuple(e for e in state.events if _is_plan_change(e))


def _is_plan_change(event: Event) -> bool:
    return (
        event.kind in PLAN_CHANGES
        or event.kind == "plan"
        or (event.kind == "status" and event.after in ("stopped", "paused"))
    )


def change_years(state: State) -> list[str]:
    """Return the years in which the plan changed, newest first."""
    return sorted({str(e.on.year) for e in plan_changes(state)}, reverse=True)


def changes_view(state: State, year: str | None = None) -> ChangesView:
    """Return the view of `/changes/`, or of one of its years."""
    chosen = tuple(e for e in plan_changes(state) if year is None or str(e.on.year) == year)
    return ChangesView(
        year=year,
        sentence=_changes_sentence(state, chosen, year),
        tallies=tuple(_tallies(chosen)),
        years=tuple(Link(addresses.changes_year(y), y) for y in change_years(state)),
        groups=by_year(state, chosen, addresses.CHANGES),
    )


def _changes_sentence(state: State, chosen: tuple[Event, ...], year: str | None) -> str:
    number = len(chosen)
    if year:
        if not chosen:
            return _("No changes in %(year)s", year=year)
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
