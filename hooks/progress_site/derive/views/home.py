"""The view of the home page: is it getting better?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _, n_
from progress_site.derive import addresses
from progress_site.derive.state import State
from progress_site.derive.time_words import at, at_the_end
from progress_site.derive.unfinished import Unfinished, open_at_end, unfinished
from progress_site.derive.views.common import (
    action_line,
    feedback_card,
    said_and_answered,
    stage_link,
)
from progress_site.derive.views.ending import Ending, ending
from progress_site.derive.views.measures import measure_card
from progress_site.derive.views.milestones import NO_REASON, how_late, new_date_passed
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
from progress_site.derive.wording import counts, mark, sentences, spelt, when
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
    stages: tuple[StageLink, ...]
    listened_sentence: str
    listened: tuple[FeedbackCard, ...]
    measures: tuple[MeasureCard, ...]


def home_view(state: State) -> HomeView:
    """Return the view of `/`."""
    late = unfinished(state)
    figure = one_figure(state)
    lately = tuple(news(state, u, effects=True) for u in reversed(state.updates[-LATELY:]))
    late_heading = (
        _("What was not finished, and why?") if state.plan in ENDED else _("What is late, and why?")
    )
    late_sentence, listened_sentence = _late_sentence(state, late), _listened(state)
    return HomeView(
        lede=_lede(state),
        promise=_promise(state),
        short=(
            _newest(lately),
            ShortAnswer(late_heading, late_sentence, "late"),
            ShortAnswer(
                _("What about my child?"),
                _("What you can expect and ask for now, by age."),
                "child",
            ),
            ShortAnswer(_("Did they listen?"), listened_sentence, "listen"),
        ),
        answers=outside_answers(state, figure),
        counts=counts(state.counts),
        actions=tuple(action_line(state, a) for a in state.actions.values()),
        ending=ending(state) if state.plan in ENDED else None,
        story=_story(state),
        lately=lately,
        late_heading=late_heading,
        late_sentence=late_sentence,
        late=tuple(_late_item(state, m) for m in late[:LATE]),
        stages=tuple(stage_link(s) for s in state.library.your_rights.stages),
        listened_sentence=listened_sentence,
        listened=tuple(
            feedback_card(state, f)
            for f in sorted(
                (f for f in state.feedback.values() if f.record.withdrawn is None),
                key=lambda f: (f.response is not None, f.record.since.sort_key(), f.record.id),
                reverse=True,
            )[:LISTENED]
        ),
        measures=tuple(
            measure_card(m) for m in state.measures.values() if m.compared and m is not figure
        ),
    )


def _newest(lately: tuple[NewsItem, ...]) -> ShortAnswer:
    words = _("No update has been published yet.")
    if lately:
        words = f"{lately[0].date.words}: {lately[0].title}"
    return ShortAnswer(_("What changed lately?"), words, "lately")


def _promise(state: State) -> str:
    return _(
        "%(place)s made %(number)s promises to children and young people with "
        "SEND (special educational needs and disabilities). This is the public record of what "
        "became of them.",
        place=state.library.plan.place,
        number=spelt(len(state.actions)),
    )


def _lede(state: State) -> str:
    """Answer the question of the page from what is on record, and from nothing else."""
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
            "Outside monitoring of the plan ended %(when)s. The plan itself may go on. "
            "That alone does not tell us that every promise was kept.",
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


def _late_sentence(state: State, late: tuple[Unfinished, ...]) -> str:
    if state.plan in ENDED:
        return _at_end_sentence(state, len(late))
    if not late:
        return _("No milestone is late today.")
    number = spelt(len(late)).capitalize()
    return n_(
        "%(spelt)s milestone is late.", "%(spelt)s milestones are late.", len(late), spelt=number
    )


def _at_end_sentence(state: State, now: int) -> str:
    """Say what was open on the day when it ended, and what is open today where that differs."""
    then = len(open_at_end(state))
    if not then:
        return _("No milestone on record was left unfinished.")
    sentence = n_(
        "%(spelt)s milestone was still open %(when)s.",
        "%(spelt)s milestones were still open %(when)s.",
        then,
        spelt=spelt(then).capitalize(),
        when=at_the_end(state),
    )
    if now == then:
        return sentence
    today = n_(
        "%(spelt)s is still open today.",
        "%(spelt)s are still open today.",
        now,
        spelt=spelt(now).capitalize(),
    )
    return f"{sentence} {today}"


def _late_item(state: State, item: Unfinished) -> LateItem:
    milestone = item.milestone
    action = state.actions[milestone.action]
    guides = {s.id: s for s in state.library.your_rights.stages}
    stage = next((guides[s] for s in action.record.stages if s in guides), None)
    if stage is not None:
        text = _("What you can ask for now: %(age)s", age=stage.title)
        help_link = Link(addresses.stage(stage.id), text)
    else:
        help_link = Link(addresses.GET_HELP, _("Who you can ask"))
    notes = [how_late(state, milestone), new_date_passed(state, milestone)]
    return LateItem(
        id=milestone.id,
        promise=milestone.promise,
        href=addresses.milestone(milestone.id),
        mark=mark("status", milestone.status),
        first_promised=when(item.first),
        now_promised=when(item.latest) if item.latest else None,
        how_late=sentences([note for note in notes if note]) or None,
        why=item.why or _(NO_REASON),
        help=help_link,
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
    return StoryItem(when(event.date), event.title)
