"""Every id that stands anywhere in the files, also in those that could not be read whole.

With it a reference to a record with a mistake of its own is not told as a second mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from progress_site.model.dates import parse
from progress_site.model.fields import ID, MILESTONE
from progress_site.model.plan import Approval, Area, Group, Partnership, Plan
from progress_site.model.words import SpeaksFor

#: Numbers of actions and areas have at most two digits.
MOST = 99


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
    speakers: set[str] = field(default_factory=set)
    """Every group that an update says it is from."""
    pages: set[str] = field(default_factory=set)
    """The address of every page of running words."""
    unseen: set[str] = field(default_factory=set)
    """Kinds of which no id could be read, because their file or folder is something else."""

    def has(self, kind: Literal["areas", "groups", "measures", "evidence"], ident: object) -> bool:
        """Whether there is a record, or might be one in what could not be read."""
        return kind in self.unseen or ident in getattr(self, kind)

    def stand_in_plan(self) -> Plan:
        """Return a plan that allows everything, for when plan.yml itself could not be read."""
        return Plan(
            name="?",
            place="?",
            partnership=Partnership(name="?"),
            approval=Approval(date=parse("1900"), by="?"),
            how_many_actions=MOST,
            areas=tuple(Area(number=number, title="?") for number in range(1, MOST + 1)),
            groups=tuple(
                Group(id=ident, name="?", speaks_for=SpeaksFor.FAMILIES)
                for ident in sorted(self.groups | self.speakers - {"partnership"})
                if re.fullmatch(ID, ident)
            ),
            update_every_months=3,
            small_number=0,
        )


def gather(raw: Mapping[str, Any], broken: Mapping[str, str] | None = None) -> Known:
    """Collect ids from the plain data of every file, by the name of the file.

    ``broken`` holds the text of files that are no YAML; ids are looked for by their look.
    """
    known = Known()
    for name in {**raw, **(broken or {})}:
        _gather_name(known, name)
    for name, data in raw.items():
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
            if isinstance(speaker := data.get("from"), str):
                known.speakers.add(speaker)
            for change in _list(data, "changes"):
                _gather_change(known, change)
    for name, text in (broken or {}).items():
        _gather_text(known, name, text)
    return known


def _gather_name(known: Known, name: str) -> None:
    folder, _, file = name.rpartition("/")
    stem = file.rsplit(".", 1)[0]
    if folder == "docs/updates":
        known.updates.add(stem)
    elif name.startswith("docs/"):
        known.pages.add(f"{name.removeprefix('docs/').removesuffix('.md')}/")
    elif folder == "plan_data/actions":
        known.actions |= set(_numbers({"number": stem}))
    elif folder == "plan_data/measures":
        known.measures.add(stem)
    elif folder == "plan_data/feedback":
        known.feedback.add(stem)


def _gather_text(known: Known, name: str, text: str) -> None:
    if not text:
        known.unseen.add(name.rpartition("/")[2].removesuffix(".yml"))
    ids = re.findall(r"\bid:\s*[\"']?([\w.-]+)", text)
    known.milestones |= {ident for ident in ids if re.fullmatch(MILESTONE, ident)}
    known.activities |= {ident for ident in ids if re.fullmatch(rf"{MILESTONE}[.][a-z]", ident)}
    if name == "plan_data/evidence.yml":
        known.evidence |= set(ids)


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
    return {item["id"].strip() for item in items if isinstance(item.get("id"), str)}


def _numbers(data: dict[str, Any]) -> Iterator[int]:
    number = data.get("number")
    if isinstance(number, str) and re.fullmatch(r"[0-9]{1,2}", number.strip()):
        yield int(number)
