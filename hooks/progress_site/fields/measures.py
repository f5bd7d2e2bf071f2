"""Measures and their figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from progress_site.catalogue import N_
from progress_site.derive import addresses
from progress_site.derive.state import MeasureState
from progress_site.fields.context import Context
from progress_site.fields.field import Field, Many, Record, Table
from progress_site.fields.shared import (
    CORRECTED,
    DOUBT,
    FORMATS,
    PUBLISHED,
    RECORDED,
    SOURCE_OF,
    WITHDRAWN,
)
from progress_site.model.dates import NOT_STATED, PartialDate
from progress_site.model.registers import Comparator, Reading
from progress_site.model.words import AgainstTarget, BelongsTo, SetBy, Trend, Wanted

_STATES = ("published", "suppressed", "not_published")
_SUPPRESSED = "null when suppressed or never published."


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


_COMPARATOR = Record(
    "Comparator",
    "The same figure somewhere else.",
    (
        Field("name", "text"),
        Field("value", "number"),
        PUBLISHED,
        RECORDED,
        Field("period", "date", "The time that it is about.", null=True),
        DOUBT,
    ),
)
_TARGET = Record(
    "Target",
    "Where a measure was promised to be.",
    (
        Field("value", "number", "", "target_value"),
        Field("by", "date", "", "target_by", null=True),
        Field(
            "set_by",
            SetBy,
            "",
            lambda m, _: t.set_by if (t := m.record.target) else SetBy.THIS_PLAN,
        ),
        Field("words", "text", "", "target.words", null=True),
        Field("source", SOURCE_OF.type, "", "target.source", null=True),
        Field("doubt", "text", "", "target.doubt", null=True),
    ),
)
_INTERIM_TARGET = Record(
    "InterimTarget",
    "A step on the way to the target.",
    (
        Field("value", "number"),
        Field("by", "date", null=True),
        PUBLISHED,
        RECORDED,
        Field("reason", "text", "Why it was set anew.", null=True),
        DOUBT,
    ),
)
_PART = Record(
    "Part",
    "A part of a figure that the total is the sum of.",
    (
        Field("name", "text"),
        Field("value", "number", _SUPPRESSED, lambda p, _: _figure(p.value), null=True),
        Field("state", _STATES, "", lambda p, _: _state(p.value)),
    ),
)
_READING = (
    Field("period", "date"),
    PUBLISHED,
    RECORDED,
    Field("value", "number", _SUPPRESSED, lambda r, c: _figure(c.record(r).value), null=True),
    Field("state", _STATES, "", lambda r, c: _state(c.record(r).value)),
    Field("provisional", "flag"),
    Field("projected", "flag"),
    Field("break_before", "text", "Why no earlier reading can be compared with it.", null=True),
    Field("note", "text", null=True),
    CORRECTED,
    DOUBT,
    SOURCE_OF,
    Field("parts", Many(_PART)),
)
_REPLACED = Record("ReplacedReading", "A figure whose place a later publication took.", _READING)
READING = Record(
    "Reading",
    "One figure for one period.",
    (*_READING, Field("replaced", Many(_REPLACED), "Earlier publications of it, oldest first.")),
)


def _known(measure: MeasureState, context: Context) -> list[Comparator]:
    """Return the comparators that are known on the day."""
    return [c for c in measure.record.comparators if c.known_from <= context.state.day]


def _newest(measure: MeasureState) -> Any:
    """Return the value of the newest reading, if there is one."""
    return measure.points[-1].reading.value if measure.points else None


MEASURE = Record(
    "Measure",
    "A figure over time.",
    (
        Field("id", "id", N_("The id of the measure.")),
        Field("question", "text", N_("The plain question that it answers.")),
        Field("definition", "text", N_("What is counted, exactly.")),
        Field("unit", "text", N_("What the figure counts, such as %% or days.")),
        Field("wanted", Wanted, N_("Which way is better.")),
        Field("same_within", "number", N_("A move of at most this is “about the same”.")),
        Field("belongs_to", BelongsTo, N_("Whether it belongs to this plan.")),
        Field("area", "whole", N_("The number of the area that it is about."), null=True),
        Field(
            "baseline", "number", N_("Where it stood at the start."), "baseline.value", null=True
        ),
        Field(
            "baseline_period",
            "date",
            N_("The time that the start is about."),
            "baseline.period",
            null=True,
        ),
        Field(
            "target",
            _TARGET,
            "",
            lambda m, _: None if m.target_value is None else m,
            null=True,
        ),
        Field("target", "number", N_("Where it was promised to be."), "target_value", only="table"),
        Field("target_by", "date", N_("By when."), only="table"),
        Field("comparators", Many(_COMPARATOR), "", _known),
        Field("readings", Many(READING), "", "points"),
        Field(
            "latest",
            "number",
            N_("The newest figure. Empty: none, or too few people."),
            lambda m, _: _figure(_newest(m)),
            only="table",
        ),
        Field(
            "latest_state",
            _STATES,
            N_("What there is of the newest figure."),
            lambda m, _: _state(_newest(m)),
            only="table",
        ),
        Field(
            "latest_period",
            "date",
            N_("The time that the newest figure is about."),
            lambda m, _: m.points[-1].reading.period if m.points else None,
            only="table",
        ),
        Field("trend", Trend, N_("How it moved since the start.")),
        Field("since_last", Trend, N_("How it moved since last time."), null=True),
        Field(
            "against_target",
            AgainstTarget,
            N_("Where it is against its target. Empty: they cannot be compared."),
            null=True,
        ),
        SOURCE_OF,
        Field("source", "text", N_("Where the figures come from."), "source.title", only="table"),
        Field(
            "source_url",
            "link",
            N_("The web address of that source."),
            "source.url",
            only="table",
        ),
        Field("limits", "text", N_("What the figure cannot tell."), null=True),
        Field(
            "url",
            "link",
            N_("Its page on this site."),
            lambda m, c: c.url(addresses.measure(m.record.id)),
        ),
        DOUBT,
        *WITHDRAWN,
        Field("seasonal", "flag", N_("true: only the same terms are compared.")),
        Field("target_set_by", SetBy, N_("Who set the target."), "target.set_by", only="table"),
        Field(
            "target_words",
            "text",
            N_("What the target says, in words."),
            "target.words",
            only="table",
        ),
        Field(
            "target_source",
            "text",
            N_("Where the target is written."),
            "target.source.title",
            only="table",
        ),
        CORRECTED,
        FORMATS,
        Field("interim_targets", Many(_INTERIM_TARGET), "Steps on the way, oldest first."),
        Field(
            "baseline_comparable",
            "flag",
            "false: the start cannot be compared with the readings.",
            "baseline.comparable",
            null=True,
            only="json",
        ),
        Field("baseline_note", "text", "", "baseline.note", null=True, only="json"),
        Field("baseline_doubt", "text", "", "baseline.doubt", null=True, only="json"),
        Field("baseline_source", SOURCE_OF.type, "", "baseline.source", null=True),
    ),
)
MEASURES = Table(
    "measures",
    N_("Measures"),
    N_("One row for each measure, with its newest figure."),
    "id",
    MEASURE.fields,
    lambda c: c.state.measures.values(),
)


# -- one row for each figure


@dataclass(frozen=True)
class Figure:
    """One row of figures. What ``record`` does not have is empty in the row.

    ``dated`` says when the figure was published, where ``record`` does not.
    """

    measure: MeasureState
    kind: str
    record: Any
    period: PartialDate | None
    value: Decimal | str
    replaced: bool | None = None
    series: int | None = None
    dated: Any = None

    def said(self, *names: str) -> Any:
        """Return what the record says under the first of ``names`` that it has."""
        return next((getattr(self.record, n) for n in names if hasattr(self.record, n)), None)

    @property
    def published(self) -> str | None:
        """Return when the figure became public, as it was written."""
        found = (self.dated or self).said("published", "on")
        return None if found is None else str(found)


def figures(measure: MeasureState, context: Context) -> Iterator[Figure]:
    """Yield baseline, readings, steps, target and comparators; or that it was withdrawn."""
    record, start = measure.record, measure.record.baseline
    if record.withdrawn is not None:
        yield Figure(measure, "withdrawn", record.withdrawn, None, "withdrawn")
        return
    if start is not None:
        series = 0 if start.comparable else None
        yield Figure(measure, "baseline", start, start.period, start.value, series=series)
    for point in measure.points:
        for reading in (*point.replaced, point.reading):
            replaced = reading is not point.reading
            yield _reading(measure, reading, point.segment, replaced)
        whole = _reading(measure, point.reading, point.segment)
        for part in point.reading.parts:
            yield replace(whole, kind="part", record=part, value=part.value, dated=whole)
    for step in measure.interim_targets:
        yield Figure(measure, "interim_target", step, step.by or NOT_STATED, step.value)
    if measure.target_value is not None:
        by = measure.target_by or NOT_STATED
        yield Figure(measure, "target", None, by, measure.target_value)
    for other in _known(measure, context):
        yield Figure(measure, "comparator", other, other.period or NOT_STATED, other.value)


def _reading(
    measure: MeasureState, reading: Reading, segment: int, replaced: bool | None = None
) -> Figure:
    return Figure(measure, "reading", reading, reading.period, reading.value, replaced, segment)


def _said(*names: str) -> Callable[[Figure, Context], Any]:
    return lambda figure, _: figure.said(*names)


#: Also the columns of `data/measures/ID.csv`; they began there, and keep its order and names.
READINGS = Table(
    "readings",
    N_("Figures"),
    N_("One row for each figure of each measure. The file of one measure has the same columns."),
    None,
    (
        Field(
            "measure", "id", N_("The id of the measure."), "measure.record.id", refers_to="measures"
        ),
        Field(
            "record",
            (
                "baseline",
                "reading",
                "part",
                "interim_target",
                "target",
                "comparator",
                "withdrawn",
            ),
            N_("What kind of figure it is."),
            "kind",
        ),
        Field("name", "text", N_("Of which part, or of which other place."), _said("name")),
        Field(
            "period", "text", N_("The time that it is about, as the data has it."), "period.text"
        ),
        Field("period_first", "day", N_("The first day of that time."), "period.first"),
        Field("period_last", "day", N_("The last day of that time."), "period.last"),
        Field(
            "value",
            "number",
            N_("The figure. Empty: none is published."),
            lambda figure, _: _figure(figure.value),
        ),
        Field("unit", "text", N_("What is counted."), "measure.record.unit"),
        Field(
            "state",
            (*_STATES, "withdrawn"),
            N_("What there is of the figure."),
            lambda figure, _: _state(figure.value),
        ),
        Field("provisional", "flag", N_("true: it may still change."), _said("provisional")),
        Field("projected", "flag", N_("true: it is a forecast."), _said("projected")),
        Field("replaced", "flag", N_("true: a later figure took its place.")),
        Field("series", "whole", N_("Figures with the same number here can be compared.")),
        Field(
            "break_before",
            "text",
            N_("Why it cannot be compared with those before it."),
            _said("break_before"),
        ),
        Field(
            "published",
            "text",
            N_("When it was published, as the data has it. Empty: nobody knows."),
        ),
        Field("note", "text", N_("What a reader should know about it."), _said("note", "reason")),
        Field("doubt", "text", DOUBT.words, _said("doubt")),
        Field(
            "recorded",
            "day",
            RECORDED.words,
            lambda figure, _: (figure.dated or figure).said("recorded"),
        ),
    ),
    lambda c: (row for measure in c.state.measures.values() for row in figures(measure, c)),
)
