"""What the site says by itself in Easy Read: status, dates, counts and verdicts of the day.

Each sentence has one idea and at most 15 words, whatever is filled in; what could be longer is left
to the full page. Nothing here is written by hand, so an update alone changes these sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from progress_site.catalogue import N_, NN_, _, n_
from progress_site.derive.state import ActionState, FeedbackState, MilestoneState, State, Verdict
from progress_site.derive.time_words import at
from progress_site.derive.unfinished import open_at_end
from progress_site.derive.views.easy_read import EasyItem
from progress_site.derive.wording import day_words, when
from progress_site.model.base import Withdrawn
from progress_site.model.dates import PartialDate
from progress_site.model.easy_read import LONGEST_SENTENCE, EasyLine, picture_file
from progress_site.model.sentences import words_in
from progress_site.model.words import (
    Answer,
    BelongsTo,
    Impact,
    PlanStatus,
    SpeaksFor,
    Status,
    Trend,
)

#: The picture of a status, and what it means.
_STATUS = {
    Status.DONE: ("done", N_("This promise is kept.")),
    Status.ON_TRACK: ("on-track", N_("The work on this promise goes well.")),
    Status.AT_RISK: ("at-risk", N_("There is a problem with this promise.")),
    Status.LATE: ("late", N_("This promise is late.")),
    Status.UNFINISHED: ("unfinished", N_("This promise is not finished.")),
    Status.PAUSED: ("paused", N_("The work on this promise waits.")),
    Status.STOPPED: ("stopped", N_("This promise will not be kept.")),
    Status.NOT_STARTED: ("not-started", N_("Nobody has told us of work on this yet.")),
}
#: How many promises have a status; “kept” is said against all of them.
_COUNTED = (
    (Status.LATE, "late", NN_("%(number)s promise is late.", "%(number)s promises are late.")),
    (
        Status.AT_RISK,
        "at-risk",
        NN_("%(number)s promise has a problem.", "%(number)s promises have a problem."),
    ),
    (
        Status.ON_TRACK,
        "on-track",
        NN_(
            "The work goes well for %(number)s promise.",
            "The work goes well for %(number)s promises.",
        ),
    ),
    (
        Status.NOT_STARTED,
        "not-started",
        NN_(
            "We know of no work on %(number)s promise.",
            "We know of no work on %(number)s promises.",
        ),
    ),
    (Status.PAUSED, "paused", NN_("%(number)s promise waits.", "%(number)s promises wait.")),
    (
        Status.UNFINISHED,
        "unfinished",
        NN_(
            "%(number)s promise is not finished.",
            "%(number)s promises are not finished.",
        ),
    ),
    (
        Status.STOPPED,
        "stopped",
        NN_("%(number)s promise will not be kept.", "%(number)s promises will not be kept."),
    ),
)
_PLAN = {
    PlanStatus.DRAFT: N_("The plan is not agreed yet."),
    PlanStatus.ACTIVE: N_("People work on the plan now."),
    PlanStatus.STEPPED_DOWN: N_("People from outside no longer check the plan."),
    PlanStatus.CLOSED: N_("The plan has ended."),
    PlanStatus.SUPERSEDED: N_("A new plan has come in its place."),
}
#: How many promises were open on the day on which the clock stopped; not those of today.
_AT_THE_END = {
    PlanStatus.STEPPED_DOWN: NN_(
        "%(number)s promise was not kept when outside checks ended.",
        "%(number)s promises were not kept when outside checks ended.",
    ),
    PlanStatus.CLOSED: NN_(
        "%(number)s promise was not kept when the plan ended.",
        "%(number)s promises were not kept when the plan ended.",
    ),
    PlanStatus.SUPERSEDED: NN_(
        "%(number)s promise was not kept when the new plan came.",
        "%(number)s promises were not kept when the new plan came.",
    ),
}
_IMPACT = {
    Impact.TOO_EARLY: ("not-known", N_("it is too early to know.")),
    Impact.NO_EVIDENCE_YET: ("not-known", N_("nobody knows yet if it helps.")),
    Impact.EARLY_SIGNS: ("good", N_("it may be starting to help.")),
    Impact.MAKING_A_DIFFERENCE: ("good", N_("it helps.")),
    Impact.NOT_MAKING_A_DIFFERENCE: ("not-good", N_("it does not help yet.")),
}
_ANSWER = {
    Answer.DONE: ("done", N_("This is done.")),
    Answer.DOING: ("on-track", N_("We are doing it.")),
    Answer.WILL_DO: ("waiting", N_("We will do it.")),
    Answer.CANNOT_DO: ("no", N_("We cannot do it.")),
    Answer.DECIDING: ("waiting", N_("We have not decided yet.")),
}
_WITHDRAWN = {
    "privacy": N_("This keeps somebody’s private life safe."),
    "legal": N_("There is a legal reason for it."),
    "error": N_("They stood here by mistake."),
}
#: Which trends of a figure are told as what.
_TREND = {
    Trend.BETTER: "good",
    Trend.ABOUT_THE_SAME: "not-good",
    Trend.WORSE: "not-good",
    Trend.CHANGED: "changed",
}
_FIGURES = {
    "good": NN_("%(number)s figure has got better.", "%(number)s figures have got better."),
    "not-good": NN_(
        "%(number)s figure has not got better.", "%(number)s figures have not got better."
    ),
    "changed": NN_("%(number)s figure has changed.", "%(number)s figures have changed."),
    "not-known": NN_(
        "For %(number)s figure we do not know yet.", "For %(number)s figures we do not know yet."
    ),
}


def item(picture: str, words: str) -> EasyItem:
    """Return one idea with its picture."""
    return EasyItem((picture_file(picture),), words)


def written(lines: Iterable[EasyLine]) -> tuple[EasyItem, ...]:
    """Return what somebody wrote."""
    return tuple(item(line.picture, line.words) for line in lines)


def short(words: str) -> bool:
    """Whether words that stand elsewhere may stand in an Easy Read sentence."""
    return words_in(words) <= LONGEST_SENTENCE


def withdrawn(notice: Withdrawn) -> tuple[EasyItem, ...]:
    """Say that words were taken away, and why."""
    day = day_words(notice.on).words
    return (
        item("stopped", _("Words were taken away from here on %(day)s.", day=day)),
        item("help", _(_WITHDRAWN[notice.reason])),
    )


# -- the plan as a whole


def plan_items(state: State) -> Iterator[EasyItem]:
    """Yield how the plan is: its state, its promises, its figures, and what people said."""
    yield item("plan", _(_PLAN[state.plan]))
    if state.plan_since is not None and state.plan is not PlanStatus.DRAFT:
        words = _("This has been the case since %(date)s.", date=when(state.plan_since).words)
        yield item("calendar", words)
    yield from count_items(state.counts)
    if then := len(open_at_end(state)):
        yield item("unfinished", n_(*_AT_THE_END[state.first_end], then))
    measures = [
        m
        for m in state.measures.values()
        if m.record.belongs_to is BelongsTo.THIS_PLAN and m.record.withdrawn is None
    ]
    figures = Counter(_TREND.get(m.trend, "not-known") for m in measures)
    for picture, words_of in _FIGURES.items():
        if number := figures[picture]:
            yield item(picture, n_(*words_of, number))
    yield from said_items(state)


def said_items(state: State) -> Iterator[EasyItem]:
    """Yield how many things people said, and how many were answered."""
    shown = [f for f in state.feedback.values() if f.record.withdrawn is None]
    if not shown:
        return
    words = n_("People told us %(number)s thing.", "People told us %(number)s things.", len(shown))
    yield item("you-said", words)
    answered = sum(1 for f in shown if f.response)
    words = n_("%(number)s of them has an answer.", "%(number)s of them have an answer.", answered)
    yield item("we-did", words)


def count_items(counts: Mapping[Status, int]) -> Iterator[EasyItem]:
    """Yield how many promises there are, how many are kept, and how the others are."""
    total = sum(counts.values())
    if not total:
        yield item("not-known", _("We do not know the promises yet."))
        return
    words = n_("There is %(number)s promise.", "There are %(number)s promises.", total)
    yield item("count", words)
    yield kept(counts)
    for status, picture, words_of in _COUNTED:
        if number := counts.get(status, 0):
            yield item(picture, n_(*words_of, number))


def kept(counts: Mapping[Status, int]) -> EasyItem:
    """Return how many promises are kept."""
    total, done = sum(counts.values()), counts.get(Status.DONE, 0)
    if not total:
        return item("not-known", _("We do not know the promises yet."))
    if not done:
        return item("not-started", _("No promise is kept yet."))
    words = n_(
        "%(number)s of %(total)s promises is kept.",
        "%(number)s of %(total)s promises are kept.",
        done,
        total=total,
    )
    return item("done", words)


# -- an action and its promises


def action_items(action: ActionState) -> Iterator[EasyItem]:
    """Yield how many promises an action has, and how they are."""
    if action.merged_into:
        words = _("This action is now a part of action %(number)s.", number=action.merged_into)
        yield item("plan", words)
    yield from count_items(action.counts)


def verdict_items(state: State, action: ActionState) -> Iterator[EasyItem]:
    """Yield what the partnership says of an action, and what families or young people say."""
    said = action.partnership_says
    who = _("The council and its partners say:")
    if said is not None:
        yield _verdict("partnership", who, said)
    else:
        yield EasyItem(
            (picture_file("partnership"), picture_file("not-known")),
            _("The council and its partners have not said if it helps."),
        )
    said = action.families_say
    if said is not None:
        yield _verdict("families", _(_voice(state, said)), said)
    else:
        yield EasyItem(
            (picture_file("families"), picture_file("not-known")),
            _("We do not know what families say."),
        )


def _voice(state: State, verdict: Verdict) -> str:
    groups = state.library.plan.groups
    young = {g.id for g in groups if g.speaks_for is SpeaksFor.YOUNG_PEOPLE}
    return N_("Young people say:") if verdict.speaker in young else N_("Families say:")


def _verdict(picture: str, who: str, verdict: Verdict) -> EasyItem:
    face, words = _IMPACT[verdict.impact]
    said = _("%(who)s %(words)s", who=who, words=_(words))
    return EasyItem((picture_file(picture), picture_file(face)), said)


def promise_items(promise: MilestoneState) -> Iterator[EasyItem]:
    """Yield how a promise is: its status and all that is known of its dates."""
    if promise.added is not None:
        yield item("calendar", _("This promise was added later."))
    if promise.merged_into:
        words = _("It is now a part of promise %(number)s.", number=promise.merged_into)
        yield item("promise", words)
    if promise.promise != promise.original_promise:
        yield item("update", _("The words of this promise have changed."))
    picture, words = _STATUS[promise.status]
    yield item(picture, _(words))
    yield from _dates(promise)
    if promise.status is Status.UNFINISHED:
        yield _carried_on(promise.carried_on_by)


#: In these a date that stands no more is told as what was promised.
_OVER = (Status.DONE, Status.LATE, Status.UNFINISHED, Status.STOPPED)


def _dates(promise: MilestoneState) -> Iterator[EasyItem]:
    if promise.done_on is not None:
        yield item("calendar", on(promise.done_on))
    first, now = promise.original_due, promise.due
    has_moved = first.text != now.text or promise.times_moved > 0
    if first.is_stated:
        if has_moved:
            words = _("It was first promised for %(date)s.", date=_by(first))
        elif promise.status in _OVER:
            words = _("It was promised for %(date)s.", date=_by(first))
        else:
            words = _("It is promised for %(date)s.", date=_by(first))
        yield item("calendar", words)
    elif not now.is_stated:
        yield item("calendar", _("No date was promised."))
    if moved := promise.times_moved:
        words = n_("The date moved %(number)s time.", "The date moved %(number)s times.", moved)
        yield item("calendar", words)
    if has_moved and promise.status not in (Status.DONE, Status.STOPPED):
        yield item("calendar", _new_date(promise))


def _new_date(promise: MilestoneState) -> str:
    if not promise.due.is_stated:
        return _("There is no new date.")
    if promise.status is Status.UNFINISHED:
        return _("The last date was %(date)s.", date=_by(promise.due))
    return _("The new date is %(date)s.", date=_by(promise.due))


def _by(date: PartialDate) -> str:
    """Return a date as the last day that it can be: “the end of March 2024”."""
    if date.kind == "term":
        return _("the end of the %(term)s", term=when(date).words)
    if date.kind in ("month", "season", "school_year", "year"):
        return _("the end of %(time)s", time=when(date).words)
    return when(date).words if date.last is None else day_words(date.last).words


def on(date: PartialDate) -> str:
    """Say when a promise was kept."""
    return _("It was kept %(when)s.", when=at(date))


def _carried_on(who: str | None) -> EasyItem:
    if who is None:
        return item("question", _("Nobody has said who goes on with it."))
    words = _("Who goes on with it: %(who)s.", who=who)
    return item("partnership", words if short(words) else _("Somebody goes on with it."))


# -- an answer


def answer_items(feedback: FeedbackState) -> Iterator[EasyItem]:
    """Yield what became of something that people said."""
    response = feedback.response
    if response is None:
        yield item("not-known", _("We know of no answer yet."))
        return
    picture, words = _ANSWER[response.response]
    yield item(picture, _(words))
    if response.by is not None and response.response in (Answer.WILL_DO, Answer.DECIDING):
        words = _("The date for it is %(date)s.", date=when(response.by).words)
        yield item("calendar", words)
        if feedback.answer_overdue:
            yield item("late", _("That date has passed."))


# -- words that are behind


def behind(stored: str | None) -> EasyItem:
    """Say that words are older than the full page, or (without ``stored``) were never checked."""
    if stored is None:
        return item("old", _("Nobody has checked this with the full page yet."))
    return item("old", _("Some of this is older than the full page."))


# -- words that are not there


def promise_not_written() -> EasyItem:
    """Say that a promise has no Easy Read words."""
    return item("promise", _("This promise is not in Easy Read yet."))


def not_in_easy_read(number: int) -> tuple[EasyItem, ...]:
    """Say how many things that people said are not in Easy Read."""
    if not number:
        return ()
    words = n_(
        "People said %(number)s more thing. It is not in Easy Read yet.",
        "People said %(number)s more things. They are not in Easy Read yet.",
        number,
    )
    return (item("full-page", words),)
