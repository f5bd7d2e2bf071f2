"""A page before its layout is put around it, and the mistakes that were mended in its records.

The layout of every page prints these corrections, so that no kind of page can forget to. They are
printed on every day, also in a build of a past one: its words are the mended ones.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from progress_site.catalogue import N_, _
from progress_site.fold.state import State
from progress_site.model.base import Correction, PublicRecord, RegisterRecord
from progress_site.model.library import parts
from progress_site.model.plan import Activity, Milestone
from progress_site.pages.formats import FormatView
from progress_site.urls import addresses
from progress_site.words.shown import Link

#: One mended mistake, after the name of the part of the page, where that is not all of it.
Corrected = tuple[str | None, Correction]


@dataclass(frozen=True, slots=True)
class EasyReadLink:
    """The way from a full page to its Easy Read page.

    ``made`` is when the words were written, where there are any. ``behind``: they are older than
    the full page, or nobody has compared the two.
    """

    href: str
    made: dt.date | None
    behind: bool


@dataclass
class PageSpec:
    """A page: its address, its words for title and search results, and its view.

    ``trail`` leads from home to the page that this one belongs to. ``updated`` is the day on which
    its words last changed; `assemble/pages.py` knows it for pages made of many records.
    ``crumb`` is a shorter title for the breadcrumb. ``formats`` are the same words in other forms.
    ``noindex`` keeps a page out of search engines: it only leads to others. ``files`` are published
    beside the page, by their path from the root. ``corrections`` are those of the records that the
    page shows. ``leads_to`` is the address that a page which moved sends its readers to.
    ``easy_read``, ``feeds`` and ``moved`` are as in `Layout`.
    """

    address: str
    title: str
    description: str
    view: Any
    trail: tuple[Link, ...] = ()
    updated: dt.date | None = None
    crumb: str = field(default="")
    formats: tuple[FormatView, ...] = ()
    noindex: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)
    corrections: tuple[Corrected, ...] = ()
    leads_to: str | None = None
    easy_read: EasyReadLink | None = None
    feeds: tuple[Link, ...] = ()
    moved: tuple[tuple[str, Link], ...] = ()


def year_pages(
    top: Link, words: str, of_year: str, years: Iterable[str], view: Callable[[str | None], Any]
) -> Iterator[PageSpec]:
    """Yield the page of a list, and one for each year. ``words`` and ``of_year`` describe them."""
    yield PageSpec(top.href, top.text, words, view(None))
    for year in years:
        yield PageSpec(
            f"{top.href}{year}/",
            _("%(list)s: %(year)s", list=top.text, year=year),
            _(of_year, year=year),
            view(year),
            (top,),
            crumb=year,
        )


def corrections(state: State) -> Mapping[str, tuple[Corrected, ...]]:
    """Return what was corrected on each page, by its address, newest first."""
    found: dict[str, list[Corrected]] = defaultdict(list)
    for address, record in shown_records(state):
        for part in _inside(record, state):
            home, about = address, None
            # What an update adds to an action is on the page of the action.
            if isinstance(part, Milestone | Activity):
                home = addresses.action(int(part.id.split(".")[0]))
                words = (
                    N_("Milestone %(id)s") if isinstance(part, Milestone) else N_("Activity %(id)s")
                )
                about = _(words, id=part.id)
            found[home] += [(about, entry) for entry in part.corrected]
    return {
        address: tuple(sorted(entries, key=lambda e: e[1].on, reverse=True))
        for address, entries in found.items()
        if entries
    }


def shown_records(state: State) -> Iterator[tuple[str, PublicRecord]]:
    """Yield every record that has a page, or is on one, on the day."""
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
