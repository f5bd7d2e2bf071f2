"""Two pictures: the actions as paths, and the time from the inspection to the day of the site.

The picture holds counts and nothing else: the stones of a path are in the order of statuses that
all tallies have, what is done first, from below. The list beside it says the same in words.

Places on the line are in per cent, so that it fits any screen, while dots and letters keep their
size. It shows nothing that is not listed below it with its date.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from progress_site.fold.state import ActionState, State
from progress_site.model.dates import PartialDate
from progress_site.model.vocabulary import ENDED, VOCABULARY, PlanStatus
from progress_site.words.shown import Mark
from progress_site.words.wording import mark


@dataclass(frozen=True, slots=True)
class PathView:
    """One action in the picture: its number, the middle of its path, and its stones from below.

    A stone is the status of a milestone, which is its shape, and the height of its upper edge.
    """

    number: int
    middle: str
    x: str
    y: str
    height: str
    stones: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PathsView:
    """All actions as paths. Lengths are in units of the drawing, which is ``width`` wide.

    ``kinds`` are the statuses that it shows; ``ground`` is the height at which all paths begin, and
    ``numbers`` that of the numbers below them.
    """

    width: str
    height: str
    ground: str
    numbers: str
    kinds: tuple[Mark, ...]
    paths: tuple[PathView, ...]


#: Ten paths are as wide as the text of a phone of 320 px: there one unit is one px, and a stone is
#: as large as a mark beside a word.
_STEP, _FEWEST = 28.8, 10
#: A stone is as wide as this; each takes this much of the height of a path.
_STONE, _RISE = 26, 27
#: Room for sun and hills above the longest path, and for the numbers below.
_SKY, _NUMBERS = 34, 30


def paths_view(state: State) -> PathsView | None:
    """Return the picture of all actions, or `None` while no milestone is on record."""
    actions = list(state.actions.values())
    longest = max((len(a.milestones) for a in actions), default=0)
    if not longest:
        return None
    ground = _SKY + _RISE * longest
    width = _STEP * max(len(actions), _FEWEST)
    left = (width - _STEP * len(actions)) / 2
    shown = {m.status for a in actions for m in a.milestones}
    return PathsView(
        width=_number(width),
        height=_number(ground + _NUMBERS),
        ground=_number(ground),
        numbers=_number(ground + 20),
        kinds=tuple(mark("status", status) for status in VOCABULARY["status"] if status in shown),
        paths=tuple(
            _path(action, left + _STEP * place, ground) for place, action in enumerate(actions)
        ),
    )


def _path(action: ActionState, left: float, ground: float) -> PathView:
    middle = left + _STEP / 2
    statuses = sorted((m.status for m in action.milestones), key=list(VOCABULARY["status"]).index)
    height = _RISE * len(statuses)
    return PathView(
        number=action.number,
        middle=_number(middle),
        x=_number(middle - _STONE / 2),
        y=_number(ground - height),
        height=_number(height),
        stones=tuple(
            (str(status), _number(ground - _RISE * place))
            for place, status in enumerate(statuses, 1)
        ),
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True)
class LineYear:
    """A year on the drawn line: where it begins, where its number is, in per cent.

    ``minor``: its number is left out where there is little room.
    """

    begins: str
    middle: str
    year: str
    minor: bool


@dataclass(frozen=True, slots=True)
class LinePart:
    """Something on the drawn line: where it begins and ends in per cent.

    ``height`` is where it is drawn in px, against the line: what is above it is negative.
    """

    begins: str
    ends: str
    height: int


@dataclass(frozen=True, slots=True)
class LineView:
    """The line of time as a drawing, true to distance.

    ``plan`` is the time in which the plan ran, from ``began`` to ``ended``; ``dots`` are events of
    a day or a month, ``spans`` those that took longer. ``today`` is the day of the site, in per
    cent. ``height`` is that of the whole drawing in px, and ``axis`` how far below its top the line
    is.
    """

    height: int
    axis: int
    today: str
    years: tuple[LineYear, ...]
    plan: LinePart | None
    dots: tuple[LinePart, ...]
    spans: tuple[LinePart, ...]
    began: PartialDate | None
    ended: PartialDate | None


#: What lasts longer than this is drawn as a bar, and what is shorter as a dot. A date that is only
#: known as a year is a dot too: the event did not last a year.
_LONG = dt.timedelta(days=92)
#: How near two dots may be, in per cent; how high a row of dots, a dot and a bar are, in px.
_NEAR, _ROW, _DOT, _BAR = 6.5, 20, 12, 14
#: Room for the numbers of the years below the line, in px.
_YEARS = 34
#: More years than this do not all have room for their number on a phone.
_MANY_YEARS = 5


def line_view(state: State, first: int) -> LineView:
    """Return the drawing of the time from the year ``first`` to the day of ``state``."""
    begin, end = dt.date(first, 1, 1), dt.date(state.day.year + 1, 1, 1)
    days = (end - begin).days

    def place(day: dt.date) -> float:
        return 100 * (min(max(day, begin), end) - begin).days / days

    parts = [
        (e.date.first, min(e.date.last, state.day), e.date.kind == "range")
        for e in state.journey
        if e.date.first is not None and e.date.last is not None
    ]
    lasted = [(a, b) for a, b, is_range in parts if is_range and b - a > _LONG]
    short = sorted(place(a + (b - a) / 2) for a, b, _range in parts if (a, b) not in lasted)
    long = sorted((place(a), place(b)) for a, b in lasted)
    rows = _rows([(x, x + _NEAR) for x in short])
    bars = _rows([(a, b + 1) for a, b in long])
    ran = _ran(state)
    axis = _ROW * (max(rows, default=0) + 1) + _DOT
    years = range(first, state.day.year + 1)
    return LineView(
        height=axis + _YEARS + _BAR * (max(bars, default=-1) + 1),
        axis=axis,
        today=_percent(place(state.day)),
        years=tuple(
            LineYear(
                _percent(place(dt.date(year, 1, 1))),
                _percent(place(dt.date(year, 7, 2))),
                str(year),
                len(years) > _MANY_YEARS and (state.day.year - year) % 2 == 1,
            )
            for year in years
        ),
        plan=LinePart(_percent(place(ran[0])), _percent(place(ran[1])), 0) if ran else None,
        dots=tuple(
            LinePart(_percent(x), _percent(x), -_ROW * (row + 1))
            for x, row in zip(short, rows, strict=True)
        ),
        spans=tuple(
            LinePart(_percent(a), _percent(b), _YEARS + _BAR * row + 6)
            for (a, b), row in zip(long, bars, strict=True)
        ),
        began=state.library.plan.approval.date if ran and state.library.plan.approval else None,
        ended=state.ended if state.plan in ENDED else None,
    )


def _rows(spans: list[tuple[float, float]]) -> list[int]:
    """Return a row for each span, so that no two of one row touch; ``spans`` are in order."""
    ends: list[float] = []
    rows = []
    for begin, end in spans:
        row = next((i for i, last in enumerate(ends) if last <= begin), len(ends))
        ends[row : row + 1] = [end]
        rows.append(row)
    return rows


def _percent(value: float) -> str:
    return f"{_number(value)}%"


def _ran(state: State) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of the plan so far."""
    approval = state.library.plan.approval
    if approval is None or state.plan is PlanStatus.DRAFT:
        return None
    return approval.date.effective, state.ended_on or state.day
