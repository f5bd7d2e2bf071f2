"""A site can be composed for every day, whatever was said by then."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from progress_site.assemble.site import Settings, compose
from progress_site.fold.fold import illegal_events, state_on
from progress_site.model.library import Library
from progress_site.model.vocabulary import ENDED, OPEN, PlanStatus, Status
from progress_site.read.load import load
from tests.properties.plans import days, few, libraries, published
from tests.support import demo

ROOT = Path(__file__).parents[2]
MOST_DAYS = 6


def _composes(root: Path, day: dt.date) -> None:
    settings = Settings(root, demo.SITE_URL, demo.SITE_NAME, {"AS_OF": day.isoformat()})
    composition = compose(settings)
    # A notice is right where it says that a review is old.
    found = [str(problem) for problem in composition.problems if problem.severity != "notice"]
    assert found == []
    assert composition.site is not None
    assert composition.site.clock.day == day


@pytest.mark.parametrize("root", [demo.FOLDER, ROOT], ids=["demonstration", "shipped"])
def test_it_composes_on_the_days_of_updates(root: Path) -> None:
    """The first, the last, and some between: each day is a whole site."""
    found = sorted({u.date.effective for u in load(root).library.updates})
    for day in sorted({*found[:: max(1, len(found) // MOST_DAYS)], *found[-1:]}):
        _composes(root, day)


@pytest.mark.parametrize("root", [demo.FOLDER, ROOT], ids=["demonstration", "shipped"])
@pytest.mark.parametrize("day", ["1990-01-01", "2023-05-30", "2023-05-31", "2040-12-31"])
def test_it_composes_long_before_the_plan_and_long_after_it(root: Path, day: str) -> None:
    _composes(root, dt.date.fromisoformat(day))


@few
@given(days)
def test_it_composes_on_any_day(day: dt.date) -> None:
    published(state_on(demo.library(), day))


@given(libraries(), days)
def test_it_composes_whatever_updates_say(found: Library, day: dt.date) -> None:
    """What cannot be is told by the judge and left out by the fold; neither breaks."""
    illegal_events(found)
    published(state_on(found, day))


def test_a_link_to_what_came_later_is_plain_words_in_the_past(tmp_path: Path) -> None:
    slug, later = (
        "2024-05-16-young-people-ask-for-time",
        "updates/2024-09-02-clearer-promise-to-nurseries/",
    )
    copied = Path(shutil.copytree(demo.FOLDER, tmp_path / "copy"))
    path = copied / "docs" / "updates" / f"{slug}.md"
    path.write_text(
        f"{path.read_text(encoding='utf-8')}\n[Later](/{later}) and [now](/actions/1/).\n",
        encoding="utf-8",
    )
    for day, leads_there in (("2024-06-15", False), ("2024-11-21", True)):
        settings = Settings(copied, demo.SITE_URL, demo.SITE_NAME, {"AS_OF": day})
        site = compose(settings).site
        assert site is not None
        body = site.pages[f"updates/{slug}/"].view.body
        assert (f'href="../../{later}"' in body) is leads_there
        assert "Later" in body
        assert 'href="../../actions/1/"' in body


# -- what holds for every state


@given(libraries(), days)
def test_counts_add_up(found: Library, day: dt.date) -> None:
    state = state_on(found, day)
    assert sum(state.counts.values()) == len(state.milestones)
    assert state.counts == Counter(m.status for m in state.milestones.values())
    total: Counter[Status] = Counter()
    for action in state.actions.values():
        assert sum(action.counts.values()) == len(action.milestones)
        total.update(action.counts)
    assert total == state.counts


@given(libraries(), days)
def test_each_status_follows_from_its_rule(found: Library, day: dt.date) -> None:
    state = state_on(found, day)
    for milestone in state.milestones.values():
        is_open = milestone.reported in OPEN
        passed = milestone.original_due.passed(day)
        ended = state.plan in ENDED
        assert (milestone.status is Status.UNFINISHED) == (is_open and ended)
        late = is_open and passed and state.plan is PlanStatus.ACTIVE
        assert (milestone.status is Status.LATE) == late
        if milestone.status not in (Status.LATE, Status.UNFINISHED):
            assert str(milestone.status) == str(milestone.reported)
        if milestone.status is Status.DONE:
            assert milestone.evidence
            assert milestone.done_on is not None
        assert 0 <= milestone.times_moved <= len(milestone.moves)
        if milestone.original_due.is_stated and not milestone.moves:
            assert milestone.due == milestone.original_due


@given(libraries(), days)
def test_moves_are_numbered_without_a_gap(found: Library, day: dt.date) -> None:
    for milestone in state_on(found, day).milestones.values():
        counted = [e.move_number for e in milestone.moves if e.move_number and not e.corrected_by]
        assert milestone.times_moved == len(counted)


@given(libraries(), days)
def test_history_is_in_order_and_nothing_of_it_is_in_the_future(
    found: Library, day: dt.date
) -> None:
    state = state_on(found, day)
    assert [e.on for e in state.events] == sorted(e.on for e in state.events)
    assert all(e.on <= day for e in state.events)
    assert all(u.date.effective <= day and not u.draft for u in state.updates)
    of_milestones = [e for m in state.milestones.values() for e in m.history]
    assert len(of_milestones) == len([e for e in state.events if "." in e.subject])
