"""Take one update out, and exactly the places that should change do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from progress_site.fold.fold import illegal_events, state_on
from progress_site.model import update as u
from progress_site.model.base import Withdrawn
from progress_site.model.library import Library
from progress_site.model.update import Update
from progress_site.model.vocabulary import Stage
from progress_site.urls.addresses import LETTERS
from tests.properties.plans import changed_pages, without
from tests.support import demo
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS

SLUGS = [
    update.slug
    for update in demo.library().updates
    if not update.draft and update.date.effective <= AFTER_ITS_END
]


def _with_what_hangs_on_it(found: Library, slug: str) -> list[Update]:
    """Return an update and every other one that would make no sense without it."""
    gone = [slug]
    while True:
        left = without(found, *gone)
        known = {update.slug for update in left.updates}
        lost = {update.slug for update in left.updates if update.corrects not in {None, *known}}
        lost |= {
            finding.file.removeprefix("docs/updates/").removesuffix(".md")
            for finding in illegal_events(left)
        }
        if not lost:
            return [update for update in found.updates if update.slug in gone]
        gone += sorted(lost)


def _milestones(update: Update) -> set[str]:
    """Return the milestones that an update says something about."""
    found = set()
    for change in update.changes:
        match change:
            case u.MergeMilestone():
                found |= {change.milestone, change.merged_into}
            case u.AddMilestone():
                found.add(change.add_milestone.id)
            case u.AddAction():
                found |= {m.id for m in change.add_action.milestones}
            case u.ActivityChange():
                found.add(change.activity.rsplit(".", 1)[0])
            case _:
                if ident := getattr(change, "milestone", None):
                    found.add(ident)
    return found


def _actions(update: Update) -> set[int]:
    """Return the actions that an update says something about."""
    found = {int(ident.split(".")[0]) for ident in _milestones(update)} | set(update.about)
    for change in update.changes:
        match change:
            case u.AddAction():
                found.add(change.add_action.number)
            case u.MergeAction():
                found |= {change.action, change.merged_into}
            case u.ImpactChange() | u.TitleChange() | u.AddMilestone():
                found.add(change.action)
    return found


def _ends_the_plan(update: Update) -> bool:
    return any(isinstance(change, u.PlanChange) for change in update.changes)


def _followers(found: Library, milestones: set[str]) -> set[str]:
    """Return milestones, and those that went into them."""
    into = {
        change.milestone: change.merged_into
        for update in found.updates
        for change in update.changes
        if isinstance(change, u.MergeMilestone)
    }
    return milestones | {ident for ident, target in into.items() if target in milestones}


def _expected(found: Library, gone: list[Update]) -> set[str]:
    """Return the address of every page that may change when some updates go."""
    allowed = {"", "actions/", "updates/", "changes/", "sources/", "figures/"}
    allowed |= {"search/", "a-to-z/", *(f"a-to-z/{letter}/" for letter in LETTERS)}
    milestones = _followers(found, set().union(*map(_milestones, gone)))
    actions = set().union(*map(_actions, gone)) | {int(i.split(".")[0]) for i in milestones}
    allowed |= {"easy-read/", "easy-read/print/"}  # both show every action
    for number in actions:
        allowed |= {f"actions/{number}/", f"actions/{number}/history/"}
        allowed |= {f"easy-read/actions/{number}/", f"embed/actions/{number}/"}
    if milestones:  # the story counts promises that were kept and dates that moved, year by year
        allowed |= {"story/", "unfinished/"}
    numbers = {*range(1, found.plan.how_many_actions + 1), *actions}
    for change in (change for update in gone for change in update.changes):
        match change:
            case u.AddAction():  # each page says how many there are
                allowed |= {f"{of}actions/{n}/" for n in numbers for of in ("", "embed/")}
                allowed.add("embed/")
                added = change.add_action.number
                allowed |= {f"easy-read/actions/{added + step}/" for step in (-1, 1)}
                allowed |= _lists_of_feedback(found, change.add_action.number)
            case u.TitleChange():  # the pages beside it name it
                allowed |= {f"actions/{change.action + step}/" for step in (-1, 1)}
                allowed |= {"embed/", "unfinished/"}
                counted = [
                    m for a in found.actions if a.number == change.action for m in a.measures
                ]
                allowed |= {f"figures/{ident}/" for ident in counted}
                allowed |= _lists_of_feedback(found, change.action)
            case u.TargetChange() | u.InterimTargetChange():
                shown = [a.number for a in found.actions if change.measure in a.measures]
                allowed |= {f"actions/{number}/" for number in shown}
    stages: set[str] = {s.id for s in found.your_rights.stages if actions & set(s.actions)}
    stages |= {str(s) for a in found.actions if a.number in actions for s in a.stages}
    allowed |= {f"your-rights/{stage}/" for stage in stages}
    in_order = [update.slug for update in found.updates if not update.draft]
    for update in gone:
        year, place = update.date.effective.year, in_order.index(update.slug)
        allowed |= {f"updates/{year}/", f"changes/{year}/"}
        allowed |= _lists(found, update)
        allowed |= {f"updates/{slug}/" for slug in in_order[max(place - 1, 0) : place + 2]}
        allowed.add(f"easy-read/updates/{update.slug}/")
        allowed |= {f"sources/{ident}/" for ident in _sources(update)}
        for measure in (c.measure for c in update.changes if hasattr(c, "measure")):
            allowed |= {f"figures/{measure}/", f"embed/measures/{measure}/"}
    # An update that speaks of the same thing names it in today's words, and says what was wrong.
    for update in found.updates:
        shares = _milestones(update) & milestones or _actions(update) & actions
        if shares or update.corrects in {g.slug for g in gone}:
            allowed |= {f"updates/{update.slug}/", f"updates/{update.date.effective.year}/"}
            allowed |= _lists(found, update)
            allowed |= {f"sources/{ident}/" for ident in _sources(update)}
            allowed.add(f"changes/{update.date.effective.year}/")
    return allowed


def _lists(found: Library, update: Update) -> set[str]:
    """Return the lists of updates by one value in which an update may stand."""
    numbers = _actions(update)
    added = [c.add_action for g in found.updates for c in g.changes if isinstance(c, u.AddAction)]
    actions = [a for a in (*found.actions, *added) if a.number in numbers]
    stages = {str(s) for a in actions for s in a.stages}
    stages |= {str(s.id) for s in found.your_rights.stages if numbers & set(s.actions)}
    areas = {*update.areas, *(a.area for a in actions)}
    statuses = {c.status for c in update.changes if isinstance(c, u.StatusChange)}
    return {
        *(f"updates/action/{number}/" for number in numbers),
        *(f"updates/area/{number}/" for number in areas),
        *(f"updates/stage/{stage}/" for stage in stages),
        *(f"updates/status/{status.replace('_', '-')}/" for status in statuses),
    }


def _lists_of_feedback(found: Library, action: int) -> set[str]:
    """Return the lists of feedback that name an action or follow from what it is about."""
    return {
        f"you-said-we-did/action/{action}/",
        *(f"you-said-we-did/area/{area.number}/" for area in found.plan.areas),
        *(f"you-said-we-did/stage/{stage}/" for stage in Stage),
    }


def _sources(update: Update) -> set[str]:
    return set(update.evidence).union(*(getattr(c, "evidence", ()) for c in update.changes))


@pytest.mark.parametrize("slug", SLUGS)
def test_only_the_places_that_it_speaks_of_change(slug: str) -> None:
    found = demo.library()
    gone = _with_what_hangs_on_it(found, slug)
    day = AFTER_ITS_END
    before = demo.state(day)
    after = state_on(without(found, *(update.slug for update in gone)), day)
    changed = changed_pages(demo.pages_on(day), after)
    assert f"updates/{slug}/" in changed
    assert {f"actions/{n}/history/" for n in _actions(gone[0])} <= changed
    if any(map(_ends_the_plan, gone)):
        return  # whether the plan has ended stands on every page
    assert changed <= _expected(found, gone)
    touched = _followers(found, set().union(*map(_milestones, gone)))
    assert {
        ident
        for ident in {*before.milestones, *after.milestones}
        if before.milestones.get(ident) != after.milestones.get(ident)
    } <= touched
    actions = set().union(*map(_actions, gone)) | {int(i.split(".")[0]) for i in touched}
    assert {
        number
        for number in {*before.actions, *after.actions}
        if before.actions.get(number) != after.actions.get(number)
    } <= actions
    assert before.feedback == after.feedback
    assert before.evidence == after.evidence
    moved = (u.TargetChange, u.InterimTargetChange)
    targets = {c.measure for g in gone for c in g.changes if isinstance(c, moved)}
    assert {i for i, m in before.measures.items() if m != after.measures[i]} == targets


def test_what_is_allowed_to_change_is_not_everything() -> None:
    """Otherwise the test above could not fail."""
    found = demo.library()
    pages = set(demo.pages_on(AFTER_ITS_END))
    for slug in SLUGS:
        gone = _with_what_hangs_on_it(found, slug)
        if not any(map(_ends_the_plan, gone)):
            assert len(_expected(found, gone) & pages) < 0.7 * len(pages), slug


def test_an_update_about_nothing_changes_only_lists_of_updates() -> None:
    found = demo.library()
    slug = "2024-06-20-reviewers-visit"
    assert changed_pages(
        demo.pages_on(AFTER_ITS_END), state_on(without(found, slug), AFTER_ITS_END)
    ) == {
        "search/",
        "a-to-z/r/",
        "updates/",
        "updates/2024/",
        "updates/area/1/",
        "updates/area/2/",
        "updates/2024-06-03-new-date-for-meetings/",
        "updates/2024-06-20-reviewers-visit/",
        "updates/2024-07-10-more-time-for-the-course/",
    }


# -- withdrawing one record

#: Kinds of record, and which of their words must be gone.
KINDS = {
    "updates": ("title", "summary", "body"),
    "feedback": ("title", "you_said", "heard_from", "how_heard"),
    "measures": ("question", "definition", "unit", "limits"),
    "evidence": ("title", "words", "publisher"),
    "events": ("title", "words"),
    "reviews": ("verdict", "words", "by"),
    "actions": ("title", "official_title", "why", "aim"),
    "milestones": ("promise",),
}
SECRET = "something that nobody else says"
GONE = Withdrawn.model_validate({"on": "2025-01-01", "reason": "privacy"})


def _records(found: Library, kind: str) -> tuple[Any, ...]:
    match kind:
        case "evidence":
            return found.evidence.evidence
        case "milestones":
            return tuple(m for a in found.actions for m in a.milestones)
        case "events" | "reviews":
            return tuple(getattr(found.journey, kind))
        case _:
            return tuple(getattr(found, kind))


def _with(found: Library, kind: str, old: Any, new: Any) -> Library:
    """Return a library with one record in the place of another."""

    def swap(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(new if item is old else item for item in items)

    match kind:
        case "updates":
            return replace(found, updates=swap(found.updates))
        case "feedback":
            return replace(found, feedback=swap(found.feedback))
        case "measures":
            return replace(found, measures=swap(found.measures))
        case "actions":
            return replace(found, actions=swap(found.actions))
        case "evidence":
            entries = {"evidence": swap(found.evidence.evidence)}
            return replace(found, evidence=found.evidence.model_copy(update=entries))
        case "milestones":
            actions = (
                a.model_copy(update={"milestones": swap(a.milestones)}) for a in found.actions
            )
            return replace(found, actions=tuple(actions))
        case _:
            entries = {kind: swap(getattr(found.journey, kind))}
            return replace(found, journey=found.journey.model_copy(update=entries))


def _saying(old: Any, keys: Iterable[str], **more: object) -> Any:
    """Return a record that says, under each of some keys, a secret of its own."""
    return old.model_copy(update={**{key: f"{SECRET} ({key})" for key in keys}, **more})


@pytest.mark.timeout(900)
@settings(max_examples=12)
@given(
    st.sampled_from(
        [(kind, place) for kind in KINDS for place in range(len(_records(demo.library(), kind)))]
    ),
    st.sampled_from([WHILE_IT_RUNS, AFTER_ITS_END]),
)
def test_any_record_can_be_withdrawn_and_then_its_words_are_nowhere(
    which: tuple[str, int], day: dt.date
) -> None:
    kind, place = which
    found = demo.library()
    old = _records(found, kind)[place]
    state = state_on(_with(found, kind, old, _saying(old, KINDS[kind], withdrawn=GONE)), day)
    assert SECRET not in demo.everything_published(state)


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_a_record_that_was_not_withdrawn_are_somewhere(kind: str) -> None:
    """Otherwise the test above could not fail."""
    found = demo.library()
    old = next(r for r in _records(found, kind) if not getattr(r, "withdrawn", None))
    new = _saying(old, KINDS[kind])
    said = demo.everything_published(state_on(_with(found, kind, old, new), AFTER_ITS_END))
    assert [key for key in KINDS[kind] if f"{SECRET} ({key})" not in said] == []
