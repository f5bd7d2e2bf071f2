"""The measure of reading: what counts as a sentence, what is left out, what the grade is."""

from __future__ import annotations

import pytest

from progress_site.model.library import Library
from progress_site.model.plan import Plan
from progress_site.model.reference import Glossary
from progress_site.prose.abbreviations import abbreviations, expand
from tests.support.reading import (
    Names,
    Sentence,
    grade,
    pooled,
    sentences,
    short_words,
    split,
    syllables,
    too_long,
    without_explanations,
    words,
)
from tests.support.reading_site import Content
from tests.support.records import PLAN

TERMS = [
    {"term": "evidence", "means": "x", "also": ["proof"]},
    {"term": "CQC", "full": "Care Quality Commission", "means": "x"},
]


def library() -> Library:
    return Library(
        plan=Plan.model_validate(PLAN), glossary=Glossary.model_validate({"terms": TERMS})
    )


def said(html: str) -> list[str]:
    return [s.text for s in sentences(f"<header><p>No.</p></header><main>{html}</main>")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One. Two! Three? Four…", ["One.", "Two!", "Three?", "Four…"]),
        ("It was 57.5% in 3.2. It fell.", ["It was 57.5% in 3.2.", "It fell."]),
        ("We did (at last). We “ended it”. So.", ["We did (at last).", "We “ended it”.", "So."]),
        ("Some, e.g. this one, stay.", ["Some, e.g. this one, stay."]),
        (" – ", []),
    ],
)  # fmt: skip
def test_where_a_sentence_ends(text: str, wanted: list[str]) -> None:
    assert split(text) == wanted


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>One <b>is</b> here. Two</p><p>are there.</p>", ["One is here.", "Two", "are there."]),
        ("<ul><li>A</li><li>B</li></ul>", ["A", "B"]),
        ("<dl><dt>Why:</dt><dd>So.</dd></dl>", ["So."]),
        ("<h2>No.</h2><nav><li>No.</li></nav><p>Yes.</p>", ["Yes."]),
        ("<p>They say <q>“No.”</q> here.</p>", ["They say here."]),
        ("<p>They say “no, never” here.</p>", ["They say here."]),
        ('<p class="secondary-text">No.</p><p class="law">No.</p>', []),
        ('<p class="a secondary-text">No.</p>', []),
        ("<blockquote><p>No.</p></blockquote><p><code>no</code> yes.</p>", ["yes."]),
        ('<p><span class="visually-hidden">No.</span>Care &amp; help.</p>', ["Care & help."]),
    ],
)
def test_what_is_read_on_a_page(html: str, wanted: list[str]) -> None:
    assert said(html) == wanted


def test_a_word_is_a_word() -> None:
    assert words("The co-chairs’ aim: 57.5% – it's 1,000!") == [
        *("The", "co-chairs", "aim", "57.5", "it's", "1,000"),
    ]


@pytest.mark.parametrize(
    ("word", "number"),
    [("promised", 1), ("milestone", 2), ("different", 3), ("partnership", 3), ("education", 4),
     ("accelerated", 5), ("disproportionate", 5), ("children's", 2), ("help", 1)],
)  # fmt: skip
def test_syllables_are_those_that_people_hear(word: str, number: int) -> None:
    assert syllables(word) == number


def test_names_and_explained_words_are_not_hard() -> None:
    names = Names(library())
    left = names.without("Proofs of the CQC’s evidence went to Ann Underwood in A partnership.")
    assert left == "of the went to in"
    assert names.without("Unfortunately nobody came.") == "Unfortunately nobody came"


def test_the_grade_is_that_of_the_formula() -> None:
    names = Names(library())
    easy = [Sentence("We did it.", True)] * 15
    hard = [Sentence("An unfortunate development.", True)] * 15
    assert grade(easy, names).smog == 3.1
    assert grade(easy + hard, names) == (made := grade(hard + easy, names))
    assert (made.sentences, made.hard_words, made.smog) == (30, 30, 8.8)
    assert grade([Sentence("unfortunate", False)], names).sentences == 0


def test_a_long_sentence_is_found_and_a_list_is_none() -> None:
    long = " ".join(["word"] * 26)
    assert too_long([Sentence(long, True)]) == [f"26 words: {long}"]
    assert too_long([Sentence(" ".join(["word"] * 25), True)]) == []
    items = "".join(f"<li>item {number}</li>" for number in range(30))
    assert too_long(sentences(f"<main><ul>{items}</ul></main>")) == []


def test_short_pages_of_a_kind_are_graded_together() -> None:
    one = [Sentence("We did.", True)]
    pages = {"a/": one * 30, "b/": one * 29, "c/": one, "d/": one}
    kinds = {"a/": "x", "b/": "x", "c/": "x", "d/": "y"}
    assert [(name, len(found)) for name, found in pooled(pages, kinds)] == [
        *(("/a/", 30), ("x", 30), ("y", 1)),
    ]


def test_an_explanation_is_taken_back() -> None:
    known = abbreviations(library().glossary)
    page = "<main><p>The CQC’s view (of it). <a href='x'>More</a> (here).</p></main>"
    after = expand(page, known, "../")
    assert "Commission" in after
    assert [s.text for s in sentences(without_explanations(after))] == [
        s.text for s in sentences(page)
    ]


def test_a_short_word_that_nobody_explains_is_found() -> None:
    found = [Sentence("The CQC and the XYZ wrote 2 PDFs in A4.", True)]
    assert short_words(found, library().glossary) == {"XYZ", "PDF"}


def test_words_of_publishers_are_told_from_those_of_the_site() -> None:
    content = Content(library())
    found = [
        Sentence("Care Quality Commission.", True),
        Sentence("Ask the Care Quality Commission now.", True),
        Sentence("Ours.", True),
    ]
    assert [s.text for s in content.without(found)] == ["Ask the … now.", "Ours."]
