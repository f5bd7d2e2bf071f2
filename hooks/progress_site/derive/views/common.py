"""From states to the parts that several pages share."""

from __future__ import annotations

from progress_site.derive import addresses
from progress_site.derive.state import (
    ActionState,
    Event,
    FeedbackState,
    MilestoneState,
    State,
    Verdict,
)
from progress_site.derive.views.parts import (
    ActionLine,
    ActivityView,
    AnswerView,
    EventView,
    FeedbackCard,
    Link,
    Mark,
    MilestoneView,
    MoveView,
    NewsItem,
    SaidView,
    StageLink,
    VerdictView,
)
from progress_site.derive.wording import (
    HOW_MANY,
    cite,
    mark,
    move_size,
    span_words,
    times,
    when,
    withdrawn_words,
)
from progress_site.model.reference import StageGuide
from progress_site.model.registers import Response, Said
from progress_site.model.update import Update
from progress_site.model.words import ENDED, Impact, Reported, SpeaksFor, Status

NOT_SUPPLIED = "wording not supplied yet"


def action_title(action: ActionState) -> str:
    """Return the title of an action, or that its wording is not known."""
    return action.title or f"Action {action.number}: {NOT_SUPPLIED}"


def action_line(state: State, action: ActionState) -> ActionLine:
    """Return one action for a list."""
    total = len(action.milestones)
    merged = None
    if action.merged_into:
        target = state.actions[action.merged_into]
        merged = Link(addresses.action(target.number), action_title(target), target.example)
    return ActionLine(
        number=action.number,
        title=action.title or NOT_SUPPLIED.capitalize(),
        href=addresses.action(action.number),
        counts_words=f"{action.done} of {total} done" if total else "no milestones on record yet",
        stones=tuple(m.status is Status.DONE for m in action.milestones),
        merged=merged,
        example=action.example or any(m.example for m in action.milestones),
    )


def speaker_name(state: State, speaker: str) -> str:
    """Return who speaks in an update."""
    if speaker == "partnership":
        return "The partnership"
    for group in state.library.plan.groups:
        if group.id == speaker:
            return group.name
    return speaker


def news(state: State, update: Update) -> NewsItem:
    """Return an update for a list."""
    return NewsItem(
        date=when(update.date),
        title=update.title,
        href=addresses.update(update.slug),
        summary=update.summary,
        speaker=speaker_name(state, update.from_),
        corrects=update.corrects is not None,
        withdrawn=update.withdrawn is not None,
        example=update.example,
    )


def update_link(state: State, slug: str) -> Link:
    """Return a link to an update."""
    place = state.update_places.get(slug)
    if place is None:
        return Link(addresses.UPDATES, slug)
    found = state.updates[place]
    return Link(addresses.update(slug), found.title, found.example)


def source_links(state: State, idents: tuple[str, ...]) -> tuple[Link, ...]:
    """Return links to evidence, measures and feedback by their ids."""
    links = []
    for ident in idents:
        if entry := state.evidence.get(ident):
            links.append(Link(addresses.evidence(ident), entry.title, entry.example))
        elif measure := state.measures.get(ident):
            links.append(Link(addresses.measure(ident), measure.record.question, measure.example))
        elif feedback := state.feedback.get(ident):
            links.append(Link(addresses.feedback(ident), feedback.record.title, feedback.example))
    return tuple(links)


# -- milestones


