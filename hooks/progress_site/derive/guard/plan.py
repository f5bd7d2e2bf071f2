"""What the plan as a whole may not take back: that it was approved, and how much it promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from progress_site.derive.guard.entries import Side
from progress_site.derive.guard.wording import finding
from progress_site.model.dates import PartialDate
from progress_site.model.library import Library
from progress_site.model.plan import Approval
from progress_site.model.problem import Finding

_FILE = "plan_data/plan.yml"
_STATEMENT = "plan_data/accessibility.yml"


def is_approved(library: Library, day: dt.date) -> bool:
    """Whether the plan was approved by ``day``, as the fold would say it."""
    approval = library.plan.approval
    return approval is not None and approval.date.effective <= day


def plan(before: Side, after: Side, ref: str) -> Iterator[Finding]:
    """Yield what `plan.yml` takes back, given that the plan was approved in ``before``."""
    if _FILE in before.doubtful or _FILE in after.doubtful:
        return
    old, new = before.library.plan, after.library.plan
    if old.approval is not None:
        yield from _approval(old.approval, new.approval, ref)
    if new.how_many_actions < old.how_many_actions:
        yield finding(
            _FILE,
            ("how_many_actions",),
            f"the approved plan has {old.how_many_actions} actions, and no number may go",
            f"write {old.how_many_actions} again; an update can say that one goes into another "
            "(merged_into)",
        )
    if new.how_many_actions > old.how_many_actions:
        yield finding(
            _FILE,
            ("how_many_actions",),
            f"the approved plan has {old.how_many_actions} actions",
            f"write {old.how_many_actions} again, and add the new one in an update with "
            "changes: [{add_action: …, reason: …, agreed_by: …}]",
        )
    if new.demonstration and not old.demonstration:
        yield finding(
            _FILE,
            ("demonstration",),
            f"in {ref} this is the real record, which never becomes a demonstration again",
            "write demonstration: false",
        )


def statement(before: Side, after: Side) -> Iterator[Finding]:
    """Yield each day on which somebody checked the accessibility statement, and which is gone."""
    old, new = before.library.accessibility, after.library.accessibility
    if old is None or new is None or {_STATEMENT} & {*before.doubtful, *after.doubtful}:
        return
    for day in old.reviewed:
        if day not in new.reviewed:
            yield finding(
                _STATEMENT,
                ("reviewed",),
                f"the statement was reviewed on {day}, and that is no longer told",
                f"add {day} to reviewed: again",
            )


def _approval(old: Approval, new: Approval | None, ref: str) -> Iterator[Finding]:
    if new is None:
        yield finding(
            _FILE,
            (),
            f"the plan is approved in {ref} ({old.date}), but here the approval is gone",
            f"put back approval: {{date: {old.date}, by: …}}",
        )
        return
    if not _more_exact(old.date, new.date):
        yield finding(
            _FILE,
            ("approval", "date"),
            f"the plan was approved in {old.date}, and is now said to be in {new.date}",
            f"write {old.date} again, or a day within it",
        )
    if " ".join(old.by.split()) != " ".join(new.by.split()):
        yield finding(
            _FILE,
            ("approval", "by"),
            f"the plan was approved by “{old.by}”, and is now said to be by “{new.by}”",
            f"write “{old.by}” again",
        )


def _more_exact(old: PartialDate, new: PartialDate) -> bool:
    """Whether the new date is the old one, or lies within it."""
    if not (old.first and old.last and new.first and new.last):
        return old == new
    return old.first <= new.first and new.last <= old.last
