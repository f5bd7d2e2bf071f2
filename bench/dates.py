"""Days and partial dates by chance, written as a publisher writes them."""

from __future__ import annotations

import calendar
import datetime as dt
from random import Random
from typing import Any

#: When a generated plan was approved; nothing is dated before it but the way there.
APPROVED = dt.date(2014, 5, 31)

_TERMS = ("spring", "spring", "summer", "autumn")


def month_later(months: int, day: int = 1) -> dt.date:
    """Return a day of the month that comes ``months`` after that of the approval."""
    year, month = divmod(APPROVED.year * 12 + APPROVED.month - 1 + months, 12)
    return dt.date(year, month + 1, day)


def month_end(day: dt.date) -> dt.date:
    """Return the last day of the month of ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def partial(chance: Random, day: dt.date) -> Any:
    """Return ``day`` as exactly as chance wants it to be known."""
    year = day.year
    match chance.randrange(10):
        case 0 | 1 | 2:
            return day.isoformat()
        case 3 | 4 | 5:
            return f"{day:%Y-%m}"
        case 6:
            return f"{year}-Q{(day.month + 2) // 3}"
        case 7:
            return f"{_TERMS[(day.month - 1) // 3]} term {year}"
        case 8:
            return str(year) if chance.random() < 0.5 else f"{year}/{(year + 1) % 100:02d}"
        case _:
            return {"from": day.isoformat(), "to": (day + dt.timedelta(days=40)).isoformat()}


def promised(chance: Random, day: dt.date) -> Any:
    """Return a date that is promised for ``day``, or, now and then, none."""
    return "not_stated" if chance.random() < 0.08 else partial(chance, day)
