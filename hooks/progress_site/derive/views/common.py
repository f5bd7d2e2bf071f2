"""From states to the parts that several pages share."""

from __future__ import annotations

from collections.abc import Iterable

from progress_site.catalogue import N_, _, n_
from progress_site.derive import addresses
from progress_site.derive.state import (
    ActionState,
    FeedbackState,
    State,
    Verdict,
)
from progress_site.derive.views.parts import (
    ActionLine,
    AnswerView,
    FeedbackCard,
    Link,
    SaidView,
    StageLink,
    VerdictView,
)
from progress_site.derive.wording import (
    cite,
    how_many,
    mark,
    published_when,
    tallied,
    when,
    withdrawn_words,
)
from progress_site.model.registers import Response, Said
from progress_site.model.rights import StageGuide
from progress_site.model.words import Impact, SpeaksFor, Status


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


def action_line(state: State, action: ActionState) -> ActionLine:
    """Return one action for a list."""
    total = len(action.milestones)
    merged = None
    if action.merged_into:
        target = state.actions[action.merged_into]
        merged = Link(addresses.action(target.number), action_title(target))
    return ActionLine(
        number=action.number,
        title=action.title or _("Wording not published here"),
        href=addresses.action(action.number),
        counts_words=_("%(done)s of %(total)s done", done=action.done, total=total)
        if total
        else _("no milestones published here"),
        # “3 of 3 done” says it all.
        statuses=tallied(action.counts) if action.done < total else "",
        stones=tuple(m.status is Status.DONE for m in action.milestones),
        merged=merged,
    )


def speaker_name(state: State, speaker: str) -> str:
    """Return who speaks in an update."""
    if speaker == "partnership":
        return _("The partnership")
    for group in state.library.plan.groups:
        if group.id == speaker:
            return group.name
    return speaker


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


def verdict_view(state: State, verdict: Verdict, voice: str) -> VerdictView:
    """Return what one voice says."""
    group = next((g for g in state.library.plan.groups if g.id == verdict.speaker), None)
    who = _("The partnership says")
    if group is not None:
        young = group.speaks_for is SpeaksFor.YOUNG_PEOPLE
        who = _("Young people say") if young else _("Families say")
    return VerdictView(
        voice=voice,
        who=who,
        mark=mark("impact", verdict.impact),
        words=verdict.words,
        date=when(verdict.date),
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
    record, response = feedback.record, feedback.response
    overdue = None
    if feedback.answer_overdue and response and response.by:
        overdue = _(
            "This date has passed (%(date)s), and nothing newer was found.",
            date=when(response.by).words,
        )
    said = when(record.when).words if record.when.is_stated else _("date not known")
    people = how_many(record.how_many)
    who = ", ".join(filter(None, (record.heard_from, people)))
    heard = f"{who}. {record.how_heard}, {said}."
    return FeedbackCard(
        title=record.title,
        href=addresses.feedback(record.id),
        you_said=record.you_said,
        quoted=record.quoted and not record.withdrawn,
        heard=heard if not record.withdrawn else "",
        mark=mark("answer", feedback.answer_key),
        answer=answer_view(response) if response else None,
        overdue=overdue if not record.withdrawn else None,
        difference=tuple(_said(s) for s in feedback.difference_made),
        asked_back=tuple(_said(s) for s in feedback.asked_them_back),
        actions=tuple(
            Link(addresses.action(n), action_name(n)) for n in record.actions if n in state.actions
        ),
        source=cite(record.source),
        doubt=record.doubt,
        withdrawn=withdrawn_words(record.withdrawn),
    )


def answer_view(response: Response) -> AnswerView:
    """Return one answer."""
    by = None
    if response.by is not None:
        deciding = response.response == "deciding"
        label = N_("The decision is due: %(date)s") if deciding else N_("By: %(date)s")
        by = _(label, date=when(response.by).words)
    return AnswerView(
        mark=mark("answer", response.response),
        date=published_when(response),
        words=response.words,
        why=response.why,
        by=by,
        source=cite(response.source),
        doubt=response.doubt,
    )


def _said(said: Said) -> SaidView:
    people = how_many(said.how_many) if said.how_many else ""
    words = _("%(how_many)s people", how_many=people) if people else None
    return SaidView(published_when(said), said.words, words, said.doubt)


# -- stages


def stage_link(stage: StageGuide) -> StageLink:
    """Return the way to what the plan means for one age."""
    intro = stage.intro.split(". ")[0].rstrip(".") + "." if stage.intro else None
    return StageLink(
        id=stage.id,
        href=addresses.stage(stage.id),
        title=stage.title,
        words=intro or "",
    )
