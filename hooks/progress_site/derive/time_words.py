"""When something happened, with the word that goes before the date."""

from __future__ import annotations

from progress_site.catalogue import N_, _
from progress_site.derive.state import State
from progress_site.derive.wording import when
from progress_site.model.dates import PartialDate
from progress_site.model.words import PlanStatus


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


_AT_THE_END = {
    PlanStatus.STEPPED_DOWN: N_("when outside monitoring ended"),
    PlanStatus.CLOSED: N_("when the plan was closed"),
    PlanStatus.SUPERSEDED: N_("when another plan replaced this one"),
}


def at_the_end(state: State) -> str:
    """Return what stopped the clock, within a sentence; the plan may go on after monitoring."""
    return _(_AT_THE_END[state.first_end])
