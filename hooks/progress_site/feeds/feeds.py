"""Every feed: as Atom (RFC 4287) and as JSON Feed 1.1, and the calendar of milestones."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from progress_site.catalogue import language
from progress_site.feeds.calendar import milestones_ics
from progress_site.feeds.entries import Entry, Feed, Feeds, stamp
from progress_site.fold.state import State
from progress_site.pages.layout import SiteContext
from progress_site.pages.templates import render
from progress_site.urls import addresses


def atom(feed: Feed) -> bytes:
    """Return the file."""
    return f"{render('feeds/atom.xml', feed=feed, stamp=stamp)}\n".encode()


def json_feed(feed: Feed, site_url: str) -> bytes:
    """Return the file. Names that begin with `_` are ours, as the standard allows."""
    made: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
    }
    if not feed.past:  # at that address stands the feed of today
        made["feed_url"] = feed.own
    made |= {
        "description": feed.words,
        "language": language(),
        "authors": [{"name": feed.author}],
        "expired": feed.past,  # nothing more will come
        "_record": {"about": site_url + addresses.DATA, "licence": feed.licence},
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": stamp(entry.published),
        "date_modified": stamp(entry.updated),
        "authors": [{"name": entry.speaker}],
        "tags": [title for _number, title in entry.about],
        "_record": {
            "update": entry.slug,
            "withdrawn": entry.withdrawn,
            "corrects": entry.corrects,
            "corrected_by": list(entry.corrected_by),
        },
    }


def feeds(state: State, site: SiteContext, body: Callable[[str], Markup]) -> dict[str, bytes]:
    """Return the files by their path. ``body`` gives the HTML of an update by its slug."""
    site_url, past = site.site_url, site.as_of
    made = Feeds(state, site, body)
    return {
        addresses.ATOM: atom(made.of_all(addresses.ATOM)),
        addresses.JSON_FEED: json_feed(made.of_all(addresses.JSON_FEED), site_url),
        **{addresses.feed_of_action(n): atom(made.of_action(n)) for n in state.actions},
        addresses.CALENDAR: milestones_ics(state, site.site_name, site_url, past=past),
    }
