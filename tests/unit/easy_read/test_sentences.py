"""What the site says in Easy Read follows from the state, and each sentence is short."""

from __future__ import annotations

from progress_site.easy_read import sentences as say
from progress_site.easy_read.views import EasyItem
from progress_site.fold.state import State
from progress_site.model.easy_read import (
    LONGEST_SENTENCE,
    OWN_PICTURES,
    picture_file,
    sentences,
    words_in,
)
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, state
from tests.support.records import Data, ended, library, moved, on, reported, update


def words(items: object) -> list[str]:
    return [item.words for item in items]  # type: ignore[attr-defined]  # pieces of a view


def promise(day: str, *changes: Data, ident: str = "1.1") -> list[str]:
    updates = [update(f"2024-02-{i + 1:02d}", change) for i, change in enumerate(changes)]
    return words(say.promise_items(on(day, library(*updates)).milestones[ident]))


def test_a_promise_in_time() -> None:
    assert promise("2024-03-01", reported("1.1", "on_track")) == [
        "The work on this promise goes well.",
        "It is promised for 30 June 2024.",
    ]


def test_a_late_promise_and_its_new_date() -> None:
    assert promise("2024-07-01", moved("1.1", "2024-12"), moved("1.1", "2025-03")) == [
        "This promise is late.",
        "It was first promised for 30 June 2024.",
        "The date moved 2 times.",
        "The new date is the end of March 2025.",
    ]


def test_a_kept_promise_says_when_and_what_was_promised() -> None:
    kept = reported("1.1", "done", done_on="2024-02")
    assert promise("2024-07-01", kept) == [
        "This promise is kept.",
        "It was kept in February 2024.",
        "It was promised for 30 June 2024.",
    ]


def test_a_promise_without_a_date() -> None:
    assert promise("2024-07-01", ident="1.3") == [
        "Nobody has said that this work has started.",
        "No date was promised.",
    ]


def test_after_the_end_nobody_carries_it_on() -> None:
    found = promise("2024-07-01", moved("1.1", "2024-12"), ended())
    assert found[0] == "This promise is not finished."
    assert found[-2:] == [
        "The last date was the end of December 2024.",
        "Nobody has said who goes on with it.",
    ]


def test_a_long_name_is_left_to_the_full_page() -> None:
    who = "a team of many people from the council, the health service, schools and parents' groups"
    found = promise("2024-07-01", ended(), {"milestone": "1.1", "carried_on_by": who})
    assert found[-1] == "Somebody goes on with it."


def test_counts() -> None:
    found = on("2024-07-01", library(update("2024-02-01", reported("1.2", "done"))))
    assert words(say.action_items(found.actions[1])) == [
        "There are 3 promises.",
        "1 of 3 promises is kept.",
        "1 promise is late.",
        "Nobody has said that work on 1 promise has started.",
    ]
    assert words(say.action_items(found.actions[3])) == ["The promises are not known yet."]


def test_both_verdicts_are_said_with_who_says_them() -> None:
    verdict = {"action": 1, "words": "Words.", "evidence": ["families-say"]}
    no = {**verdict, "impact": "not_making_a_difference"}
    found = on(
        "2024-07-01",
        library(
            update("2024-02-01", {**verdict, "impact": "early_signs"}),
            update("2024-02-02", no, **{"from": "youth"}),
        ),
    )
    items = list(say.verdict_items(found, found.actions[1]))
    assert words(items) == [
        "The council and its partners say: it may be starting to help.",
        "Young people say: it does not help yet.",
    ]
    assert items[1].pictures == (picture_file("families"), picture_file("not-good"))
    assert words(say.verdict_items(found, found.actions[2])) == [
        "The council and its partners have not said if it helps.",
        "It is not known what families say.",
    ]


def every(found: State) -> list[EasyItem]:
    """Return all that the site can say of a state by itself."""
    items = [*say.plan_items(found)]
    for action in found.actions.values():
        items += [*say.action_items(action), *say.verdict_items(found, action)]
    for milestone in found.milestones.values():
        items += say.promise_items(milestone)
    for said in found.feedback.values():
        items += say.answer_items(said)
    for notice in (m.withdrawn for m in found.milestones.values() if m.withdrawn is not None):
        items += say.withdrawn(notice)
    return [*items, say.behind(None), say.behind("x"), *say.not_in_easy_read(2)]


def test_each_sentence_of_the_demonstration_is_short_and_has_a_picture_of_the_sites_own() -> None:
    own = {picture_file(name) for name in OWN_PICTURES}
    seen: set[str] = set()
    for day in (WHILE_IT_RUNS, AFTER_ITS_END):
        for item in every(state(day)):
            for sentence in sentences(item.words):
                assert words_in(sentence) <= LONGEST_SENTENCE, sentence
            assert set(item.pictures) <= own
            seen |= {item.words}
    assert len(seen) > 60
