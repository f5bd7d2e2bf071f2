"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from progress_site.catalogue import language
from progress_site.feeds.entries import Entry, Feed, stamp
from progress_site.urls import addresses


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
