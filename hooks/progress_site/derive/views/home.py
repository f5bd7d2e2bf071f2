"""The view of the home page: is it getting better?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _, n_
from progress_site.derive import addresses
from progress_site.derive.state import MilestoneState, State
from progress_site.derive.time_words import at
from progress_site.derive.views.common import (
    action_line,
    feedback_card,
    said_and_answered,
    stage_link,
)
from progress_site.derive.views.ending import Ending, ending
from progress_site.derive.views.measures import measure_card
from progress_site.derive.views.milestones import how_late, late_or_open, why_open
from progress_site.derive.views.news import news
from progress_site.derive.views.outside_answers import OutsideAnswer, one_figure, outside_answers
from progress_site.derive.views.parts import (
    ActionLine,
    Counts,
    FeedbackCard,
    LateItem,
    Link,
    MeasureCard,
    NewsItem,
    StageLink,
    StoryItem,
)
from progress_site.derive.wording import counts, mark, spelt, when
from progress_site.model.registers import JourneyEvent
from progress_site.model.words import ENDED, PlanStatus

#: How many of each a reader with ten minutes is shown; the rest is one link away.
LATELY, LATE, LISTENED = 3, 3, 2


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """One question of the home page, its answer in a line, and where on the page it is told."""

    question: str
    words: str
    anchor: str
    example: bool


@dataclass(frozen=True, slots=True)
class HomeView:
    """`/`: is it getting better, what changed lately, what is late, my child, did they listen."""

    template: ClassVar[str] = "pages/home.html"
    lede: str
    promise: str
    short: tuple[ShortAnswer, ...]
    answers: tuple[OutsideAnswer, ...]
    counts: Counts
    actions: tuple[ActionLine, ...]
    ending: Ending | None
    story: tuple[StoryItem, ...]
    lately: tuple[NewsItem, ...]
    late_heading: str
    late_sentence: str
    late: tuple[LateItem, ...]
    late_example: bool
    stages: tuple[StageLink, ...]
    listened_sentence: str
    listened_example: bool
    listened: tuple[FeedbackCard, ...]
    measures: tuple[MeasureCard, ...]


def home_view(state: State) -> HomeView:
    """Return the view of `/`."""
    example = any(m.example for m in state.milestones.values())
    late = late_or_open(state)
    figure = one_figure(state)
    lately = tuple(news(state, u, effects=True) for u in reversed(state.updates[-LATELY:]))
    late_heading = (
        _("What was not finished, and why?") if state.plan in ENDED else _("What is late, and why?")
    )
    late_sentence, listened_sentence = _late_sentence(state, late), _listened(state)
    late_example = any(m.example for m in late)
    listened_example = any(f.example for f in state.feedback.values())
    return HomeView(
        lede=_lede(state),
        promise=_promise(state),
        short=(
            _newest(lately),
            ShortAnswer(late_heading, late_sentence, "late", late_example),
            ShortAnswer(
                _("What about my child?"),
                _("What you can expect and ask for now, by age."),
                "child",
                example=False,
            ),
            ShortAnswer(_("Did they listen?"), listened_sentence, "listen", listened_example),
        ),
        answers=outside_answers(state, figure),
        counts=counts(state.counts, example=example),
        actions=tuple(action_line(state, a) for a in state.actions.values()),
        ending=ending(state, example=example) if state.plan in ENDED else None,
        story=_story(state),
        lately=lately,
        late_heading=late_heading,
        late_sentence=late_sentence,
        late=tuple(_late_item(state, m) for m in late[:LATE]),
        late_example=late_example,
        stages=tuple(stage_link(s) for s in state.library.your_rights.stages),
        listened_sentence=listened_sentence,
        listened_example=listened_example,
        listened=tuple(
            feedback_card(state, f)
            for f in sorted(
                (f for f in state.feedback.values() if f.record.withdrawn is None),
                key=lambda f: (f.response is not None, f.record.published.sort_key(), f.record.id),
                reverse=True,
            )[:LISTENED]
        ),
        measures=tuple(
            measure_card(m)
            for m in state.measures.values()
            if m.compared and not m.example and m is not figure
        ),
    )


def _newest(lately: tuple[NewsItem, ...]) -> ShortAnswer:
    words, example = _("No update has been published yet."), False
    if lately:
        words, example = f"{lately[0].date.words}: {lately[0].title}", lately[0].example
    return ShortAnswer(_("What changed lately?"), words, "lately", example)


def _promise(state: State) -> str:
    return _(
        "%(place)s made %(number)s promises to children and young people with "
        "SEND (special educational needs and disabilities). This is the public record of what "
        "became of them.",
        place=state.library.plan.place,
        number=spelt(len(state.actions)),
    )


def _lede(state: State) -> str:
    """Answer the question of the page from what is on record and real, and from nothing else."""
    if state.plan is PlanStatus.DRAFT:
        return _("The plan is a draft. It has not been approved yet, so there is nothing to judge.")
    if state.plan is PlanStatus.ACTIVE:
        approval = state.library.plan.approval
        if approval is None:
            return _("The plan is under way. Below is what was promised, and how far it is.")
        return _(
            "The plan is under way. It was approved %(when)s. Below is what was promised, and how "
            "far it is.",
            when=at(approval.date),
        )
    day = at(state.plan_since) if state.plan_since else ""
    words = mark("plan", state.plan).words.lower()
    if state.plan is PlanStatus.STEPPED_DOWN:
        return _(
            "The plan was %(status)s %(when)s, and outside checks on it ended. "
            "That alone does not tell us that every promise was kept.",
            status=words,
            when=day,
        )
    return _(
        "The plan was %(status)s %(when)s. "
        "That alone does not tell us that every promise was kept.",
        status=words,
        when=day,
    )


def _story(state: State) -> tuple[StoryItem, ...]:
    return tuple(_story_item(e) for e in state.journey if e.main)


def _late_sentence(state: State, late: list[MilestoneState]) -> str:
    ended = state.plan in ENDED
    if not late:
        if ended:
            return _("No milestone on record was left unfinished.")
        return _("No milestone is late today.")
    number = spelt(len(late)).capitalize()
    if ended:
        return n_(
            "%(spelt)s milestone was still open when the plan ended.",
            "%(spelt)s milestones were still open when the plan ended.",
            len(late),
            spelt=number,
        )
    return n_(
        "%(spelt)s milestone is late.", "%(spelt)s milestones are late.", len(late), spelt=number
    )


def _late_item(state: State, milestone: MilestoneState) -> LateItem:
    moved = milestone.due != milestone.original_due
    action = state.actions[milestone.action]
    guides = {s.id: s for s in state.library.your_rights.stages}
    stage = next((guides[s] for s in action.record.stages if s in guides), None)
    if stage is not None:
        text = _("What you can ask for now: %(age)s", age=stage.title)
        help_link = Link(addresses.stage(stage.id), text, stage.example)
    else:
        help_link = Link(addresses.GET_HELP, _("Who you can ask"))
    late = how_late(state, milestone)
    return LateItem(
        id=milestone.id,
        promise=milestone.promise,
        href=addresses.milestone(milestone.id),
        mark=mark("status", milestone.status),
        first_promised=when(milestone.original_due),
        now_promised=when(milestone.due) if moved else None,
        how_late=f"{late[:1].upper()}{late[1:]}" if late else None,
        why=why_open(milestone),
        help=help_link,
        example=milestone.example,
    )


def _listened(state: State) -> str:
    said, answered = said_and_answered(state.feedback.values())
    if not said:
        return _("Nothing that families said is on record here yet.")
    if said == answered == 1:
        return _("The one thing that people said has an answer.")
    if said == 1:
        return _("The one thing that people said has no answer yet.")
    return n_(
        "%(number)s of %(total)s things that people said has an answer.",
        "%(number)s of %(total)s things that people said have an answer.",
        answered,
        total=said,
    )


def _story_item(event: JourneyEvent) -> StoryItem:
    """Return one thing that happened on the way."""
    return StoryItem(when(event.date), event.title, event.example)
