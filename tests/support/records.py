"""Small plans for tests that need one thing to happen, written as publishers write them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from progress_site.fold.fold import illegal_events, state_on
from progress_site.fold.state import MilestoneState, State
from progress_site.model.accessibility import Accessibility
from progress_site.model.library import Library
from progress_site.model.plan import Action, Plan
from progress_site.model.registers import EvidenceList, Feedback, Journey, Measure
from progress_site.model.update import Update

Data = dict[str, Any]

PLAN: Data = {
    "name": "A plan",
    "place": "Testshire",
    "partnership": {"name": "A partnership"},
    "approval": {"date": "2024-01-01", "by": "a ministry"},
    "how_many_actions": 3,
    "areas": [{"number": 1, "title": "An area"}],
    "groups": [
        {"id": "parents", "name": "Parents", "speaks_for": "families"},
        {"id": "youth", "name": "Youth", "speaks_for": "young_people"},
        {"id": "monitors", "name": "Monitors", "speaks_for": "outside_monitors"},
    ],
    "update_every_months": 6,
    "small_number": 5,
}

#: Action 3 has no file.
ACTIONS: list[Data] = [
    {
        "number": 1,
        "title": "First action",
        "milestones": [
            {
                "id": "1.1",
                "promise": "First promise.",
                "due": "2024-06-30",
                "activities": [{"id": "1.1.a", "words": "Some work."}],
            },
            {"id": "1.2", "promise": "Second promise.", "due": "2024-09-30"},
            {"id": "1.3", "promise": "Promise without a date."},
        ],
    },
    {
        "number": 2,
        "title": "Second action",
        "milestones": [{"id": "2.1", "promise": "Another promise.", "due": "2024-12-31"}],
    },
]

EVIDENCE: list[Data] = [
    {
        "id": "proof",
        "published": "2024-01-01",
        "title": "Proof",
        "kind": "document",
        "availability": "elsewhere",
        "words": "It shows it.",
    },
    {
        "id": "families-say",
        "published": "2024-01-01",
        "title": "What families say",
        "kind": "survey",
        "availability": "elsewhere",
        "words": "They say it.",
        "from_families": True,
    },
]

MEASURE: Data = {
    "id": "figure",
    "question": "How much?",
    "definition": "What is counted.",
    "unit": "%",
    "wanted": "up",
    "same_within": "2",
    "belongs_to": "this_plan",
    "source": {"title": "A survey"},
    "published": "2024-01-01",
}

FEEDBACK: Data = {
    "id": "a-wish",
    "title": "A wish",
    "published": "2024-02-01",
    "heard_from": "Parents",
    "how_heard": "A meeting",
    "how_many": "5_to_9",
    "when": "2024-01",
    "you_said": "We wish for it.",
}


def plan(**changes: Any) -> Plan:
    """Return a plan; ``changes`` replace its fields, and `None` takes one out."""
    data = {**PLAN, **changes}
    return Plan.model_validate({key: value for key, value in data.items() if value is not None})


def update(date: str, *changes: Data, name: str = "news", body: str = "", **more: Any) -> Update:
    """Return an update of ``date``; its slug is the date and ``name``."""
    front = {"title": "News", "summary": "Something happened.", "from": "partnership", **more}
    return Update.model_validate(
        {**front, "date": date, "changes": list(changes), "slug": f"{date}-{name}", "body": body}
    )


def measure(*readings: Data, **more: Any) -> Measure:
    """Return a measure; a reading is published on the last day of its period if it says no day."""
    with_day = [r if "recorded" in r else {"published": "2024-01-01", **r} for r in readings]
    return Measure.model_validate({**MEASURE, "readings": with_day, **more})


def feedback(*responses: Data, **more: Any) -> Feedback:
    """Return a piece of feedback with its responses."""
    return Feedback.model_validate({**FEEDBACK, "responses": list(responses), **more})


def library(
    *updates: Update,
    plan: Plan | None = None,
    actions: list[Data] | None = None,
    measures: tuple[Measure, ...] = (),
    feedback: tuple[Feedback, ...] = (),
    evidence: list[Data] | None = None,
    journey: Data | None = None,
    accessibility: Data | None = None,
) -> Library:
    """Return a library with these updates; all else is as in the small plan."""
    return Library(
        plan=plan or Plan.model_validate(PLAN),
        actions=tuple(Action.model_validate(a) for a in (ACTIONS if actions is None else actions)),
        measures=measures,
        feedback=feedback,
        updates=updates,
        evidence=EvidenceList.model_validate({"evidence": EVIDENCE + (evidence or [])}),
        journey=Journey.model_validate(journey or {}),
        accessibility=Accessibility.model_validate(accessibility) if accessibility else None,
    )


def on(day: str, found: Library) -> State:
    """Return the state of a library on a day; the test fails where an update is not legal."""
    assert mistakes(found) == []
    return state_on(found, dt.date.fromisoformat(day))


def milestone(ident: str, day: str, *updates: Update, **parts: Any) -> MilestoneState:
    """Return one milestone of the small plan on a day, after these updates."""
    return on(day, library(*updates, **parts)).milestones[ident]


def mistakes(found: Library) -> list[str]:
    """Return what is wrong with the updates of a library, in the words of the judge."""
    return [finding.what for finding in illegal_events(found)]


# -- changes, as short as a test wants to read them


def moved(ident: str, due: str, **more: Any) -> Data:
    """Return the change that moves a date."""
    facts = {"reason": "A reason.", "effect": "An effect.", "agreed_by": "a board"}
    return {"milestone": ident, "due": due, **facts, **more}


def reported(ident: str, status: str, **more: Any) -> Data:
    """Return the change that reports a status, with all that this status needs."""
    needs: dict[str, Data] = {
        "done": {"evidence": ["proof"]},
        "paused": {"reason": "A reason.", "agreed_by": "a board"},
        "stopped": {"reason": "A reason.", "agreed_by": "a board"},
    }
    return {"milestone": ident, "status": status, **needs.get(status, {}), **more}


def merged(ident: str, into: str, **more: Any) -> Data:
    """Return the change that merges a milestone into another."""
    return {"milestone": ident, "merged_into": into, "reason": "A reason.", **more}


def ended(status: str = "stepped_down", **more: Any) -> Data:
    """Return the change that ends the plan."""
    return {"plan": status, **more}
