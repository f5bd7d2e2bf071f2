"""A cover has every pattern as often as asked; a changed page is looked at again."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.audit import clean
from tests.audit.clean import CleanPages
from tests.audit.cover import chosen, patterns
from tests.audit.modes import LIGHT, PHONE
from tests.support.project import Built
from tests.support.serve import Served

HAS = {"a": {"x", "y"}, "b": {"x"}, "c": {"y", "z"}, "d": {"x", "y"}}
ALIKE = dict.fromkeys(HAS, 1)


def test_a_pattern_is_an_element_in_its_parent_with_classes_and_attributes() -> None:
    page = LexborHTMLParser('<body><ul class="b a"><li data-l="x" id="y">Words</li></ul></body>')
    assert patterns(page) == {"body>ul.a.b", "ul.a.b>li[data-l]"}


def test_each_pattern_is_covered_as_often_as_there_are_pages_with_it() -> None:
    for times in (1, 2, 3):
        taken = chosen(HAS, ALIKE, times)
        assert len(set(taken)) == len(taken)
        for pattern in ("x", "y", "z"):
            there = sum(pattern in page for page in HAS.values())
            assert sum(pattern in HAS[page] for page in taken) >= min(times, there)


def test_a_page_that_costs_less_comes_first() -> None:
    assert chosen(HAS, {**ALIKE, "a": 5}, 1) == ["c", "b"]


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Served:
    monkeypatch.setattr(clean, "FOLDER", tmp_path / "audited")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>One", encoding="utf-8")
    (tmp_path / "site" / "404.html").write_text("<p>Nothing", encoding="utf-8")
    return Served(Built(tmp_path / "site"), "http://127.0.0.1/")


def test_a_clean_page_is_remembered_for_its_mode_until_it_changes(served: Served) -> None:
    pages = CleanPages(served, LIGHT, "1.0")
    assert "" not in pages
    pages.add("")
    assert "" in CleanPages(served, LIGHT, "1.0")
    assert "" not in CleanPages(served, PHONE, "1.0")
    assert "" not in CleanPages(served, LIGHT, "1.1")
    (served.site.folder / "index.html").write_text("<p>Two", encoding="utf-8")
    assert "" not in pages


def test_a_page_with_a_frame_is_always_looked_at(served: Served) -> None:
    (served.site.folder / "index.html").write_text("<iframe src=x>", encoding="utf-8")
    pages = CleanPages(served, LIGHT, "1.0")
    pages.add("")
    assert "" not in pages


def test_a_new_style_sheet_makes_every_page_new(served: Served) -> None:
    CleanPages(served, LIGHT, "1.0").add("")
    (served.site.folder / "site.css").write_text("p{}", encoding="utf-8")
    clean._shown.cache_clear()
    assert "" not in CleanPages(served, LIGHT, "1.0")
