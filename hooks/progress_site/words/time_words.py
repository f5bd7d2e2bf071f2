"""When something happened, with the word that goes before the date."""

from __future__ import annotations

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.model.dates import PartialDate
from progress_site.model.vocabulary import VOCABULARY
from progress_site.words.wording import when


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


def at_the_end(state: State) -> str:
    """Return what stopped the clock, within a sentence; the plan may go on after monitoring."""
    return _(VOCABULARY["plan"][state.first_end].at_the_end)


def plan_ended(state: State) -> str:
    """Return how the plan, or the checks on it, ended, and when; only once one of them has."""
    assert state.plan_since is not None
    what = _(VOCABULARY["plan"][state.plan].happened)
    return _("%(what)s %(when)s.", what=what, when=at(state.plan_since))
