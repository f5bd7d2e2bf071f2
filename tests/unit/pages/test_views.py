"""What readers are told beside a promise, at the top of the site and in the lists."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest

from progress_site.pages.actions import ActionView, HistoryView, UnknownActionView
from progress_site.pages.changes import ChangesView
from progress_site.pages.feedback import FeedbackListView
from progress_site.pages.home import HomeView
from progress_site.pages.layout import RedirectView
from progress_site.pages.milestones import MilestoneView, milestone_view
from progress_site.pages.updates import UpdateView
from progress_site.urls import addresses
from progress_site.words.shown import Link
from progress_site.words.wording import counts, when
from tests.support.components import html_of, words_of
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, pages_on, publish, state
from tests.support.records import (
    Data,
    ended,
    feedback,
    library,
    merged,
    moved,
    on,
    plan,
    reported,
    update,
)

WHY: Data = {"reason": "A reason.", "agreed_by": "a board"}


def view(ident: str, day: str, *updates: object, **parts: object) -> MilestoneView:
    found = on(day, library(*updates, **parts))  # type: ignore[arg-type]  # passed on
    return milestone_view(found, found.milestones[ident])


# -- beside a promise


def test_a_late_promise_says_by_how_much_and_what_was_last_reported() -> None:
    found = view("1.1", "2024-09-30", update("2024-03-01", reported("1.1", "at_risk")))
    assert (found.milestone.status, found.milestone.reported) == ("late", "at_risk")
    assert found.why is not None
    assert "3 months late so far." in found.notes


def test_a_promise_that_was_kept_in_time_says_so() -> None:
    found = view("1.1", "2024-06-30", update("2024-06-30", reported("1.1", "done")))
    assert "Done by the first promised date." in found.notes


def test_a_promise_that_was_kept_late_says_by_how_much_also_when_its_date_had_moved() -> None:
    news = (
        update("2024-05-01", moved("1.1", "2024-12-31")),
        update("2024-09-30", reported("1.1", "done")),
    )
    found = view("1.1", "2024-10-01", *news)
    assert "Done 3 months after the first promised date." in found.notes
    assert found.milestone.times_moved == 1
    assert found.moved_sentence == "The date moved once"


def test_nobody_claims_that_a_promise_was_kept_in_time_when_that_is_not_known() -> None:
    actions: list[Data] = [
        {"number": 1, "milestones": [{"id": "1.1", "promise": "P.", "due": "2024-06-15"}]}
    ]
    done = update("2024-06-30", reported("1.1", "done", done_on="2024-06"))
    found = view("1.1", "2024-07-01", done, actions=actions)
    assert not any("by the first promised date" in note for note in found.notes)
    assert not any("after the first promised date" in note for note in found.notes)


def test_a_merged_promise_says_by_how_much_it_was_late_too() -> None:
    together = update("2024-03-01", merged("1.1", "1.2"))
    done = update("2024-09-30", reported("1.2", "done"))
    assert (
        "Done 3 months after the first promised date."
        in view("1.1", "2024-10-01", together, done).notes
    )
    assert view("1.2", "2024-10-01", together, done).notes == ("Done by the first promised date.",)


def test_a_promise_without_a_date_is_neither_late_nor_in_time() -> None:
    found = view("1.3", "2024-07-01", update("2024-06-30", reported("1.3", "done")))
    assert found.notes == ()


def test_an_unfinished_promise_says_how_late_it_was_when_the_plan_ended() -> None:
    found = view("1.1", "2025-01-01", update("2024-09-30", ended()))
    assert "3 months late when government checks ended." in found.notes
    assert found.milestone.carried_on_by is None
    in_time = view("1.2", "2025-01-01", update("2024-09-01", ended()))
    assert "It was still open when government checks ended." in in_time.notes


def test_an_unfinished_promise_that_somebody_carries_on_names_them() -> None:
    news = update("2024-09-30", ended(carried_on=[{"milestone": "1.1", "by": "a team"}]))
    found = view("1.1", "2025-01-01", news)
    assert found.carried_on_by == "a team"
    done = update("2024-12-01", reported("1.1", "done"))
    found = view("1.1", "2025-01-01", news, done)
    assert found.carried_on_by is None
    assert "It was still open when government checks ended." in found.notes


def test_a_moved_date_shows_the_first_and_the_new_one() -> None:
    day = on("2024-06-01", library(update("2024-05-01", moved("1.1", "2024-10-31"))))
    said = words_of(publish(day)["actions/1/"])
    assert "First promised 30 June 2024 Now promised 31 October 2024" in said
    found = milestone_view(day, day.milestones["1.1"])
    assert found.moves[0].size == "The new date is 4 months later; this is the first move"


def test_new_words_stand_beside_the_first_ones() -> None:
    news = update("2024-05-01", {"milestone": "1.1", "promise": "New words.", **WHY})
    before, after = (
        words_of(publish(on(day, library(news)))["actions/1/"])
        for day in ("2024-04-30", "2024-06-01")
    )
    assert "The words first promised" not in before
    assert "New words." in after
    assert "The words first promised “First promise.”" in after


def test_a_correction_of_a_date_says_that_it_is_one() -> None:
    wrong = update("2024-03-01", moved("1.1", "2024-09"), name="wrong", title="A slip")
    right = update("2024-04-01", moved("1.1", "2024-06-30"), corrects=wrong.slug, title="Mended")
    first, second = view("1.1", "2024-04-01", wrong, right).moves
    assert (first.corrected_by, first.corrects) == (Link(f"updates/{right.slug}/", "Mended"), None)
    assert (second.corrected_by, second.corrects) == (
        None,
        Link(f"updates/{wrong.slug}/", "A slip"),
    )


@pytest.mark.parametrize(
    ("news", "shape"),
    [
        ((), "open"),
        ((update("2024-03-01", reported("1.1", "done")),), "done"),
        ((update("2024-03-01", reported("1.1", "stopped")),), "stopped"),
        ((update("2024-03-01", merged("1.1", "1.2")),), "merged"),
    ],
)
def test_the_shape_of_its_stone_follows_what_became_of_it(
    news: tuple[object, ...], shape: str
) -> None:
    page = html_of(publish(on("2024-04-01", library(*news)))["actions/1/"])  # type: ignore[arg-type]  # passed on
    assert re.search(rf'<li class="path-step path-step-{shape}[^>]*id="milestone-1-1"', page)


# -- the front page


def _home(day: str, *updates: object, **parts: object) -> HomeView:
    found: HomeView = publish(on(day, library(*updates, **parts)))[""].view  # type: ignore[arg-type]  # passed on
    return found


def test_home_counts_all_promises() -> None:
    home = _home("2024-05-01", update("2024-03-01", reported("1.1", "done")))
    assert counts(home.counts).sentence == "1 of 4 milestones is done"


def test_home_says_what_is_late_and_why_longest_waiting_first() -> None:
    home = _home(
        "2024-11-01",
        update("2024-03-01", moved("1.1", "2025-01", reason="The moved reason.")),
        update("2024-04-01", reported("1.2", "at_risk", words="The newest problem.")),
    )
    assert home.late_sentence == "Two milestones are late."
    assert [(item.found.milestone.id, item.found.why) for item in home.late] == [
        ("1.1", "The moved reason."),
        ("1.2", "The newest problem."),
    ]


def test_home_names_the_newest_reason_and_none_that_was_a_mistake() -> None:
    wrong = update("2024-03-01", moved("1.1", "2025-01", reason="A slip."), name="wrong")
    right = update("2024-04-01", moved("1.1", "2024-06-30", reason="Mended."), corrects=wrong.slug)
    assert "A slip." not in [i.found.why for i in _home("2024-08-01", wrong, right).late]
    assert _home("2024-08-01").late[0].found.why is None


def test_home_says_when_nothing_is_late() -> None:
    assert _home("2024-03-01").late_sentence == "No milestone is late today."


def test_home_of_a_draft_says_that_nothing_can_be_judged() -> None:
    home = _home("2024-08-01", plan=plan(approval=None))
    assert "draft" in home.lede
    assert home.late == ()


def test_home_of_an_ended_plan_says_what_is_left_and_who_carries_it() -> None:
    news = update("2024-09-30", ended(carried_on=[{"milestone": "1.1", "by": "a team"}]))
    home = _home("2025-01-01", news, update("2024-03-01", reported("1.2", "done")))
    assert home.ending is not None
    assert home.late_sentence == "Three milestones were still open when government checks ended."
    assert "1 of the 3" in home.ending.carried_on
    assert home.ending.finished.startswith("1 milestone was")


def test_a_plan_that_was_closed_later_does_not_say_that_the_checks_ended_then() -> None:
    pages = pages_on(AFTER_ITS_END)
    home = pages[""].view
    assert "15 July 2025" in home.lede
    assert "checks ended" not in home.lede
    assert "15 July 2025" in pages[""].layout.plan_line
    assert "checks" not in pages[""].layout.plan_line


def test_home_counts_the_answers() -> None:
    answer = {"published": "2024-03-01", "response": "doing", "words": "Yes."}
    wishes = feedback(answer), feedback(id="other")
    home = _home("2024-04-01", feedback=wishes)
    assert home.listened_sentence == "1 of 2 comments has a published answer."


# -- lists


def test_the_newest_five_updates_stand_on_a_page_and_all_of_them_in_the_history() -> None:
    news = [update(f"2024-0{month}-01", about=[1]) for month in range(1, 8)]
    pages = publish(on("2024-07-01", library(*news)))
    action: ActionView = pages["actions/1/"].view
    history: HistoryView = pages["actions/1/history/"].view
    assert [when(item.update.date).words for item in action.updates] == [
        "1 July 2024", "1 June 2024", "1 May 2024", "1 April 2024", "1 March 2024",
    ]  # fmt: skip
    assert len(history.updates) == 7


def test_changes_to_the_plan_are_moves_words_stops_and_what_was_added_or_merged() -> None:
    news = (
        update(
            "2024-02-01",
            reported("1.1", "on_track"),
            {"activity": "1.1.a", "status": "doing"},
            {"action": 1, "impact": "too_early", "words": "Too early."},
        ),
        update(
            "2024-03-01",
            moved("1.1", "2025-01"),
            {"milestone": "1.2", "promise": "New words.", **WHY},
            {"action": 1, "add_milestone": {"id": "1.4", "promise": "More."}},
            {"action": 2, "title": "New title", **WHY},
            reported("1.3", "paused"),
        ),
        update("2025-03-01", reported("1.3", "stopped"), merged("1.4", "1.2")),
    )
    pages = publish(on("2025-04-01", library(*news)))
    changes: ChangesView = pages["changes/"].view
    events = [event for group in changes.groups.values() for event in group]
    assert len(events) == 7
    assert list(changes.groups) == ["2025", "2024"]
    one_year: ChangesView = pages["changes/2024/"].view
    assert sum(map(len, one_year.groups.values())) == 5
    assert changes.sentence == "7 changes since the plan was approved"


def test_feedback_stands_under_its_answer() -> None:
    found: FeedbackListView = pages_on(WHILE_IT_RUNS)["you-said-we-did/"].view
    assert {key: [c.feedback.record.id for c in cards] for key, cards in found.groups} == {
        "done": ["meetings-after-work", "papers-before-meetings", "talk-to-us-too"],
        "doing": ["hear-the-page", "one-letter-not-five", "read-it-on-a-phone"],
        "will_do": ["call-us-back", "same-therapist-each-time"],
        "cannot_do": ["phone-line-for-parents"],
        "deciding": ["letters-in-our-language", "nursery-to-school"],
        "none": ["count-early-calls", "quiet-room-on-visit-day"],
        "withdrawn": ["a-visit-to-school"],
    }


def test_an_update_and_the_one_that_corrects_it_lead_to_each_other() -> None:
    pages = pages_on(WHILE_IT_RUNS)
    wrong: UpdateView = pages["updates/2024-05-16-young-people-ask-for-time/"].view
    right: UpdateView = pages["updates/2024-05-23-date-for-letters-corrected/"].view
    assert [link.href for link in wrong.corrected_by] == [
        "updates/2024-05-23-date-for-letters-corrected/"
    ]
    assert right.corrects is not None
    assert right.corrects.href == "updates/2024-05-16-young-people-ask-for-time/"


def test_two_verdicts_that_disagree_both_stay() -> None:
    found: ActionView = pages_on(WHILE_IT_RUNS)["actions/7/"].view
    assert [(v.voice, v.verdict.impact) for v in found.verdicts] == [
        ("partnership", "early_signs"),
        ("families", "not_making_a_difference"),
    ]
    assert found.verdicts_sentence == "They do not agree. Both stay on this page."


def test_an_action_without_words_says_so() -> None:
    plan_document = {"title": "The plan", "publisher": "A council", "url": "https://council.test/"}
    pages = publish(on("2024-06-01", library(plan=plan(document=plan_document))))
    found: UnknownActionView = pages["actions/3/"].view
    assert "wording not published here" in words_of(pages["actions/3/"])
    assert found.wording.document is not None
    assert "actions/3/history/" not in pages


# -- every page


@pytest.mark.parametrize("day", [WHILE_IT_RUNS, AFTER_ITS_END], ids=str)
def test_every_link_of_a_view_leads_to_a_page(day: dt.date) -> None:
    pages = pages_on(day)
    known = {*pages, *addresses.feeds(state(day).actions), "#child"}
    for page in pages.values():
        for href in _hrefs(page.view):
            if href.startswith(("data/", "media/", "#", "http")):
                continue
            assert href.partition("#")[0] in known, (page.address, href)


def _hrefs(value: object) -> list[str]:
    found: list[str] = []
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if field.name == "href" and isinstance(item, str):
                found.append(item)
            else:
                found += _hrefs(item)
    elif isinstance(value, tuple | list):
        for item in value:
            found += _hrefs(item)
    return found


@pytest.mark.parametrize("day", [WHILE_IT_RUNS, AFTER_ITS_END], ids=str)
def test_every_page_has_a_title_of_its_own_and_a_way_back(day: dt.date) -> None:
    pages = pages_on(day)
    titles = [page.layout.title for page in pages.values() if page.view is not None]
    assert all(titles)
    for page in pages.values():
        assert page.layout.root.count("../") == page.address.count("/")
        assert page.layout.noindex, "a page of a past day is not for search engines"
        assert page.layout.site.as_of
        moved = isinstance(page.view, RedirectView)
        assert page.layout.canonical.endswith(page.view.to.href if moved else page.address)
        assert page.updated is None or page.updated <= day


@pytest.mark.parametrize("day", [WHILE_IT_RUNS, AFTER_ITS_END])
def test_home_and_the_list_count_the_same_answers(day: dt.date) -> None:
    """What was withdrawn counts in neither, though the list keeps its notice."""
    found = pages_on(day)
    home, listed = found[""].view, found["you-said-we-did/"].view
    assert isinstance(home, HomeView)
    assert isinstance(listed, FeedbackListView)
    answered, said = re.findall(r"\d+", home.listened_sentence)
    assert re.findall(r"\d+", listed.sentence) == [answered, said]
