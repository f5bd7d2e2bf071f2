"""Who publishes the site, and how a site without a publisher or a demonstration says so."""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.catalogue import _
from progress_site.model.plan import Plan


def publisher_name(plan: Plan) -> str:
    """Return the name of the publisher, or that no official body is one."""
    if plan.publisher is not None:
        return plan.publisher.name
    return _("Demonstration") if plan.demonstration else _("Unofficial: no publisher named")


def unofficial(plan: Plan) -> str | None:
    """Return what every page says while no publisher is named, and `None` once one is.

    A demonstration says of itself what it is, so it needs no second sentence.
    """
    if plan.publisher is not None or plan.demonstration:
        return None
    bodies = plan.partnership.members[:2] or (plan.partnership.name,)
    return _("Unofficial: not published by %(bodies)s.", bodies=_(" or ").join(bodies))


def demonstration_title(plan: Plan, title: str) -> str:
    """Return a title that also says of a demonstration that it is one."""
    return _("Demonstration: %(title)s", title=title) if plan.demonstration else title


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence. ``id`` is that of the list at https://licenses.opendefinition.org/."""

    id: str
    title: str
    url: str


#: What the words begin with, in small letters, and the licence that is meant.
_KNOWN = {
    "open government licence": Licence(
        "OGL-UK-3.0",
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    "cc by 4.0": Licence(
        "CC-BY-4.0",
        "Creative Commons Attribution 4.0 International",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "cc0": Licence(
        "CC0-1.0",
        "Creative Commons Zero 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ),
}


def licence(words: str) -> Licence | None:
    """Return the licence that the words of the plan name; `None` while it is not decided."""
    found = " ".join(words.lower().split())
    return next((known for begin, known in _KNOWN.items() if found.startswith(begin)), None)
