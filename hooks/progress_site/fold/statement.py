"""The accessibility statement on a day: its status is worked out, and nobody types it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from progress_site.fold.state import State, StatementState
from progress_site.model.accessibility import Accessibility, AccessTest, Barrier
from progress_site.model.problem import Finding
from progress_site.model.vocabulary import AuditMethod, AuditResult, Compliance, NotAccessible

_FILE = "plan_data/accessibility.yml"


def statement_on(record: Accessibility | None, day: dt.date) -> StatementState:
    """Return what the statement says on ``day``: nothing of what was published after it."""
    if record is None or record.prepared > day:
        record = None
    published = [t for t in record.tests if t.known_from <= day] if record else []
    # A test whose record was taken away proves nothing any more.
    tests = [test for test in published if test.withdrawn is None]
    tests.sort(key=lambda test: (test.date.sort_key(), test.id), reverse=True)
    barriers = tuple(_open_on(record.not_accessible, day)) if record else ()
    reviews = [day_ for day_ in (record.reviewed if record else ()) if day_ <= day]
    prepared = record.prepared if record else None
    reviewed = max(reviews, default=prepared)
    return StatementState(
        record=record,
        status=status(tests, barriers),
        prepared=prepared,
        reviewed=reviewed,
        old=reviewed is not None and _a_year_after(reviewed) < day,
        tests=tuple(tests),
        barriers=barriers,
        audited=any(test.method is AuditMethod.MANUAL for test in tests),
        tried_by_people=any(test.method is AuditMethod.PEOPLE for test in tests),
        heard=any(test.screen_readers for test in tests),
    )


def status(tests: Iterable[AccessTest], barriers: Iterable[Barrier]) -> Compliance:
    """Return the compliance status. ``tests`` stand newest first.

    The model statement (Commission Implementing Decision (EU) 2018/1523, annex, section 1) calls a
    site fully compliant only where the standard is met without an exception. Programs alone cannot
    show that: without a manual audit the status is partial. The newest manual audit decides.
    """
    audit = next((test for test in tests if test.method is AuditMethod.MANUAL), None)
    if audit is not None and audit.result is AuditResult.MANY_PROBLEMS:
        return Compliance.NONE
    counted = [barrier for barrier in barriers if counts(barrier)]
    if audit is not None and audit.result is AuditResult.NO_PROBLEMS and not counted:
        return Compliance.FULL
    return Compliance.PARTIAL


def counts(barrier: Barrier) -> bool:
    """Whether something that is not accessible is an exception to full compliance."""
    return barrier.reason is not NotAccessible.NOT_REQUIRED


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
            _FILE,
            path or ("prepared",),
            "the accessibility statement was last reviewed on "
            f"{found.reviewed.day} {found.reviewed:%B %Y}, more than a year ago",
            "check that it is still true, then add that day to “reviewed”",
            "notice",
        )
    ]


def _open_on(entries: Iterable[Barrier], day: dt.date) -> Iterable[Barrier]:
    for entry in entries:
        is_right = entry.put_right is not None and entry.put_right.effective <= day
        if entry.known_from <= day and not is_right:
            yield entry


def _a_year_after(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return dt.date(day.year + 1, 3, 1)
