"""What could not be read, and whether a finding may only follow from that."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from progress_site.model.problem import Path
from progress_site.read.known import MOST

if TYPE_CHECKING:
    from progress_site.read.files import Files

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
    def of(cls, files: Files, misnamed: Collection[str]) -> Unread:
        """Collect the ids of all that ``files`` could not read."""
        ids: set[str] = set(misnamed)
        for name, text in files.broken.items():
            ids |= {_NAMES[key].format(value) for key, value in _IN_TEXT.findall(text)}
            ids |= _whole(name)
            if re.search(r"\bplan:", text):
                ids.add(_THE_PLAN)
        for name, salvaged in files.salvaged.items():
            for lost in salvaged.lost:
                ids |= set(_ids_in(lost))
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
