"""The views of feedback, updates and changes to the plan: newest, one, and by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from progress_site.catalogue import NN_, _, n_
from progress_site.derive import addresses
from progress_site.derive.filtering import feedback_facets, update_facets
from progress_site.derive.state import PLAN_CHANGES, Event, FeedbackState, State
from progress_site.derive.views.actions import by_year
from progress_site.derive.views.common import (
    answer_view,
    feedback_card,
    numbered_title,
    said_and_answered,
    source_links,
    speaker_name,
    update_link,
)
from progress_site.derive.views.events import event_view
from progress_site.derive.views.filters import feedback_filters, update_filters
from progress_site.derive.views.news import news
from progress_site.derive.views.pages import (
    AnswerGroup,
    ChangesView,
    FeedbackListView,
    FeedbackView,
    UpdatesView,
    UpdateView,
)
from progress_site.derive.views.parts import Link, Tally
from progress_site.derive.wording import WORDS, cite, mark, when, withdrawn_words
from progress_site.model.update import Update
from progress_site.model.words import Answer, PlanStatus

#: How many the front lists show; the years have all of them.
NEWEST_UPDATES = 12

_ANSWERS = (*(str(a) for a in Answer), "none", "withdrawn")


# -- feedback


def feedback_years(state: State) -> list[str]:
    """Return the years in which feedback was put on record, newest first."""
    years = {str(f.record.published.effective.year) for f in state.feedback.values()}
    return sorted(years, reverse=True)


def feedback_list_view(state: State, year: str | None = None) -> FeedbackListView:
    """Return the view of `/you-said-we-did/`, or of one of its years."""
    chosen = [
        f
        for f in state.feedback.values()
        if year is None or str(f.record.published.effective.year) == year
    ]
    groups = []
    for key in _ANSWERS:
        cards = [feedback_card(state, f) for f in chosen if answer_key(f) == key]
        if cards:
            groups.append(AnswerGroup(mark("answer", key), key.replace("_", "-"), tuple(cards)))
    said, answered = said_and_answered(chosen)
    return FeedbackListView(
        year=year,
        sentence=n_(
            "%(number)s thing said, %(answered)s with an answer.",
            "%(number)s things said, %(answered)s with an answer.",
            said,
            answered=answered,
        )
        if said
        else _("Nothing that families said is on record here yet."),
        groups=tuple(groups),
        years=tuple(Link(addresses.feedback_year(y), y) for y in feedback_years(state)),
        filters=feedback_filters(feedback_facets(state, answer_key)),
        example=any(f.example for f in chosen),
    )


def answer_key(feedback: FeedbackState) -> str:
    """Return the answer of the day in the words of data: also `none` and `withdrawn`."""
    if feedback.record.withdrawn:
        return "withdrawn"
    return str(feedback.response.response) if feedback.response else "none"


def feedback_view(state: State, feedback: FeedbackState) -> FeedbackView:
    """Return the view of `/you-said-we-did/ID/`."""
    return FeedbackView(
        card=feedback_card(state, feedback),
        answers=tuple(
            answer_view(r, example=feedback.example) for r in reversed(feedback.responses)
        ),
        published=when(feedback.record.published),
    )


# -- updates


def update_years(state: State) -> list[str]:
    """Return the years that have updates, newest first."""
    return sorted({str(u.date.effective.year) for u in state.updates}, reverse=True)


def updates_view(state: State, year: str | None = None) -> UpdatesView:
    """Return the view of `/updates/`, or of one of its years."""
    newest = list(reversed(state.updates))
    chosen = (
        newest[:NEWEST_UPDATES]
        if year is None
        else [u for u in newest if str(u.date.effective.year) == year]
    )
    return UpdatesView(
        year=year,
        items=tuple(news(state, u, effects=True) for u in chosen),
        years=tuple(Link(addresses.updates_year(y), y) for y in update_years(state)),
        filters=update_filters(update_facets(state)),
        total=len(state.updates if year is None else chosen),
    )


def update_view(state: State, update: Update, body: Markup) -> UpdateView:
    """Return the view of `/updates/SLUG/`. ``body`` was made from Markdown and cleaned."""
    place = state.update_places[update.slug]
    older = state.updates[place - 1] if place else None
    newer = state.updates[place + 1] if place + 1 < len(state.updates) else None
    areas = {a.number: a.title for a in state.library.plan.areas}
    return UpdateView(
        title=update.title,
        summary=update.summary,
        date=when(update.date),
        happened=when(update.happened) if update.happened else None,
        speaker=speaker_name(state, update.from_),
        about=tuple(
            Link(
                addresses.action(n),
                numbered_title(state.actions[n]),
                state.actions[n].example,
            )
            for n in update.about
            if n in state.actions
        ),
        areas=tuple(areas[n] for n in update.areas if n in areas),
        body=body,
        events=tuple(event_view(state, e) for e in state.events_by_update.get(update.slug, ())),
        evidence=source_links(state, update.evidence),
        source=cite(update.source),
        corrects=update_link(state, update.corrects) if update.corrects else None,
        corrected_by=tuple(
            update_link(state, u.slug) for u in state.corrections.get(update.slug, ())
        ),
        doubt=update.doubt,
        withdrawn=withdrawn_words(update.withdrawn),
        older=update_link(state, older.slug) if older else None,
        newer=update_link(state, newer.slug) if newer else None,
    )


# -- changes to the plan


def plan_changes(state: State) -> tuple[Event, ...]:
    """Return every event that changed a promise: dates, words, mergers, stops, additions."""
    return tuple(e for e in state.events if _is_plan_change(e))


def _is_plan_change(event: Event) -> bool:
    return (
        event.kind in PLAN_CHANGES
        or event.kind == "plan"
        or (event.kind == "status" and event.after in ("stopped", "paused"))
    )


def change_years(state: State) -> list[str]:
    """Return the years in which the plan changed, newest first."""
    return sorted({str(e.on.year) for e in plan_changes(state)}, reverse=True)


def changes_view(state: State, year: str | None = None) -> ChangesView:
    """Return the view of `/changes-to-the-plan/`, or of one of its years."""
    chosen = tuple(e for e in plan_changes(state) if year is None or str(e.on.year) == year)
    return ChangesView(
        year=year,
        sentence=_changes_sentence(state, chosen, year),
        tallies=tuple(_tallies(chosen)),
        years=tuple(Link(addresses.changes_year(y), y) for y in change_years(state)),
        groups=by_year(state, chosen, addresses.CHANGES),
        example=any(e.example for e in chosen),
    )


def _changes_sentence(state: State, chosen: tuple[Event, ...], year: str | None) -> str:
    number = len(chosen)
    if year:
        if not chosen:
            return _("No changes in %(year)s", year=year)
        return n_(
            "%(number)s change in %(year)s", "%(number)s changes in %(year)s", number, year=year
        )
    if state.plan is PlanStatus.DRAFT:
        return _("The plan is a draft: until it is approved, changes are not counted")
    if not chosen:
        return _("No changes since the plan was approved")
    return n_(
        "%(number)s change since the plan was approved",
        "%(number)s changes since the plan was approved",
        number,
    )


_TALLIED = {
    "due": NN_("%(number)s date moved", "%(number)s dates moved"),
    "promise": NN_("%(number)s reworded", "%(number)s reworded"),
    "add_milestone": NN_("%(number)s added", "%(number)s added"),
    "merge_milestone": NN_("%(number)s merged", "%(number)s merged"),
    "stopped": NN_("%(number)s stopped", "%(number)s stopped"),
    "paused": NN_("%(number)s paused", "%(number)s paused"),
    "target": NN_("%(number)s new target", "%(number)s new targets"),
    "title": NN_("%(number)s new title", "%(number)s new titles"),
    "plan": NN_("%(number)s about the plan itself", "%(number)s about the plan itself"),
}


def _tallies(events: Iterable[Event]) -> list[Tally]:
    joined = {"merge_action": "merge_milestone", "add_action": "add_milestone"}
    numbers = Counter(
        str(e.after) if e.kind == "status" else joined.get(e.kind, e.kind) for e in events
    )
    return [
        Tally(
            mark("change", key) if key in WORDS["change"] else mark("status", key),
            n_(*words, number),
        )
        for key, words in _TALLIED.items()
        if (number := numbers.get(key, 0))
    ]
