"""The view of the home page: is support getting better?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _, n_
from progress_site.fold.state import State
from progress_site.model.registers import Review
from progress_site.model.words import ENDED, PlanStatus, SpeaksFor
from progress_site.pages.components import answers_sentence, stage_link
from progress_site.pages.ending import Ending, ending
from progress_site.pages.headlines import AreaAnswer, area_answers
from progress_site.pages.news import news
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.unfinished import LateItem, late_items, late_sentence
from progress_site.urls import addresses
from progress_site.words.keeper import unofficial
from progress_site.words.shown import (
    Counts,
    NewsItem,
    StageLink,
)
from progress_site.words.time_words import at, plan_ended
from progress_site.words.wording import counts, spelt

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
