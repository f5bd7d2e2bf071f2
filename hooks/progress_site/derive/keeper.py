"""Who publishes the record."""

from __future__ import annotations

from progress_site.catalogue import _
from progress_site.model.plan import Plan


def keeper(plan: Plan) -> str:
    """Return who publishes the record.

    While the site is a demonstration no public body has taken it on, so none is named, as in the
    accessibility statement.
    """
    return _("The makers of this site") if plan.demonstration else plan.partnership.name
