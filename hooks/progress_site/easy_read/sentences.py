"""What the site says by itself in Easy Read: status, dates, counts and verdicts of the day.

Each sentence has one idea and at most 15 words, whatever is filled in; what could be longer is left
to the full page. Nothing here is written by hand, so an update alone changes these sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from progress_site.catalogue import N_, _, n_
from progress_site.easy_read.views import EasyItem
from progress_site.fold.lateness import open_at_end
from progress_site.fold.state import ActionState, FeedbackState, MilestoneState, State, Verdict
from progress_site.model.base import Withdrawn
from progress_site.model.dates import PartialDate
from progress_site.model.easy_read import LONGEST_SENTENCE, EasyLine, picture_file, words_in
from progress_site.model.vocabulary import (
    VOCABULARY,
    Answer,
    BelongsTo,
    PlanStatus,
    SpeaksFor,
    Status,
)
from progress_site.words.wording import at, day_words, when


def item(picture: str, words: str) -> EasyItem:
    """Return one idea with its picture."""
    return EasyItem((picture_file(picture),), words)


def _worded(group: str, key: str) -> EasyItem:
    word = VOCABULARY[group][key]
    return item(word.picture, _(word.easy))


def written(lines: Iterable[EasyLine]) -> tuple[EasyItem, ...]:
    """Return what somebody wrote."""
    return tuple(item(line.picture, line.words) for line in lines)


def short(words: str) -> bool:
    """Whether words from elsewhere are short enough for an Easy Read sentence."""
    return words_in(words) <= LONGEST_SENTENCE


def withdrawn(notice: Withdrawn) -> tuple[EasyItem, ...]:
    """Say that words were taken away, and why."""
    day = day_words(notice.on).words
    return (
        item("stopped", _("Words were taken away from here on %(day)s.", day=day)),
        item("help", _(VOCABULARY["withdrawn"][notice.reason].easy)),
    )


# -- the plan as a whole


def plan_items(state: State) -> Iterator[EasyItem]:
    """Yield how the plan is: its state, its promises, its figures, and what people said."""
    yield item("plan", _(VOCABULARY["plan"][state.plan].easy))
    if state.plan_since is not None and state.plan is not PlanStatus.DRAFT:
        words = _("This has been the case since %(date)s.", date=when(state.plan_since).words)
        yield item("calendar", words)
    yield from count_items(state.counts)
    if then := len(open_at_end(state)):
        yield item("unfinished", n_(*VOCABULARY["plan"][state.first_end].easy_many, then))
    measures = [
        m
        for m in state.measures.values()
        if m.record.belongs_to is BelongsTo.THIS_PLAN and m.record.withdrawn is None
    ]
    figures = Counter(VOCABULARY["trend"][m.trend].picture for m in measures)
    for picture, word in VOCABULARY["figures"].items():
        if number := figures[picture]:
            yield item(picture, n_(*word.easy_many, number))
    yield from said_items(state)


def said_items(state: State) -> Iterator[EasyItem]:
    """Yield how many things people said, and how many were answered."""
    shown = [f for f in state.feedback.values() if f.record.withdrawn is None]
    if not shown:
        return
    words = n_("People said %(number)s thing.", "People said %(number)s things.", len(shown))
    yield item("you-said", words)
    answered = sum(1 for f in shown if f.response)
    words = n_("%(number)s of them has an answer.", "%(number)s of them have an answer.", answered)
    yield item("we-did", words if answered else _("No answer is known yet."))


def count_items(counts: Mapping[Status, int]) -> Iterator[EasyItem]:
    """Yield how many promises there are, how many are kept, and how the others are."""
    total = sum(counts.values())
    if not total:
        yield item("not-known", _("The promises are not known yet."))
        return
    words = n_("There is %(number)s promise.", "There are %(number)s promises.", total)
    yield item("count", words)
    yield kept(counts)
    for status, word in VOCABULARY["status"].items():
        number = counts.get(Status(status), 0)
        # “Kept” is said against all of them.
        if number and status != Status.DONE:
            yield item(word.picture, n_(*word.easy_many, number))


def kept(counts: Mapping[Status, int]) -> EasyItem:
    """Return how many of at least one promise are kept."""
    total, done = sum(counts.values()), counts.get(Status.DONE, 0)
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
            _("It is not known what families say."),
        )


def _voice(state: State, verdict: Verdict) -> str:
    groups = state.library.plan.groups
    young = {g.id for g in groups if g.speaks_for is SpeaksFor.YOUNG_PEOPLE}
    return N_("Young people say:") if verdict.speaker in young else N_("Families say:")


def _verdict(picture: str, who: str, verdict: Verdict) -> EasyItem:
    word = VOCABULARY["impact"][verdict.impact]
    said = _("%(who)s %(words)s", who=who, words=_(word.easy))
    return EasyItem((picture_file(picture), picture_file(word.picture)), said)


def promise_items(promise: MilestoneState) -> Iterator[EasyItem]:
    """Yield how a promise is: its status and all that is known of its dates."""
    if promise.added is not None:
        yield item("calendar", _("This promise was added later."))
    if promise.merged_into:
        words = _("It is now a part of promise %(number)s.", number=promise.merged_into)
        yield item("promise", words)
    if promise.promise != promise.original_promise:
        yield item("update", _("The words of this promise have changed."))
    yield _worded("status", promise.status)
    yield from _dates(promise)
    if promise.status is Status.UNFINISHED:
        yield _carried_on(promise.carried_on_by)


#: In these a date that no longer counts is shown as what was promised.
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
    yield _worded("answer", response.response if response else "none")
    if response is None:
        return
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


def nothing_known(number: int) -> tuple[EasyItem, ...]:
    """Say of how many actions nothing is known."""
    if not number:
        return ()
    words = n_(
        "Nothing is known yet about %(number)s action.",
        "Nothing is known yet about %(number)s actions.",
        number,
    )
    return (item("not-known", words),)


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
