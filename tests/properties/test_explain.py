"""Each sentence about the rule of a status fits what the fold worked out, on every day."""

from __future__ import annotations

import datetime as dt

from progress_site.fold.fold import state_on
from progress_site.model.vocabulary import ENDED, PlanStatus, Status
from progress_site.reports.explain import why_status
from tests.support import demo


def test_what_it_says_holds_on_every_day() -> None:
    """The sentence names facts; they are held against the record, day after day."""
    records, seen = demo.library(), set()
    for day in (dt.date(2023, 4, 1) + dt.timedelta(days=7 * n) for n in range(120)):
        state = state_on(records, day)
        for milestone in state.milestones.values():
            words = why_status(state, milestone)
            seen.add(milestone.status)
            passed = milestone.original_due.passed(day)
            assert ("has passed" in words) == (milestone.status is Status.LATE)
            assert not ("has passed" in words and not passed)
            assert not ("not late yet" in words and passed and state.plan is PlanStatus.ACTIVE)
            assert ("the plan ended" in words) <= (state.plan in ENDED)
            assert ("not approved yet" in words) <= (state.plan is PlanStatus.DRAFT)
    assert {Status.LATE, Status.UNFINISHED, Status.DONE, Status.STOPPED} <= seen
