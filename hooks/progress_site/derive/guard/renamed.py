"""Records that changed their name, and names that changed their record."""

from __future__ import annotations

from collections.abc import Iterable

from progress_site.derive.guard.differences import differences
from progress_site.derive.guard.entries import Entry
from progress_site.derive.guard.spelling import likeness

#: From this likeness on, two headlines say the same; below the other, they are about two things.
_SAME, _OTHER = 0.8, 0.4
#: What a record is called by, and not what it says.
_NAMES = frozenset({"id", "slug", "number"})


def now_called(old: Entry, added: Iterable[Entry]) -> Entry | None:
    """Return the new record that says what one said which is gone, if there is one."""
    for new in added:
        if new.kind is not old.kind:
            continue
        if not old.kind.own_number and _owner(new) != _owner(old):
            continue
        if _alike(old, new) > _SAME and len(_differing(old, new)) * 2 <= len(said(old)):
            return new
    return None


def namesake(old: Entry, new: Entry, olds: Iterable[Entry]) -> bool:
    """Whether a number or id now stands for something else than it did."""
    if not old.kind.own_number or _alike(old, new) > _SAME:
        return False
    if any(
        other is not old and other.kind is old.kind and _headline(other) == _headline(new)
        for other in olds
    ):
        return True
    others = said(old) - {old.kind.headline}
    differing = _differing(old, new) & others
    return _alike(old, new) < _OTHER and len(differing) * 2 >= len(others) > 0


def _owner(entry: Entry) -> object:
    return entry.owner.ident if entry.owner else None


def _headline(entry: Entry) -> str:
    words = getattr(entry.record, entry.kind.headline, None) if entry.kind.headline else None
    return " ".join(words.split()) if isinstance(words, str) else ""


def _alike(old: Entry, new: Entry) -> float:
    """Return how alike the headlines are; without one, whatever else is said decides."""
    one, other = _headline(old), _headline(new)
    return likeness(one, other) if one and other else 1.0


def said(entry: Entry) -> set[str]:
    """Return the names of the values that a record holds."""
    fields = type(entry.record).model_fields.items()
    empty = (None, (), False, "")
    return {
        info.alias or name
        for name, info in fields
        if name not in _NAMES and getattr(entry.record, name) not in empty
    }


def _differing(old: Entry, new: Entry) -> set[str]:
    return {str(d.path[0]) for d in differences(old.record, new.record)} - _NAMES
