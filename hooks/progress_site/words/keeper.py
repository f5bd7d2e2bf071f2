"""Who publishes the site, and how a site without a publisher or a demonstration says so."""

from __future__ import annotations

from progress_site.catalogue import _
from progress_site.model.plan import Plan


def keeper(plan: Plan) -> str:
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


def marked(plan: Plan, title: str) -> str:
    """Return a title that also says of a demonstration that it is one."""
    return _("Demonstration: %(title)s", title=title) if plan.demonstration else title
