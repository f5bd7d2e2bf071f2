"""Every page of the site on a day.

Living reference (the glossary, what to expect, pages of words) may be edited on any day and says
none. A promise also changes its page on the day on which it becomes late.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.easy_read.pages import easy_pages, easy_read_links
from progress_site.embeds.pages import embed_pages, embedding_page
from progress_site.fold.lateness import late_from
from progress_site.fold.state import ActionState, FeedbackState, MeasureState, State
from progress_site.model.update import KINDS
from progress_site.model.vocabulary import Status
from progress_site.pages.about import (
    NotFoundView,
    Words,
    about_page,
    accessibility_page,
    simple_pages,
    words_of,
)
from progress_site.pages.actions import action_pages
from progress_site.pages.changes import change_pages
from progress_site.pages.data import columns_pages, data_page, feed_links
from progress_site.pages.evidence import evidence_pages
from progress_site.pages.feedback import feedback_pages
from progress_site.pages.filters import filter_pages
from progress_site.pages.home import home_page
from progress_site.pages.journey import story_pages
from progress_site.pages.layout import (
    Page,
    SiteContext,
    laid_out,
    moved_anchors,
    redirect_pages,
)
from progress_site.pages.measures import measure_pages
from progress_site.pages.milestones import unfinished_page
from progress_site.pages.page_spec import PageSpec, corrections
from progress_site.pages.reference import get_help_page, glossary_page, rights_pages
from progress_site.pages.updates import update_pages
from progress_site.search.pages import search_pages
from progress_site.urls import addresses


def last_changes(state: State) -> Mapping[str, dt.date]:
    """Return the day of the last change by address; never later than the day of the state."""
    days: defaultdict[str, list[dt.date]] = defaultdict(list)
    days[addresses.UPDATES] = [u.date.effective for u in state.updates]
    days[addresses.FEEDBACK] = [_feedback(f) for f in state.feedback.values()]
    days[addresses.FIGURES] = [_measure(m) for m in state.measures.values()]
    days[addresses.SOURCES] = [e.known_from for e in state.evidence.values()]
    journey = [entry.known_from for entry in (*state.journey, *state.reviews)]
    days[addresses.STORY] = [*journey, *days[addresses.UPDATES]]
    days[addresses.CHANGES] = [event.on for event in state.events if KINDS[event.kind].promise]
    for action in state.actions.values():
        days[addresses.history(action.number)] = [event.on for event in action.history]
        days[addresses.action(action.number)] = list(_action(state, action))
    approval = state.library.plan.approval
    approved = [approval.date.effective] if approval else []
    everything = [*approved, *(day for found in days.values() for day in found)]
    for where in (addresses.HOME, addresses.ACTIONS, addresses.DATA):
        days[where] = everything
    past = {where: [day for day in found if day <= state.day] for where, found in days.items()}
    return {where: max(found) for where, found in past.items() if found}


def _action(state: State, action: ActionState) -> Iterator[dt.date]:
    yield from (update.date.effective for update in action.updates)
    yield from (event.on for event in action.history)
    for milestone in action.milestones:
        late = late_from(milestone.original_due)
        if milestone.status is Status.LATE and late is not None:
            yield late
    measures = (state.measures.get(ident) for ident in action.record.measures)
    yield from (_measure(measure) for measure in measures if measure)
    for feedback in state.feedback.values():
        if action.number in feedback.record.actions:
            yield _feedback(feedback)


def _feedback(feedback: FeedbackState) -> dt.date:
    said = (*feedback.responses, *feedback.difference_made, *feedback.asked_them_back)
    return max(entry.known_from for entry in (feedback.record, *said))


def _measure(measure: MeasureState) -> dt.date:
    readings = (point.reading for point in measure.points)
    return max(entry.known_from for entry in (measure.record, *readings))


def pages(
    state: State, site: SiteContext, bodies: Callable[[str], Markup], words: Words
) -> tuple[Page, ...]:
    """Return every page.

    ``bodies`` gives the cleaned HTML of an update by its slug, and of a file of words by its name.
    """
    corrected = corrections(state)
    specs = [
        home_page(state),
        *action_pages(state, site.demonstration),
        *feedback_pages(state),
        *update_pages(state, bodies),
        *change_pages(state),
        unfinished_page(state),
        *measure_pages(state),
        *rights_pages(state),
        *evidence_pages(state, bodies),
        *story_pages(state),
        glossary_page(state),
        about_page(state, words_of(words, "about")),
        get_help_page(state, words_of(words, "get-help")),
        accessibility_page(state),
        *simple_pages(words),
        data_page(state, site.tables, site.schemas, site.site_url),
        *easy_pages(state, as_of=site.as_of),
        *filter_pages(state),
        embedding_page(state, site.site_url),
    ]
    specs += search_pages(state, specs)
    # after search, too: families look for actions, not for columns
    specs += columns_pages(site.tables)
    specs += embed_pages(state)  # after search, which must not find them beside the whole pages
    specs += redirect_pages(state, specs)
    moved = moved_anchors(state, specs)
    changed = last_changes(state)
    easy_read = easy_read_links(state, as_of=site.as_of)
    feeds = feed_links(state, as_of=site.as_of)
    for spec in specs:
        spec.corrections = corrected.get(spec.address, ())
        spec.updated = changed.get(spec.address, spec.updated)
        spec.easy_read = easy_read.get(spec.address)
        spec.feeds = feeds.get(spec.address, ())
        spec.moved = moved.get(spec.address, ())
    return tuple(laid_out(state, site, spec) for spec in specs)


def not_found(state: State, site: SiteContext) -> Page:
    """Return the page for an address that does not exist; its links are absolute."""
    spec = PageSpec(
        "404.html",
        _("Page not found"),
        _("There is no page at this address."),
        NotFoundView(),
    )
    return laid_out(state, site, spec, urlsplit(site.site_url).path or "/")
