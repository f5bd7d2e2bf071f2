"""What a list tells of an update: its effect on the record, in readers' words, computed."""

from __future__ import annotations

from progress_site.model.vocabulary import Status
from progress_site.pages.changes import MOST_CHANGES, news
from progress_site.words.shown import NewsItem
from tests.support.demo import AFTER_ITS_END, state


def item(slug: str) -> NewsItem:
    found = state(AFTER_ITS_END)
    return news(found, found.updates[found.update_places[slug]], effects=True)


def test_a_moved_date_says_by_how_much_and_how_often() -> None:
    moved = [e for e in item("2024-11-14-course-in-every-school").effects if e.mark.key == "due"]
    assert moved
    for effect in moved:
        assert effect.headline.startswith("Date moved: ")
        assert effect.size is not None
        assert "later" in effect.size
        assert effect.size.endswith("move")


def test_no_list_tells_more_than_a_few_changes_and_it_says_how_many_are_left() -> None:
    found = state(AFTER_ITS_END)
    items = [news(found, update, effects=True) for update in found.updates]
    assert max(len(i.effects) for i in items) == MOST_CHANGES
    assert any(i.more for i in items)
    assert all(i.more is None for i in items if len(i.effects) < MOST_CHANGES)


def test_work_that_goes_on_is_left_to_the_page_of_the_update() -> None:
    found = state(AFTER_ITS_END)
    told = [e for u in found.updates for e in news(found, u, effects=True).effects]
    assert {e.mark.key for e in told} & set(Status)
    assert not any(e.mark.key == "doing" or e.headline.startswith("Work ") for e in told)


def test_what_was_withdrawn_has_no_effects_to_tell() -> None:
    found = state(AFTER_ITS_END)
    gone = [u for u in found.updates if u.withdrawn]
    assert gone
    assert all(news(found, u, effects=True).effects == () for u in gone)
