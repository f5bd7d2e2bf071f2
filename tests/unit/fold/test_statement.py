"""The accessibility statement: a computed status, a draft, a notice, and days gone by."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from progress_site.fold.statement import old_review
from progress_site.model.vocabulary import Compliance
from tests.support.components import html_of, words_of
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, pages_on, publish
from tests.support.records import Data, library, on, plan

PREPARED = "2024-03-01"


def a_test(method: str, result: str = "no_problems", date: str = PREPARED, **more: Any) -> Data:
    facts = {"by": "A tester", "what": "Every page.", "words": "It was tested."}
    days = {"published": date, "date": date}
    return {"id": f"{method}-{date}", **days, "method": method, "result": result, **facts, **more}


def a_barrier(reason: str = "non_compliance", **more: Any) -> Data:
    needed: dict[str, Data] = {
        "non_compliance": {"criteria": ["1.4.3"], "by": "not_stated"},
        "disproportionate_burden": {"assessed": "2024-02"},
    }
    facts = {
        "id": f"a-{reason}".replace("_", "-"),
        "published": PREPARED,
        "what": "Pale words.",
        "why": "A slip.",
    }
    return {**facts, "reason": reason, **needed.get(reason, {}), **more}


def statement(*tests: Data, barriers: tuple[Data, ...] = (), **more: Any) -> Data:
    return {"prepared": PREPARED, "tests": list(tests), "not_accessible": list(barriers), **more}


def status(found: Data | None, day: str = "2024-06-01") -> Compliance:
    return on(day, library(accessibility=found)).statement.status


def words(found: Data | None, day: str = "2024-06-01", **plan_data: Any) -> str:
    made = publish(on(day, library(accessibility=found, plan=plan(**plan_data))))
    return words_of(made["accessibility/"])


BY_HAND = a_test("manual")


# -- the status


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (None, Compliance.PARTIAL),
        (statement(), Compliance.PARTIAL),
        (statement(a_test("automated")), Compliance.PARTIAL),
        (statement(a_test("people", screen_readers=["one"])), Compliance.PARTIAL),
        (statement(BY_HAND), Compliance.FULL),
        (statement(BY_HAND, barriers=(a_barrier(),)), Compliance.PARTIAL),
        (statement(BY_HAND, barriers=(a_barrier("disproportionate_burden"),)), Compliance.PARTIAL),
        (statement(BY_HAND, barriers=(a_barrier("not_in_scope"),)), Compliance.PARTIAL),
        (statement(BY_HAND, barriers=(a_barrier("not_required"),)), Compliance.FULL),
        (statement(BY_HAND, barriers=(a_barrier(put_right="2024-05-01"),)), Compliance.FULL),
        (
            statement(a_test("manual", "many_problems"), barriers=(a_barrier(),)),
            Compliance.NONE,
        ),
        (
            statement(
                a_test("manual", "many_problems"),
                a_test("manual", date="2024-05-01"),
                barriers=(a_barrier(put_right="2024-04-01"),),
            ),
            Compliance.FULL,
        ),
        (
            statement({**BY_HAND, "withdrawn": {"on": "2024-04-01", "reason": "error"}}),
            Compliance.PARTIAL,
        ),
    ],
)
def test_the_status_follows_from_tests_and_barriers(
    found: Data | None, expected: Compliance
) -> None:
    assert status(found) is expected


def test_problems_that_were_mended_are_not_proof_until_somebody_checks_again() -> None:
    mended = a_barrier(put_right="2024-04-01")
    found = statement(a_test("manual", "some_problems"), barriers=(mended,))
    assert status(found) is Compliance.PARTIAL
    assert "Nobody has checked again yet" in words(found)


# -- days gone by


def test_an_audit_that_was_published_later_does_not_count_earlier() -> None:
    found = statement({**BY_HAND, "published": "2024-05-02"})
    assert status(found, "2024-05-01") is Compliance.PARTIAL
    assert "No test has been published." in words(found, "2024-05-01")
    assert status(found, "2024-05-02") is Compliance.FULL


def test_a_barrier_is_open_from_its_publication_until_it_is_put_right() -> None:
    later = a_barrier(published="2024-04-01", put_right="2024-05-01")
    found = statement(BY_HAND, barriers=(later,))
    days = ("2024-03-31", "2024-04-01", "2024-04-30", "2024-05-01")
    full, partial = Compliance.FULL, Compliance.PARTIAL
    assert [status(found, day) for day in days] == [full, partial, partial, full]


def test_before_it_was_prepared_there_is_no_statement() -> None:
    missing = "The accessibility statement has not been published."
    before = words(statement(BY_HAND), "2024-02-29")
    assert missing in before
    assert "partially compliant" in before
    assert "The date of this statement has not been published." in before
    assert missing not in words(statement(BY_HAND), PREPARED)


# -- the words


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            statement(BY_HAND),
            "This website is fully compliant with the Web Content Accessibility Guidelines "
            "version 2.2 AA standard.",
        ),
        (
            statement(),
            "This website is partially compliant with the Web Content Accessibility Guidelines "
            "version 2.2 AA standard, due to the non-compliances listed below.",
        ),
        (
            statement(BY_HAND, barriers=(a_barrier("not_in_scope"),)),
            "This website is partially compliant with the Web Content Accessibility Guidelines "
            "version 2.2 AA standard, due to the exemptions listed below.",
        ),
        (
            statement(BY_HAND, barriers=(a_barrier(), a_barrier("disproportionate_burden"))),
            "This website is partially compliant with the Web Content Accessibility Guidelines "
            "version 2.2 AA standard, due to the non-compliances and exemptions listed below.",
        ),
        (
            statement(a_test("manual", "many_problems"), barriers=(a_barrier(),)),
            "This website is not compliant with the Web Content Accessibility Guidelines version "
            "2.2 AA standard. The non-compliances are listed below.",
        ),
    ],
)
def test_the_status_is_said_in_the_words_of_the_law(found: Data, sentence: str) -> None:
    assert sentence in words(found)


def test_the_page_says_who_has_not_tested_it() -> None:
    nobody = words(statement(a_test("automated")))
    assert "No expert has checked this website by hand yet" in nobody
    assert "People with disabilities have not tested it yet" in nobody
    assert "Nobody has tested it with a screen reader yet" in nobody
    people = a_test("people", date="2024-04-01", screen_readers=["one"])
    everybody = words(statement(BY_HAND, people))
    assert "not tested it yet" not in everybody
    assert "with care" not in everybody


@pytest.mark.parametrize("method", ["manual", "people", "automated"])
def test_each_way_of_testing_counts_for_itself(method: str) -> None:
    found = on("2024-06-01", library(accessibility=statement(a_test(method)))).statement
    assert (found.audited, found.tried_by_people) == (method == "manual", method == "people")


def test_what_nobody_has_checked_stands_among_the_non_compliances() -> None:
    unchecked, checked = words(statement()), words(statement(BY_HAND))
    first = "Non-compliance with the accessibility regulations "
    assert f"{first}Some parts of the standard can only be checked by a person." in unchecked
    assert unchecked.count("Nothing is on record here.") == 2
    assert checked.count("Nothing is on record here.") == 3


def test_a_draft_names_no_author() -> None:
    found = statement(run_by="Testshire Council")
    draft = words(found)
    assert "This is a draft" in draft
    assert "Testshire Council" not in draft
    publisher = {"name": "A", "about": "B.", "contact": {"words": "C."}}
    published = words(found, publisher=publisher)
    assert "This is a draft" not in published
    assert "This website is run by Testshire Council." in published
    assert "Testshire Council is committed to making its website" in published


def test_the_contact_is_its_own_or_that_of_the_plan_or_said_to_be_missing() -> None:
    of_plan, own = {"words": "Ask the plan."}, {"words": "Ask us.", "email": "us@testshire.test"}
    assert "No contact for this has been published." in words(statement())
    assert "Ask the plan." in words(statement(), contact=of_plan)
    found = words(statement(contact=own), contact=of_plan)
    assert "Ask us. Email us@testshire.test" in found


# -- the notice


@pytest.mark.parametrize(
    ("reviewed", "day", "old"),
    [
        ([], "2025-03-01", False),
        ([], "2025-03-02", True),
        (["2024-06-01"], "2025-06-01", False),
        (["2024-06-01"], "2025-06-02", True),
        (["2024-06-01", "2025-01-01"], "2025-06-02", False),
        (["2024-02-29"], "2025-03-01", False),
        (["2024-06-01", "2025-07-01"], "2025-06-02", True),
        (["2024-06-01", "2025-06-02"], "2025-06-02", False),
    ],
)
def test_a_review_older_than_a_year_is_a_notice(reviewed: list[str], day: str, old: bool) -> None:
    found = statement(reviewed=reviewed, prepared=min([PREPARED, *reviewed]))
    day_state = on(day, library(accessibility=found))
    assert [finding.severity for finding in old_review(day_state)] == ["notice"] * old
    assert ("more than a year ago" in words(found, day)) == old


def test_a_missing_statement_is_no_notice_and_still_a_page() -> None:
    found = on("2030-01-01", library())
    assert old_review(found) == []
    made = publish(found)
    page = made["accessibility/"]
    assert "The accessibility statement has not been published." in words_of(page)
    assert 'href="../accessibility/"' in html_of(page)


# -- the demonstration


def test_the_demonstration_from_day_to_day() -> None:
    days = (dt.date(2024, 6, 30), WHILE_IT_RUNS, AFTER_ITS_END)
    first, running, ended = (words_of(pages_on(day)["accessibility/"]) for day in days)
    old = "more than a year ago"
    assert [old in said for said in (first, running, ended)] == [True, False, True]
    assert first.count("No problems found") == 1
    pale = "Small grey text is hard to read for people with low vision."
    wide = "Wide tables in two old documents cannot be read on a phone without scrolling sideways."
    assert pale in first
    assert pale not in running
    assert wide in running
    assert "from outside" in running