def milestone_view(state: State, milestone: MilestoneState) -> MilestoneView:
    """Return one promise with everything that is told beside it."""
    computed = milestone.status in (Status.LATE, Status.UNFINISHED)
    moves = tuple(move_view(state, event) for event in milestone.moves)
    moved = milestone.due != milestone.original_due
    merged = None
    if milestone.merged_into:
        target = state.milestones[milestone.merged_into]
        merged = Link(
            addresses.milestone(target.id), f"{target.id} {target.promise}", target.example
        )
    open_now = milestone.status not in (Status.DONE, Status.STOPPED)
    return MilestoneView(
        id=milestone.id,
        anchor=addresses.milestone_anchor(milestone.id),
        promise=milestone.promise,
        first_words=milestone.original_promise
        if milestone.original_promise != milestone.promise
        else None,
        mark=mark("status", milestone.status),
        reported=mark("status", milestone.reported) if computed else None,
        shape=_shape(milestone),
        moved=milestone.times_moved > 0,
        first_promised=when(milestone.original_due),
        now_promised=when(milestone.due) if moved else None,
        done_on=when(milestone.done_on) if milestone.done_on else None,
        added=when(milestone.added) if milestone.added else None,
        evidence=source_links(state, milestone.evidence),
        moved_sentence=f"The date moved {times(milestone.times_moved)}"
        if milestone.times_moved
        else None,
        moves=moves,
        words=milestone.words,
        reason=milestone.reason,
        agreed_by=milestone.agreed_by,
        notes=tuple(_notes(state, milestone)),
        carried_on_by=milestone.carried_on_by if state.plan in ENDED and open_now else None,
        nobody_carries=milestone.status is Status.UNFINISHED and milestone.carried_on_by is None,
        merged=merged,
        activities=tuple(
            ActivityView(a.words, mark("activity", a.status), a.example)
            for a in milestone.activities
        ),
        doubt=milestone.doubt,
        withdrawn=withdrawn_words(milestone.withdrawn),
        example=milestone.example,
    )


def _shape(milestone: MilestoneState) -> str:
    if milestone.merged_into:
        return "merged"
    return {Reported.DONE: "done", Reported.STOPPED: "stopped"}.get(milestone.reported, "open")


def how_late(state: State, milestone: MilestoneState) -> str | None:
    """Return by how much a milestone missed the date that was first promised."""
    first = milestone.original_due.last
    if first is None:
        return None
    if milestone.status is Status.LATE:
        return f"{span_words(first, state.day)} late so far"
    if milestone.status is Status.DONE and milestone.done_on and milestone.done_on.first:
        if milestone.done_on.first > first:
            return f"{span_words(first, milestone.done_on.first)} after the first promised date"
        return None
    if milestone.status is Status.UNFINISHED and state.ended_on and first < state.ended_on:
        return f"{span_words(first, state.ended_on)} late when the plan ended"
    return None


def _notes(state: State, milestone: MilestoneState) -> list[str]:
    notes = []
    late = how_late(state, milestone)
    if milestone.status is Status.DONE:
        if late:
            notes.append(f"Done {late}.")
        elif milestone.merged_into is None and _surely_in_time(milestone):
            notes.append("Done by the first promised date.")
    elif late:
        notes.append(f"{late[:1].upper()}{late[1:]}.")
    if (
        milestone.status is Status.DONE
        and state.ended_on
        and milestone.done_on
        and milestone.done_on.effective > state.ended_on
    ):
        notes.append("It was done after the plan had ended.")
    if milestone.status is Status.UNFINISHED and not late:
        notes.append("It was still open when the plan ended.")
    return notes


def _surely_in_time(milestone: MilestoneState) -> bool:
    """Whether the last day on which it can have been done is within the first promised date."""
    done, promised = milestone.done_on, milestone.original_due
    return done is not None and promised.is_stated and done.effective <= promised.effective


def move_view(state: State, event: Event) -> MoveView:
    """Return one move of a date."""
    assert event.before_date is not None
    assert event.after_date is not None
    return MoveView(
        before=when(event.before_date),
        after=when(event.after_date),
        size=move_size(event.before_date, event.after_date, event.move_number),
        reason=event.reason or "",
        effect=event.effect or "",
        agreed_by=event.agreed_by or "",
        date=when(event.date),
        update=update_link(state, event.update),
        corrected=_corrected_words(state, event),
        example=event.example,
    )


def _corrected_words(state: State, event: Event) -> str | None:
    if event.corrected_by:
        by = update_link(state, event.corrected_by)
        return f"This was a mistake. It was put right later: {by.text}"
    if event.corrects:
        return f"This put a mistake right: {update_link(state, event.corrects).text}"
    return None


# -- events


