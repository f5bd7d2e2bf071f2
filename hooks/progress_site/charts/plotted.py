"""What a chart shows of a measure on a day: its figures, each with the way in which it is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from progress_site.charts.axes import ValueAxis, middle, value_axis
from progress_site.fold.measures import season
from progress_site.fold.state import MeasureState
from progress_site.model.dates import PartialDate
from progress_site.model.registers import Comparator, InterimTarget

#: Kinds that stand in the strip under the base line: they have no figure, not even zero.
WITHOUT_FIGURE = ("suppressed", "not_published")
#: The segment of a baseline that cannot be compared: before all others.
_APART = -1


@dataclass(frozen=True, slots=True)
class Plotted:
    """One thing that a chart shows. ``value`` is `None` where no figure is published.

    ``kind`` is baseline, baseline_apart, reading, provisional, projected, suppressed,
    not_published, target, interim or comparator. ``period`` is `None` where nobody says which time
    it is about. ``segment`` is that of `Point` for figures of the measure, else `None`: only
    figures of one segment can be compared. ``name`` is whose figure a comparator is.
    """

    kind: str
    value: Decimal | None
    period: PartialDate | None
    segment: int | None = None
    name: str = ""

    @property
    def day(self) -> float:
        """The day at which it stands: the middle of its time; a date to be met is a last day."""
        assert self.period is not None
        if self.kind in ("target", "interim"):
            return self.period.effective.toordinal()
        return middle(self.period)

    @property
    def compared(self) -> bool:
        """Whether it is a figure of the measure that a line may join."""
        return self.kind in ("baseline", "reading", "provisional")


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark at a place. ``kind`` names its shape; ``small`` is a dot among many.

    ``value`` is the figure in plain digits (−1.46 is `-1.46`), and `None` where
    none is published. ``period`` is the time as it is written in the data.
    """

    kind: str
    x: float
    y: float
    value: str | None
    period: str | None
    small: bool


def plotted(measure: MeasureState, day: dt.date) -> tuple[Plotted, ...]:
    """Return all that the chart of a measure shows, or nothing when there is no figure of it yet.

    Figures of the measure stand first and in the order of time, those without a time last; then
    steps, the dated target, comparators.
    """
    figures = [*_baseline(measure), *_readings(measure)]
    if not any(item.compared or item.kind == "baseline_apart" for item in figures):
        return ()
    timed = sorted(
        (item for item in figures if item.period is not None),
        key=lambda item: (item.day, item.segment),
    )
    untimed = [item for item in figures if item.period is None]
    return (*timed, *untimed, *_steps(measure, day), *_target(measure), *_elsewhere(measure, day))


def scale(
    measure: MeasureState, items: Iterable[Plotted], *, top: float, bottom: float
) -> ValueAxis:
    """Return the axis on which the figures of ``items`` and the target of their measure are."""
    values = [*(item.value for item in items), measure.target_value]
    return value_axis(
        [value for value in values if value is not None],
        top=top,
        bottom=bottom,
        same_within=measure.record.same_within,
        share=measure.record.unit == "%",
    )


def runs(items: Sequence[Plotted], *, seasonal: bool = False) -> list[list[Plotted]]:
    """Return the rows of figures that a line joins.

    A line stays within a segment, and does not go over a time for which there is no figure. Of a
    ``seasonal`` measure it joins only the figures for the same term as the newest one.
    """
    if seasonal:
        items = _same_term(items)
    found: list[list[Plotted]] = []
    segment = None
    for item in items:
        if item.segment is None or item.period is None or item.kind == "projected":
            continue
        if not item.compared:
            segment = None
        elif item.segment != segment:
            segment = item.segment
            found.append([item])
        else:
            found[-1].append(item)
    return [run for run in found if len(run) > 1]


def _same_term(items: Sequence[Plotted]) -> list[Plotted]:
    timed = [(i, i.period) for i in items if i.segment is not None and i.period is not None]
    newest = [season(period) for item, period in timed if item.compared][-1:]
    return [item for item, period in timed if [season(period)] == newest]


def breaks(items: Sequence[Plotted]) -> list[tuple[Plotted, Plotted]]:
    """Return the neighbours between which figures cannot be compared."""
    return [
        (one, two)
        for one, two in pairwise(i for i in items if i.segment is not None)
        if one.segment != two.segment and (one.period is None) == (two.period is None)
    ]


def _baseline(measure: MeasureState) -> Iterator[Plotted]:
    baseline = measure.record.baseline
    if baseline is not None:
        kind, segment = ("baseline", 0) if baseline.comparable else ("baseline_apart", _APART)
        yield Plotted(kind, baseline.value, _stated(baseline.period), segment)


def _readings(measure: MeasureState) -> Iterator[Plotted]:
    for point in measure.points:
        reading = point.reading
        period = _stated(reading.period)
        if not isinstance(reading.value, Decimal):
            yield Plotted(reading.value, None, period, point.segment)
            continue
        kind = "provisional" if reading.provisional else "reading"
        kind = "projected" if reading.projected else kind
        yield Plotted(kind, reading.value, period, point.segment)


def _steps(measure: MeasureState, day: dt.date) -> Iterator[Plotted]:
    """Yield the steps on the way to the target, each as it was last set."""
    newest: dict[str, InterimTarget] = {}
    for step in measure.interim_targets:
        if step.known_from <= day and step.by is not None and step.by.is_stated:
            newest[step.by.text] = step
    for step in sorted(newest.values(), key=lambda t: t.by.sort_key() if t.by else ()):
        yield Plotted("interim", step.value, step.by)


def _target(measure: MeasureState) -> Iterator[Plotted]:
    """Yield the target where it has a date; one without is a line and no mark."""
    if measure.target_value is not None and measure.target_by and measure.target_by.is_stated:
        yield Plotted("target", measure.target_value, measure.target_by)


def _elsewhere(measure: MeasureState, day: dt.date) -> Iterator[Plotted]:
    known: list[Comparator] = [c for c in measure.record.comparators if c.known_from <= day]
    for other in known:
        period = _stated(other.period) if other.period else None
        yield Plotted("comparator", other.value, period, name=other.name)


def _stated(period: PartialDate) -> PartialDate | None:
    return period if period.is_stated else None


def shape(item: Plotted, x: float, y: float, *, small: bool = False) -> Shape:
    """Return the mark of one thing at its place."""
    value = format(item.value, "f") if item.value is not None else None
    period = item.period.text if item.period else None
    return Shape(item.kind, x, y, value, period, small and item.kind == "reading")


def path(points: Iterable[tuple[float, float]]) -> str:
    """Return a line through points."""
    return "M" + "L".join(f"{short(x)} {short(y)}" for x, y in points)


def short(value: float) -> str:
    """Return a position as short as it can be written."""
    return f"{value:.1f}".removesuffix(".0")
