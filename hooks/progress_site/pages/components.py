"""From states to the parts that several pages share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from progress_site.catalogue import _, n_
from progress_site.fold.state import ActionState, FeedbackState, State, Verdict
from progress_site.model.vocabulary import Impact, SpeaksFor
from progress_site.urls import addresses
from progress_site.words.shown import ActionLine, FeedbackCard, Link, VerdictView

T = TypeVar("T")


def action_title(action: ActionState) -> str:
    """Return the title of an action, or that its wording is not known."""
    return action.title or _("Action %(number)s: wording not published here", number=action.number)


def action_name(number: int) -> str:
    """Return what an action is called for short."""
    return _("Action %(number)s", number=number)


def numbered_title(action: ActionState) -> str:
    """Return the number of an action and, where it is known, its title."""
    if action.title is None:
        return action_name(action.number)
    return _("Action %(number)s: %(title)s", number=action.number, title=action.title)


def action_link(action: ActionState) -> Link:
    """Return a link to an action by its numbered title."""
    return Link(addresses.action(action.number), numbered_title(action))


def neighbours(items: Sequence[T], item: T) -> tuple[T | None, T | None]:
    """Return what comes before and after ``item``."""
    place = items.index(item)
    before = items[place - 1] if place else None
    return before, items[place + 1] if place + 1 < len(items) else None


def action_line(state: State, action: ActionState) -> ActionLine:
    """Return one action for a list."""
    return ActionLine(action, merged_into(state, action))


def merged_into(state: State, action: ActionState) -> Link | None:
    """Return a link to the action that one was merged into, if it was."""
    if not action.merged_into:
        return None
    target = state.actions[action.merged_into]
    return Link(addresses.action(target.number), action_title(target))


def speaker_name(state: State, speaker: str) -> str:
    """Return who speaks in an update."""
    if speaker == "partnership":
        return _("The partnership")
    names = (group.name for group in state.library.plan.groups if group.id == speaker)
    return next(names, speaker)


def update_link(state: State, slug: str) -> Link:
    """Return a link to an update."""
    place = state.update_places.get(slug)
    if place is None:
        return Link(addresses.UPDATES, slug)
    found = state.updates[place]
    return Link(addresses.update(slug), found.title)


def source_links(state: State, idents: tuple[str, ...]) -> tuple[Link, ...]:
    """Return links to evidence, measures and feedback by their ids."""
    links = []
    for ident in idents:
        if entry := state.evidence.get(ident):
            links.append(Link(addresses.source(ident), entry.title))
        elif measure := state.measures.get(ident):
            links.append(Link(addresses.measure(ident), measure.record.question))
        elif feedback := state.feedback.get(ident):
            links.append(Link(addresses.feedback(ident), feedback.record.title))
    return tuple(links)


# -- verdicts


def voice_of(state: State, verdict: Verdict) -> str:
    """Return whose voice a verdict is, as words before it."""
    group = next((g for g in state.library.plan.groups if g.id == verdict.speaker), None)
    if group is None:
        return _("The partnership says")
    young = group.speaks_for is SpeaksFor.YOUNG_PEOPLE
    return _("Young people say") if young else _("Families say")


def verdict_view(state: State, verdict: Verdict, voice: str) -> VerdictView:
    """Return what one voice says."""
    return VerdictView(
        voice=voice,
        who=voice_of(state, verdict),
        verdict=verdict,
        speaker=speaker_name(state, verdict.speaker),
        update=update_link(state, verdict.update),
        sources=source_links(state, verdict.evidence),
    )


def verdicts_sentence(partnership: Verdict | None, families: Verdict | None) -> str | None:
    """Say whether the two agree; nothing when one has not spoken."""
    if partnership is None or families is None:
        return None
    if partnership.impact is families.impact:
        return _("They say the same.")
    settled = {Impact.MAKING_A_DIFFERENCE, Impact.NOT_MAKING_A_DIFFERENCE, Impact.EARLY_SIGNS}
    if {partnership.impact, families.impact} <= settled:
        return _("They do not agree. Both stay on this page.")
    return _("They do not say the same. Both stay on this page.")


# -- feedback


def said_and_answered(feedback: Iterable[FeedbackState]) -> tuple[int, int]:
    """Return how many things people said, and how many have an answer; withdrawn ones count not."""
    shown = [f for f in feedback if f.record.withdrawn is None]
    return len(shown), sum(1 for f in shown if f.response)


def answers_sentence(feedback: Iterable[FeedbackState]) -> str:
    """Return how many comments are on record, and how many of them have a published answer."""
    said, answered = said_and_answered(feedback)
    if not said:
        return _("No comments are on record yet.")
    if not answered:
        return n_(
            "%(number)s comment is on record. No published answer to it was found.",
            "%(number)s comments are on record. No published answers to them were found.",
            said,
        )
    return n_(
        "%(number)s of %(total)s comments has a published answer.",
        "%(number)s of %(total)s comments have a published answer.",
        answered,
        total=said,
    )


def feedback_card(state: State, feedback: FeedbackState) -> FeedbackCard:
    """Return what was said, and the answer of the day."""
    known = tuple(n for n in feedback.record.actions if n in state.actions)
    return FeedbackCard(feedback, known)
