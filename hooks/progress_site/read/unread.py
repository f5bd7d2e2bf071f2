"""What could not be read, and whether a finding may only follow from that.

An id with a slip in it is an id that is not there: every place that names the right one would be
told as a mistake. So whatever hangs on a doubtful id is not judged until that is mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from progress_site.model.fields import ID, MILESTONE
from progress_site.model.plan import Action, Plan
from progress_site.model.problem import Path
from progress_site.model.registers import EvidenceList
from progress_site.read.files import Files
from progress_site.read.identity import Named
from progress_site.read.known import MOST
from progress_site.read.layout import CREDITS, EVIDENCE, PLAN, YOUR_RIGHTS

#: What a value under each of these keys names. A number alone would name an area as well.
_NAMES = {
    "id": "{}",
    "milestone": "{}",
    "activity": "{}",
    "measure": "{}",
    "corrects": "{}",
    "evidence": "{}",
    "number": "action {}",
    "action": "action {}",
}
_IN_TEXT = re.compile(rf"\b({'|'.join(_NAMES)}):[ \[]*[\"']?([\w.-]+)")

#: Stand for the state of the plan, and for all that a verdict can rest on.
_THE_PLAN, _ALL_SOURCES = "(the plan)", "(all sources)"


@dataclass(frozen=True)
class Unread:
    """Every id that stands in a record, or in a part of one, that could not be read."""

    ids: frozenset[str] = frozenset()

    @classmethod
    def of(cls, files: Files, named: Named) -> Unread:
        """Collect the ids of all that ``files`` could not read or that may be slips."""
        ids: set[str] = set(named.misnamed)
        for action in named.actions.values():
            if _has_doubtful_ids(action):
                ids.add(f"all of action {action.number}")
        for name, text in files.broken.items():
            ids |= {_NAMES[key].format(value) for key, value in _IN_TEXT.findall(text)}
            ids |= _whole(name)
            if re.search(r"\bplan:", text):
                ids.add(_THE_PLAN)
        for name, salvaged in files.salvaged.items():
            for lost in salvaged.lost:
                ids |= set(_ids_in(lost))
                if name.startswith("plan_data/actions/") and not _has_id(lost):
                    ids |= _whole(name)
            if salvaged.record is None:
                ids |= _whole(name)
        return cls(frozenset(ids))

    def touches(self, data: Any, path: Path) -> bool:
        """Whether the change at ``path`` names something that could not be read."""
        changes = data.get("changes") if isinstance(data, dict) else None
        if len(path) < 2 or path[0] != "changes" or not isinstance(changes, list):
            return False
        change = changes[path[1]] if isinstance(path[1], int) and path[1] < len(changes) else None
        named = {*_ids_in(change), *_ids_in({"corrects": data.get("corrects")})}
        named |= {f"all of {_action_of(ident)}" for ident in named}
        if isinstance(change, dict):
            named |= {_THE_PLAN} if change.keys() & {"carried_on", "carried_on_by"} else set()
            named |= {_ALL_SOURCES} if change.keys() & {"evidence", "measure"} else set()
        return bool(named & self.ids)


def unseen_kinds(files: Files) -> set[str]:
    """Return the kinds of record of which nobody can say that there is none of some id."""
    kinds: set[str] = set()
    if CREDITS in files.broken or CREDITS in files.salvaged:
        kinds.add("credits")
    rights = files.salvaged.get(YOUR_RIGHTS)
    if rights and (("laws",) in rights.taken or any("laws" in value for value in rights.lost)):
        kinds.add("laws")
    plan = files.records.get(PLAN)
    if not isinstance(plan, Plan):
        return kinds | {"areas", "groups"} | _unseen_evidence(files)
    if PLAN in files.salvaged:
        lost = files.salvaged[PLAN]
        kinds |= {
            kind
            for kind in ("areas", "groups")
            if (kind,) in lost.taken or any(kind in value for value in lost.lost)
        }
    groups = [group.id for group in plan.groups]
    kinds |= {"areas"} if _repeat(area.number for area in plan.areas) else set()
    kinds |= {"groups"} if _repeat(groups) or "partnership" in groups else set()
    return kinds | _unseen_evidence(files)


def _unseen_evidence(files: Files) -> set[str]:
    evidence = files.records.get(EVIDENCE)
    if not isinstance(evidence, EvidenceList):
        return set()
    lost = files.salvaged[EVIDENCE].lost if EVIDENCE in files.salvaged else []
    slips = _repeat(e.id for e in evidence.evidence) or not all(map(_has_id, lost))
    return {"evidence"} if slips else set()


def _repeat(idents: Iterable[object]) -> bool:
    listed = list(idents)
    return len(set(listed)) < len(listed)


def _has_doubtful_ids(action: Action) -> bool:
    milestones = [milestone.id for milestone in action.milestones]
    activities = [a.id for m in action.milestones for a in m.activities]
    misfiled = any(ident.split(".")[0] != str(action.number) for ident in milestones) or any(
        a.id.rsplit(".", 1)[0] != m.id for m in action.milestones for a in m.activities
    )
    return misfiled or _repeat(milestones) or _repeat(activities)


def _has_id(lost: Any) -> bool:
    """Whether a record that could not be read has an id, if it should have one."""
    if not isinstance(lost, Mapping) or not {"promise", "words", "availability"} & lost.keys():
        return True
    return re.fullmatch(rf"{ID}|{MILESTONE}(\.[a-z])?", str(lost.get("id"))) is not None


def _ids_in(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _ids_in(item)
    elif isinstance(value, Mapping):
        if "plan" in value:
            yield _THE_PLAN
        for key, item in value.items():
            for word in item if isinstance(item, list) else [item]:
                if isinstance(word, str) and key in _NAMES:
                    yield _NAMES[key].format(word.strip())
                elif isinstance(word, dict):
                    yield from _ids_in(word)
            if key == "merged_into" and isinstance(item, str):
                yield item.strip() if "." in item else f"action {item.strip()}"


def _action_of(ident: str) -> str:
    found = re.fullmatch(r"(?:action )?([0-9]{1,2})(?:\..*)?", ident)
    return f"action {int(found[1])}" if found else ident


def _whole(name: str) -> set[str]:
    """Return what a file stands for of which nothing could be read."""
    folder, _, file = name.rpartition("/")
    stem = file.rpartition(".")[0]
    if name == "plan_data/actions":
        return {f"all of action {number}" for number in range(1, MOST + 1)}
    if name in ("plan_data/measures", "plan_data/feedback", "plan_data/evidence.yml"):
        return {_ALL_SOURCES}
    if folder == "plan_data/actions":
        return {f"all of {_action_of(stem)}"}
    return {stem}
