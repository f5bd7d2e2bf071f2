"""Every page of the site on a day."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from markupsafe import Markup

from progress_site.assemble.last_changes import last_changes
from progress_site.catalogue import _
from progress_site.easy_read.pages import easy_pages, easy_ways
from progress_site.embeds.pages import embed_pages, embedding_page
from progress_site.fold.state import State
from progress_site.pages.about import about_page
from progress_site.pages.accessibility import accessibility_page
from progress_site.pages.actions import action_pages
from progress_site.pages.changes import change_pages
from progress_site.pages.corrections import corrections
from progress_site.pages.data_pages import columns_pages, data_page, feed_ways
from progress_site.pages.evidence import evidence_pages
from progress_site.pages.feedback import feedback_pages
from progress_site.pages.filter_pages import filter_pages
from progress_site.pages.frame import Frame, Page, framed
from progress_site.pages.get_help import get_help_page
from progress_site.pages.glossary import glossary_page
from progress_site.pages.home import home_page
from progress_site.pages.journey import story_pages
from progress_site.pages.measures import measure_pages
from progress_site.pages.not_found import not_found_view
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.redirect import pointers, redirect_pages
from progress_site.pages.simple import Words, simple_pages, words_of
from progress_site.pages.stage_pages import stage_pages
from progress_site.pages.unfinished import unfinished_page
from progress_site.pages.updates import update_pages
from progress_site.search.pages import search_pages


def pages(
    state: State, frame: Frame, bodies: Callable[[str], Markup], words: Words
) -> tuple[Page, ...]:
    """Return every page.

    ``bodies`` gives the cleaned HTML of an update by its slug, and of a file of words by its name.
    """
    corrected = corrections(state)
    specs = [
        home_page(state),
        *action_pages(state, frame.demonstration),
        *feedback_pages(state),
        *update_pages(state, bodies),
        *change_pages(state),
        unfinished_page(state),
        *measure_pages(state),
        *stage_pages(state),
        *evidence_pages(state, bodies),
        *story_pages(state),
        glossary_page(state),
        about_page(state, words_of(words, "about")),
        get_help_page(state, words_of(words, "get-help")),
        accessibility_page(state),
        *simple_pages(words),
        data_page(state, frame.tables, frame.schemas, frame.site_url),
        *easy_pages(state, as_of=frame.as_of),
        *filter_pages(state),
        embedding_page(state, frame.site_url),
    ]
    specs += search_pages(state, specs)
    # after search, too: families look for actions, not for columns
    specs += columns_pages(frame.tables)
    specs += embed_pages(state)  # after search, which must not find them beside the whole pages
    specs += redirect_pages(state, specs)
    moved = pointers(state, specs)
    changed = last_changes(state)
    for spec in specs:
        spec.corrections = corrected.get(spec.address, ())
        spec.updated = changed.get(spec.address, spec.updated)
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
        for d in specs
    )


def not_found(state: State, frame: Frame) -> Page:
    """Return the page for an address that does not exist; its links are absolute."""
    spec = PageSpec(
        "404.html",
        _("Page not found"),
        _("There is no page at this address."),
        not_found_view(),
    )
    return framed(state, frame, spec, root=urlsplit(frame.site_url).path or "/")
