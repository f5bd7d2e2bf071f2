"""A cover has every pattern as often as asked; a changed page is looked at again."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.audit import clean
from tests.audit.battery import Question
from tests.audit.clean import CleanPages
from tests.audit.cover import chosen, patterns
from tests.audit.modes import LIGHT, MODES, PHONE, VISITS
from tests.support.project import Built

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


def test_each_mode_belongs_to_one_visit_with_its_width_and_script() -> None:
    assert sorted(m.name for visit in VISITS for m in visit) == sorted(m.name for m in MODES)
    for first, *others in VISITS:
        assert all(mode.context == first.context for mode in others)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    monkeypatch.setattr(clean, "FOLDER", tmp_path / "audited")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>One", encoding="utf-8")
    (tmp_path / "site" / "404.html").write_text("<p>Nothing", encoding="utf-8")
    return Built(tmp_path / "site")


def test_a_clean_page_is_remembered_for_its_question_until_it_changes(site: Built) -> None:
    pages, question = CleanPages(site, "1.0"), Question(LIGHT)
    assert not pages.knows("", question)
    pages.add("", question)
    assert CleanPages(site, "1.0").knows("", question)
    assert not CleanPages(site, "1.0").knows("", Question(PHONE))
    assert not CleanPages(site, "1.0").knows("", Question(LIGHT, None))
    assert not CleanPages(site, "1.0").knows("", Question(LIGHT, (), "there"))
    assert not CleanPages(site, "1.1").knows("", question)
    (site.folder / "index.html").write_text("<p>Two", encoding="utf-8")
    assert not pages.knows("", question)


def test_a_page_with_a_frame_is_always_looked_at(site: Built) -> None:
    (site.folder / "index.html").write_text("<iframe src=x>", encoding="utf-8")
    pages = CleanPages(site, "1.0")
    pages.add("", Question(LIGHT))
    assert not pages.knows("", Question(LIGHT))
    pages.add("", "vnu")
    assert pages.knows("", "vnu")


def test_a_new_style_sheet_makes_every_page_new(site: Built) -> None:
    CleanPages(site).add("", Question(LIGHT))
    (site.folder / "site.css").write_text("p{}", encoding="utf-8")
    clean._shown.cache_clear()
    assert not CleanPages(site).knows("", Question(LIGHT))
