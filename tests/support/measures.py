"""A measure on a day, and the words of its readings, for tests of rules, sentences and pages."""

from __future__ import annotations

import datetime as dt
from typing import Any

from progress_site.fold.measures import measure_on
from progress_site.fold.state import MeasureState
from tests.support.records import Data, measure

DAY = dt.date(2026, 1, 1)
#: The last day on which `TO_60` can be reached.
LAST_DAY = dt.date(2024, 12, 31)


def reading(period: str, value: str, **more: Any) -> Data:
    return {"period": period, "value": value, **more}


def known(*readings: Data, day: dt.date = DAY, **more: Any) -> MeasureState:
    return measure_on(measure(*readings, **more), day)


Q1, Q2, Q3 = "2024-Q1", "2024-Q2", "2024-Q3"
BASE: Data = {"period": "2023", "value": "40"}
OTHER: Data = {**BASE, "comparable": False, "note": "Counted in another way."}
BREAK: Data = {"break_before": "Counted anew."}
TO_60 = {"value": "60", "by": "2024-12-31"}


def step(by: str, value: str, published: str = "2024-01-01") -> Data:
    return {"by": by, "value": value, "published": published}
