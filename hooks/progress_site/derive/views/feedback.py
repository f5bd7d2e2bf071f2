"""The views of feedback: all of it with its answers, by year, and one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.derive.state import FeedbackState, State
from progress_site.derive.views.common import answer_view, answers_sentence, feedback_card
from progress_site.derive.views.filters import FilterGroup, feedback_listing
from progress_site.derive.views.parts import AnswerView, FeedbackCard, Link, Mark, When
from progress_site.derive.wording import mark, when
from progress_site.model.vocabulary import labels


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Feedback that has one kind of answer."""

    mark: Mark
    anchor: str
    cards: tuple[FeedbackCard, ...]


@dataclass(frozen=True, slots=True)
class FeedbackListView:
    """`/you-said-we-did/` (``year`` is `None`) and `/you-said-we-did/2024/`."""

    template: ClassVar[str] = "pages/you-said-we-did.html"
    year: str | None
    sentence: str
    groups: tuple[AnswerGroup, ...]
    years: tuple[Link, ...]
    filters: tuple[FilterGroup, ...]


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """`/you-said-we-did/ID/`. ``answers`` are all answers ever given, newest first."""

    template: ClassVar[str] = "pages/feedback.html"
    card: FeedbackCard
    answers: tuple[AnswerView, ...]
    since: When


def feedback_years(state: State) -> list[str]:
    """Return the years in which feedback was put on record, newest first."""
    years = {str(f.record.known_from.year) for f in state.feedback.values()}
    return sorted(years, reverse=True)


def feedback_list_view(state: State, year: str | None = None) -> FeedbackListView:
    """Return the view of `/you-said-we-did/`, or of one of its years."""
    chosen = [
        f for f in state.feedback.values() if year is None or str(f.record.known_from.year) == year
    ]
    groups = []
    for key in labels("answer"):
        cards = [feedback_card(state, f) for f in chosen if f.answer_key == key]
        if cards:
            groups.append(AnswerGroup(mark("answer", key), key.replace("_", "-"), tuple(cards)))
    listing = feedback_listing(state, feedback_years(state))
    return FeedbackListView(
        year=year,
        sentence=answers_sentence(chosen),
        groups=tuple(groups),
        years=listing.years,
        filters=listing.groups(),
    )


def feedback_view(state: State, feedback: FeedbackState) -> FeedbackView:
    """Return the view of `/you-said-we-did/ID/`."""
    return FeedbackView(
        card=feedback_card(state, feedback),
        answers=tuple(answer_view(r) for r in reversed(feedback.responses)),
        since=when(feedback.record.since),
    )
