"""Who publishes the record, and how a demonstration is marked."""

from __future__ import annotations

from progress_site.catalogue import _
from progress_site.model.plan import Plan


def keeper(plan: Plan) -> str:
    """Return who publishes the record.

    While the site is a demonstration no public body has taken it on, so none is named, as in the
    accessibility statement.
    """
    return _("The makers of this site") if plan.demonstration else plan.partnership.name


def marked(plan: Plan, title: str) -> str:
    """Return a title that also says of a demonstration that it is one."""
    return _("Demonstration: %(title)s", title=title) if plan.demonstration else title
