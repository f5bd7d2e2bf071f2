"""The view of the home page: is support getting better?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from progress_site.catalogue import _, n_
from progress_site.fold.lateness import open_at_end
from progress_site.fold.state import MeasureState, State
from progress_site.model.base import Source
from progress_site.model.dates import PartialDate
from progress_site.model.plan import Successor
from progress_site.model.reference import StageGuide
from progress_site.model.registers import Review
from progress_site.model.vocabulary import ENDED, PlanStatus, SpeaksFor, Status
from progress_site.pages.changes import news
from progress_site.pages.components import answers_sentence, update_link
from progress_site.pages.milestones import LateItem, late_items, late_sentence
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.measures import describe_peak, rounded
from progress_site.words.shown import Link, NewsItem
from progress_site.words.wording import at, capital, joined, plan_ended, spelt


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """One figure: ``words`` say where it is and was, ``beside`` the same figure elsewhere."""

    measure: MeasureState
    words: str
    beside: str | None


def _areas(state: State) -> Iterator[tuple[str, tuple[HeadlineFigure, ...]]]:
    """Yield the headline figures by area; within one, in the order that the publisher chose."""
    found = map(state.measures.get, state.library.plan.headline_figures)
    chosen = [m for m in found if m is not None and m.record.withdrawn is None]
    titles = {area.number: area.title for area in state.library.plan.areas}
    titles[0] = _("The plan as a whole")
    for number, title in titles.items():
        if figures := tuple(_headline(m) for m in chosen if (m.record.area or 0) == number):
            yield title, figures


def _headline(measure: MeasureState) -> HeadlineFigure:
    return HeadlineFigure(measure, " ".join(_sentences(measure)), _beside(measure))


def _sentences(measure: MeasureState) -> Iterator[str]:
    """Yield where the figure is, where it began, and a high or low between the two."""
    found = _figures(measure)
    if not found:
        yield _("No figure has been published yet.")
        return
    period, latest = found[-1]
    yield _("%(figure)s %(when)s.", figure=capital(rounded(latest, measure)), when=at(period))
    if measure.compared is None:
        return
    (first_period, first), _newest = measure.compared
    yield _("It was %(figure)s %(when)s.", figure=rounded(first, measure), when=at(first_period))
    if peak := describe_peak(measure):
        yield peak


def _figures(measure: MeasureState) -> list[tuple[PartialDate, Decimal]]:
    """Return the newest run of comparable figures, oldest first."""
    read = [
        (p.segment, p.reading.period, p.reading.value)
        for p in measure.points
        if not p.reading.projected and isinstance(p.reading.value, Decimal)
    ]
    return [(period, value) for segment, period, value in read if segment == read[-1][0]]


def _beside(measure: MeasureState) -> str | None:
    """Return the same figure of the same period elsewhere, such as in England."""
    found = _figures(measure)
    if not found:
        return None
    period = found[-1][0]
    for other in measure.record.comparators:
        if other.period and other.period.text == period.text:
            return _("%(name)s: %(figure)s.", name=other.name, figure=rounded(other.value, measure))
    return None


@dataclass(frozen=True, slots=True)
class Ending:
    """How monitoring or the plan ended: what was finished then, what was not, who carries it on."""

    heading: str
    words: str | None
    update: Link
    source: Source | None
    finished: str
    not_finished: str
    carried_on: str
    successor: Successor | None


#: How many of each a reader with ten minutes is shown; the rest is one link away.
LATELY, LATE = 2, 2


@dataclass(frozen=True, slots=True)
class HomeView:
    """`/`: the answer to its question, then what is new, late, asked for and answered.

    ``lede`` says what the plan is, who made it and where it is now. ``areas`` are the headline
    figures by area; the last has those that belong to none. ``answers`` are the newest view from
    outside and from families, and ``silent`` says whose is not on record.
    """

    template: ClassVar[str] = "pages/home.html"
    question: str
    lede: str
    areas: tuple[tuple[str, tuple[HeadlineFigure, ...]], ...]
    answers: tuple[tuple[str, Review], ...]
    silent: str | None
    counts: Mapping[Status, int]
    ending: Ending | None
    lately: tuple[NewsItem, ...]
    late_heading: str
    late_sentence: str
    late: tuple[LateItem, ...]
    stages: tuple[StageGuide, ...]
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


def home_view(state: State) -> HomeView:
    """Return the view of `/`."""
    known = bool(state.milestones)
    return HomeView(
        question=_("Is SEND support in %(place)s getting better?", place=state.library.plan.place),
        lede=_lede(state),
        areas=tuple(_areas(state)),
        answers=tuple(_answers(state)),
        silent=_silent(state),
        counts=state.counts if known else {},
        ending=_ending(state) if state.plan in ENDED and known else None,
        lately=tuple(news(state, u, effects=True) for u in reversed(state.updates[-LATELY:])),
        late_heading=_("What was not finished") if state.plan in ENDED else _("What is late"),
        late_sentence=late_sentence(state),
        late=late_items(state)[:LATE],
        stages=state.library.your_rights.stages,
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
    return f"{what} {_plan_now(state)}"


def _plan_now(state: State) -> str:
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
        body=capital(approval.by),
        when=at(approval.date),
    )


def _silent(state: State) -> str | None:
    """Say whose view is not on record, where that is so."""
    voices = {review.speaks_for.value for review in state.reviews}
    if "outside_monitors" not in voices:
        return _("No outside body has published a view of the plan yet.")
    if not voices & {"families", "young_people"}:
        return _("No published view of families or young people is on record.")
    return None


def _ending(state: State) -> Ending:
    """Return how the plan ended, once it has."""
    event = next(e for e in reversed(state.events) if e.kind == "plan")
    then = open_at_end(state)
    left = [m for m in state.milestones.values() if m.status is Status.UNFINISHED]
    done, stopped = (
        state.counts.get(status, 0) - sum(1 for m in then if m.status is status)
        for status in (Status.DONE, Status.STOPPED)
    )
    still_open = n_(
        "%(number)s milestone still open", "%(number)s milestones still open", len(then)
    )
    not_finished = [still_open] if then else []
    not_finished += [_("%(number)s stopped", number=stopped)] if stopped else []
    return Ending(
        heading=_("How government checks ended")
        if state.plan is PlanStatus.STEPPED_DOWN
        else _("How the plan ended"),
        words=event.words,
        update=update_link(state, event.update),
        source=state.updates[state.update_places[event.update]].source,
        finished=n_(
            "%(number)s milestone was done by then.",
            "%(number)s milestones were done by then.",
            done,
        )
        if done
        else _("No milestone on record here."),
        not_finished=_not_finished(joined(not_finished), len(then), len(left))
        if not_finished
        else _("Nothing that is on record here."),
        carried_on=_carried(sum(1 for m in left if m.carried_on_by), len(left)),
        successor=state.library.plan.successor,
    )


def _not_finished(what: str, then: int, now: int) -> str:
    if now == then:
        return _("%(what)s.", what=what)
    return _("%(what)s. Today %(number)s of them are still open.", what=what, number=now)


def _carried(carried: int, unfinished: int) -> str:
    if not unfinished:
        return _("Nothing is left to carry on, as far as this record shows.")
    if not carried:
        return _("Nobody has said who carries on what is still open.")
    if carried == unfinished:
        return _("Somebody is named for each milestone that is still open.")
    return _(
        "Somebody is named for %(named)s of the %(number)s that are still open. For the others "
        "nobody has said who carries them on.",
        named=carried,
        number=unfinished,
    )
