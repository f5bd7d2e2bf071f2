"""What a response, a reading and a piece of evidence need."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from progress_site.model.registers import Evidence
from tests.support.records import EVIDENCE, Data, feedback, measure

ANSWER: Data = {"published": "2024-03-01", "words": "An answer."}


@pytest.mark.parametrize(
    ("response", "what"),
    [
        ({"response": "will_do"}, "needs the date by which"),
        ({"response": "deciding"}, "needs the date of the decision"),
        ({"response": "cannot_do"}, "needs the reason"),
        ({"response": "maybe"}, "maybe"),
    ],
)
def test_an_answer_comes_with_what_it_needs(response: Data, what: str) -> None:
    with pytest.raises(ValidationError, match=what):
        feedback({**ANSWER, **response})


@pytest.mark.parametrize(
    "response",
    [
        {"response": "done"},
        {"response": "doing"},
        {"response": "will_do", "by": "2024-09"},
        {"response": "deciding", "by": "autumn term 2024"},
        {"response": "cannot_do", "why": "There is no money."},
    ],
)
def test_an_answer_with_what_it_needs_is_read(response: Data) -> None:
    assert str(feedback({**ANSWER, **response}).responses[0].response) == response["response"]


def test_a_film_that_is_here_needs_captions_words_and_bsl() -> None:
    film = {**EVIDENCE[0], "kind": "film", "availability": "here", "file": "media/film.mp4"}
    with pytest.raises(ValidationError, match=r"captions.*transcript.*bsl"):
        Evidence.model_validate(film)
    forms = {"captions": "media/c.vtt", "transcript": "media/t.txt", "bsl": "media/bsl.mp4"}
    Evidence.model_validate({**film, **forms})
    Evidence.model_validate({**film, "availability": "elsewhere"})


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("57.5", Decimal("57.5")),
        ("-1.46", Decimal("-1.46")),
        ("\N{MINUS SIGN}1.46", Decimal("-1.46")),
        ("0", Decimal(0)),
        ("suppressed", "suppressed"),
        ("not_published", "not_published"),
    ],
)
def test_a_reading_is_a_figure_or_says_why_there_is_none(
    written: str, value: Decimal | str
) -> None:
    assert measure({"period": "2023", "value": written}).readings[0].value == value


@pytest.mark.parametrize("written", ["57,5", "57%", "about 5", "1e3", "", "NaN", "Infinity", "5."])
def test_what_is_no_plain_figure_is_asked_back(written: str) -> None:
    with pytest.raises(ValidationError, match="is not a figure"):
        measure({"period": "2023", "value": written})


@pytest.mark.parametrize("when", [{}, {"published": "not_known"}, {"published": "unknown"}])
def test_an_entry_says_when_it_became_public_or_when_it_was_written_down(when: Data) -> None:
    entry = {key: value for key, value in EVIDENCE[0].items() if key != "published"}
    with pytest.raises(ValidationError, match="published"):
        Evidence.model_validate({**entry, **when})
    found = Evidence.model_validate({**entry, "recorded": "2024-03-01"})
    assert (found.published, found.since.text) == (None, "2024-03-01")
    both = Evidence.model_validate({**entry, "published": "2021", "recorded": "2024-03-01"})
    assert both.since.text == "2021"
