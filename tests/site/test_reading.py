"""Every page is plain: SMOG at most 10, and no sentence of more than 25 words.

The hard test is on the demonstration, and on the site's own words on the shipped site. How plain
the publishers' words are is shown by `make reading`: a good update never turns a test red.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.support.project import AFTER_ITS_END, DEMONSTRATION, ROOT, Built
from tests.support.reading import (
    HARDEST_GRADE,
    Sentence,
    grade,
    pooled,
    short_words,
    too_long,
)
from tests.support.reading_site import Reading, own_words, read_site

NAMES = ("demonstration", "demonstration_ended", "shipped")


@cache
def _read(name: str, built: Built) -> Reading:
    if name == "shipped":
        return own_words(ROOT, built)
    as_of = {"AS_OF": AFTER_ITS_END} if name == "demonstration_ended" else {}
    return read_site(DEMONSTRATION, built, **as_of)


@pytest.fixture(params=NAMES)
def reading(request: pytest.FixtureRequest) -> Reading:
    return _read(request.param, request.getfixturevalue(request.param))


def test_no_page_is_too_hard(reading: Reading) -> None:
    grades = {name: grade(found, reading.names) for name, found in pooled(*_pages(reading))}
    assert sum(made.sentences for made in grades.values()) > 500
    assert {name: made.smog for name, made in grades.items() if made.smog > HARDEST_GRADE} == {}


def test_no_sentence_is_too_long(reading: Reading) -> None:
    found = {"around each page": too_long(reading.frame)}
    found |= {address: too_long(page) for address, page in reading.pages.items()}
    assert {address: long for address, long in found.items() if long} == {}


def test_each_word_in_capitals_is_in_the_glossary(reading: Reading) -> None:
    """The site itself uses one: each plan of this kind is about SEND.

    Behind a link to a file stand its type and its size, as on every page that people know; and
    JSON Feed is the name by which feed readers know what they can read.
    """
    pages = reading.pages.values()
    own = {"SEND", "PDF", "KB", "MB", "JSON"}
    assert {word for page in pages for word in short_words(page, reading.glossary)} <= own


def test_every_page_is_read(reading: Reading) -> None:
    assert set(reading.pages) == set(reading.kinds)
    assert sum(not page for page in reading.pages.values()) < len(reading.pages) / 4


def test_a_hard_page_would_be_found(reading: Reading) -> None:
    """The same measure, on a page that nobody should have to read."""
    hard = Sentence(
        "Notwithstanding organisational reconfiguration, multidisciplinary practitioners "
        "operationalise collaborative interventions.",
        True,
    )
    kinds = {**reading.kinds, "hard/": "hard"}
    pages = {**reading.pages, "hard/": [hard] * 3}
    grades = {name: grade(found, reading.names).smog for name, found in pooled(pages, kinds)}
    assert {name for name, smog in grades.items() if smog > HARDEST_GRADE} == {"hard"}


def _pages(reading: Reading) -> tuple[dict[str, list[Sentence]], dict[str, str]]:
    return dict(reading.pages), dict(reading.kinds)
