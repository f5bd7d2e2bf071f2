"""Each value of a filter lists exactly what it says, worked out here in another way."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from progress_site.model.vocabulary import Answer, Reported, Stage
from progress_site.pages.filters import (
    FilteredView,
    OlderItem,
    feedback_facets,
    filter_pages,
    pages_of,
    update_facets,
)
from progress_site.urls import addresses
from progress_site.words.shown import FeedbackCard, Link, NewsItem, When
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, pages_on, state

DAYS = [WHILE_IT_RUNS, AFTER_ITS_END]


def listed(address: str, day: dt.date) -> list[str]:
    """Return where the entries of a list lead, in its order."""
    view = pages_on(day)[address].view
    return [_href(item) for item in view.items] + [item.link.href for item in view.older]


def _href(item: NewsItem | FeedbackCard) -> str:
    if isinstance(item, NewsItem):
        return addresses.update(item.update.slug)
    return addresses.feedback(item.feedback.record.id)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_value_has_a_page_also_while_it_is_empty(day: dt.date) -> None:
    found = state(day)
    numbers = [*map(str, found.actions)]
    areas = [str(a.number) for a in found.library.plan.areas]
    wanted = {
        *(f"updates/action/{n}/" for n in numbers),
        *(f"updates/area/{n}/" for n in areas),
        *(f"updates/stage/{s}/" for s in Stage),
        *(f"updates/status/{s.replace('_', '-')}/" for s in Reported),
        *(f"you-said-we-did/action/{n}/" for n in numbers),
        *(f"you-said-we-did/area/{n}/" for n in areas),
        *(f"you-said-we-did/stage/{s}/" for s in Stage),
        *(f"you-said-we-did/response/{a.replace('_', '-')}/" for a in (*Answer, "none")),
    }
    lists = ("updates/", "you-said-we-did/")
    assert {a for a in pages_on(day) if a.count("/") == 3 and a.startswith(lists)} == wanted
    empty = [a for a in wanted if not listed(a, day)]
    assert empty, "the demonstration has a value that nothing has"
    for address in wanted:
        assert pages_on(day)[address].view.ways
        assert pages_on(day)[address].layout.noindex


@pytest.mark.parametrize("number", range(1, 12))
def test_updates_of_an_action_name_it_or_change_it(number: int) -> None:
    found = state(AFTER_ITS_END)
    wanted = [
        addresses.update(u.slug)
        for u in reversed(found.updates)
        if number in u.about
        or any(e.action == number for e in found.events_by_update.get(u.slug, ()))
    ]
    assert listed(f"updates/action/{number}/", AFTER_ITS_END) == wanted


@pytest.mark.parametrize("status", list(Reported))
def test_updates_of_a_status_reported_it(status: Reported) -> None:
    found = state(AFTER_ITS_END)
    wanted = {
        addresses.update(e.update) for e in found.events if (e.kind, e.after) == ("status", status)
    }
    address = f"updates/status/{status.replace('_', '-')}/"
    assert set(listed(address, AFTER_ITS_END)) == wanted


@pytest.mark.parametrize("stage", list(Stage))
def test_updates_of_an_age_are_about_an_action_for_it(stage: Stage) -> None:
    found = state(AFTER_ITS_END)
    guided = {n for s in found.library.your_rights.stages if s.id == stage for n in s.actions}
    actions = {n for n, a in found.actions.items() if n in guided or stage in a.record.stages}
    wanted = {a for n in actions for a in listed(f"updates/action/{n}/", AFTER_ITS_END)}
    assert set(listed(f"updates/stage/{stage}/", AFTER_ITS_END)) == wanted


def test_feedback_under_each_answer_makes_up_all_that_was_not_withdrawn() -> None:
    found = state(WHILE_IT_RUNS)
    answers = feedback_facets(found)["response"]
    every = [f.record.id for members in answers.values() for f in members]
    assert sorted(every) == sorted(i for i, f in found.feedback.items() if not f.record.withdrawn)


def test_what_feedback_says_of_its_ages_goes_before_what_its_actions_say() -> None:
    own = state(WHILE_IT_RUNS).feedback["hear-the-page"].record
    assert own.stages == (Stage.SECONDARY, Stage.FROM_16)
    of_action = state(WHILE_IT_RUNS).actions[own.actions[0]].record.stages
    assert set(of_action) == set(Stage)
    for stage in Stage:
        there = listed(f"you-said-we-did/stage/{stage}/", WHILE_IT_RUNS)
        assert ("you-said-we-did/hear-the-page/" in there) == (stage in own.stages)


def test_lists_are_newest_first() -> None:
    days = {u.slug: u.date.effective for u in state(AFTER_ITS_END).updates}
    for values in update_facets(state(AFTER_ITS_END)).values():
        for members in values.values():
            order = [days[u.slug] for u in members]
            assert order == sorted(order, reverse=True)


def test_a_number_beside_a_value_is_how_many_its_page_lists() -> None:
    for front in ("updates/", "you-said-we-did/"):
        for links in pages_on(WHILE_IT_RUNS)[front].view.filters.values():
            for link in links:
                assert link.number
                assert link.number == len(listed(link.href, WHILE_IT_RUNS)), link.href


def test_a_long_list_goes_on_over_pages() -> None:
    older = tuple(
        OlderItem(When(str(n), None), Link(f"updates/{n}/", str(n)), None) for n in range(7)
    )
    draft = next(iter(filter_pages(state(WHILE_IT_RUNS))))
    view = draft.view
    assert isinstance(view, FilteredView)
    made = dict(pages_of(replace(view, older=older), "updates/action/1/", 3))
    assert list(made) == ["updates/action/1/", "updates/action/1/2/", "updates/action/1/3/"]
    assert [len(page.older) for page in made.values()] == [3, 3, 1]
    assert [page.further.href if page.further else None for page in made.values()] == [
        "updates/action/1/2/",
        "updates/action/1/3/",
        None,
    ]
    assert [bool(page.items) for page in made.values()] == [True, False, False]
    assert len({page.title for page in made.values()}) == 3
