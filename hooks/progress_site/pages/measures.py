"""Measures: all of them, and one. Each answers two questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.charts.view import ChartView, SparkView, chart_of_day, spark
from progress_site.fold.state import MeasureState, State
from progress_site.model.registers import Measure
from progress_site.model.vocabulary import (
    VOCABULARY,
    AgainstTarget,
    BelongsTo,
    SetBy,
    Trend,
    Wanted,
)
from progress_site.pages.components import numbered_title
from progress_site.pages.formats import format_views
from progress_site.pages.measure_tables import (
    FigureRow,
    comparator_rows,
    published_together,
    reading_rows,
    rules,
    set_by,
    target_question,
    target_rows,
)
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.measures import describe, describe_target, latest_figure
from progress_site.words.shown import Link, Mark
from progress_site.words.wording import label, mark, withdrawn_words

#: Up to so many figures of this plan each have a card with a small chart; more are short rows.
_FEW = 12


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """A measure in a list, with its two answers.

    ``trend`` answers “is it getting better?”, ``target`` “is it where it was promised to be?”;
    each has a sentence with the figures in it. ``target_question`` is `None` where nobody set a
    target that could be asked about. ``spark`` is drawn only where measures stand side by
    side.
    """

    id: str
    question: str
    trend_question: str
    trend: Mark
    trend_sentence: str
    target_question: str | None
    target: Mark
    target_sentence: str
    since_last: str | None
    latest: str | None
    origin: str | None
    spark: SparkView | None


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure as one short row. ``law`` is set where the newest figure breaks a limit in law."""

    id: str
    question: str
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
    ``chart`` is `None` when there is no figure to draw.
    """

    template: ClassVar[str] = "pages/measure.html"
    card: MeasureCard
    chart: ChartView | None
    record: Measure
    rows: tuple[FigureRow, ...]
    published: str | None
    comparators: tuple[FigureRow, ...]
    comparators_published: str | None
    targets_caption: str
    targets: tuple[FigureRow, ...]
    rules: tuple[str, ...]
    actions: tuple[Link, ...]


def measure_pages(state: State) -> Iterator[PageSpec]:
    """Yield `/figures/`, and a page for each measure."""
    top = Link(addresses.FIGURES, _("Figures"))
    yield PageSpec(
        top.href,
        top.text,
        _("The figures: is it getting better, and is it where it was promised to be?"),
        measures_view(state),
    )
    for measure in state.measures.values():
        record = measure.record
        yield PageSpec(
            addresses.measure(record.id),
            record.question,
            record.definition,
            measure_view(state, measure),
            (top,),
            max([record.known_from] + [p.reading.known_from for p in measure.points]),
            formats=format_views(state, record),
        )


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
        id=record.id,
        question=record.question,
        trend_question=_("How has it changed?")
        if record.wanted is Wanted.NEITHER
        else _("Is it getting better?"),
        trend=mark("trend", state.trend),
        trend_sentence=gone or describe(state),
        target_question=target_question(state),
        target=mark("target", _target_key(state)),
        target_sentence=gone or describe_target(state),
        since_last=since,
        latest=latest_figure(state),
        origin=None
        if record.belongs_to is BelongsTo.THIS_PLAN
        else label("belongs_to", record.belongs_to),
        spark=drawn,
    )


def _target_key(state: MeasureState) -> str:
    """Return the key of the mark that says where the newest figure is against the target."""
    if set_by(state) is SetBy.LAW and state.against_target is not None:
        return "law_kept" if state.against_target is AgainstTarget.MET else "law_not_kept"
    return state.against_target or "none"


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
        id=record.id,
        question=record.question,
        trend=mark("trend", state.trend),
        latest=withdrawn_words(record.withdrawn) or latest_figure(state),
        law=record.target.words if broken and record.target else None,
    )


def measure_view(state: State, measure: MeasureState) -> MeasureView:
    """Return the view of `/figures/ID/`."""
    record = measure.record
    readings_published = published_together([p.reading for p in measure.points])
    comparators_published = published_together(record.comparators)
    return MeasureView(
        card=measure_card(measure),
        record=record,
        chart=chart_of_day(measure, state.day),
        rows=reading_rows(measure, one_day=readings_published is not None),
        published=readings_published,
        comparators=comparator_rows(
            measure, record.comparators, one_day=comparators_published is not None
        ),
        comparators_published=comparators_published,
        targets_caption=_(VOCABULARY["target_caption"][set_by(measure)].label, unit=record.unit),
        targets=target_rows(measure),
        rules=rules(measure),
        actions=tuple(
            Link(addresses.action(a.number), numbered_title(a))
            for a in state.actions.values()
            if record.id in a.record.measures
        ),
    )
