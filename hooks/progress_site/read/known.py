"""Every id that stands anywhere in the files, also in those that could not be read whole.

With it a reference to a record with a mistake of its own is not told as a second mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from progress_site.model.dates import parse
from progress_site.model.plan import Approval, Area, Group, Partnership, Plan
from progress_site.model.words import SpeaksFor


@dataclass
class Known:
    """Ids by kind, as written."""

    actions: set[int] = field(default_factory=set)
    milestones: set[str] = field(default_factory=set)
    activities: set[str] = field(default_factory=set)
    measures: set[str] = field(default_factory=set)
    feedback: set[str] = field(default_factory=set)
    evidence: set[str] = field(default_factory=set)
    areas: set[int] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    updates: set[str] = field(default_factory=set)

    def stand_in_plan(self) -> Plan:
        """Return a plan that allows everything, for when plan.yml itself could not be read."""
        return Plan(
            name="?",
            place="?",
            partnership=Partnership(name="?"),
            approval=Approval(date=parse("1900"), by="?"),
            how_many_actions=max(self.actions, default=0),
            areas=tuple(Area(number=number, title="?") for number in sorted(self.areas)),
            groups=tuple(
                Group(id=ident, name="?", speaks_for=SpeaksFor.FAMILIES)
                for ident in sorted(self.groups)
            ),
            update_every_months=3,
            small_number=0,
            demonstration=True,
        )


def gather(raw: dict[str, Any]) -> Known:
    """Collect ids from the plain data of every file, by the name of the file."""
    known = Known()
    for name, data in raw.items():
        if name.startswith("docs/updates/"):
            known.updates.add(name.removeprefix("docs/updates/").removesuffix(".md"))
        if not isinstance(data, dict):
            continue
        if name.startswith("plan_data/actions/"):
            _gather_action(known, data)
        elif name.startswith("plan_data/measures/"):
            known.measures |= _ids([data])
        elif name.startswith("plan_data/feedback/"):
            known.feedback |= _ids([data])
        elif name == "plan_data/evidence.yml":
            known.evidence |= _ids(_list(data, "evidence"))
        elif name == "plan_data/plan.yml":
            known.groups |= _ids(_list(data, "groups"))
            known.areas |= {n for area in _list(data, "areas") for n in _numbers(area)}
        elif name.startswith("docs/updates/"):
            for change in _list(data, "changes"):
                _gather_change(known, change)
    return known


def _gather_change(known: Known, change: dict[str, Any]) -> None:
    if isinstance(action := change.get("add_action"), dict):
        _gather_action(known, action)
    if isinstance(milestone := change.get("add_milestone"), dict):
        _gather_milestone(known, milestone)
    if isinstance(activity := change.get("add_activity"), dict):
        known.activities |= _ids([activity])


def _gather_action(known: Known, data: dict[str, Any]) -> None:
    known.actions |= set(_numbers(data))
    for milestone in _list(data, "milestones"):
        _gather_milestone(known, milestone)


def _gather_milestone(known: Known, data: dict[str, Any]) -> None:
    known.milestones |= _ids([data])
    known.activities |= _ids(_list(data, "activities"))


def _list(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = data.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _ids(items: list[dict[str, Any]]) -> set[str]:
    return {item["id"] for item in items if isinstance(item.get("id"), str)}


def _numbers(data: dict[str, Any]) -> Iterator[int]:
    number = data.get("number")
    if isinstance(number, str) and number.isdigit():
        yield int(number)