def event_view(state: State, event: Event) -> EventView:
    """Return one event for a history or a list of changes."""
    key, headline, subject = _told(state, event)
    before, after = _before_after(event)
    return EventView(
        anchor=f"{event.kind.replace('_', '-')}-{event.subject.replace('.', '-')}-{event.update}",
        date=when(event.date),
        mark=key,
        headline=headline,
        subject=subject,
        before=before,
        after=after,
        size=move_size(event.before_date, event.after_date, event.move_number)
        if event.kind == "due" and event.before_date and event.after_date
        else None,
        reason=event.reason,
        effect=event.effect,
        agreed_by=event.agreed_by,
        words=event.words,
        evidence=source_links(state, event.evidence),
        update=update_link(state, event.update),
        corrects=update_link(state, event.corrects) if event.corrects else None,
        corrected_by=update_link(state, event.corrected_by) if event.corrected_by else None,
        example=event.example,
    )


def _before_after(event: Event) -> tuple[str | None, str | None]:
    if event.kind == "due" and event.before_date and event.after_date:
        return when(event.before_date).words, when(event.after_date).words
    if event.kind in ("promise", "title", "target"):
        return event.before, event.after
    return None, None


def _told(state: State, event: Event) -> tuple[Mark, str, Link | None]:
    """Return the mark, the headline and the subject of an event."""
    subject, kind = event.subject, event.kind
    if kind == "plan":
        return (
            mark("plan", event.after or ""),
            f"The plan is {mark('plan', event.after or '').words.lower()}",
            Link(addresses.ABOUT, "About the plan"),
        )
    if kind == "target":
        measure = state.measures.get(subject)
        name = measure.record.question if measure else subject
        link = Link(addresses.measure(subject), name, event.example) if measure else None
        return mark("change", kind), f"New target: {name}", link
    if kind in ("impact", "title", "merge_action", "add_action"):
        return _told_of_action(state, event)
    if kind in ("activity", "add_activity"):
        return _told_of_activity(state, event)
    milestone = state.milestones[subject]
    link = Link(addresses.milestone(subject), f"Milestone {subject}", milestone.example)
    if kind == "status":
        key = mark("status", event.after or "")
        return key, f"{key.words}: {milestone.promise}", link
    if kind == "merge_milestone":
        return (
            mark("change", kind),
            f"Merged into milestone {event.after}: {milestone.promise}",
            link,
        )
    if kind == "carried_on":
        return mark("change", kind), f"Carried on by {event.after}: {milestone.promise}", link
    words = mark("change", kind).words
    if kind == "due":
        if event.corrects:
            words = "Date put right"
        elif event.before_date and not event.before_date.is_stated:
            words = "Date given"
    return mark("change", kind), f"{words}: {milestone.promise}", link


def _told_of_action(state: State, event: Event) -> tuple[Mark, str, Link | None]:
    action = state.actions[int(event.subject)]
    link = Link(addresses.action(action.number), f"Action {action.number}", action.example)
    if event.kind == "impact":
        key = mark("impact", event.after or "")
        who = "The partnership says" if event.speaker == "partnership" else "Families say"
        return key, f"{who}: {key.words.lower()}", link
    words = mark("change", event.kind).words
    if event.kind == "merge_action":
        words = f"Merged into action {event.after}"
    return mark("change", event.kind), f"{words}: {action_title(action)}", link


def _told_of_activity(state: State, event: Event) -> tuple[Mark, str, Link | None]:
    ident = event.subject.rsplit(".", 1)[0]
    milestone = state.milestones[ident]
    words = next((a.words for a in milestone.activities if a.id == event.subject), event.subject)
    link = Link(addresses.milestone(ident), f"Milestone {ident}", milestone.example)
    if event.kind == "add_activity":
        return mark("change", event.kind), f"Work added: {words}", link
    key = mark("activity", event.after or "")
    return key, f"Work, {key.words.lower()}: {words}", link


# -- verdicts


