"""Sentences are counted as a reader would count them."""

from __future__ import annotations

import pytest

from progress_site.model.easy_read import sentences, where_to_split, words_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("No full stop", ["No full stop"]),
        ("It is 57.5% now. Good.", ["It is 57.5% now.", "Good."]),
        ("Lines\n  are one\nsentence.", ["Lines are one sentence."]),
        ("“You said.” We did.", ["“You said.", "We did."]),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [("Three short words.", 3), ("It’s a well-known 1,000 – or not.", 6), ("…", 0)],
)
def test_words(text: str, number: int) -> None:
    assert words_in(text) == number


def test_a_sentence_is_split_near_its_middle() -> None:
    text = "And we met and talked for a long time because nobody knew what to do next"
    assert where_to_split(text) == "before “because”"
    assert where_to_split("In the first week of May, they all came to see us") == "after “May”"
    assert where_to_split("They all came to see us in May") == ""
