"""The views of measures: each answers two questions, with the rule that decided them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.charts.spark import spark
from progress_site.derive.measures import describe, describe_target, latest_figure
from progress_site.derive.state import Event, MeasureState, Point, State
from progress_site.derive.time_words import at
from progress_site.derive.views.charts import chart_of_day
from progress_site.derive.views.common import numbered_title
from progress_site.derive.views.drawing import ChartView, SparkView
from progress_site.derive.views.parts import Cite, FigureRow, Link, Mark, MeasureCard, When
from progress_site.derive.wording import (
    cite,
    figure,
    label,
    mark,
    number,
    period_words,
    published_when,
    sentences,
    when,
    withdrawn_words,
)
from progress_site.model.base import RegisterRecord, Source
from progress_site.model.dates import NOT_STATED, PartialDate
from progress_site.model.registers import Baseline, Comparator, Reading, Target
from progress_site.model.vocabulary import VOCABULARY
from progress_site.model.words import AgainstTarget, BelongsTo, SetBy, Trend, Wanted

#: Up to so many figures of this plan each have a card with a small chart; more are short rows.
_FEW = 12


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure as one short row. ``law`` is set where the newest figure breaks a limit in law."""

    question: str
    href: str
    trend: Mark
    latest: str | None
    law: str | None


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """Measures about one area of the plan; ``title`` is `None` where they are about none."""

    title: str | None
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """`/figures/`. The figures of this plan are ``cards`` where there are few, else ``rows``.

    ``headlines`` are the headline figures without a card; no other list repeats them. ``sparks``
    says whether any card has a small chart.
    """

    template: ClassVar[str] = "pages/measures.html"
    sparks: bool
    headlines: tuple[MeasureRow, ...]
    cards: tuple[MeasureCard, ...]
    rows: tuple[MeasureRow, ...]
    beside_this_plan: tuple[MeasureGroup, ...]
    before_this_plan: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """`/figures/ID/`. ``rules`` are the sentences that say how the two answers were decided.

    ``published`` says when the rows were published where that is the same for all of them.
    ``chart`` is `None` when there is no figure to draw; ``file`` is the address of the figures as
    a file. ``oembed`` and ``embed`` are as in `ActionView`.
    """

    template: ClassVar[str] = "pages/measure.html"
    card: MeasureCard
    oembed: str
    embed: Link | None
    chart: ChartView | None
    file: str
    definition: str
    wanted: str
    caption: str
    rows: tuple[FigureRow, ...]
    published: str | None
    comparators: tuple[FigureRow, ...]
    comparators_published: str | None
    targets_caption: str
    targets: tuple[FigureRow, ...]
    rules: tuple[str, ...]
    source: Cite
    limits: str | None
    doubt: str | None
    actions: tuple[Link, ...]
    withdrawn: str | None


def measure_card(state: MeasureState, drawn: SparkView | None = None) -> MeasureCard:
    """Return a measure with its two answers, and with a small chart where that is wanted."""
    record = state.record
    gone = withdrawn_words(record.withdrawn)
    since = None
    if state.since_last and len([p for p in state.points if not p.reading.projected]) > 2:
        since = {
            Trend.BETTER: _("Since the figure before, it got better."),
            Trend.WORSE: _("Since the figure before, it got worse."),
            Trend.CHANGED: None,
        }.get(state.since_last, _("Since the figure before, it is about the same."))
    if record.seasonal:
        since = None
    return MeasureCard(
        question=record.question,
        href=addresses.measure(record.id),
        trend_question=_("How has it changed?")
        if record.wanted is Wanted.NEITHER
        else _("Is it getting better?"),
        trend=mark("trend", state.trend),
        trend_sentence=gone or describe(state),
        target_question=_target_question(state),
        target=mark("target", _target_key(state)),
        target_sentence=gone or describe_target(state),
        since_last=since,
        latest=latest_figure(state),
        origin=None
        if record.belongs_to is BelongsTo.THIS_PLAN
        else label("belongs_to", record.belongs_to),
        spark=drawn,
    )


def _target_question(state: MeasureState) -> str | None:
    """Return what is asked about the target; `None` for a figure of others without a target."""
    if state.target_value is None and state.record.belongs_to is not BelongsTo.THIS_PLAN:
        return None
    return label("target_question", _set_by(state))


