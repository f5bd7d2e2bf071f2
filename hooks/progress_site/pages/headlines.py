"""The figures that the publisher chose to answer the question of the home page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from progress_site.catalogue import _
from progress_site.fold.state import MeasureState, State
from progress_site.model.dates import PartialDate
from progress_site.model.registers import Measure
from progress_site.words.measures import describe_peak, rounded
from progress_site.words.shown import Mark
from progress_site.words.time_words import at
from progress_site.words.wording import mark


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """One figure: ``words`` say where it is and was, ``beside`` the same figure elsewhere."""

    record: Measure
    trend: Mark
    words: str
    beside: str | None


@dataclass(frozen=True, slots=True)
class AreaAnswer:
    """The headline figures of one area; the last one has those that belong to none."""

    title: str
    figures: tuple[HeadlineFigure, ...]


def area_answers(state: State) -> tuple[AreaAnswer, ...]:
    """Return the headline figures by area, each area in the order that the publisher chose."""
    chosen = [
        state.measures[ident]
        for ident in state.library.plan.headline_figures
        if ident in state.measures and state.measures[ident].record.withdrawn is None
    ]
    titles = {area.number: area.title for area in state.library.plan.areas}
    titles[0] = _("The plan as a whole")
    answers = []
    for number, title in titles.items():
        figures = tuple(_headline(state, m) for m in chosen if (m.record.area or 0) == number)
        if figures:
            answers.append(AreaAnswer(title, figures))
    return tuple(answers)


def _headline(state: State, measure: MeasureState) -> HeadlineFigure:
    return HeadlineFigure(
        record=measure.record,
        trend=mark("trend", measure.trend),
        words=" ".join(_sentences(measure)),
        beside=_beside(state, measure),
    )


def _sentences(measure: MeasureState) -> Iterator[str]:
    """Yield where the figure is, where it began, and a high or low between the two."""
    found = _figures(measure)
    if not found:
        yield _("No figure has been published yet.")
        return
    period, latest = found[-1]
    yield _("%(figure)s %(when)s.", figure=_capital(rounded(latest, measure)), when=at(period))
    if measure.compared is None:
        return
    (first_period, first), _newest = measure.compared
    yield _("It was %(figure)s %(when)s.", figure=rounded(first, measure), when=at(first_period))
    if peak := describe_peak(measure):
        yield peak


def _figures(measure: MeasureState) -> list[tuple[PartialDate, Decimal]]:
    """Return the newest run of comparable figures, oldest first."""
    read = [
        p
        for p in measure.points
        if not p.reading.projected and isinstance(p.reading.value, Decimal)
    ]
    return [
        (p.reading.period, p.reading.value)
        for p in read
        if p.segment == read[-1].segment and isinstance(p.reading.value, Decimal)
    ]


def _beside(state: State, measure: MeasureState) -> str | None:
    """Return the same figure of the same period elsewhere, such as in England."""
    found = _figures(measure)
    if not found:
        return None
    period = found[-1][0]
    for other in measure.record.comparators:
        if other.period and other.period.text == period.text:
            return _("%(name)s: %(figure)s.", name=other.name, figure=rounded(other.value, measure))
    return None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
