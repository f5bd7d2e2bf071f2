"""The counting that the check shares with the tests of whole pages."""

from __future__ import annotations

import warnings

import pytest

from progress_site.check.plain import too_hard
from progress_site.check.reading import split_at, syllables, words
from progress_site.read.load import load
from progress_site.read.pieces import pieces
from tests.support.project import ROOT


def test_syllables_are_those_of_textstat() -> None:
    """The package counts without textstat; on every word of the record it counts the same."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it reads its lists in a way that will go
        from textstat.textstat import textstat  # type: ignore[import-untyped]  # has no types
    documents = load(ROOT).documents.values()
    found = {word for piece in pieces(documents) for word in words(piece.text)}
    found |= {"co-ordinator", "don’t", "don't", "I", "10.4", "educational", "responsibilities"}
    assert {w: syllables(w) for w in found} == {w: textstat.syllable_count(w) for w in found}


def test_where_each_sentence_begins() -> None:
    text = " One is here.  “Two” are\nthere. 3 "
    assert [(at, text[at:][: len(said)]) for at, said in split_at(text)] == [
        (1, "One is here."),
        (15, "“Two” are\nthere."),
        (32, "3"),
    ]


@pytest.mark.parametrize(
    ("sentences", "hard", "smog", "wanted"),
    [
        (0, 9, 0.0, False),
        (1, 3, 13.0, False),
        (1, 4, 14.6, True),
        (5, 12, 12.0, False),
        (5, 13, 12.3, True),
        (29, 54, 11.1, False),
        (30, 44, 10.0, False),
        (30, 45, 10.1, True),
    ],
)
def test_what_is_too_hard(sentences: int, hard: int, smog: float, wanted: bool) -> None:
    assert too_hard(sentences, hard, smog) is wanted
