"""What an update may not say; each is told at its line, and all at once."""

from __future__ import annotations

import pytest

from progress_site.fold.fold import illegal_events, state_on
from progress_site.model.vocabulary import TRANSITIONS, Reported
from tests.support.records import (
    EVIDENCE,
    Data,
    library,
    measure,
    merged,
    mistakes,
    moved,
    on,
    plan,
    reported,
    update,
)

WHY: Data = {"reason": "A reason.", "agreed_by": "a board"}


@pytest.mark.parametrize("before", list(Reported))
@pytest.mark.parametrize("after", list(Reported))
def test_a_status_follows_another_only_where_the_table_allows_it(
    before: Reported, after: Reported
) -> None:
    to_it = [before] if before is not Reported.NOT_STARTED else []
    news = [update("2024-02-01", reported("1.1", status)) for status in to_it]
    found = mistakes(library(*news, update("2024-03-01", reported("1.1", after))))
    assert (found == []) is (after in TRANSITIONS[before]), found


@pytest.mark.parametrize("status", ["done", "stopped"])
@pytest.mark.parametrize(
    "change",
    [
        moved("1.1", "2024-12"),
        {"milestone": "1.1", "promise": "New words.", **WHY},
        merged("1.1", "1.2"),
    ],
)
def test_what_is_done_or_stopped_no_longer_changes(status: str, change: Data) -> None:
    news = update("2024-02-01", reported("1.1", status)), update("2024-03-01", change)
    assert mistakes(library(*news)) == [f"milestone 1.1 is already {status}"]


@pytest.mark.parametrize("status", ["done", "stopped"])
def test_work_that_is_done_or_stopped_no_longer_changes(status: str) -> None:
    news = (
        update("2024-02-01", {"activity": "1.1.a", "status": status}),
        update("2024-03-01", {"activity": "1.1.a", "status": "doing"}),
    )
    assert mistakes(library(*news)) == [f"activity 1.1.a is already {status}"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (reported("1.9", "on_track"), "there is no milestone “1.9”"),
        (moved("9.9", "2024-12"), "there is no milestone “9.9”"),
        (merged("1.1", "7.7"), "there is no milestone “7.7”"),
        ({"activity": "1.1.b", "status": "doing"}, "there is no activity “1.1.b”"),
        ({"milestone": "8.1", "add_activity": {"id": "8.1.a", "words": "W."}}, "milestone “8.1”"),
        ({"action": 9, "impact": "too_early", "words": "W."}, "there is no action “9”"),
        ({"action": 9, "title": "Title", **WHY}, "there is no action “9”"),
        ({"action": 9, "merged_into": 1, **WHY}, "there is no action “9”"),
        ({"action": 9, "add_milestone": {"id": "9.1", "promise": "P."}}, "no action “9”"),
        ({"measure": "nothing", "target": "5", **WHY}, "there is no measure “nothing”"),
        (moved("1.1", "2024-06-30"), "milestone 1.1 is already due 2024-06-30"),
        ({"milestone": "1.1", "promise": "First promise.", **WHY}, "the words that it already has"),
        (reported("1.1", "done", done_on="2024-03-02"), "is done on a day after this update"),
        (reported("1.1", "done", done_on="2024-04"), "is done on a day after this update"),
        (reported("1.1", "done", evidence=["later"]), "is published only on 2024-03-02"),
    ],
)
def test_each_impossible_change_is_told_once(change: Data, what: str) -> None:
    extra = [
        {**EVIDENCE[0], "id": "later", "published": "2024-03-02"},
    ]
    (found,) = mistakes(library(update("2024-03-01", change), evidence=extra))
    assert what in found


def test_what_was_done_on_the_day_of_the_update_or_in_its_month_is_fine() -> None:
    for done_on in ("2024-03-15", "2024-03"):
        news = update("2024-03-15", reported("1.1", "done", done_on=done_on))
        assert mistakes(library(news)) == []


def test_all_that_is_wrong_is_told_at_its_own_line() -> None:
    news = update(
        "2024-03-01",
        reported("1.1", "on_track"),
        reported("9.1", "on_track"),
        {"activity": "9.1.a", "status": "doing"},
    )
    found = illegal_events(library(news))
    assert [(f.file, f.path) for f in found] == [
        (f"docs/updates/{news.slug}.md", ("changes", 1, "milestone")),
        (f"docs/updates/{news.slug}.md", ("changes", 2, "activity")),
    ]


def test_numbers_that_exist_are_named() -> None:
    found = illegal_events(library(update("2024-03-01", reported("1.11", "on_track"))))
    assert "1.1" in found[0].instead
    found = illegal_events(library(update("2024-03-01", {"activity": "1.1.b", "status": "doing"})))
    assert "1.1.a" in found[0].instead
    found = illegal_events(library(update("2024-03-01", {"action": 9, "title": "T", **WHY})))
    assert found[0].instead.endswith("1, 2, 3")
    change = {"measure": "figur", "target": "5", **WHY}
    found = illegal_events(library(update("2024-03-01", change), measures=(measure(),)))
    assert found[0].instead == "did you mean figure?"
    change = {"measure": "quite-another", "target": "5", **WHY}
    found = illegal_events(library(update("2024-03-01", change), measures=(measure(),)))
    assert found[0].instead == "use the id of a measure that exists"


