"""Feeds: full words, permanent ids, days from the record, and nothing that was taken away."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from progress_site.fold.fold import state_on
from tests.support.demo import AFTER_ITS_END, DRAFT, FUTURE, WHILE_IT_RUNS, WITHDRAWN, state
from tests.support.hostile import CONTROL, TITLES
from tests.support.outlets import SITE_URL, feed_files, read_atom
from tests.support.records import Data, library, moved, on, plan, update

ATOM, JSON = "feeds/updates.xml", "feeds/updates.json"


def atom(*updates: Any, day: str = "2025-01-01", past: bool = False, **parts: Any) -> Any:
    return read_atom(feed_files(on(day, library(*updates, **parts)), past=past)[ATOM])


def test_both_feeds_say_the_same() -> None:
    files = feed_files(state(AFTER_ITS_END))
    one, two = read_atom(files[ATOM]), json.loads(files[JSON])
    assert [(e.id, e.title, e.link, e.published, e.updated, e.summary) for e in one.entries] == [
        (i["id"], i["title"], i["url"], i["date_published"], i["date_modified"], i["summary"])
        for i in two["items"]
    ]
    raw = [e.content[0].value for e in one.entries]
    assert len(raw) == len(two["items"]) == len(state(AFTER_ITS_END).updates)


def test_an_id_is_no_address_and_stays_when_the_site_moves() -> None:
    found = state(AFTER_ITS_END)
    here = json.loads(feed_files(found)[JSON])["items"]
    there = json.loads(feed_files(found, site_url="https://elsewhere.test/")[JSON])["items"]
    assert [item["id"] for item in here] == [item["id"] for item in there]
    assert all(item["id"].startswith("urn:uuid:") for item in here)
    assert all(item["url"].startswith("https://elsewhere.test/updates/") for item in there)


def test_an_id_is_for_ever() -> None:
    """Were it another one, every reader would see every update a second time."""
    (entry,) = atom(update("2024-03-01")).entries
    assert entry.id == "urn:uuid:54370800-984a-5edb-8bce-d761de9189bd"


def test_at_most_fifty_entries_the_newest_first() -> None:
    many = [update(f"2024-{m:02}-{d:02}") for m in (1, 2, 3) for d in range(1, 21)]
    found = atom(*many)
    days = [entry.published[:10] for entry in found.entries]
    assert len(days) == 50
    assert days == sorted(days, reverse=True)
    assert days[0] == "2024-03-20"
    assert found.feed.updated == "2024-03-20T00:00:00Z"


def test_a_partial_date_is_published_on_its_last_day() -> None:
    (entry,) = atom(update("2024-02")).entries
    assert entry.published == entry.updated == "2024-02-29T00:00:00Z"


def test_an_update_that_is_corrected_says_so_and_comes_back() -> None:
    old = update("2024-01-05", moved("1.2", "2024-11-30"), title="The date moves")
    others = [update(f"2024-02-{d:02}") for d in range(1, 29)]
    others += [update(f"2024-03-{d:02}") for d in range(1, 29)]
    right = update(
        "2024-06-01", moved("1.2", "2024-10-31"), name="right", corrects=old.slug, title="Put right"
    )
    found = {entry.title: entry for entry in atom(old, *others, right).entries}
    wrong = found["The date moves (corrected later)"]
    assert wrong.updated == "2024-06-01T00:00:00Z"
    assert wrong.published == "2024-01-05T00:00:00Z"
    assert "This was corrected later:" in wrong.content[0].value
    assert f"{SITE_URL}updates/2024-06-01-right/" in wrong.content[0].value
    assert "This puts a mistake right:" in found["Correction: Put right"].content[0].value


def test_before_a_correction_nothing_tells_of_it() -> None:
    old = update("2024-01-05", moved("1.2", "2024-11-30"), title="The date moves")
    right = update("2024-06-01", moved("1.2", "2024-10-31"), corrects=old.slug, title="Put right")
    (entry,) = atom(old, right, day="2024-05-31").entries
    assert (entry.title, entry.updated) == ("The date moves", "2024-01-05T00:00:00Z")


def test_of_a_withdrawn_update_the_notice_is_left() -> None:
    gone = update(
        "2024-01-05",
        title="Secret words",
        summary="More secret words.",
        body="Secret body.",
        withdrawn={"on": "2024-06-01", "reason": "privacy"},
    )
    content = feed_files(on("2025-01-01", library(gone)))
    assert b"ecret" not in b"".join(content.values())
    (entry,) = read_atom(content[ATOM]).entries
    assert entry.updated == "2024-06-01T00:00:00Z"
    assert "taken away on 1 June 2024" in entry.content[0].value
    assert json.loads(content[JSON])["items"][0]["_record"]["withdrawn"] is True


@pytest.mark.parametrize("day", [WHILE_IT_RUNS, AFTER_ITS_END], ids=str)
def test_words_of_the_withdrawn_the_future_and_drafts_are_nowhere(day: dt.date) -> None:
    for path, content in feed_files(state(day)).items():
        for word in (WITHDRAWN, FUTURE, DRAFT):
            assert word.encode() not in content.lower(), (path, word)


def test_an_entry_loses_the_words_of_a_promise_that_is_withdrawn() -> None:
    gone: Data = {
        "id": "1.1",
        "promise": "Secret promise.",
        "withdrawn": {"on": "2024-08-01", "reason": "privacy"},
    }
    actions: list[Data] = [{"number": 1, "title": "First", "milestones": [gone]}]
    says = update("2024-02-01", {"milestone": "1.1", "status": "on_track", "words": "Secret."})
    (entry,) = atom(says, actions=actions).entries
    assert "Secret" not in entry.content[0].value
    assert entry.updated == "2024-08-01T00:00:00Z"


def test_the_whole_update_is_there_with_whole_addresses() -> None:
    body = (
        "See [action 2](/actions/2/), [below](#here) and ![a map](/media/map.png).\n\n"
        "<script>x</script>"
    )
    says = update("2024-03-01", moved("1.1", "2024-09"), body=body, about=[1], doubt="The day.")
    (entry,) = atom(says).entries
    html = entry.content[0].value
    for words in ("Something happened.", "A reason.", "An effect.", "a board", "The day.",
                  "30 June 2024", "September 2024", "Action 1: First action"):  # fmt: skip
        assert words in html, words
    assert f'href="{SITE_URL}actions/2/"' in html
    assert f'href="{SITE_URL}updates/2024-03-01-news/#here"' in html
    assert f'src="{SITE_URL}media/map.png"' in html
    assert "script" not in html
    assert 'href="/' not in html
    assert 'href="..' not in html


def test_a_demonstration_says_so_wherever_a_title_stands() -> None:
    made_up = plan(demonstration=True, shown_as_of="2025-01-01")
    news = update("2024-03-01", title="News", about=[1])
    files = feed_files(on("2025-01-01", library(news, plan=made_up)))
    for path in (ATOM, "feeds/actions/1.xml"):
        (entry,) = read_atom(files[path]).entries
        assert entry.title == "Demonstration: News"
    assert json.loads(files[JSON])["title"].startswith("Demonstration: ")
    assert read_atom(files[ATOM]).feed.title.startswith("Demonstration: ")


def test_the_feed_of_an_action_holds_what_is_about_it() -> None:
    files = feed_files(
        on(
            "2025-01-01",
            library(update("2024-03-01", about=[1], title="One"), update("2024-04-01", about=[2])),
        )
    )
    found = read_atom(files["feeds/actions/1.xml"])
    assert [entry.title for entry in found.entries] == ["One"]
    assert found.feed.title == "Action 1: First action – Testshire"
    assert read_atom(files["feeds/actions/3.xml"]).entries == []


def test_a_feed_of_a_past_day_does_not_look_live() -> None:
    found = on("2024-05-01", library(update("2024-03-01")))
    live, past = feed_files(found), feed_files(found, past=True)
    for path in (ATOM, "feeds/actions/1.xml"):
        feed = read_atom(past[path]).feed
        assert "as it stood on 1 May 2024" in feed.title
        assert "not today’s" in feed.subtitle
        assert all(link.rel != "self" for link in feed.links)
        assert feed.id != read_atom(live[path]).feed.id
    old = json.loads(past[JSON])
    assert old["expired"] is True
    assert "feed_url" not in old
    assert json.loads(live[JSON])["feed_url"] == SITE_URL + JSON


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_hostile_words_come_out_as_they_went_in(title: str) -> None:
    nasty = update("2024-03-01", moved("1.1", "2024-09", reason=title), title=title, summary=title)
    files = feed_files(on("2025-01-01", library(nasty)))
    (entry,) = read_atom(files[ATOM]).entries
    (item,) = json.loads(files[JSON])["items"]
    assert entry.title == item["title"] == nasty.title
    assert "<script" not in item["content_html"]
    assert "<b>bikes" not in item["content_html"]


def test_control_characters_are_dropped_and_the_words_stay() -> None:
    nasty = update("2024-03-01", title=CONTROL, summary=CONTROL, body=CONTROL)
    files = feed_files(state_on(library(nasty), dt.date(2025, 1, 1)))
    (entry,) = read_atom(files[ATOM]).entries
    assert entry.title == "Beforeafter"
    assert json.loads(files[JSON])["items"][0]["title"] == "Beforeafter"


def test_without_an_update_the_feed_is_as_old_as_the_plan() -> None:
    assert atom().feed.updated == "2024-01-01T00:00:00Z"


def test_it_is_the_same_bytes_each_time() -> None:
    assert feed_files(state(AFTER_ITS_END)) == feed_files(state(AFTER_ITS_END))
