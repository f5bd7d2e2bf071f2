"""The accessibility statement: a computed status, a draft, a notice, and days gone by."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from progress_site.derive.statement import old_review
from progress_site.derive.views.accessibility import AccessibilityView, accessibility_view
from progress_site.model.words import Compliance
from tests.support.demo import AFTER_ITS_END, WHILE_IT_RUNS, publish, state
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


def view(found: Data | None, day: str = "2024-06-01", **plan_data: Any) -> AccessibilityView:
    return accessibility_view(on(day, library(accessibility=found, plan=plan(**plan_data))))


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
    (group, *_) = view(found).groups
    assert "Nobody has checked again yet" in group.items[0].what


# -- days gone by


def test_an_audit_that_was_published_later_does_not_count_earlier() -> None:
    found = statement({**BY_HAND, "published": "2024-05-02"})
    assert status(found, "2024-05-01") is Compliance.PARTIAL
    assert view(found, "2024-05-01").tests == ()
    assert status(found, "2024-05-02") is Compliance.FULL


def test_a_barrier_is_open_from_its_publication_until_it_is_put_right() -> None:
    later = a_barrier(published="2024-04-01", put_right="2024-05-01")
    found = statement(BY_HAND, barriers=(later,))
    days = ("2024-03-31", "2024-04-01", "2024-04-30", "2024-05-01")
    full, partial = Compliance.FULL, Compliance.PARTIAL
    assert [status(found, day) for day in days] == [full, partial, partial, full]


def test_before_it_was_prepared_there_is_no_statement() -> None:
    found = view(statement(BY_HAND), "2024-02-29")
    assert found.missing
    assert "partially compliant" in found.status
    assert found.prepared is None
    assert view(statement(BY_HAND), PREPARED).missing is None


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
    assert view(found).status == sentence


def test_the_page_says_who_has_not_tested_it() -> None:
    nobody = " ".join(view(statement(a_test("automated"))).known)
    assert "No expert has checked this website by hand yet" in nobody
    assert "People with disabilities have not tested it yet" in nobody
    assert "screen reader" in nobody
    people = a_test("people", date="2024-04-01", screen_readers=["one"])
    assert view(statement(BY_HAND, people)).known == ()


def test_what_nobody_has_checked_stands_among_the_non_compliances() -> None:
    (failed, *exempt) = view(statement()).groups
    assert "Nobody has done so yet" in failed.items[0].what
    assert [group.items for group in exempt] == [(), ()]
    (failed, *_) = view(statement(BY_HAND)).groups
    assert failed.items == ()


def test_a_draft_names_no_author() -> None:
    found = statement(run_by="Testshire Council")
    draft = view(found)
    assert draft.draft
    assert "Testshire Council" not in f"{draft.run_by} {draft.committed}"
    publisher = {"name": "A", "about": "B.", "contact": {"words": "C."}}
    published = view(found, publisher=publisher)
    assert published.draft is None
    assert published.run_by == "This website is run by Testshire Council."
    assert published.committed.startswith("Testshire Council is committed to making its website")


def test_the_contact_is_its_own_or_that_of_the_plan_or_said_to_be_missing() -> None:
    of_plan, own = {"words": "Ask the plan."}, {"words": "Ask us.", "email": "us@testshire.test"}
    assert "No contact for this has been published." in view(statement()).contact
    assert view(statement(), contact=of_plan).contact == "Ask the plan."
    found = view(statement(contact=own), contact=of_plan)
    assert (found.contact, found.contact_email) == ("Ask us.", "us@testshire.test")


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
    ],
)
def test_a_review_older_than_a_year_is_a_notice(reviewed: list[str], day: str, old: bool) -> None:
    found = statement(reviewed=reviewed, prepared=min([PREPARED, *reviewed]))
    day_state = on(day, library(accessibility=found))
    assert [finding.severity for finding in old_review(day_state)] == ["notice"] * old
    assert (view(found, day).old is not None) == old


def test_a_missing_statement_is_no_notice_and_still_a_page() -> None:
    found = on("2030-01-01", library())
    assert old_review(found) == []
    made = publish(found)
    page = made["accessibility/"]
    assert page.view.missing
    assert any(link.href == "accessibility/" for link in page.chrome.all_pages)


# -- the demonstration


def test_the_demonstration_from_day_to_day() -> None:
    days = (dt.date(2024, 6, 30), WHILE_IT_RUNS, AFTER_ITS_END)
    first, running, ended = (accessibility_view(state(day)) for day in days)
    assert first.old
    assert running.old is None
    assert ended.old
    assert [test.result for test in first.tests] == ["No problems found"]
    assert len(running.tests) == 2
    pale = "Small grey text is hard to read for people with low vision."
    assert pale in [item.what for item in first.groups[0].items]
    assert [item.what for item in running.groups[0].items] == [
        "Wide tables in two old documents cannot be read on a phone without scrolling sideways."
    ]
    assert "from outside" in running.method