def test_what_cannot_be_is_left_out_of_the_state() -> None:
    wrong = library(update("2024-03-01", reported("9.1", "done"), reported("1.1", "at_risk")))
    state = state_on(wrong, on("2024-03-01", library()).day)
    assert state.milestones["1.1"].status == "at_risk"
    assert len(state.events) == 1


# -- the day of an update


def test_before_the_approval_there_are_no_updates() -> None:
    assert mistakes(library(update("2023-12-31"))) == [
        "this is before the plan was approved (2024-01-01)"
    ]
    assert mistakes(library(update("2024-01-01"))) == []


def test_a_draft_plan_has_no_updates() -> None:
    found = mistakes(library(update("2024-03-01"), plan=plan(approval=None)))
    assert found == ["the plan is not approved yet, so there can be no update"]


def test_a_draft_is_not_judged_but_a_future_update_is() -> None:
    wrong = reported("9.1", "on_track")
    assert mistakes(library(update("2024-03-01", wrong, draft=True))) == []
    assert len(mistakes(library(update("2031-01-01", wrong)))) == 1


SETS: list[tuple[str, Data, Data]] = [
    ("status of milestone 1.1", reported("1.1", "on_track"), reported("1.1", "at_risk")),
    ("status of milestone 1.1", merged("1.1", "1.2"), reported("1.1", "at_risk")),
    ("due date of milestone 1.1", moved("1.1", "2024-10"), moved("1.1", "2024-11")),
    (
        "promise of milestone 1.1",
        {"milestone": "1.1", "promise": "One.", **WHY},
        {"milestone": "1.1", "promise": "Two.", **WHY},
    ),
    (
        "status of activity 1.1.a",
        {"activity": "1.1.a", "status": "doing"},
        {"activity": "1.1.a", "status": "done"},
    ),
    (
        "title of action 1",
        {"action": 1, "title": "One", **WHY},
        {"action": 1, "title": "Two", **WHY},
    ),
    (
        "verdict of the partnership of action 1",
        {"action": 1, "impact": "too_early", "words": "One."},
        {"action": 1, "impact": "no_evidence_yet", "words": "Two."},
    ),
    (
        "target of measure figure",
        {"measure": "figure", "target": "5", **WHY},
        {"measure": "figure", "target": "6", **WHY},
    ),
    (
        "merger of action 1",
        {"action": 1, "merged_into": 2, **WHY},
        {"action": 1, "merged_into": 3, **WHY},
    ),
    ("state of the plan", {"plan": "stepped_down"}, {"plan": "closed"}),
]


@pytest.mark.parametrize(("field", "first", "second"), SETS)
@pytest.mark.parametrize("same_update", [True, False])
def test_two_changes_of_one_day_do_not_set_the_same(
    field: str, first: Data, second: Data, same_update: bool
) -> None:
    if same_update:
        news = [update("2024-03-01", first, second)]
        said = f"this update already sets the {field}"
    else:
        news = [update("2024-03-01", first, name="a"), update("2024-03-01", second, name="b")]
        said = f"2024-03-01-a, of the same day, already sets the {field}"
    assert said in mistakes(library(*news, measures=(measure(),)))


@pytest.mark.parametrize(("field", "first", "second"), SETS)
def test_on_two_days_they_may(field: str, first: Data, second: Data) -> None:
    news = update("2024-03-01", first), update("2024-03-02", second)
    found = mistakes(library(*news, measures=(measure(),)))
    assert not any("already sets" in what for what in found), field


def test_a_month_and_its_last_day_are_the_same_day() -> None:
    news = (
        update("2024-03", reported("1.1", "on_track")),
        update("2024-03-31", reported("1.1", "at_risk")),
    )
    assert any("already sets the status" in what for what in mistakes(library(*news)))


def test_two_voices_may_give_their_verdict_on_one_day() -> None:
    verdict: Data = {"action": 1, "impact": "too_early", "words": "Too early."}
    news = (
        update("2024-03-01", verdict, name="a"),
        update("2024-03-01", verdict, name="b", **{"from": "parents"}),
    )
    assert mistakes(library(*news)) == []


def test_one_day_may_set_the_status_of_one_thing_and_the_date_of_another() -> None:
    news = (
        update("2024-03-01", reported("1.1", "on_track"), name="a"),
        update("2024-03-01", moved("1.1", "2024-12"), reported("1.2", "on_track"), name="b"),
    )
    assert mistakes(library(*news)) == []


# -- what does not exist yet


NEW: Data = {
    "action": 1,
    "add_milestone": {
        "id": "1.4",
        "promise": "More.",
        "activities": [{"id": "1.4.a", "words": "Work."}],
    },
}


@pytest.mark.parametrize(
    "change", [reported("1.4", "on_track"), {"activity": "1.4.a", "status": "doing"}]
)
def test_what_is_added_later_does_not_change_before(change: Data) -> None:
    early = update("2024-03-01", change)
    added = update("2024-04-01", NEW)
    (found,) = illegal_events(library(early, added))
    assert "is only added by a later update" in found.what
    draft = update("2024-02-01", NEW, name="draft", draft=True)
    (found,) = illegal_events(library(early, draft))
    assert "is only added by a draft" in found.what


def test_what_could_not_be_added_is_told_once() -> None:
    added = update("2024-02-01", {**NEW, "action": 9}, name="added")
    later = update("2024-03-01", reported("1.4", "on_track"))
    found = illegal_events(library(added, later))
    assert [f.what for f in found] == ["there is no action “9”"]