def verdict_view(state: State, verdict: Verdict, voice: str) -> VerdictView:
    """Return what one voice says."""
    group = next((g for g in state.library.plan.groups if g.id == verdict.speaker), None)
    who = "The partnership says"
    if group is not None:
        young = group.speaks_for is SpeaksFor.YOUNG_PEOPLE
        who = "Young people say" if young else "Families say"
    return VerdictView(
        voice=voice,
        who=who,
        mark=mark("impact", verdict.impact),
        words=verdict.words,
        date=when(verdict.date),
        speaker=speaker_name(state, verdict.speaker),
        update=update_link(state, verdict.update),
        sources=source_links(state, verdict.evidence),
        example=verdict.example,
    )


def verdicts_sentence(partnership: Verdict | None, families: Verdict | None) -> str | None:
    """Say whether the two agree; nothing when one has not spoken."""
    if partnership is None or families is None:
        return None
    if partnership.impact is families.impact:
        return "They say the same."
    settled = {Impact.MAKING_A_DIFFERENCE, Impact.NOT_MAKING_A_DIFFERENCE, Impact.EARLY_SIGNS}
    if {partnership.impact, families.impact} <= settled:
        return "They do not agree. Both stay on this page."
    return "They do not say the same. Both stay on this page."


# -- feedback


def feedback_card(state: State, feedback: FeedbackState) -> FeedbackCard:
    """Return what was said, and the answer of the day."""
    record, response = feedback.record, feedback.response
    key = "withdrawn" if record.withdrawn else response.response if response else "none"
    overdue = None
    if feedback.answer_overdue and response and response.by:
        overdue = f"This date has passed ({when(response.by).words}), and we know of nothing newer."
    said = when(record.when).words if record.when.is_stated else "date not known"
    people = HOW_MANY[record.how_many]
    who = f"{record.heard_from}, {people}" if people else record.heard_from
    heard = f"{who}. {record.how_heard}, {said}."
    return FeedbackCard(
        title=record.title,
        href=addresses.feedback(record.id),
        you_said=record.you_said,
        quoted=record.quoted and not record.withdrawn,
        heard=heard if not record.withdrawn else "",
        mark=mark("answer", key),
        answer=answer_view(response, example=feedback.example) if response else None,
        overdue=overdue if not record.withdrawn else None,
        difference=tuple(_said(s) for s in feedback.difference_made),
        asked_back=tuple(_said(s) for s in feedback.asked_them_back),
        actions=tuple(
            Link(addresses.action(n), f"Action {n}", state.actions[n].example)
            for n in record.actions
            if n in state.actions
        ),
        source=cite(record.source),
        doubt=record.doubt,
        withdrawn=withdrawn_words(record.withdrawn),
        example=feedback.example,
    )


def answer_view(response: Response, *, example: bool) -> AnswerView:
    """Return one answer."""
    by = None
    if response.by is not None:
        label = "The decision is due" if response.response == "deciding" else "By"
        by = f"{label}: {when(response.by).words}"
    return AnswerView(
        mark=mark("answer", response.response),
        date=when(response.published),
        words=response.words,
        why=response.why,
        by=by,
        source=cite(response.source),
        example=example or response.example,
    )


def _said(said: Said) -> SaidView:
    people = HOW_MANY[said.how_many] if said.how_many else ""
    how_many = f"{people} people" if people else None
    return SaidView(when(said.published), said.words, how_many)


# -- stages


def stage_link(stage: StageGuide) -> StageLink:
    """Return the way to what the plan means for one age."""
    first = next(iter((*stage.expect, *stage.ask)), None)
    intro = stage.intro.split(". ")[0].rstrip(".") + "." if stage.intro else None
    return StageLink(
        id=stage.id,
        href=addresses.stage(stage.id),
        title=stage.title,
        words=intro or (first.words if first else "Not supplied yet."),
        example=stage.example or bool(first and not stage.intro and first.example),
    )


def late_or_open(state: State) -> list[MilestoneState]:
    """Return what is late while the plan runs, or was left unfinished; longest waiting first."""
    wanted = Status.UNFINISHED if state.plan in ENDED else Status.LATE
    found = [m for m in state.milestones.values() if m.status is wanted]
    return sorted(found, key=lambda m: (m.original_due.sort_key(), m.id))
