"""Takes withdrawn text out of the records before anything else reads them.

A withdrawal holds on every day, also in a build of a day before it: a child who could be known
from a record must not be found by asking for the past. Ids, dates and statuses stay, because they
are what an address and a count hang on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from progress_site.model.base import PublicRecord, Source
from progress_site.model.library import Library
from progress_site.model.update import Update

#: What stands in place of words that were taken away.
NOTICE = "Withdrawn"

#: Text that is no one's words: ids, kinds and voices, and what an id may be looked up by.
_KEPT = frozenset(
    {"id", "slug", "from_", "corrects", "milestone", "activity", "measure", "evidence", "measures",
     "merged_into", "kind", "fingerprint", "term", "value"}
)  # fmt: skip

R = TypeVar("R", bound=BaseModel)


def without_withdrawn(library: Library) -> Library:
    """Return the library with the words of every withdrawn record replaced by `NOTICE`."""
    return replace(
        library,
        plan=_walk(library.plan),
        actions=tuple(_walk(a) for a in library.actions),
        measures=tuple(_walk(m) for m in library.measures),
        feedback=tuple(_walk(f) for f in library.feedback),
        updates=tuple(_walk(u) for u in library.updates),
        evidence=_walk(library.evidence),
        journey=_walk(library.journey),
        glossary=_walk(library.glossary),
        what_it_means=_walk(library.what_it_means),
    )


def _walk(record: R, *, hide: bool = False) -> R:
    hide = hide or (isinstance(record, PublicRecord) and record.withdrawn is not None)
    changed: dict[str, Any] = {}
    for name in type(record).model_fields:
        if name == "withdrawn":
            continue
        value = getattr(record, name)
        new = _value(name, value, hide)
        if new is not value:
            changed[name] = new
    if hide and isinstance(record, Update):
        changed["body"] = ""
    return record.model_copy(update=changed) if changed else record


def _value(name: str, value: Any, hide: bool) -> Any:
    if isinstance(value, Source):
        return None if hide and name != "source" else (Source(title=NOTICE) if hide else value)
    if isinstance(value, BaseModel):
        return _walk(value, hide=hide)
    if isinstance(value, tuple):
        items = tuple(_value(name, item, hide) for item in value)
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    if hide and type(value) is str and name not in _KEPT:
        return NOTICE
    return value
