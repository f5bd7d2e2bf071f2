"""What the plan as a whole may not take back: that it was approved, and how much it promised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from progress_site.guard.differences import Side
from progress_site.guard.wording import finding
from progress_site.model.dates import PartialDate
from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path


@dataclass(frozen=True, slots=True)
class _Rule:
    """One value that may not be taken back. ``path`` begins with the name of its file."""

    path: Path
    taken_back: Callable[[Any, Any], object]
    what: str
    instead: str


def _more_exact(old: PartialDate, new: PartialDate) -> bool:
    """Whether the new date is the old one, or lies within it."""
    if not (old.first and old.last and new.first and new.last):
        return old == new
    return old.first <= new.first and new.last <= old.last


_RULES = (
    _Rule(
        ("plan", "approval"),
        lambda old, new: new is None,
        "the plan is approved in {ref} ({old.date}), but here the approval is gone",
        "put back approval: {{date: {old.date}, by: …}}",
    ),
    _Rule(
        ("plan", "approval", "date"),
        lambda old, new: new is not None and not _more_exact(old, new),
        "the plan was approved in {old}, and is now said to be in {new}",
        "write {old} again, or a day within it",
    ),
    _Rule(
        ("plan", "approval", "by"),
        lambda old, new: new is not None and old.split() != new.split(),
        "the plan was approved by “{old}”, and is now said to be by “{new}”",
        "write “{old}” again",
    ),
    _Rule(
        ("plan", "how_many_actions"),
        lambda old, new: new < old,
        "the approved plan has {old} actions, and no number may go",
        "write {old} again; an update can say that one goes into another (merged_into)",
    ),
    _Rule(
        ("plan", "how_many_actions"),
        lambda old, new: new > old,
        "the approved plan has {old} actions",
        "write {old} again, and add the new one in an update with "
        "changes: [{{add_action: …, reason: …, agreed_by: …}}]",
    ),
    _Rule(
        ("plan", "demonstration"),
        lambda old, new: new and not old,
        "in {ref} this is the real record, which never becomes a demonstration again",
        "write demonstration: false",
    ),
    _Rule(
        ("accessibility", "reviewed"),
        lambda old, new: new is not None and {*old} - {*new},
        "the statement was reviewed on {lost}, and that review is gone",
        "add {lost} to reviewed: again",
    ),
)


def settings(before: Side, after: Side, ref: str) -> Iterator[Finding]:
    """Yield what the plan and the accessibility statement as a whole take back."""
    for rule in _RULES:
        file = f"plan_data/{rule.path[0]}.yml"
        old, new = _value(before.library, rule.path), _value(after.library, rule.path)
        if file in before.doubtful | after.doubtful or old is None or not rule.taken_back(old, new):
            continue
        said = {"old": old, "new": new, "ref": ref}
        if isinstance(old, tuple):
            said["lost"] = ", ".join(str(item) for item in old if item not in new)
        what, instead = rule.what.format(**said), rule.instead.format(**said)
        yield finding(file, rule.path[1:], what, instead)


def _value(library: Library, path: Path) -> Any:
    """Return what is at ``path``, or `None` where something on the way to it is not there."""
    value: Any = library
    for step in path:
        value = getattr(value, str(step), None)
    return value
