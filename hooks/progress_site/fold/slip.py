"""By how much a promised date was missed or moved: one rule for every page and file.

Months are counted by their names where either date is a month, so July to 8 November is four
months; between two days they are whole months. Where less than a whole month lies between the last
possible days, it is less than a month. A date that is vaguer than a month gives an “about”.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from progress_site.fold.state import MilestoneState
from progress_site.model.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Slip:
    """How many calendar months; 0 is less than one. ``about``: a date is vaguer than a month."""

    months: int
    about: bool


def slip(first: PartialDate, later: PartialDate) -> Slip | None:
    """Return how much later a date is, or `None` where it is not later or is not stated."""
    if first.last is None or later.last is None or later.last <= first.last:
        return None
    whole = months_between(first.last, later.last)
    kinds = {first.kind, later.kind}
    if whole and kinds != {"day"}:
        whole = _month(later.last) - _month(first.last)
    return Slip(whole, about=bool(whole and kinds - {"day", "month"}))


def total_slip(milestone: MilestoneState) -> Slip | None:
    """Return how far all moves together took the date of a milestone from the first one."""
    return slip(milestone.original_due, milestone.due)


def months_between(first: dt.date, last: dt.date) -> int:
    """Return the whole months from one day to a later one."""
    # The last day of a month counts as its end, so that 31 March to 30 April is one month.
    ends = (last + dt.timedelta(days=1)).day == 1
    return _month(last) - _month(first) - (1 if last.day < first.day and not ends else 0)


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month
