"""What can still be judged of a record that has a mistake in it.

All mistakes are to be told at once, and each once. So the list item or the optional value with the
mistake is taken out, the rest is judged like any other record, and what was taken out is
remembered: a finding that hangs on it would only tell the same mistake again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from progress_site.model.problem import Path

#: Without these nobody can say what a record means for the others.
_NEEDED = frozenset({"draft", "corrects"})

#: Stands for a missing title and the like; no rule looks at such words.
_SOME_WORDS = "?"


@dataclass
class Salvaged:
    """``record`` is what is left, if anything is; ``lost`` are the values that were taken out."""

    record: BaseModel | None
    lost: list[Any] = field(default_factory=list)
    taken: dict[Path, list[int]] = field(default_factory=dict)
    """For each list, by the way to it, the places of the items that were taken out."""

    def in_file(self, path: Path) -> Path:
        """Return the way in the file to what stands at ``path`` in the record."""
        result: Path = ()
        for step in path:
            if isinstance(step, int):
                for gone in self.taken.get(result, ()):
                    step += gone <= step
            result = (*result, step)
        return result


def salvage(
    model: type[BaseModel], data: Any, error: ValidationError, stand_ins: Mapping[str, Any]
) -> Salvaged:
    """Return what is left of ``data`` without its mistakes.

    ``stand_ins`` are values for the case that the mistake is in the only value that must be there.
    """
    if not isinstance(data, dict):
        return Salvaged(None, [data])
    result = Salvaged(None)
    places = {place for detail in error.errors() for place in [_place(data, detail["loc"])]}
    if any(place is None for place in places):
        return Salvaged(None, [data])
    cut = [place for place in places if place is not None]
    left = _without(data, (), cut, result)
    try:
        result.record = model.model_validate(left)
    except ValidationError as again:
        needed = {str(detail["loc"][0]) for detail in again.errors() if len(detail["loc"]) == 1}
        values = {key: stand_ins.get(key, _SOME_WORDS) for key in needed}
        try:
            result.record = model.model_validate({**left, **values})
        except ValidationError:
            return Salvaged(None, [data])
    return result


def _place(data: dict[str, Any], loc: tuple[int | str, ...]) -> Path | None:
    """Return what to take out for a mistake: the deepest list item, or the value of the record."""
    if not loc or loc[0] in _NEEDED:
        return None
    steps: list[int | str] = []
    inside: Any = data
    best: Path = (loc[0],)
    for step in loc:
        if isinstance(inside, list) and isinstance(step, int) and step < len(inside):
            steps.append(step)
            inside = inside[step]
            best = tuple(steps)
        elif isinstance(inside, dict) and step in inside:
            steps.append(step)
            inside = inside[step]
        # else the kind of a change, or a missing key: neither is a step in the file
    return best


def _without(value: Any, path: Path, cut: Iterable[Path], result: Salvaged) -> Any:
    cut = [place for place in cut if place[: len(path)] == path]
    if not cut:
        return value
    here = {place[-1] for place in cut if len(place) == len(path) + 1}
    if isinstance(value, dict):
        result.lost += [{key: value[key]} for key in value if key in here]
        return {
            key: _without(item, (*path, key), cut, result)
            for key, item in value.items()
            if key not in here
        }
    if isinstance(value, list):
        result.taken[path] = sorted(step for step in here if isinstance(step, int))
        result.lost += [value[index] for index in result.taken[path]]
        return [
            _without(item, (*path, index), cut, result)
            for index, item in enumerate(value)
            if index not in here
        ]
    return value
