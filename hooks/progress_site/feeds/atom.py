"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from progress_site.feeds.entries import Feed, stamp
from progress_site.pages.templates import render


def atom(feed: Feed) -> bytes:
    """Return the file."""
    return f"{render('feeds/atom.xml', feed=feed, stamp=stamp)}\n".encode()
