"""Registers show what was published up to the day, and nothing of what came after."""

from __future__ import annotations

import json

import pytest
from markupsafe import Markup

from progress_site.open_data.files import open_data, plan_json
from progress_site.pages.evidence import citations, evidence_view
from progress_site.pages.measures import measure_view
from tests.support.outlets import table
from tests.support.records import EVIDENCE, Data, feedback, library, measure, on

ANSWER: Data = {"response": "doing", "words": "An answer."}


def test_feedback_is_on_record_from_the_day_on_which_it_was_published() -> None:
    found = library(feedback=(feedback(published="2024-02"),))
    assert on("2024-02-28", found).feedback == {}
    assert list(on("2024-02-29", found).feedback) == ["a-wish"]


def test_the_newest_answer_up_to_the_day_is_the_answer() -> None:
    wish = feedback(
        {**ANSWER, "published": "2024-03-01", "words": "First."},
        {**ANSWER, "published": "2024-05-01", "words": "Second."},
    )
    found = library(feedback=(wish,))
    assert on("2024-02-29", found).feedback["a-wish"].response is None
    for day, words, number in (("2024-04-30", "First.", 1), ("2024-05-01", "Second.", 2)):
        state = on(day, found).feedback["a-wish"]
        assert state.response is not None
        assert (state.response.words, len(state.responses)) == (words, number)


def test_answers_count_in_the_order_in_which_they_took_effect() -> None:
    vague = {**ANSWER, "published": "2024", "words": "Some day in 2024."}
    exact = {**ANSWER, "published": "2024-06-01", "words": "In June."}
    for responses in ((vague, exact), (exact, vague)):
        state = on("2024-12-31", library(feedback=(feedback(*responses),))).feedback["a-wish"]
        assert state.response is not None
        assert state.response.words == "Some day in 2024."


@pytest.mark.parametrize("key", ["difference_made", "asked_them_back"])
def test_what_became_known_later_is_not_known_before(key: str) -> None:
    said = [{"published": "2024-03-01", "words": "A."}, {"published": "2024-05-01", "words": "B."}]
    found = library(feedback=(feedback(**{key: said}),))
    for day, number in (("2024-02-29", 0), ("2024-04-30", 1), ("2024-05-01", 2)):
        assert len(getattr(on(day, found).feedback["a-wish"], key)) == number


def test_evidence_is_on_record_from_the_day_on_which_it_was_published() -> None:
    later = {**EVIDENCE[0], "id": "later", "published": "2024-03-01"}
    found = library(evidence=[later])
    assert "later" not in on("2024-02-29", found).evidence
    assert "later" in on("2024-03-01", found).evidence


def test_a_measure_is_on_record_from_the_day_on_which_it_was_published() -> None:
    found = library(measures=(measure(published="2024-03-01"),))
    assert on("2024-02-29", found).measures == {}
    assert list(on("2024-03-01", found).measures) == ["figure"]


def test_a_reading_is_known_from_the_day_on_which_it_was_published() -> None:
    rise = measure(
        {"published": "2024-03-01", "period": "2024-Q1", "value": "10"},
        {"published": "2024-07-01", "period": "2024-Q2", "value": "20"},
    )
    found = library(measures=(rise,))
    for day, number in (("2024-02-29", 0), ("2024-06-30", 1), ("2024-07-01", 2)):
        assert len(on(day, found).measures["figure"].points) == number


def test_what_happened_on_the_way_stands_in_order_once_it_was_published() -> None:
    events = [
        {"id": "b", "published": "2024-05-01", "date": "2021", "title": "Found out late."},
        {"id": "a", "published": "2024-01-01", "date": "2022-12", "title": "Known early."},
        {"id": "c", "published": "2024-01-01", "date": "not_stated", "title": "No date."},
    ]
    found = library(journey={"events": events})
    assert [e.id for e in on("2024-04-30", found).journey] == ["a", "c"]
    assert [e.id for e in on("2024-05-01", found).journey] == ["b", "a", "c"]


def test_reviews_stand_in_order_once_they_were_published() -> None:
    review = {"by": "Monitors", "verdict": "More to do", "words": "More."}
    reviews = [
        {**review, "id": "second", "published": "2024-06-01", "date": "2024-05"},
        {**review, "id": "first", "published": "2024-02-01", "date": "2024-01"},
    ]
    found = library(journey={"reviews": reviews})
    assert [r.id for r in on("2024-05-31", found).reviews] == ["first"]
    assert [r.id for r in on("2024-06-01", found).reviews] == ["first", "second"]


def test_a_publication_day_that_nobody_knows_is_never_shown_as_one() -> None:
    entry = {"recorded": "2024-03-01", "period": "2023", "value": 40}
    elsewhere = {"name": "England", "recorded": "2024-03-01", "value": 50}
    found = library(measures=(measure(entry, comparators=[elsewhere]),))
    assert on("2024-02-29", found).measures["figure"].points == ()
    state = on("2024-03-01", found)
    view = measure_view(state, state.measures["figure"])
    for row in (*view.rows, *view.comparators):
        assert row.published is not None
        assert (row.published.words, row.published.iso) == ("date not known", None)
    rows = table(open_data(state, "https://example.org/", past=False)["data/measures/figure.csv"])
    assert [(row["published"], row["recorded"]) for row in rows] == [("", "2024-03-01")] * 2
    data = json.loads(plan_json(state, "https://example.org/"))["measures"][0]
    for given in (*data["readings"], *data["comparators"]):
        assert (given["published"], given["recorded"]) == (None, "2024-03-01")


def test_a_source_knows_everything_that_cites_it() -> None:
    url = "https://example.org/paper"
    source = {"title": "The paper", "url": url}
    entry = {**EVIDENCE[0], "id": "paper", "title": "A paper", "url": url}
    day = {"published": "2024-01-01", "date": "2024-01-01", "source": source}
    found = library(
        measures=(measure(source=source),),
        feedback=(feedback(source={"title": "a PAPER"}),),
        evidence=[entry],
        journey={
            "events": [{"id": "event", "title": "It happened.", **day}],
            "reviews": [{"id": "r", "by": "A body", "verdict": "Good", "words": "Good.", **day}],
        },
    )
    state = on("2024-06-01", found)
    view = evidence_view(
        state, state.evidence["paper"], lambda _name: Markup(""), tuple(citations(state))
    )
    assert [link.text for link in view.used_by] == ["How much?", "A wish", "It happened.", "Good"]
