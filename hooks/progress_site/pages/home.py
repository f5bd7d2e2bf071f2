"""The view of the home page: is support getting better?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from progress_site.catalogue import _, n_
from progress_site.fold.state import MeasureState, State
from progress_site.model.dates import PartialDate
from progress_site.model.registers import Measure, Review
from progress_site.model.vocabulary import ENDED, PlanStatus, SpeaksFor
from progress_site.pages.components import answers_sentence, stage_link
from progress_site.pages.events import news
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.unfinished import Ending, LateItem, ending, late_items, late_sentence
from progress_site.urls import addresses
from progress_site.words.measures import describe_peak, rounded
from progress_site.words.publisher import unofficial
from progress_site.words.shown import Counts, Mark, NewsItem, StageLink
from progress_site.words.wording import at, counts, mark, plan_ended, spelt


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


#: How many of each a reader with ten minutes is shown; the rest is one link away.
LATELY, LATE = 2, 2


@dataclass(frozen=True, slots=True)
class HomeView:
    """`/`: the answer to its question, then what is new, late, asked for and answered.

    ``lede`` says what the plan is, who made it and where it is now. ``unofficial`` is `None` once
    a publisher is named. ``answers`` are the newest
    view from outside and from families, and ``silent`` says whose is not on record.
    """

    template: ClassVar[str] = "pages/home.html"
    question: str
    lede: str
    unofficial: str | None
    areas: tuple[AreaAnswer, ...]
    answers: tuple[tuple[str, Review], ...]
    silent: str | None
    counts: Counts | None
    ending: Ending | None
    lately: tuple[NewsItem, ...]
    late_heading: str
    late_sentence: str
    late: tuple[LateItem, ...]
    stages: tuple[StageLink, ...]
    listened_sentence: str


def home_page(state: State) -> PageSpec:
    """Return the front page."""
    return PageSpec(
        addresses.HOME,
        _("Home"),
        _(
            "The public record of %(place)s’s plan for children and young people with SEND: what "
            "was promised, what was kept, what is late, and what families say.",
            place=state.library.plan.place,
        ),
        home_view(state),
    )


def question(state: State) -> str:
    """Return the question that the home page answers."""
    return _("Is SEND support in %(place)s getting better?", place=state.library.plan.place)


def home_view(state: State) -> HomeView:
    """Return the view of `/`."""
    known = bool(state.milestones)
    return HomeView(
        question=question(state),
        lede=_lede(state),
        unofficial=_unofficial(state),
        areas=area_answers(state),
        answers=tuple(_answers(state)),
        silent=_silent(state),
        counts=counts(state.counts) if known else None,
        ending=ending(state) if state.plan in ENDED and known else None,
        lately=tuple(news(state, u, effects=True) for u in reversed(state.updates[-LATELY:])),
        late_heading=_("What was not finished") if state.plan in ENDED else _("What is late"),
        late_sentence=late_sentence(state),
        late=late_items(state)[:LATE],
        stages=tuple(stage_link(s) for s in state.library.your_rights.stages),
        listened_sentence=answers_sentence(state.feedback.values()),
    )


def _answers(state: State) -> Iterator[tuple[str, Review]]:
    """Yield the newest view from outside and the newest from families, as far as on record."""
    for voice, speakers in (
        ("outside", {SpeaksFor.OUTSIDE_MONITORS}),
        ("families", {SpeaksFor.FAMILIES, SpeaksFor.YOUNG_PEOPLE}),
    ):
        found = [r for r in state.reviews if r.speaks_for in speakers and r.withdrawn is None]
        if found:
            yield voice, found[-1]


def _lede(state: State) -> str:
    """Say what the plan is, who made it, and where it is now."""
    plan = state.library.plan
    what = n_(
        "The %(plan)s is %(spelt)s action that the %(partnership)s promised to children and young "
        "people with special educational needs and disabilities.",
        "The %(plan)s is %(spelt)s actions that the %(partnership)s promised to children and young "
        "people with special educational needs and disabilities.",
        len(state.actions),
        plan=plan.name,
        spelt=spelt(len(state.actions)),
        partnership=plan.partnership.name,
    )
    return f"{what} {plan_now(state)}"


def plan_now(state: State) -> str:
    """Return in which state the plan is, and since when."""
    if state.plan is PlanStatus.DRAFT:
        return _("It is a draft that has not been approved yet.")
    if state.plan is PlanStatus.STEPPED_DOWN:
        more = _("That does not show by itself that every action was finished.")
        return f"{plan_ended(state)} {more}"
    if state.plan in ENDED:
        return plan_ended(state)
    approval = state.library.plan.approval
    if approval is None:
        return _("The work is under way.")
    return _(
        "%(body)s approved it %(when)s, and the work is under way.",
        body=approval.by[:1].upper() + approval.by[1:],
        when=at(approval.date),
    )


def _unofficial(state: State) -> str | None:
    """Say in one sentence what an unofficial site is, and whose words count."""
    if unofficial(state.library.plan) is None:
        return None
    return _(
        "This site is unofficial. It brings together what official bodies and families have "
        "published, each with its source. No public body has taken it on yet."
    )


def _silent(state: State) -> str | None:
    """Say whose view is not on record, where that is so."""
    voices = {review.speaks_for.value for review in state.reviews}
    if "outside_monitors" not in voices:
        return _("No outside body has published a view of the plan yet.")
    if not voices & {"families", "young_people"}:
        return _("No published view of families or young people is on record.")
    return None
