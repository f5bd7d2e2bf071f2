"""The view of the home page: is it getting better?"""

from __future__ import annotations

import datetime as dt

from progress_site.catalogue import _, n_
from progress_site.derive import addresses
from progress_site.derive.measures import describe
from progress_site.derive.state import MeasureState, MilestoneState, State
from progress_site.derive.time_words import at
from progress_site.derive.views.common import (
    action_line,
    feedback_card,
    said_and_answered,
    stage_link,
    update_link,
)
from progress_site.derive.views.measures import measure_card
from progress_site.derive.views.milestones import how_late, late_or_open, why_open
from progress_site.derive.views.news import news
from progress_site.derive.views.pages import Ending, HomeView, OutsideAnswer, ShortAnswer
from progress_site.derive.views.parts import LateItem, Link, NewsItem, StoryItem
from progress_site.derive.views.reference import story_item
from progress_site.derive.wording import cite, counts, joined, mark, spelt, when
from progress_site.model.registers import Review
from progress_site.model.words import ENDED, BelongsTo, PlanStatus, SpeaksFor, Status, Trend

#: How many of each a reader with ten minutes is shown; the rest is one link away.
LATELY, LATE, LISTENED = 4, 3, 3


def home_view(state: State) -> HomeView:
    """Return the view of `/`."""
    example = any(m.example for m in state.milestones.values())
    late = late_or_open(state)
    figure = _one_figure(state)
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
        answers=_answers(state, figure),
        counts=counts(state.counts, example=example),
        actions=tuple(action_line(state, a) for a in state.actions.values()),
        ending=_ending(state, example=example) if state.plan in ENDED else None,
        story=_story(state),
        lately=lately,
        late_heading=late_heading,
        late_sentence=late_sentence,
        late=tuple(_late_item(state, m) for m in late[:LATE]),
        late_example=late_example,
        stages=tuple(stage_link(s) for s in state.library.what_it_means.stages),
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


def _answers(state: State, figure: MeasureState | None) -> tuple[OutsideAnswer, ...]:
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
        link=Link(f"{addresses.JOURNEY}#review-{review.id}", _("More about this")),
        doubt=review.doubt,
        example=review.example,
    )


def _one_figure(state: State) -> MeasureState | None:
    """Return the real measure with the newest figure that can be compared, if there is one."""
    comparable = [
        m
        for m in state.measures.values()
        if m.compared
        and not m.example
        and m.trend in (Trend.BETTER, Trend.WORSE, Trend.ABOUT_THE_SAME)
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
        example=False,
    )


def _beside(measure: MeasureState) -> str:
    if measure.record.belongs_to is BelongsTo.BESIDE_THIS_PLAN:
        return " " + _("This was not one of the plan’s promises.")
    return ""


def _ending(state: State, *, example: bool) -> Ending:
    event = next(e for e in reversed(state.events) if e.kind == "plan")
    update = next(u for u in state.updates if u.slug == event.update)
    done = state.counts.get(Status.DONE, 0)
    unfinished = state.counts.get(Status.UNFINISHED, 0)
    stopped = state.counts.get(Status.STOPPED, 0)
    open_ones = [m for m in state.milestones.values() if m.status is Status.UNFINISHED]
    carried = sum(1 for m in open_ones if m.carried_on_by)
    successor = state.library.plan.successor
    still_open = n_(
        "%(number)s milestone still open", "%(number)s milestones still open", unfinished
    )
    not_finished = [still_open] if unfinished else []
    not_finished += [_("%(number)s stopped", number=stopped)] if stopped else []
    return Ending(
        words=event.words,
        update=update_link(state, event.update),
        source=cite(update.source),
        finished=n_(
            "%(number)s milestone. Each one shows its proof.",
            "%(number)s milestones. Each one shows its proof.",
            done,
        )
        if done
        else _("No milestone on record here."),
        not_finished=_("%(what)s. We keep them in view.", what=joined(not_finished))
        if not_finished
        else _("Nothing that is on record here."),
        carried_on=_carried(carried, unfinished),
        successor=successor.words
        if successor
        else _(
            "We do not know what followed this plan. When the partnership says it, it will "
            "stand here."
        ),
        successor_url=successor.url if successor else None,
        example=example,
    )


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


def _story(state: State) -> tuple[StoryItem, ...]:
    return tuple(story_item(e) for e in state.journey if e.main)


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
    guides = {s.id: s for s in state.library.what_it_means.stages}
    stage = next((guides[s] for s in action.record.stages if s in guides), None)
    if stage is not None:
        text = _("What you can ask for now: %(age)s", age=stage.title)
        help_link = Link(addresses.stage(stage.id), text, stage.example)
    else:
        help_link = Link(addresses.GET_INVOLVED, _("Who you can ask"))
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
