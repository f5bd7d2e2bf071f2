"""Generated promises: actions with their milestones and activities, as they were approved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bench import words
from bench.dates import month_later, promised
from bench.registers import Record, Setting

#: Milestones of one action and activities of one milestone when the plan is approved.
MILESTONES, ACTIVITIES = 4, 2


@dataclass
class Milestone:
    """What an update must know of a milestone."""

    ident: str
    action: int
    due: Any
    status: str = "not_started"
    merged: bool = False
    activities: int = ACTIVITIES
    working: dict[str, str] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        return not self.merged and self.status not in ("done", "stopped")


def action_record(chance: Random, setting: Setting, number: int, measures: Sequence[str]) -> Record:
    """Return one action as it was promised."""
    record: Record = {"number": str(number)}
    record |= {
        "area": str(number % 3 + 1),
        "title": words.title(chance),
        "why": words.sentences(chance, 1, 3),
        "aim": words.sentence(chance),
        "lead": [words.role(chance), words.role(chance)],
        "accountable": [words.role(chance)],
        "stages": [chance.choice(("early-years", "primary", "secondary", "from-16"))],
        "milestones": [_milestone(chance, setting, f"{number}.{i + 1}") for i in range(MILESTONES)],
    }
    return {**record, "measures": list(measures)} if measures else record


def _milestone(chance: Random, setting: Setting, ident: str) -> Record:
    record: Record = {
        "id": ident,
        "promise": words.sentence(chance),
        "due": promised(chance, month_later(chance.randrange(3, setting.months))),
        "activities": [
            {"id": f"{ident}.{letter}", "words": words.sentence(chance)}
            for letter in "abcdefgh"[:ACTIVITIES]
        ],
    }
    if chance.random() < 0.05:
        record["doubt"] = "The date is inferred."
    return record
