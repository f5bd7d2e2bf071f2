"""What somebody should look after on a day: late, overdue, at risk, without an answer.

For those who run the plan, not for its readers: pages show the same facts in their own places.
Nothing is judged here a second time; every line repeats what the fold has worked out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from progress_site.fold.lateness import slip, unfinished
from progress_site.fold.state import ActionState, MilestoneState, State
from progress_site.model.dates import of_day
from progress_site.model.vocabulary import ENDED, Availability, Impact, Status, Trend
from progress_site.words.wording import day_words, how_late, how_many, label, slip_words, when

#: Each kind of item with the heading of its list, in the order in which they are shown.
KINDS: dict[str, str] = {
    "late": "Late",
    "unfinished": "Unfinished: still open when government checks or the plan ended",
    "at_risk": "At risk: a problem is known",
    "update_overdue": "Updates overdue: nothing new was said of the action for too long",
    "answer_overdue": "Answers overdue: the date that was named has passed",
    "no_answer": "Without an answer: families said it, and nothing was answered",
    "evidence": "Without evidence that can be read",
    "no_figure": "Without a figure: nothing has been measured yet",
    "notice": "To be looked at again",
}


_NO_TITLE = "(wording not published here)"


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One thing to look after.

    ``kind`` is a key of `KINDS`; ``subject`` the id or number of the record (empty: the site);
    ``what`` its words; ``note`` since when, and what is known.
    """

    kind: str
    subject: str
    what: str
    note: str


def attention_items(state: State) -> list[AttentionItem]:
    """Return everything that needs attention, by kind in the order of `KINDS`."""
    found = [
        *(_late(state, u.milestone) for u in unfinished(state)),
        *(_at_risk(m) for m in state.milestones.values() if m.status is Status.AT_RISK),
        *(_overdue(state, a) for a in state.actions.values() if a.update_overdue),
        *_feedback(state),
        *_evidence(state),
        *_measures(state),
    ]
    return sorted(found, key=lambda item: list(KINDS).index(item.kind))


def _late(state: State, milestone: MilestoneState) -> AttentionItem:
    parts = [f"first promised: {when(milestone.original_due).words}"]
    parts += [how] if (how := how_late(state, milestone)) else []
    if milestone.due != milestone.original_due:
        parts.append(f"now promised: {when(milestone.due).words}")
    if state.plan in ENDED:
        who = milestone.carried_on_by
        parts.append(f"carried on by {who}" if who else "nobody has said who carries it on")
    kind = "unfinished" if milestone.status is Status.UNFINISHED else "late"
    return AttentionItem(kind, milestone.id, milestone.promise, "; ".join(parts))


def _at_risk(milestone: MilestoneState) -> AttentionItem:
    note = f"promised: {when(milestone.due).words}"
    note += f"; {milestone.words}" if milestone.words else ""
    return AttentionItem("at_risk", milestone.id, milestone.promise, note)


def _overdue(state: State, action: ActionState) -> AttentionItem:
    due, last = action.update_due, action.last_update
    assert due is not None  # overdue means: due on a day that has passed
    said = f"last update: {when(last).words}" if last else "no update yet"
    note = f"{said}; the next was due on {day_words(due).words}"
    return AttentionItem("update_overdue", str(action.number), action.title or _NO_TITLE, note)


def _feedback(state: State) -> Iterator[AttentionItem]:
    for entry in state.feedback.values():
        record, response = entry.record, entry.response
        if record.withdrawn is not None:
            continue
        if response is None:
            age, people = slip(record.since, of_day(state.day)), how_many(record.how_many)
            note = f"on record since {when(record.since).words}"
            note += f" ({slip_words(age)})" if age else ""
            note += f"; {people} people" if people else ""
            yield AttentionItem("no_answer", record.id, record.title, note)
        elif entry.answer_overdue and response.by is not None:
            answer = label("answer", response.response)
            note = f"“{answer}”, by {when(response.by).words}"
            yield AttentionItem("answer_overdue", record.id, record.title, note)


def _evidence(state: State) -> Iterator[AttentionItem]:
    readable = {
        entry.id
        for entry in state.evidence.values()
        if entry.withdrawn is None and entry.availability is not Availability.KNOWN_BUT_NOT_FOUND
    }
    for milestone in state.milestones.values():
        if milestone.status is Status.DONE and readable.isdisjoint(milestone.evidence):
            named = ", ".join(milestone.evidence) or "none"
            note = f"reported done; evidence named: {named}"
            yield AttentionItem("evidence", milestone.id, milestone.promise, note)
    for action in state.actions.values():
        said = action.partnership_says
        if said is not None and said.impact is Impact.NO_EVIDENCE_YET:
            note = f"the partnership said “no evidence yet” ({when(said.date).words})"
            yield AttentionItem("evidence", str(action.number), action.title or _NO_TITLE, note)


def _measures(state: State) -> Iterator[AttentionItem]:
    for measure in state.measures.values():
        record = measure.record
        if measure.trend is Trend.NOT_MEASURED_YET and record.withdrawn is None:
            note = f"on record since {when(record.since).words}"
            yield AttentionItem("no_figure", record.id, record.question, note)
