"""The tables on the page of a measure, and the rules that decided its two answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from progress_site.catalogue import _
from progress_site.fold.state import Event, MeasureState, Point
from progress_site.model.base import RegisterRecord, Source
from progress_site.model.dates import NOT_STATED, PartialDate
from progress_site.model.registers import Baseline, InterimTarget, Reading, Target
from progress_site.model.vocabulary import BelongsTo, SetBy
from progress_site.words.shown import When
from progress_site.words.wording import (
    at,
    figure,
    label,
    number,
    period_words,
    published_when,
    sentences,
    when,
)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of a measure's table. ``note`` says what the figure is not: final, comparable.

    ``break_before`` is set when this row cannot be compared with the ones above it.
    """

    period: When
    value: str
    kind: str
    note: str | None
    published: When | None = None
    break_before: str | None = None


#: The rows of a table, and when they were published where that is the same for all of them.
Rows = tuple[tuple[FigureRow, ...], str | None]


def set_by(state: MeasureState) -> SetBy:
    """Return who set the target of a measure; without one it would be this plan."""
    return state.record.target.set_by if state.record.target else SetBy.THIS_PLAN


def target_question(state: MeasureState) -> str | None:
    """Return what is asked about the target; `None` for a figure of others without a target."""
    if state.target_value is None and state.record.belongs_to is not BelongsTo.THIS_PLAN:
        return None
    return label("target_question", set_by(state))


def _published_together(records: Sequence[RegisterRecord]) -> str | None:
    """Return when all of several records were published, or `None` where that differs."""
    dates = {r.published for r in records}
    if len(records) < 2 or len(dates) > 1:
        return None
    (date,) = dates
    if date is None:
        return _("The dates on which these figures were published are not known.")
    return _("All of these figures were published %(when)s.", when=at(date))


def reading_rows(measure: MeasureState) -> Rows:
    """Return a row for the start and each figure."""
    rows, unit = [], measure.record.unit
    if baseline := measure.record.baseline:
        note = _("the start") if baseline.comparable else _("the start, which cannot be compared")
        notes = sentences([note, *_known_of(baseline)])
        value = figure(baseline.value, unit)
        rows.append(FigureRow(when(baseline.period), value, "baseline", notes))
    together = _published_together([point.reading for point in measure.points])
    rows += [_row(point, unit, one_day=together is not None) for point in measure.points]
    return tuple(rows), together


def _row(point: Point, unit: str, *, one_day: bool) -> FigureRow:
    reading = point.reading
    words = {"suppressed": _("Too few to publish"), "not_published": _("Never published")}

    def shown(value: Decimal | str) -> str:
        return figure(value, unit) if isinstance(value, Decimal) else words[value]

    notes = [_("not final")] if reading.provisional else []
    notes += [_("a forecast")] if reading.projected else []
    if point.replaced:
        earlier = shown(point.replaced[-1].value).lower()
        notes.append(_("before that it was given as %(figure)s", figure=earlier))
    notes += [f"{part.name}: {shown(part.value).lower()}" for part in reading.parts]
    notes += _known_of(reading)
    return FigureRow(
        period=period_words(reading.period),
        value=shown(reading.value),
        kind="projected" if reading.projected else "reading",
        note=sentences(notes) or None,
        published=None if one_day else published_when(reading),
        break_before=reading.break_before,
    )


def comparator_rows(measure: MeasureState) -> Rows:
    """Return a row for each figure of another place."""
    record = measure.record
    together = _published_together(record.comparators)
    rows = (
        FigureRow(
            # The day of its publication is no time that it is about.
            period=period_words(c.period or NOT_STATED),
            value=figure(c.value, record.unit),
            kind="comparator",
            note=sentences([c.name, c.doubt]) if c.doubt else c.name,
            published=None if together else published_when(c),
        )
        for c in record.comparators
    )
    return tuple(rows), together


def target_rows(measure: MeasureState) -> tuple[FigureRow, ...]:
    """Return the target and the steps on the way, with all that they were before."""
    record = measure.record

    def row(
        value: Decimal,
        by: PartialDate | None,
        kind: str,
        *notes: str | None,
        step: InterimTarget | None = None,
    ) -> FigureRow:
        undated = (
            _("always") if step is None and set_by(measure) is SetBy.LAW else _("no date given")
        )
        return FigureRow(
            period=when(by) if by else When(undated, None),
            value=figure(value, record.unit),
            kind=kind,
            note=sentences([note for note in notes if note]),
            published=published_when(step) if step else None,
        )

    replaced = {(e.before, e.after_date): e for e in measure.target_events}
    rows = []
    for step in measure.interim_targets:
        change = replaced.get((str(step.value), step.by))
        gone = _replaced(change) if change and change.on > step.known_from else None
        notes = (_("a step on the way"), step.reason, step.doubt, gone)
        rows.append(row(step.value, step.by, "interim", *notes, step=step))
    by = record.target.by if record.target else None
    changes = [e for e in measure.target_events if e.kind == "target"]
    for change in changes:
        if change.before is not None:
            rows.append(row(Decimal(change.before), by, "replaced", _replaced(change)))
        by = change.after_date or by
    if measure.target_value is not None:
        reason = changes[-1].reason if changes else None
        name = label("target_name", set_by(measure))
        said = _words(record.target)
        rows.append(row(measure.target_value, measure.target_by, "target", name, *said, reason))
    return tuple(rows)


def _replaced(change: Event) -> str:
    return _("no longer the target since %(date)s", date=when(change.date).words)


def _words(target: Target | None) -> list[str]:
    """Return what a target says in words, where that is written, and what is in doubt about it."""
    if target is None:
        return []
    return [words for words in (target.words, _where(target.source), target.doubt) if words]


def _known_of(record: Baseline | Reading) -> list[str]:
    """Return what to know of a figure, what is in doubt about it, and where it comes from."""
    where = _where(record.source)
    source = _("Source: %(source)s", source=where) if where else None
    return [words for words in (record.note, record.doubt, source) if words]


def _where(source: Source | None) -> str:
    """Return what a source is called and who published it; nothing where there is none."""
    return ", ".join(filter(None, [source.title, source.publisher])) if source else ""


def _move(size: Decimal, unit: str) -> str:
    """Return how far a figure moves. From 40% to 41% is one point, and not one per cent."""
    if unit != "%":
        return figure(size, unit)
    if size == 1:
        return _("1 point")
    return _("%(size)s points", size=number(size, ""))


def rules(measure: MeasureState) -> tuple[str, ...]:
    """Return the sentences that say how the two answers were decided."""
    record = measure.record
    found = [
        _(
            "Better or worse: the newest figure is compared with the first one that was counted "
            "in the same way. A move of %(within)s or less is “about the same”.",
            within=_move(record.same_within, record.unit),
        )
    ]
    if record.seasonal:
        found.append(_("A term is only compared with the same term of another year."))
    if set_by(measure) is SetBy.THIS_PLAN and target_question(measure):
        found.append(
            _(
                "Against the target: a figure is on course when it is where it should be by "
                "then, or better. That is at the last step that was due, or on the straight "
                "line from the start to the target."
            )
        )
    return tuple(found)
