"""What a newsletter says is what changed in its time, and nothing that was taken back."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from progress_site.fold.fold import state_on
from progress_site.pages.layout import Page
from progress_site.prose.markdown import Renderer
from progress_site.reports.digest import FORMS, Digest, Item, Section, digest, rendered
from tests.support import demo
from tests.support.digests import ENDINGS, KEPT, made

RUNS = demo.WHILE_IT_RUNS


def titles(since: dt.date, until: dt.date) -> dict[str, list[str]]:
    found = digest(state_on(demo.library(), until), since)
    return {section.heading: [item.title for item in section.items] for section in found.sections}


@pytest.mark.parametrize("form", FORMS)
def test_the_words_are_kept(form: str) -> None:
    """If they change on purpose: python -m tests.tools.digests."""
    assert made(form) == (KEPT / f"digest.{ENDINGS[form]}").read_text(encoding="utf-8")


def test_both_days_belong_to_it() -> None:
    day = dt.date(2024, 6, 3)
    assert titles(day, day) == {
        "What happened": ["Meetings after a suspension: the date moves to November"],
        "Promises kept": [
            "5.2 Each nursery has one person who leads on extra help.",
            "2.3 Each page names one person the family can contact.",
        ],
        "Dates that moved": [
            "7.3 Families are invited to a meeting within ten school days of a suspension."
        ],
        "You said, and what was answered": ["Send the same therapist each time"],
    }
    before = titles(dt.date(2024, 5, 24), dt.date(2024, 6, 2))
    assert "What happened" not in before


def test_a_mistake_that_was_put_right_is_not_told_as_news() -> None:
    october, november = dt.date(2024, 10, 1), dt.date(2024, 11, 10)
    wrong = "2.2 Families can open their child's page on a phone and add to it."
    kept = titles(october, november)["Promises kept"]
    assert "1.3 Every school explains on its website how it notices needs." in kept
    assert wrong not in kept
    assert wrong in titles(october, dt.date(2024, 11, 1))["Promises kept"]


def test_an_empty_time_says_so() -> None:
    found = digest(state_on(demo.library(), dt.date(2024, 8, 20)), dt.date(2024, 8, 19))
    assert found.sections == ()
    for form in FORMS:
        assert "Nothing new was published in this time." in rendered(form, found, demo.SITE_URL)


def test_nothing_withdrawn_unpublished_or_from_a_draft_is_sent() -> None:
    for day in (RUNS, demo.AFTER_ITS_END):
        found = digest(demo.state(day), dt.date(2020, 1, 1))
        words = rendered("text", found, demo.SITE_URL).lower()
        for word in (demo.WITHDRAWN, demo.FUTURE, demo.DRAFT, "withdrawn"):
            assert word not in words


def test_every_link_is_a_whole_address_of_a_page() -> None:
    found = digest(demo.state(RUNS), dt.date(2023, 1, 1))
    html = LexborHTMLParser(rendered("html", found, demo.SITE_URL))
    links = [str(a.attributes["href"]) for a in html.css("a")]
    assert len(links) > 30
    pages: dict[str, Page] = demo.pages_on(RUNS)
    for link in links:
        assert link.startswith(demo.SITE_URL)
        assert link.removeprefix(demo.SITE_URL).partition("#")[0] in pages
    for form in ("markdown", "text"):
        shown = re.findall(r"https://[^\s)>]+", rendered(form, found, demo.SITE_URL))
        assert set(links) == set(shown)


def test_the_html_is_a_fragment_without_style_or_script() -> None:
    html = rendered("html", digest(demo.state(RUNS), dt.date(2023, 1, 1)), demo.SITE_URL)
    names = set(re.findall(r"<(\w+)", html))
    assert names == {"h2", "h3", "h4", "p", "ul", "li", "a"}
    assert set(re.findall(r"<\w+ (\w+)=", html)) == {"href"}


HOSTILE = 'A *b* _c_ [d](e) <i>f</i> & "g" `h` # i'


@pytest.mark.parametrize(
    "words", [HOSTILE, "# a", "- a", "1. a", "> a", "a\nb", "+ a", "=== ", "~~a~~"]
)
def test_words_stay_words_in_every_form(words: str) -> None:
    item = Item(words, "updates/x/", (words,), (words,))
    found = Digest(words, words, None, (Section(words, (item,)),), words)
    plain = " ".join(words.split())
    page = Renderer().render(rendered("markdown", found, "https://x.test/"), "updates/y/").html
    for html in (rendered("html", found, "https://x.test/"), str(page)):
        tree = LexborHTMLParser(html)
        for name in ("li", "h3", "h4"):
            assert [" ".join(node.text().split()) for node in tree.css(name)] == [plain]
        assert [" ".join(node.text().split()) for node in tree.css("p")][:2] == [plain, plain]
        assert tree.css_first("i, em, strong, code, blockquote, ol") is None
    assert plain in rendered("text", found, "https://x.test/")


def test_lines_of_plain_text_are_short_and_addresses_whole() -> None:
    text = rendered("text", digest(demo.state(RUNS), dt.date(2023, 1, 1)), demo.SITE_URL)
    assert all(len(line) <= 72 or line.startswith("https://") for line in text.splitlines())
