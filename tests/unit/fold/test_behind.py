"""Words are behind when what they were made from says something else, and only then."""

from __future__ import annotations

from dataclasses import replace

from progress_site.fold.formats import easy_read_forms, notices, standard_fingerprint
from progress_site.fold.state import State
from progress_site.model.easy_read import EasyAction, EasyRead
from tests.support.records import (
    Data,
    feedback,
    library,
    merged,
    moved,
    on,
    reported,
    update,
)

WHY: Data = {"reason": "A reason.", "agreed_by": "a board"}


def of_action(found: State, number: int = 1) -> str:
    return standard_fingerprint(found, found.actions[number].record)


def test_a_status_a_date_and_a_verdict_leave_the_words_of_an_action_as_they_are() -> None:
    before = of_action(on("2024-05-01", library()))
    changes = [
        reported("1.1", "done"),
        moved("1.2", "2025-01"),
        {"action": 1, "impact": "too_early", "words": "It is."},
    ]
    assert of_action(on("2024-05-01", library(update("2024-03-01", *changes)))) == before


def test_a_new_wording_a_new_promise_a_merger_and_a_title_change_them() -> None:
    before = of_action(on("2024-05-01", library()))
    added = {"id": "1.4", "promise": "One more.", "due": "2024-12"}
    changes: list[Data] = [
        {"milestone": "1.1", "promise": "New words.", **WHY},
        {"action": 1, "add_milestone": added, **WHY},
        merged("1.1", "1.2"),
        {"action": 1, "title": "A new title", **WHY},
    ]
    for change in changes:
        found = on("2024-05-01", library(update("2024-03-01", change)))
        assert of_action(found) != before, change


def test_what_comes_later_changes_nothing_before_its_day() -> None:
    change = {"milestone": "1.1", "promise": "New words.", **WHY}
    found = library(update("2024-03-01", change))
    assert of_action(on("2024-02-29", found)) == of_action(on("2024-02-29", library()))


def test_an_answer_changes_feedback_from_its_day_on() -> None:
    answer = {"published": "2024-04-01", "response": "done", "words": "It is done."}
    said = feedback(responses=[answer])

    def print_on(day: str) -> str:
        found = on(day, library(feedback=(said,)))
        return standard_fingerprint(found, found.feedback[said.id].record)

    assert print_on("2024-03-01") == print_on("2024-03-31")
    assert print_on("2024-04-01") != print_on("2024-03-31")


def test_an_update_is_the_words_it_says() -> None:
    said = update("2024-03-01", moved("1.2", "2025-01"))
    found = on("2024-05-01", library(said))
    before = standard_fingerprint(found, said)
    for change in ({"title": "Another"}, {"summary": "Another."}, {"body": "Another."}):
        assert standard_fingerprint(found, said.model_copy(update=change)) != before
    other = update("2024-03-01", moved("1.2", "2025-01", effect="Another effect."))
    assert standard_fingerprint(found, other) != before
    assert standard_fingerprint(found, said.model_copy(update={"about": (2,)})) == before


def test_a_notice_says_where_and_what_to_do() -> None:
    def told(stored: str | None) -> list[tuple[str, tuple[str | int, ...], str]]:
        words = EasyAction.model_validate(
            {"action": "1", "made": "2024-01-01", "title": "T", "fingerprint": stored or "0" * 12}
        ).model_copy(update={"fingerprint": stored})
        found = replace(library(), easy_read=EasyRead(actions={1: words}))
        forms = easy_read_forms(on("2024-05-01", found))
        return [(f.file, f.path, str(f.severity)) for f in notices(forms)]

    file = "plan_data/easy_read/actions/01.yml"
    assert told(None) == [(file, (), "notice")]
    assert told("0" * 12) == [(file, ("fingerprint",), "notice")]
    assert told(of_action(on("2024-05-01", library()))) == []
