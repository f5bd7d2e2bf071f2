"""Measures and their figures."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from progress_site.catalogue import N_
from progress_site.fields import shared
from progress_site.fields.field import Context, Field, Link, Record, Table, column, member
from progress_site.fold.state import MeasureState, Point
from progress_site.model.dates import NOT_STATED, PartialDate
from progress_site.model.registers import Part, Reading
from progress_site.model.vocabulary import SetBy
from progress_site.urls import addresses

_STATES = ("published", "suppressed", "not_published")


def _figure(value: Decimal | str | None) -> Decimal | None:
    """Return the figure, if one is published."""
    return value if isinstance(value, Decimal) else None


def _state(value: Decimal | str | None) -> str | None:
    """Return what there is of a figure."""
    return "published" if isinstance(value, Decimal) else value


def _set_by(measure: MeasureState, _: Context) -> SetBy:
    """Return who set the target; one that an update brought is of this plan."""
    target = measure.record.target
    return target.set_by if target else SetBy.THIS_PLAN


_NUMBER = "null when suppressed or never published."
Record(
    Part,
    "A part of a figure that the total is the sum of.",
    Field("name"),
    Field("value", _NUMBER, lambda part, _: _figure(part.value), Decimal, null=True),
    Field("state", "", lambda part, _: _state(part.value), _STATES),
)
_READING = (
    Field("period"),
    Field("published", "null when nobody knows."),
    Field("recorded", "The day on which it was written down here."),
    Field("value", _NUMBER, lambda r, c: _figure(c.record(r).value), Decimal, null=True),
    Field("state", "", lambda r, c: _state(c.record(r).value), _STATES),
    Field("provisional", "true: it may still change."),
    Field("projected", "true: it is a forecast."),
    Field("break_before", "Why no earlier reading can be compared with it."),
    Field("note"),
    shared.CORRECTED,
    shared.DOUBT,
    Field("source"),
    Field("parts", "What the total is made of."),
)
Record(Reading, "A figure whose place a later publication took.", *_READING)
Record(
    Point,
    "One figure for one period.",
    *_READING,
    Field("replaced", "Earlier publications of it, oldest first."),
)
_TARGET = Record(
    MeasureState,
    "Where a measure was promised to be.",
    Field("value", "", "target_value", Decimal),
    Field("by", "", "target_by"),
    Field("set_by", "", _set_by, SetBy),
    Field("words", "", "target.words"),
    Field("source", "", "target.source"),
    Field("doubt", "", "target.doubt"),
    name="Target",
)


def _target(measure: MeasureState, _: Context) -> MeasureState | None:
    return None if measure.target_value is None else measure


def _newest(measure: MeasureState) -> Decimal | str | None:
    """Return the value of the newest reading, if there is one."""
    return measure.points[-1].reading.value if measure.points else None


_MEASURE = Record(
    MeasureState,
    "A figure over time.",
    Field("id", N_("The id of the measure.")),
    Field("question", N_("The plain question that it answers.")),
    Field("definition", N_("What is counted, exactly.")),
    Field("unit", N_("What the figure counts, such as %% or days.")),
    Field("wanted", N_("Which way is better.")),
    Field("same_within", N_("A move of at most this is “about the same”.")),
    Field("belongs_to", N_("Whether it belongs to this plan.")),
    Field("area", N_("The number of the area that it is about.")),
    Field("baseline", N_("Where it stood at the start."), "baseline.value"),
    Field("baseline_period", N_("The time that the start is about."), "baseline.period"),
    member("target", "", _target, _TARGET, null=True),
    column("target", N_("Where it was promised to be."), "target_value"),
    column("target_by", N_("By when.")),
    member("comparators", "The same figure elsewhere."),
    member("readings", "The newest publication of each figure.", "points"),
    column(
        "latest",
        N_("The newest figure. Empty: none, or too few people."),
        lambda m, _: _figure(_newest(m)),
        Decimal,
    ),
    column(
        "latest_state",
        N_("What there is of the newest figure."),
        lambda m, _: _state(_newest(m)),
        _STATES,
    ),
    column(
        "latest_period",
        N_("The time that the newest figure is about."),
        lambda m, _: m.points[-1].reading.period if m.points else None,
        PartialDate,
    ),
    Field("trend", N_("How it moved since the start.")),
    Field("since_last", N_("How it moved since last time.")),
    Field("against_target", N_("Where it is against its target. Empty: they cannot be compared.")),
    member("source"),
    column("source", N_("Where the figures come from."), "source.title"),
    column("source_url", N_("The web address of that source."), "source.url", Link),
    Field("limits", N_("What the figure cannot tell.")),
    shared.url(lambda m: addresses.measure(m.record.id)),
    *shared.PUBLIC,
    Field("seasonal", N_("true: only the same terms are compared.")),
    column("target_set_by", N_("Who set the target."), "target.set_by"),
    column("target_words", N_("What the target says, in words."), "target.words"),
    column("target_source", N_("Where the target is written."), "target.source.title"),
    shared.FORMATS,
    member("interim_targets", "Steps on the way, oldest first."),
    member(
        "baseline_comparable", "false: readings are not compared with it.", "baseline.comparable"
    ),
    member("baseline_note", "", "baseline.note"),
    member("baseline_doubt", "", "baseline.doubt"),
    member("baseline_source", "", "baseline.source"),
)
_EACH_MEASURE = N_("One row for each measure, with its newest figure.")
MEASURES = Table("measures", N_("Measures"), _EACH_MEASURE, "id", _MEASURE)


# -- one row for each figure

FigureKind = Literal[
    "baseline", "reading", "part", "interim_target", "target", "comparator", "withdrawn"
]
FigureState = Literal["published", "suppressed", "not_published", "withdrawn"]


@dataclass(frozen=True)
class Figure:
    """One row of figures. What its record does not have is `None`, and empty in the row."""

    measure: MeasureState
    record: FigureKind
    period: PartialDate | None
    value: Decimal | None
    state: FigureState
    name: str | None
    provisional: bool | None
    projected: bool | None
    replaced: bool | None
    series: int | None
    break_before: str | None
    published: PartialDate | dt.date | None
    note: str | None
    doubt: str | None
    recorded: dt.date | None


def figures(measure: MeasureState, context: Context) -> Iterator[Figure]:
    """Yield baseline, readings, steps, target and comparators; or that it was withdrawn."""
    record, start = measure.record, measure.record.baseline
    if (gone := record.withdrawn) is not None:
        yield _row(measure, "withdrawn", None, "withdrawn", published=gone.on, note=gone.reason)
        return
    if start is not None:
        series = 0 if start.comparable else None
        yield _row(measure, "baseline", start.period, start.value, start, series=series)
    for point in measure.points:
        newest, series = point.reading, point.segment
        for it in (*point.replaced, newest):
            replaced = it is not newest
            yield _row(
                measure, "reading", it.period, it.value, it, series=series, replaced=replaced
            )
        dated = {"published": newest.published, "recorded": newest.recorded}
        for part in newest.parts:
            yield _row(measure, "part", newest.period, part.value, part, series=series, **dated)
    for step in measure.interim_targets:
        by = step.by or NOT_STATED
        yield _row(measure, "interim_target", by, step.value, step, note=step.reason)
    if measure.target_value is not None:
        yield _row(measure, "target", measure.target_by or NOT_STATED, measure.target_value)
    for other in measure.record.comparators:
        yield _row(measure, "comparator", other.period or NOT_STATED, other.value, other)


#: What a row has of the record that it is about.
_SAID = tuple(field.name for field in dataclasses.fields(Figure))[5:]


def _row(
    measure: MeasureState,
    kind: FigureKind,
    period: PartialDate | None,
    value: Decimal | FigureState,
    record: object = None,
    **more: object,
) -> Figure:
    state: FigureState = "published" if isinstance(value, Decimal) else value
    said: dict[str, Any] = {name: getattr(record, name, None) for name in _SAID} | more
    return Figure(measure, kind, period, _figure(value), state, **said)


#: Also the columns of `data/measures/ID.csv`; they began there, and keep its order and names.
READINGS = Table(
    "readings",
    N_("Figures"),
    N_("One row for each figure of each measure. The file of one measure has the same columns."),
    None,
    Record(
        Figure,
        "One row of figures.",
        column("measure", N_("The id of the measure."), "measure.record.id", refers_to="measures"),
        column("record", N_("What kind of figure it is.")),
        column("name", N_("Of which part, or of which other place.")),
        column("period", N_("The time that it is about, as the data has it."), "period.text"),
        column("period_first", N_("The first day of that time."), "period.first"),
        column("period_last", N_("The last day of that time."), "period.last"),
        column("value", N_("The figure. Empty: none is published.")),
        column("unit", N_("What is counted."), "measure.record.unit"),
        column("state", N_("What there is of the figure.")),
        column("provisional", N_("true: it may still change.")),
        column("projected", N_("true: it is a forecast.")),
        column("replaced", N_("true: a later figure took its place.")),
        column("series", N_("Figures with the same number here can be compared.")),
        column("break_before", N_("Why it cannot be compared with those before it.")),
        column(
            "published",
            N_("When it was published, as the data has it. Empty: nobody knows."),
            kind=str,
        ),
        column("note", N_("What a reader should know about it.")),
        column("doubt", shared.DOUBT.words),
        column("recorded", shared.RECORDED.words),
    ),
    lambda c: (row for measure in c.state.measures.values() for row in figures(measure, c)),
)
