"""The answers at the top of the home page: what others say, and one figure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.measures import describe
from progress_site.derive.state import MeasureState, State
from progress_site.derive.views.parts import Cite, Link, When
from progress_site.derive.wording import cite, mark, when
from progress_site.model.registers import Review
from progress_site.model.words import BelongsTo, SpeaksFor, Trend


@dataclass(frozen=True, slots=True)
class OutsideAnswer:
    """One of the answers at the top of the home page.

    ``voice`` is outside, families or figure. ``verdict`` is a few words, ``words`` a
    sentence or two.
    """

    voice: str
    who: str
    verdict: str
    words: str
    date: When
    source: Cite | None
    link: Link | None
    doubt: str | None


def outside_answers(state: State, figure: MeasureState | None) -> tuple[OutsideAnswer, ...]:
    """Return what outside checks, families and ``figure`` say, as far as it is on record."""
    answers = []
    for voice, who, speakers in (
        ("outside", _("The outside checks"), {SpeaksFor.OUTSIDE_MONITORS}),
        ("families", _("Families"), {SpeaksFor.FAMILIES, SpeaksFor.YOUNG_PEOPLE}),
    ):
        found = [r for r in state.reviews if r.speaks_for in speakers]
        if found:
            answers.append(_review_answer(found[-1], voice, who))
    if figure is not None:
        answers.append(_figure_answer(figure))
    return tuple(answers)


def _review_answer(review: Review, voice: str, who: str) -> OutsideAnswer:
    return OutsideAnswer(
        voice=voice,
        who=who,
        verdict=review.verdict,
        words=review.words,
        date=when(review.date),
        source=cite(review.source),
        link=Link(f"{addresses.STORY}#review-{review.id}", _("More about this")),
        doubt=review.doubt,
    )


def one_figure(state: State) -> MeasureState | None:
    """Return the measure with the newest figure that can be compared, if there is one."""
    comparable = [
        m
        for m in state.measures.values()
        if m.compared and m.trend in (Trend.BETTER, Trend.WORSE, Trend.ABOUT_THE_SAME)
    ]

    def newest(measure: MeasureState) -> tuple[dt.date, str]:
        assert measure.compared is not None
        return (measure.compared[1][0].last or dt.date.min, measure.record.id)

    return max(comparable, key=newest, default=None)


def _figure_answer(measure: MeasureState) -> OutsideAnswer:
    assert measure.compared is not None
    return OutsideAnswer(
        voice="figure",
        who=_("One figure"),
        verdict=mark("trend", measure.trend).words,
        words=f"{measure.record.question} {describe(measure)}{_beside(measure)}",
        date=when(measure.compared[1][0]),
        source=cite(measure.record.source),
        link=Link(addresses.measure(measure.record.id), _("More about this figure")),
        doubt=measure.record.doubt,
    )


def _beside(measure: MeasureState) -> str:
    if measure.record.belongs_to is BelongsTo.BESIDE_THIS_PLAN:
        return " " + _("This was not one of the plan’s promises.")
    return ""
