"""One catalogue says every word of ours on each page: nothing is left out, one change is enough."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

import pytest

from progress_site.catalogue import UNCHANGED, Catalogue, parse, using
from progress_site.fold.fold import state_on
from progress_site.pages.layout import Page
from tests.support.demo import AFTER_ITS_END, SITE_NAME, WHILE_IT_RUNS, library, publish
from tests.support.pseudo import Content, own_words, pseudo, shown, texts_of_view

DAYS = [WHILE_IT_RUNS, AFTER_ITS_END]


@cache
def said_in(words_of: Catalogue, day: dt.date) -> Mapping[str, Page]:
    with using(words_of):
        return publish(state_on(library(), day))


@cache
def content(day: dt.date) -> Content:
    with using(pseudo()):
        return Content(state_on(library(), day))


# -- nothing is left out

#: Fields that speak to templates and browsers, and are never shown. The names of languages come
#: from CLDR, which says them in the words of the locale.
TECHNICAL = frozenset(
    {"anchor", "assets", "canonical", "check", "code", "direction", "group", "here",
     "href", "icon", "id", "iso", "key", "kind", "kinds", "own", "root", "scripts", "shape",
     "shows", "site_url", "template", "tone", "url", "voice",
     "names", "values",
     "d", "film", "frame", "full", "oembed", "policy",
     "DataView.licence_url", "EmbeddingView.actions", "EmbeddingView.measures", "LanguageView.name",
     "DataView.schemas", "PathView.stones", "SiteContext.schemas", "SiteContext.tables",
     "Table.name", "Table.words", "Table.title", "Column.words",
     "AboutView.date_forms", "AboutView.explained",
     "AccessibilityView.unproven", "FeedbackListView.groups",
     "HomeView.answers",
     "Shape.period", "Shape.value"}
)  # fmt: skip


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_text_of_a_view_is_content_or_comes_from_the_catalogue(day: dt.date) -> None:
    known = content(day)
    found = {
        f"{name}: {text!r} leaves {rest!r}, first on /{address}"
        for address, page in said_in(pseudo(), day).items()
        for name, text in texts_of_view((page.view, page.layout), TECHNICAL)
        if (rest := known.rest(text))
    }
    assert sorted(found) == []


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_brackets_are_there_at_all(day: dt.date) -> None:
    pages = said_in(pseudo(), day).values()
    assert all("⟦" in page.layout.plan_line for page in pages)
    assert content(day).rest("A quokka") == "a quokka"
    assert content(day).rest("⟦Late ⟦4 months⟧⟧, quokka") == ", quokka"


def test_what_a_page_shows_can_be_held_against_the_catalogue_too() -> None:
    html = (
        '<title>⟦A⟧</title><p lang="en">⟦b <b>c</b> ⟦d⟧⟧ own <img alt="quokkas"></p>'
        f'<a href="x">{SITE_NAME}</a>'
    )
    known = content(WHILE_IT_RUNS)
    rests = [known.rest(text) for _where, text in shown(html)]
    assert [rest for rest in rests if rest] == ["own", "quokkas"]


# -- one change changes it all


def changed(**new: str) -> Catalogue:
    return parse(own_words(new))


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("word", ["Late", "Unfinished", "Updates", "Figures", "no date given"])
def test_a_changed_word_is_changed_on_every_page(day: dt.date, word: str) -> None:
    new = "Quokka"
    before, after = said_in(UNCHANGED, day), said_in(changed(**{word: new}), day)
    often = 0
    for address, page in before.items():
        old_texts = list(texts_of_view((page.view, page.layout), TECHNICAL))
        new_texts = list(texts_of_view((after[address].view, after[address].layout), TECHNICAL))
        expected = [(name, new if text == word else text) for name, text in old_texts]
        often += expected != old_texts
        if address.startswith("a-to-z/"):
            continue  # the word has another letter now
        assert [t for t in new_texts if t[1] == word] == []
        # A word may also stand inside another text; whole texts are told one by one.
        assert [t for t in expected if t[1] == new] == [t for t in new_texts if t[1] == new]
    if word in ("Updates", "Figures"):
        assert often, "a list has its name in a breadcrumb"
