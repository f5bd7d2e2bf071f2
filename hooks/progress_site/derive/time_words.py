"""When something happened, with the word that goes before the date."""

from __future__ import annotations

from progress_site.catalogue import _
from progress_site.derive.wording import when
from progress_site.model.dates import PartialDate


def at(date: PartialDate) -> str:
    """Return a stated date within a sentence: “on 12 May 2025”, “in May 2025”."""
    words = when(date).words
    match date.kind:
        case "day":
            return _("on %(date)s", date=words)
        case "term":
            return _("in the %(date)s", date=words)
        case "quarter" | "range":
            return _("from %(date)s", date=words)
        case _:
            return _("in %(date)s", date=words)