def _target_key(state: MeasureState) -> str:
    """Return the key of the mark that says where the newest figure is against the target."""
    if _set_by(state) is SetBy.LAW and state.against_target is not None:
        return "law_kept" if state.against_target is AgainstTarget.MET else "law_not_kept"
    return state.against_target or "none"


def _set_by(state: MeasureState) -> SetBy:
    return state.record.target.set_by if state.record.target else SetBy.THIS_PLAN


def measures_view(state: State) -> MeasuresView:
    """Return the view of `/figures/`."""
    chosen = [i for i in state.library.plan.headline_figures if i in state.measures]
    order = dict.fromkeys([*chosen, *state.measures])
    by_origin: dict[BelongsTo, list[MeasureState]] = {origin: [] for origin in BelongsTo}
    for ident in order:
        measure = state.measures[ident]
        by_origin[measure.record.belongs_to].append(measure)
    this_plan = by_origin[BelongsTo.THIS_PLAN]
    few = len(this_plan) <= _FEW
    cards = [measure_card(m, spark(m, state.day)) for m in this_plan] if few else []
    headlines = [
        m
        for m in map(state.measures.__getitem__, chosen)
        if not (few and m.record.belongs_to is BelongsTo.THIS_PLAN)
    ]

    def rows(measures: Sequence[MeasureState]) -> tuple[MeasureRow, ...]:
        return tuple(_measure_row(m) for m in measures if m not in headlines)

    return MeasuresView(
        sparks=any(card.spark for card in cards),
        headlines=tuple(map(_measure_row, headlines)),
        cards=tuple(cards),
        rows=() if few else rows(this_plan),
        beside_this_plan=tuple(_by_area(state, by_origin[BelongsTo.BESIDE_THIS_PLAN], rows)),
        before_this_plan=rows(by_origin[BelongsTo.BEFORE_THIS_PLAN]),
    )


def _by_area(
    state: State,
    measures: Sequence[MeasureState],
    rows: Callable[[Sequence[MeasureState]], tuple[MeasureRow, ...]],
) -> Iterator[MeasureGroup]:
    """Yield the measures of each area, those about none last."""
    titles = {area.number: area.title for area in state.library.plan.areas}
    for area in (*titles, None):
        of_area = [
            m for m in measures if (m.record.area if m.record.area in titles else None) == area
        ]
        if found := rows(of_area):
            yield MeasureGroup(titles[area] if area is not None else None, found)


def _measure_row(state: MeasureState) -> MeasureRow:
    record = state.record
    broken = _target_key(state) == "law_not_kept" and record.withdrawn is None
    return MeasureRow(
        question=record.question,
        href=addresses.measure(record.id),
        trend=mark("trend", state.trend),
        latest=withdrawn_words(record.withdrawn) or latest_figure(state),
        law=record.target.words if broken and record.target else None,
    )


def measure_view(state: State, measure: MeasureState) -> MeasureView:
    """Return the view of `/figures/ID/`."""
    record = measure.record
    readings_published = _published_together([p.reading for p in measure.points])
    comparators = [c for c in record.comparators if c.known_from <= state.day]
    comparators_published = _published_together(comparators)
    return MeasureView(
        card=measure_card(measure),
        oembed=addresses.oembed_measure(record.id),
        embed=None
        if record.withdrawn
        else Link(
            addresses.embed_offer(addresses.measure(record.id)),
            _("Show this figure on your own site"),
        ),
        definition=record.definition,
        wanted=label("wanted", record.wanted),
        chart=chart_of_day(measure, state.day),
        file=addresses.measure_csv(record.id),
        caption=f"{record.question} ({record.unit})",
        rows=_rows(measure, one_day=readings_published is not None),
        published=readings_published,
        comparators=_comparators(measure, comparators, one_day=comparators_published is not None),
        comparators_published=comparators_published,
        targets_caption=_(VOCABULARY["target_caption"][_set_by(measure)].label, unit=record.unit),
        targets=_targets(measure),
        rules=_rules(measure),
        source=cite(record.source) or Cite(_("not published"), None, None, None),
        limits=record.limits,
        doubt=record.doubt,
        actions=tuple(
            Link(
                addresses.action(a.number),
                numbered_title(a),
            )
            for a in state.actions.values()
            if record.id in a.record.measures
        ),
        withdrawn=withdrawn_words(record.withdrawn),
    )


