"""The accessibility statement on a day: its status is worked out, and nobody types it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from progress_site.fold.state import State, StatementState
from progress_site.model.accessibility import Accessibility, AccessTest, Barrier
from progress_site.model.base import known_on
from progress_site.model.problem import Finding
from progress_site.model.vocabulary import AuditMethod, AuditResult, Compliance, NotAccessible


def statement_on(record: Accessibility | None, day: dt.date) -> StatementState:
    """Return what the statement says on ``day``: nothing of what was published after it."""
    if record is None or record.prepared > day:
        return StatementState()
    # A test whose record was taken away proves nothing any more.
    tests = [test for test in known_on(record.tests, day) if test.withdrawn is None]
    tests.sort(key=lambda test: (test.date.sort_key(), test.id), reverse=True)
    barriers = [
        barrier
        for barrier in known_on(record.not_accessible, day)
        if barrier.put_right is None or barrier.put_right.effective > day
    ]
    reviewed = max((past for past in record.reviewed if past <= day), default=record.prepared)
    return StatementState(
        record=record,
        status=status(tests, barriers),
        prepared=record.prepared,
        reviewed=reviewed,
        old=_a_year_after(reviewed) < day,
        tests=tuple(tests),
        barriers=tuple(barriers),
        audited=any(test.method is AuditMethod.MANUAL for test in tests),
        tried_by_people=any(test.method is AuditMethod.PEOPLE for test in tests),
        heard=any(test.screen_readers for test in tests),
    )


def status(tests: Iterable[AccessTest], barriers: Iterable[Barrier]) -> Compliance:
    """Return the compliance status. ``tests`` are newest first.

    The model statement (Commission Implementing Decision (EU) 2018/1523, annex, section 1) calls a
    site fully compliant only where the standard is met without an exception. Programs alone cannot
    show that: without a manual audit the status is partial. The newest manual audit decides
    (decision 20).
    """
    audit = next((test for test in tests if test.method is AuditMethod.MANUAL), None)
    if audit is not None and audit.result is AuditResult.MANY_PROBLEMS:
        return Compliance.NONE
    # What would help although the standard does not ask for it is no exception to it.
    counted = [b for b in barriers if b.reason is not NotAccessible.NOT_REQUIRED]
    if audit is not None and audit.result is AuditResult.NO_PROBLEMS and not counted:
        return Compliance.FULL
    return Compliance.PARTIAL


def old_review(state: State) -> list[Finding]:
    """Return a notice when the statement was last reviewed more than a year before the day.

    The regulations ask for regular review (regulation 8(1)); once a year is GOV.UK's advice.
    """
    found = state.statement
    if not found.old or found.reviewed is None or found.record is None:
        return []
    reviewed = found.record.reviewed
    path = ("reviewed", reviewed.index(found.reviewed)) if found.reviewed in reviewed else ()
    return [
        Finding(
            "plan_data/accessibility.yml",
            path or ("prepared",),
            "the accessibility statement was last reviewed on "
            f"{found.reviewed.day} {found.reviewed:%B %Y}, more than a year ago",
            "check that it is still true, then add that day to “reviewed”",
            "notice",
        )
    ]


def _a_year_after(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return dt.date(day.year + 1, 3, 1)
