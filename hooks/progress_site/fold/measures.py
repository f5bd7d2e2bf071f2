"""Is it getting better, and is it where it was promised to be: the two rules of a measure.

Trend: the newest comparable reading against the first comparable one, which is the baseline where
the baseline is comparable. A break in the definition begins a new segment, and readings of two
segments are never compared. Against target: at or better than the newest interim target that was
due by then, or else than the straight line from the baseline to the dated target. Both rules are
printed beside the figure, and are in `docs/maintaining/statuses.md`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from progress_site.fold.state import Event, MeasureState, Point
from progress_site.model.base import known_parts
from progress_site.model.dates import PartialDate
from progress_site.model.registers import InterimTarget, Measure, Reading
from progress_site.model.vocabulary import AgainstTarget, SetBy, Trend, Wanted

Figure = tuple[PartialDate, Decimal]


def measure_on(measure: Measure, day: dt.date, targets: Sequence[Event] = ()) -> MeasureState:
    """Return the measure as it is known on ``day``.

    ``targets`` are the events that changed its target, up to the day, oldest first. Values are in
    the unit of the measure. There is no verdict against the target, and `None`, where no figure can
    be held against it (decision 10).
    """
    measure = known_parts(measure, day)
    points = _points(measure)
    target_value = measure.target.value if measure.target else None
    target_by = measure.target.by if measure.target else None
    steps = _steps(measure, targets)
    for event in (e for e in targets if e.kind == "target"):
        target_value = Decimal(event.after or "0")
        # A new figure without a date keeps the date; `by: not_stated` takes it away.
        target_by = event.after_date or target_by
    measured = measured_points(points)
    trend, compared = _trend(measure, measured)
    against, expected = _against(measure, measured, steps, day, target_value, target_by)
    return MeasureState(
        record=measure,
        points=points,
        trend=trend,
        compared=compared,
        since_last=_since_last(measure, measured) if compared else None,
        against_target=against,
        expected_now=expected,
        target_value=target_value,
        target_by=target_by,
        target_events=tuple(targets),
        interim_targets=steps,
    )


def _points(measure: Measure) -> tuple[Point, ...]:
    """Return one point a period, the newest publication of each, in the order of time.

    A reading whose period nobody knows has the place of the time at which it was published
    (decision 17); no step on the way to a target is compared with it.
    """
    by_period: defaultdict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for reading in measure.readings:
        if reading.withdrawn is None:
            stated = reading.period.is_stated
            time = reading.period if stated else reading.since
            by_period[(*time.sort_key(), not stated)].append(reading)
    points: list[Point] = []
    segment = 0
    for key in sorted(by_period):
        group = by_period[key]
        *replaced, reading = sorted(group, key=lambda r: r.known_from)
        # A break stays when the figure behind it is published again.
        breaks = [r.break_before for r in group if r.break_before is not None]
        if breaks:
            segment += 1
            reading = reading.model_copy(update={"break_before": breaks[-1]})
        points.append(Point(reading, segment, tuple(replaced)))
    return tuple(points)


def numbers_of(points: Sequence[Point], segment: int) -> list[Figure]:
    """Return the readings of a segment that are numbers, with their periods."""
    return [
        (p.reading.period, p.reading.value)
        for p in points
        if p.segment == segment and not p.reading.projected and isinstance(p.reading.value, Decimal)
    ]


def measured_points(points: Sequence[Point]) -> list[Point]:
    """Return the points that are real readings: no forecast, and published at all."""
    return [p for p in points if not p.reading.projected and p.reading.value != "not_published"]


def _trend(
    measure: Measure, measured: Sequence[Point]
) -> tuple[Trend, tuple[Figure, Figure] | None]:
    if not measured:
        return Trend.NOT_MEASURED_YET, None
    newest = measured[-1]
    if newest.reading.value == "suppressed":
        return Trend.TOO_FEW_TO_PUBLISH, None
    figures = numbers_of(measured, newest.segment)
    baseline = measure.baseline
    if baseline and baseline.comparable and newest.segment == 0:
        # The figure of the baseline's own period is the baseline, and nothing to compare it with.
        start = baseline.period.sort_key()
        figures = [
            (baseline.period, baseline.value),
            *(f for f in figures if f[0].sort_key() != start),
        ]
    alike = comparable(measure, figures)
    if len(alike) < 2:
        other = (
            len(figures) > 1
            or newest.segment > 0
            or (baseline is not None and not baseline.comparable)
        )
        return (Trend.NOT_COMPARABLE if other else Trend.ONE_READING_ONLY), None
    first, latest = alike[0], alike[-1]
    return _compare(measure, first[1], latest[1]), (first, latest)


def comparable(measure: Measure, figures: list[Figure]) -> list[Figure]:
    """Return the figures that may be compared with the newest one.

    Of a seasonal measure these are the figures for the same term of any year: spring terms differ
    from autumn terms whether or not anything has changed.
    """
    if not measure.seasonal:
        return figures
    newest = season(figures[-1][0])
    return [item for item in figures if season(item[0]) == newest]


def season(period: PartialDate) -> tuple[str, int | None]:
    """Return the form of a period and the month in which it begins."""
    return period.kind, period.first.month if period.first else None


def _since_last(measure: Measure, measured: Sequence[Point]) -> Trend | None:
    figures = comparable(measure, numbers_of(measured, measured[-1].segment))
    return _compare(measure, figures[-2][1], figures[-1][1]) if len(figures) > 1 else None


def _compare(measure: Measure, first: Decimal, latest: Decimal) -> Trend:
    move = latest - first
    if abs(move) <= measure.same_within:
        return Trend.ABOUT_THE_SAME
    if measure.wanted is Wanted.NEITHER:
        return Trend.CHANGED
    return Trend.BETTER if (move > 0) == (measure.wanted is Wanted.UP) else Trend.WORSE


def _reaches(measure: Measure, value: Decimal, goal: Decimal) -> bool:
    return value >= goal if measure.wanted is Wanted.UP else value <= goal


def _against(
    measure: Measure,
    measured: Sequence[Point],
    steps: Sequence[InterimTarget],
    day: dt.date,
    target: Decimal | None,
    by: PartialDate | None,
) -> tuple[AgainstTarget | None, Decimal | None]:
    if target is None:
        return AgainstTarget.NO_TARGET, None
    figures = numbers_of(measured, measured[-1].segment) if measured else []
    by_law = measure.target is not None and measure.target.set_by is SetBy.LAW
    if (
        not figures
        or measured[-1].reading.value == "suppressed"
        or (measured[-1].segment > 0 and not by_law)
    ):
        # A plan sets its target in the first definition: a figure of another cannot be held
        # against it. What the law demands does not depend on how it is counted.
        return None, None
    period, value = figures[-1]
    if _reaches(measure, value, target):
        return AgainstTarget.MET, target
    expected = _expected(measure, period, steps, target, by)
    if expected is not None and _reaches(measure, value, expected):
        # Nobody is on course for a day that is over: what counts then is a figure of that day.
        over = by is not None and by.passed(day)
        return AgainstTarget.DATE_PASSED if over else AgainstTarget.ON_COURSE, expected
    return AgainstTarget.BEHIND, expected


def _expected(
    measure: Measure,
    period: PartialDate,
    steps: Sequence[InterimTarget],
    target: Decimal,
    by: PartialDate | None,
) -> Decimal | None:
    """Return what the figure should be in ``period``, or `None` when nothing says so.

    On the straight line the days of two dates count, and the result has two decimal places.
    """
    if not period.is_stated:
        return None
    if by is not None and by.is_stated and by.effective <= period.effective:
        return target
    step = _interim(steps, period)
    if step is not None:
        return step
    baseline = measure.baseline
    if by is None or not by.is_stated or baseline is None or not baseline.comparable:
        return None
    start, end = baseline.period.effective, by.effective
    if end <= start:
        return None
    part = Decimal(max((period.effective - start).days, 0)) / Decimal((end - start).days)
    line = baseline.value + (target - baseline.value) * part
    return line.quantize(Decimal("0.01"))


def _steps(measure: Measure, targets: Sequence[Event]) -> tuple[InterimTarget, ...]:
    """Return every step on the way that is known, oldest first, then by its date."""
    known = [*measure.interim_targets]
    for event in (e for e in targets if e.kind == "interim_target"):
        value, by = Decimal(event.after or "0"), event.after_date
        step = InterimTarget(value=value, by=by, published=event.date, reason=event.reason)
        known.append(step)
    last = dt.date.max
    return tuple(sorted(known, key=lambda t: (t.known_from, (t.by and t.by.last) or last)))


def _interim(steps: Sequence[InterimTarget], period: PartialDate) -> Decimal | None:
    """Return the interim target due by ``period``, as it was last set."""
    newest = {step.by.text: (step.by, step.value) for step in steps if step.by}
    due = [
        (by, value)
        for by, value in newest.values()
        if by.is_stated and by.effective <= period.effective
    ]
    return max(due, key=lambda step: step[0].effective)[1] if due else None