def _published_together(records: Sequence[RegisterRecord]) -> str | None:
    """Return when all of several records were published, or `None` where that differs."""
    dates = {r.published for r in records}
    if len(records) < 2 or len(dates) > 1:
        return None
    (date,) = dates
    if date is None:
        return _("The dates on which these figures were published are not known.")
    return _("All of these figures were published %(when)s.", when=at(date))


def _rows(measure: MeasureState, *, one_day: bool) -> tuple[FigureRow, ...]:
    record, rows = measure.record, []
    if record.baseline:
        baseline = record.baseline
        note = _("the start") if baseline.comparable else _("the start, which cannot be compared")
        rows.append(
            FigureRow(
                period=when(baseline.period),
                value=figure(baseline.value, record.unit),
                kind="baseline",
                note=sentences([note, *_known_of(baseline)]),
                published=None,
                break_before=None,
            )
        )
    rows += [_row(measure, point, one_day=one_day) for point in measure.points]
    return tuple(rows)


def _row(measure: MeasureState, point: Point, *, one_day: bool) -> FigureRow:
    reading = point.reading
    words = {"suppressed": _("Too few to publish"), "not_published": _("Never published")}

    def shown(value: Decimal | str) -> str:
        return figure(value, measure.record.unit) if isinstance(value, Decimal) else words[value]

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


def _comparators(
    measure: MeasureState, comparators: Sequence[Comparator], *, one_day: bool
) -> tuple[FigureRow, ...]:
    return tuple(
        FigureRow(
            # The day of its publication is no time that it is about.
            period=period_words(c.period or NOT_STATED),
            value=figure(c.value, measure.record.unit),
            kind="comparator",
            note=sentences([c.name, c.doubt]) if c.doubt else c.name,
            published=None if one_day else published_when(c),
            break_before=None,
        )
        for c in comparators
    )


def _targets(measure: MeasureState) -> tuple[FigureRow, ...]:
    """Return the target and the steps on the way, with all that they were before."""
    unit = measure.record.unit
    replaced = {(e.before, e.after_date): e for e in measure.target_events}
    rows = []
    for step in measure.interim_targets:
        note = [_("a step on the way"), *filter(None, [step.reason, step.doubt])]
        change = replaced.get((str(step.value), step.by))
        if change is not None and change.on > step.known_from:
            note.append(_replaced(change))
        rows.append(
            FigureRow(
                period=when(step.by) if step.by else _without_date(SetBy.THIS_PLAN),
                value=figure(step.value, unit),
                kind="interim",
                note=sentences(note),
                published=published_when(step),
                break_before=None,
            )
        )
    by = measure.record.target.by if measure.record.target else None
    changes = [e for e in measure.target_events if e.kind == "target"]
    for change in changes:
        if change.before is not None:
            rows.append(
                _target_row(
                    measure, Decimal(change.before), by, sentences([_replaced(change)]), "replaced"
                )
            )
        by = change.after_date or by
    if measure.target_value is not None:
        reason = changes[-1].reason if changes else None
        target = [label("target_name", _set_by(measure)), *_words(measure.record.target)]
        note_now = sentences([*target, *filter(None, [reason])])
        rows.append(_target_row(measure, measure.target_value, measure.target_by, note_now))
    return tuple(rows)


def _target_row(
    measure: MeasureState,
    value: Decimal,
    by: PartialDate | None,
    note: str,
    kind: str = "target",
) -> FigureRow:
    return FigureRow(
        period=when(by) if by else _without_date(_set_by(measure)),
        value=figure(value, measure.record.unit),
        kind=kind,
        note=note,
        published=None,
        break_before=None,
    )


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


def _rules(measure: MeasureState) -> tuple[str, ...]:
    record = measure.record
    within = _move(record.same_within, record.unit)
    return (
        _(
            "Better or worse: the newest figure is compared with the first one that was counted "
            "in the same way. A move of %(within)s or less is “about the same”.",
            within=within,
        ),
        *(
            [_("A term is only compared with the same term of another year.")]
            if record.seasonal
            else []
        ),
        *(
            [
                _(
                    "Against the target: a figure is on course when it is where it should be by "
                    "then, or better. That is at the last step that was due, or on the straight "
                    "line from the start to the target."
                )
            ]
            if _set_by(measure) is SetBy.THIS_PLAN and _target_question(measure)
            else []
        ),
    )


def _without_date(set_by: SetBy) -> When:
    """Return the words for a target without a date: what the law demands has none."""
    return When(_("always") if set_by is SetBy.LAW else _("no date given"), None)
