"""Measures: all of them, and one. Each answers two questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.charts.view import ChartView, SparkView, chart_of_day, spark
from progress_site.fold.state import MeasureState, State
from progress_site.model.vocabulary import VOCABULARY, AgainstTarget, BelongsTo, SetBy, Trend
from progress_site.pages.components import action_link
from progress_site.pages.formats import format_views
from progress_site.pages.measure_tables import (
    FigureRow,
    comparator_rows,
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
from progress_site.words.wording import mark, withdrawn_words

#: Up to so many figures of this plan each have a card with a small chart; more are short rows.
_FEW = 12


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """A measure in a list, with its two answers.

    The trend answers “is it getting better?”, ``target`` “is it where it was promised to be?”;
    each has a sentence with the figures in it. ``target_question`` is `None` where nobody set a
    target that could be asked about. ``spark`` is drawn only where measures are shown
    side by side.
    """

    measure: MeasureState
    trend_sentence: str
    target_question: str | None
    target: Mark
    target_sentence: str
    since_last: str | None
    latest: str | None
    spark: SparkView | None


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """`/figures/`. The figures of this plan are ``cards`` where there are few, else ``rows``.

    ``headlines`` are the headline figures without a card; no other list repeats them. Those beside
    this plan are listed by the title of their area; it is `None` where they are about none.
    """

    template: ClassVar[str] = "pages/measures.html"
    headlines: tuple[MeasureCard, ...]
    cards: tuple[MeasureCard, ...]
    rows: tuple[MeasureCard, ...]
    beside_this_plan: tuple[tuple[str | None, tuple[MeasureCard, ...]], ...]
    before_this_plan: tuple[MeasureCard, ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """`/figures/ID/`. ``rules`` are the sentences that say how the two answers were decided.

    ``published`` says when the rows were published where that is the same for all of them.
    ``chart`` is `None` when there is no figure to draw.
    """

    template: ClassVar[str] = "pages/measure.html"
    card: MeasureCard
    chart: ChartView | None
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


def measure_card(measure: MeasureState, drawn: SparkView | None = None) -> MeasureCard:
    """Return a measure with its two answers, and with a small chart where that is wanted."""
    gone = withdrawn_words(measure.record.withdrawn)
    return MeasureCard(
        measure=measure,
        trend_sentence=gone or describe(measure),
        target_question=target_question(measure),
        target=mark("target", _target_key(measure)),
        target_sentence=gone or describe_target(measure),
        since_last=_since_last(measure),
        latest=latest_figure(measure),
        spark=drawn,
    )


def _since_last(measure: MeasureState) -> str | None:
    figures = [p for p in measure.points if not p.reading.projected]
    if measure.record.seasonal or not measure.since_last or len(figures) < 3:
        return None
    return {
        Trend.BETTER: _("Since the figure before, it got better."),
        Trend.WORSE: _("Since the figure before, it got worse."),
        Trend.CHANGED: None,
    }.get(measure.since_last, _("Since the figure before, it is about the same."))


def _target_key(measure: MeasureState) -> str:
    """Return the key of the mark that says where the newest figure is against the target."""
    if set_by(measure) is SetBy.LAW and measure.against_target is not None:
        return "law_kept" if measure.against_target is AgainstTarget.MET else "law_not_kept"
    return measure.against_target or "none"


def measures_view(state: State) -> MeasuresView:
    """Return the view of `/figures/`."""
    chosen = [i for i in state.library.plan.headline_figures if i in state.measures]
    order = [state.measures[ident] for ident in dict.fromkeys([*chosen, *state.measures])]
    of = {origin: [m for m in order if m.record.belongs_to is origin] for origin in BelongsTo}
    this_plan = of[BelongsTo.THIS_PLAN]
    few = len(this_plan) <= _FEW
    carded = this_plan if few else []
    headlines = [m for m in order[: len(chosen)] if m not in carded]

    def rows(measures: Iterable[MeasureState]) -> tuple[MeasureCard, ...]:
        return tuple(measure_card(m) for m in measures if m not in headlines)

    areas = {area.number: area.title for area in state.library.plan.areas}
    beside: dict[str | None, list[MeasureState]] = {t: [] for t in (*areas.values(), None)}
    for measure in of[BelongsTo.BESIDE_THIS_PLAN]:
        beside[areas.get(measure.record.area or 0)].append(measure)
    groups = ((title, rows(measures)) for title, measures in beside.items())
    return MeasuresView(
        headlines=tuple(map(measure_card, headlines)),
        cards=tuple(measure_card(m, spark(m, state.day)) for m in carded),
        rows=() if few else rows(this_plan),
        beside_this_plan=tuple(group for group in groups if group[1]),
        before_this_plan=rows(of[BelongsTo.BEFORE_THIS_PLAN]),
    )


def measure_view(state: State, measure: MeasureState) -> MeasureView:
    """Return the view of `/figures/ID/`."""
    record = measure.record
    rows, published = reading_rows(measure)
    comparators, comparators_published = comparator_rows(measure)
    return MeasureView(
        card=measure_card(measure),
        chart=chart_of_day(measure, state.day),
        rows=rows,
        published=published,
        comparators=comparators,
        comparators_published=comparators_published,
        targets_caption=_(VOCABULARY["target_caption"][set_by(measure)].label, unit=record.unit),
        targets=target_rows(measure),
        rules=rules(measure),
        actions=tuple(
            action_link(a) for a in state.actions.values() if record.id in a.record.measures
        ),
    )
