"""Addresses that nobody has put on the list of those that are for ever."""

from __future__ import annotations

from progress_site.assemble.site import Settings, Site, promised
from progress_site.model.problem import Problem
from progress_site.model.words import PlanStatus
from progress_site.read.load import Loaded
from progress_site.urls.permalinks import LIST

#: How many of them are named.
_NAMED = 3


def unlisted(settings: Settings, loaded: Loaded, site: Site) -> list[Problem]:
    """Return a notice if today's site has addresses that are not on the list yet.

    A past day and a draft promise nothing. Where there is no list, nobody has published yet.
    """
    listed = loaded.library.published
    if listed is None or site.clock.as_of or site.state.plan is PlanStatus.DRAFT:
        return []
    known = {entry.address for entry in listed}
    new = sorted(promised(settings) - known)
    if not new:
        return []
    named, more = ", ".join(new[:_NAMED]), len(new) - _NAMED
    if more > 0:
        named += f" and {more} more"
    what = f"the site has addresses that are not on this list yet: {named}"
    instead = "once they are published, run: progress addresses, and commit the list"
    return [Problem(LIST, 1, 1, what, instead, "notice")]
