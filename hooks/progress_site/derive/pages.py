"""Every page of the site on a day."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.derive.drafts.actions import action_drafts
from progress_site.derive.drafts.changes import change_drafts
from progress_site.derive.drafts.data import columns_drafts, data_draft, feed_ways
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.drafts.easy import easy_drafts, easy_ways
from progress_site.derive.drafts.embeds import embed_drafts, embedding_page
from progress_site.derive.drafts.evidence import evidence_drafts
from progress_site.derive.drafts.feedback import feedback_drafts
from progress_site.derive.drafts.filters import filter_drafts
from progress_site.derive.drafts.finding import finding_drafts
from progress_site.derive.drafts.home import home_drafts
from progress_site.derive.drafts.measures import measure_drafts
from progress_site.derive.drafts.redirects import pointers, redirect_drafts
from progress_site.derive.drafts.reference import Words, reference_drafts
from progress_site.derive.drafts.stages import stage_drafts
from progress_site.derive.drafts.updates import update_drafts
from progress_site.derive.frame import Frame, Page, framed
from progress_site.derive.last_changes import last_changes
from progress_site.derive.state import State
from progress_site.derive.views.corrections import corrections
from progress_site.derive.views.not_found import not_found_view


def pages(
    state: State, frame: Frame, bodies: Callable[[str], Markup], words: Words
) -> tuple[Page, ...]:
    """Return every page.

    ``bodies`` gives the cleaned HTML of an update by its slug, and of a file of words by its name.
    """
    corrected = corrections(state)
    drafts = [
        *home_drafts(state),
        *action_drafts(state, frame.demonstration),
        *feedback_drafts(state),
        *update_drafts(state, bodies),
        *change_drafts(state),
        *measure_drafts(state),
        *stage_drafts(state),
        *evidence_drafts(state, bodies),
        *reference_drafts(state, words),
        data_draft(state, frame.tables, frame.schemas, frame.site_url),
        *easy_drafts(state, as_of=frame.as_of),
        *filter_drafts(state),
        embedding_page(state, frame.site_url),
    ]
    drafts += finding_drafts(state, drafts)
    drafts += columns_drafts(
        frame.tables
    )  # after search, too: families look for actions, not for columns
    drafts += embed_drafts(state)  # after search, which must not find them beside the whole pages
    drafts += redirect_drafts(state, drafts)
    moved = pointers(state, drafts)
    changed = last_changes(state)
    for draft in drafts:
        draft.corrections = corrected.get(draft.address, ())
        draft.updated = changed.get(draft.address, draft.updated)
    easy = easy_ways(state, as_of=frame.as_of)
    feeds = feed_ways(state, as_of=frame.as_of)
    return tuple(
        framed(
            state,
            frame,
            d,
            easy=easy.get(d.address),
            feeds=feeds.get(d.address, ()),
            moved=moved.get(d.address, ()),
        )
        for d in drafts
    )


def not_found(state: State, frame: Frame) -> Page:
    """Return the page for an address that does not exist; its links are absolute."""
    draft = Draft(
        "404.html",
        _("Page not found"),
        _("There is no page at this address."),
        not_found_view(),
    )
    return framed(state, frame, draft, root=urlsplit(frame.site_url).path or "/")
