"""The flag `example: true` of older records, and what replaced it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from progress_site.model.problem import Path, Problem
from progress_site.read.nodes import Document

_FLAG = "example"


def replaced_flag(documents: Mapping[str, Document]) -> list[Problem]:
    """Return one problem for all records that still carry the flag, at the first of them."""
    places = sorted((name, *place) for name, d in documents.items() for place in d.replaced)
    if not places:
        return []
    file, line, column = places[0]
    more = len(places) - 1
    others = f", here and in {more} more place{'s' if more > 1 else ''}" if more else ""
    what = f"“{_FLAG}” is no longer known{others}"
    instead = (
        "take it out; what is made up goes into a plan of its own, with demonstration: true and "
        "shown_as_of: in its plan.yml (see demo/)"
    )
    return [Problem(file, line, column, what, instead)]


def take_out_flag(document: Document) -> None:
    """Take the flag out of the data, so that the records are validated without it."""
    for path, inside in list(_flagged(document.data, ())):
        document.replaced.append(document.place((*path, _FLAG), key=True))
        del inside[_FLAG]


def _flagged(data: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(data, dict):
        if isinstance(data.get(_FLAG), str):
            yield path, data
        for key, value in data.items():
            yield from _flagged(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _flagged(value, (*path, index))
