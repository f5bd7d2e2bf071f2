"""Which updates and which feedback belong under which value: action, area, age, status, answer.

Every value has a page, also while nothing belongs under it. Values come from the data (actions,
areas) and from the words of the record (ages, reported statuses, answers).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from progress_site.catalogue import _
from progress_site.fold.state import FeedbackState, State
from progress_site.model.update import Update
from progress_site.model.words import Answer, Reported, Stage
from progress_site.words.wording import label

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """One value of a facet and what has it, newest first."""

    key: str
    words: str
    members: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Facet(Generic[T]):
    """One way to choose: action, area, stage, status or response."""

    key: str
    values: tuple[Value[T], ...]


def update_facets(state: State) -> tuple[Facet[Update], ...]:
    """Return every way to choose among updates."""
    newest = list(reversed(state.updates))
    actions = _actions_of_updates(state)

    def reported(update: Update) -> set[str]:
        events = state.events_by_update.get(update.slug, ())
        return {str(e.after) for e in events if e.kind == "status"}

    statuses = [(str(s), label("status", s)) for s in Reported]
    return (
        _facet("action", newest, _actions(state), lambda u: map(str, actions[u.slug])),
        _facet("area", newest, _areas(state), _areas_of(state, actions, lambda u: u.areas)),
        _facet("stage", newest, _ages(state), _stages_of(state, lambda u: actions[u.slug])),
        _facet("status", newest, statuses, reported),
    )


def feedback_facets(state: State) -> tuple[Facet[FeedbackState], ...]:
    """Return every way to choose among feedback."""
    newest = sorted(state.feedback.values(), key=lambda f: (f.record.known_from, f.record.id))[::-1]

    def actions_of(feedback: FeedbackState) -> tuple[int, ...]:
        return feedback.record.actions

    by_action = _stages_of(state, actions_of)

    def areas(feedback: FeedbackState) -> set[str]:
        found = (state.actions.get(n) for n in feedback.record.actions)
        return {str(a.record.area) for a in found if a is not None and a.record.area is not None}

    def stages(feedback: FeedbackState) -> Iterable[str]:
        return feedback.record.stages or by_action(feedback)

    answers = [(key, label("answer", key)) for key in (*Answer, "none")]
    return (
        _facet("action", newest, _actions(state), lambda f: map(str, f.record.actions)),
        _facet("area", newest, _areas(state), areas),
        _facet("stage", newest, _ages(state), stages),
        _facet("response", newest, answers, lambda f: (f.answer_key,)),
    )


# -- values: key and words


def _actions(state: State) -> list[tuple[str, str]]:
    return [
        (
            str(a.number),
            _("%(number)s: %(title)s", number=a.number, title=a.title)
            if a.title
            else _("%(number)s: wording not published here", number=a.number),
        )
        for a in state.actions.values()
    ]


def _areas(state: State) -> list[tuple[str, str]]:
    return [(str(a.number), a.title) for a in state.library.plan.areas]


def _ages(state: State) -> list[tuple[str, str]]:
    said = {s.id: s for s in state.library.your_rights.stages}
    return [(str(s), said[s].title) if s in said else (str(s), label("stage", s)) for s in Stage]


# -- which values something has


def _facet(
    key: str,
    things: Iterable[T],
    values: Iterable[tuple[str, str]],
    of: Callable[[T], Iterable[str]],
) -> Facet[T]:
    members: defaultdict[str, list[T]] = defaultdict(list)
    for thing in things:
        for value in {str(v) for v in of(thing)}:
            members[value].append(thing)
    return Facet(
        key,
        tuple(Value(value, words, tuple(members[value])) for value, words in values),
    )


def _actions_of_updates(state: State) -> Mapping[str, list[int]]:
    """Return the actions that each update names or changes, by its slug."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for action in state.actions.values():
        for update in action.updates:
            found[update.slug].append(action.number)
    return found


def _areas_of(
    state: State, actions: Mapping[str, list[int]], own: Callable[[Update], Iterable[int]]
) -> Callable[[Update], set[str]]:
    def areas(update: Update) -> set[str]:
        by_action = (state.actions[n].record.area for n in actions[update.slug])
        return {str(n) for n in (*own(update), *by_action) if n is not None}

    return areas


def _stages_of(
    state: State, actions_of: Callable[[T], Iterable[int]]
) -> Callable[[T], Iterable[str]]:
    """Return how to find the ages of something: those of its actions, as `/your-rights/` has."""
    guides = state.library.your_rights.stages
    ages = {
        a.number: {
            *map(str, a.record.stages),
            *(str(guide.id) for guide in guides if a.number in guide.actions),
        }
        for a in state.actions.values()
    }

    def stages(thing: T) -> set[str]:
        return {age for number in actions_of(thing) for age in ages.get(number, ())}

    return stages
