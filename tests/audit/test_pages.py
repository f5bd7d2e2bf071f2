"""Pages that have everything the others have, in every mode of the reader's standard."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser

from tests.audit import sites
from tests.audit.battery import look_at, words_lost
from tests.audit.clean import CleanPages
from tests.audit.cover import cover
from tests.audit.finding import none
from tests.audit.modes import MODES, NO_SCRIPT
from tests.audit.questions import OF_EXAMPLES, Asked, asked
from tests.support.project import Built
from tests.support.serve import Served

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

#: Into so many parts the pages are divided, for workers to share them.
PARTS = 8


@pytest.fixture(scope="session")
def both(shipped: Served, demonstration: Served) -> tuple[Served, ...]:
    return (shipped, demonstration)


@pytest.fixture(scope="session")
def questions(both: tuple[Served, ...]) -> Mapping[Built, Asked]:
    return asked(tuple(served.site for served in both))


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_with_every_pattern(
    browser: Browser, both: tuple[Served, ...], questions: Mapping[Built, Asked], part: int
) -> None:
    for served in both:
        pages = list(questions[served.site].items())[part::PARTS]
        clean = CleanPages(served.site, browser.version)
        none(look_at(browser, served.base, dict(pages), clean=clean))


def test_no_word_needs_script(
    browser: Browser, both: tuple[Served, ...], questions: Mapping[Built, Asked]
) -> None:
    for served in both:
        pages = [
            address
            for address, asked_there in questions[served.site].items()
            if any(question.mode == NO_SCRIPT for question in asked_there)
        ]
        clean = CleanPages(served.site, browser.version)
        none(words_lost(browser, served.base, pages, clean=clean))


@pytest.mark.parametrize("part", range(2))
def test_the_examples_of_every_component(browser: Browser, components: Served, part: int) -> None:
    pages = sites.addresses(components.site)[part::2]
    clean = CleanPages(components.site, browser.version)
    none(look_at(browser, components.base, dict.fromkeys(pages, OF_EXAMPLES), clean=clean))


def test_every_mode_is_asked_of_pages(questions: Mapping[Built, Asked]) -> None:
    seen = [q.mode for pages in questions.values() for here in pages.values() for q in here]
    assert [mode.name for mode in MODES if mode not in seen] == []


def test_every_kind_of_page_is_among_them(
    both: tuple[Served, ...], questions: Mapping[Built, Asked]
) -> None:
    every = {kind for served in both for kind in sites.kinds(served.site)}
    seen = {sites.kind(address) for pages in questions.values() for address in pages}
    assert every - seen - {"404.html/"} == set()


def test_every_pattern_is_seen_on_two_pages(
    both: tuple[Served, ...], questions: Mapping[Built, Asked]
) -> None:
    for site, pages in cover(tuple(served.site for served in both), 2).items():
        assert set(pages) <= questions[site].keys()
