"""Every feed and the calendar of milestones."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from progress_site.feeds.atom import atom
from progress_site.feeds.calendar import milestones_ics
from progress_site.feeds.entries import Feeds
from progress_site.feeds.json_feed import json_feed
from progress_site.fold.state import State
from progress_site.pages.frame import Frame
from progress_site.urls import addresses


def feeds(state: State, frame: Frame, body: Callable[[str], Markup]) -> dict[str, bytes]:
    """Return the files by their path. ``body`` gives the HTML of an update by its slug."""
    site_url, past = frame.site_url, frame.as_of
    made = Feeds(state, frame, body)
    return {
        addresses.ATOM: atom(made.of_all(addresses.ATOM)),
        addresses.JSON_FEED: json_feed(made.of_all(addresses.JSON_FEED), site_url),
        **{addresses.feed_of_action(n): atom(made.of_action(n)) for n in state.actions},
        addresses.CALENDAR: milestones_ics(state, frame.site_name, site_url, past=past),
    }
