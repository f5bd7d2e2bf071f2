"""What a publisher edits for each recipe of the guide, on whatever content there is.

Each function picks its subject from the state of the day, edits files as a hand would, and returns
what must then be seen. No subject, no trial: `Nothing` says what the content lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from progress_site.fold.state import MilestoneState, State
from progress_site.model.vocabulary import OPEN, PLAN_TRANSITIONS, PlanStatus, Reported
from progress_site.read.nodes import parse_yaml
from tests.support.project import dump

T = TypeVar("T")

#: Words that no content has, so that they are found nowhere by chance.
SAID = "The trial of the recipes wrote this sentence."


class NothingError(Exception):
    """The content has nothing that the recipe could be tried on."""


@dataclass(frozen=True)
class Seen:
    """An address, what its page then says, and words that no file of the site holds any more."""

    address: str
    says: str
    gone: str = ""


# -- updates


def publish_an_update(clone: Path, state: State) -> list[Seen]:
    """A new status for the first open promise."""
    promise = _first_open(state)
    change = {"milestone": promise.id, "status": "at_risk", "words": "The trial is under way."}
    slug = _update(clone, state, "an-update", [change])
    return [
        Seen(f"updates/{slug}/", SAID),
        Seen(f"actions/{promise.action}/history/", "The trial is under way."),
    ]


def move_a_date(clone: Path, state: State) -> list[Seen]:
    """A later date for the first open promise that has one."""
    promise = _first_open(state, dated=True)
    change = {
        "milestone": promise.id,
        "due": str(state.day.year + 2),
        "reason": "The trial needs more time.",
        "effect": "Families wait until the trial is over.",
        "agreed_by": "the board of the trial",
    }
    _update(clone, state, "a-date-moves", [change])
    return [
        Seen("changes/", "The trial needs more time."),
        Seen(f"actions/{promise.action}/", "Families wait until the trial is over."),
    ]


def close_an_action(clone: Path, state: State) -> list[Seen]:
    """Every open promise of the first action that has one is done."""
    first = _first_open(state)
    still = [m for m in _open(state) if m.action == first.action]
    shown = _pick(
        (e for e in state.evidence.values() if not e.withdrawn),
        "evidence",
    )
    done = {"status": "done", "done_on": state.day.isoformat(), "evidence": [shown.id]}
    changes = [{"milestone": promise.id, **done} for promise in still]
    slug = _update(clone, state, "an-action-is-closed", changes)
    kept = [m for m in state.milestones.values() if m.action == first.action]
    closed = [m for m in kept if m in still or m.reported is Reported.DONE]
    # One that went into another counts as that one does.
    merged = [m for m in kept if m.merged_into in {other.id for other in closed}]
    count = len({m.id for m in (*closed, *merged)})
    return [
        Seen(f"updates/{slug}/", SAID),
        Seen(f"actions/{first.action}/", f"{count} of {len(kept)} milestones are done"),
    ]


def correct_a_mistake(clone: Path, state: State) -> list[Seen]:
    """The newest update that called a promise done was wrong."""
    update, promise = _pick(
        (
            (u, state.milestones[event.subject])
            for u in reversed(state.updates)
            if u.from_ == "partnership" and not u.withdrawn and u.corrects is None
            for event in state.events_by_update.get(u.slug, ())
            if event.kind == "status" and event.after == "done"
            if state.milestones[event.subject].reported is Reported.DONE
        ),
        "promise that is done",
    )
    change = {"milestone": promise.id, "status": "at_risk", "words": "The trial says: not done."}
    more = {"corrects": update.slug}
    slug = _update(clone, state, "a-mistake", [change], **more)
    return [
        Seen(f"updates/{slug}/", SAID),
        Seen(f"actions/{promise.action}/history/", "The trial says: not done."),
        Seen(f"updates/{update.slug}/", "A trial: a mistake"),
    ]


def end_the_plan(clone: Path, state: State) -> list[Seen]:
    """The next state that ends the plan, and who carries on what is open."""
    order = (PlanStatus.STEPPED_DOWN, PlanStatus.CLOSED, PlanStatus.SUPERSEDED)
    end = _pick((s for s in order if s in PLAN_TRANSITIONS[state.plan]), "state left for the plan")
    who = "an example team of the trial"
    real = [{"milestone": m.id, "by": who} for m in _open(state)]
    change: dict[str, Any] = {"plan": str(end), "words": "The trial has ended it."}
    if real:
        change["carried_on"] = real
    slug = _update(clone, state, "the-plan-ends", [change])
    seen = [Seen(f"updates/{slug}/", "The trial has ended it.")]
    still = _open(state)
    return [*seen, *(Seen(f"actions/{m.action}/", who) for m in still[:1])]


def _update(clone: Path, state: State, name: str, changes: list[Any], **more: Any) -> str:
    """Write an update of today, and return its name without `.md`."""
    slug = f"{state.day.isoformat()}-a-trial-{name}"
    about = {str(change.get("milestone", "")).partition(".")[0] for change in changes} - {""}
    front = {
        "date": state.day.isoformat(),
        "title": f"A trial: {name.replace('-', ' ')}",
        "summary": "One plain sentence.",
        "from": "partnership",
        "about": sorted(about, key=int),
        **more,
        "changes": changes,
    }
    path = clone / "docs" / "updates" / f"{slug}.md"
    path.write_text(f"---\n{dump(front)}---\n{SAID}\n", encoding="utf-8")
    return slug


# -- registers


def withdraw_something(clone: Path, state: State) -> list[Seen]:
    """The words of the first feedback go, from its file and from Easy Read."""
    ident = _pick((i for i, f in state.feedback.items() if not f.record.withdrawn), "feedback")
    path = clone / "plan_data" / "feedback" / f"{ident}.yml"
    text = path.read_text(encoding="utf-8")
    # A key may stand in quotes, and a value goes on over lines that are indented.
    text, found = re.subn(
        r'^"?you_said"?:.*\n(?:[ \t]+.*\n)*', "you_said: Taken away\n", text, flags=re.MULTILINE
    )
    assert found == 1, path.name
    gone = f"withdrawn: {{on: {state.day.isoformat()}, reason: privacy}}\n"
    path.write_text(f"{text.rstrip()}\n{gone}", encoding="utf-8")
    easy = clone / "plan_data" / "easy_read" / "you-said-we-did.yml"
    if easy.exists():
        text = easy.read_text(encoding="utf-8")
        easy.write_text(
            re.sub(rf'^  "?{ident}"?:.*\n(?:    .*\n)*', "", text, flags=re.MULTILINE),
            encoding="utf-8",
        )
    words = state.feedback[ident].record.you_said
    return [Seen(f"you-said-we-did/{ident}/", "to protect", " ".join(words.split())[:40])]


def add_feedback(clone: Path, state: State) -> list[Seen]:
    """What was said, about the first action."""
    action = next(iter(state.actions))
    entry = {
        "id": "a-trial",
        "title": "A trial of feedback",
        "published": state.day.isoformat(),
        "heard_from": "People at a trial",
        "how_heard": "A meeting",
        "how_many": "10_to_19",
        "when": str(state.day.year),
        "you_said": SAID,
        "actions": [str(action)],
    }
    (clone / _FEEDBACK).write_text(dump(entry), encoding="utf-8")
    return [Seen("you-said-we-did/a-trial/", SAID), Seen("you-said-we-did/", "A trial of feedback")]


def answer_it(clone: Path, state: State) -> list[Seen]:
    """The answer, at the end of the same file."""
    answer = {
        "published": state.day.isoformat(),
        "response": "will_do",
        "by": str(state.day.year + 1),
        "words": "The trial will be over by then.",
    }
    with (clone / _FEEDBACK).open("a", encoding="utf-8") as file:
        file.write(dump({"responses": [answer]}))
    return [Seen("you-said-we-did/a-trial/", "The trial will be over by then.")]


_FEEDBACK = "plan_data/feedback/a-trial.yml"


def add_a_reading(clone: Path, state: State) -> list[Seen]:
    """One more figure for the first measure that has plain ones, as a line below the last."""
    measure = _pick(
        (
            m.record
            for m in state.measures.values()
            if not m.record.withdrawn and m.record.readings and not m.record.readings[-1].parts
        ),
        "measure with readings",
    )
    path = clone / "plan_data" / "measures" / f"{measure.id}.yml"
    text = path.read_text(encoding="utf-8")
    document = parse_yaml(path.name, text)
    lines = text.splitlines(keepends=True)
    last = document.place(("readings", len(measure.readings) - 1))[0]
    dash = next(line for line in reversed(lines[:last]) if line.lstrip().startswith("-"))
    indent = dash[: len(dash) - len(dash.lstrip())]
    below = [line for (key, *more), (line, _) in document.keys.items() if not more and line > last]
    end = min(below, default=len(lines) + 1) - 1
    figure = f"published: {state.day.isoformat()}, period: {state.day.year}, value: 12.3"
    lines.insert(end, f"{indent}- {{{figure}}}\n")
    path.write_text("".join(lines), encoding="utf-8")
    return [Seen(f"figures/{measure.id}/", "12.3")]


# -- subjects


def _open(state: State) -> list[MilestoneState]:
    return [
        m
        for m in state.milestones.values()
        if m.reported in OPEN and m.merged_into is None and m.withdrawn is None
    ]


def _first_open(state: State, *, dated: bool = False) -> MilestoneState:
    """Return the first open promise of which nothing was said today."""
    return _pick(
        (
            m
            for m in _open(state)
            if (not dated or m.due.first is not None)
            if not any(event.on == state.day for event in m.history)
        ),
        "open promise with a date" if dated else "open promise",
    )


def _pick(found: Iterable[T], what: str) -> T:
    for one in found:
        return one
    raise NothingError(f"the content has no {what}")
