"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from progress_site.templates import render
from progress_site.write.feed_entries import Feed, stamp


def atom(feed: Feed) -> bytes:
    """Return the file."""
    return f"{render('feeds/atom.xml', feed=feed, stamp=stamp)}\n".encode()
