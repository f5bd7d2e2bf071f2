"""The one clock: on which day the site stands.

`AS_OF` if it is set, else the day that a demonstration is shown as of, else the Europe/London day
of `SOURCE_DATE_EPOCH`, else today there. Nothing else in the project asks the time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class ClockError(ValueError):
    """`AS_OF` or `SOURCE_DATE_EPOCH` is not what it should be; the text says what to write."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The day of the build, and whether somebody asked for a day other than today."""

    day: dt.date
    as_of: bool


def read_clock(environment: Mapping[str, str], shown_as_of: dt.date | None = None) -> Clock:
    """Return the day that the site is built for.

    ``shown_as_of`` is the day of a demonstration. It is today there: only `AS_OF` asks for another.

    Raises:
        ClockError: a variable is set to something that is no day.
    """
    if text := environment.get("AS_OF", "").strip():
        try:
            return Clock(dt.date.fromisoformat(text), as_of=True)
        except ValueError:
            raise ClockError(f"AS_OF is “{text}”: write a day such as AS_OF=2023-12-01") from None
    if shown_as_of is not None:
        return Clock(shown_as_of, as_of=False)
    if text := environment.get("SOURCE_DATE_EPOCH", "").strip():
        try:
            moment = dt.datetime.fromtimestamp(int(text), tz=LONDON)
        except (ValueError, OverflowError, OSError):
            raise ClockError(
                f"SOURCE_DATE_EPOCH is “{text}”: write seconds since 1970, such as 1700000000"
            ) from None
        return Clock(moment.date(), as_of=False)
    return Clock(dt.datetime.now(tz=LONDON).date(), as_of=False)
