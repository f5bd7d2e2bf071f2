"""The filters by which templates turn records into words."""

from __future__ import annotations

import re

import pytest

from progress_site import engine
from progress_site.model.dates import parse
from progress_site.pages import templates
from tests.support.components import environment

OWN = sorted(set(templates.FILTERS))


def render(source: str, **context: object) -> str:
    return environment().from_string(source).render(context)


@pytest.mark.parametrize("name", OWN)
def test_a_filter_is_documented_and_used(name: str) -> None:
    assert templates.__doc__
    assert f"`{name}" in templates.__doc__
    sources = (path.read_text(encoding="utf-8") for path in engine.TEMPLATES.rglob("*.html"))
    assert any(re.search(rf"\|{name}\b", source) for source in sources)


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (parse("2024-03-14"), "14 March 2024 2024-03-14"),
        (parse("2024-03-14").first, "14 March 2024 2024-03-14"),
        (parse("autumn term 2024"), "autumn term 2024 "),
    ],
)
def test_a_date_is_written_in_words_and_for_machines(date: object, said: str) -> None:
    assert render("{% set d = date|date %}{{ d.words }} {{ d.iso or '' }}", date=date) == said


def test_an_address_is_that_of_its_kind() -> None:
    assert render('{{ "3.2"|address("milestone") }}') == "actions/3/#milestone-3-2"


def test_a_word_of_the_record_has_a_name_and_a_meaning() -> None:
    assert render('{{ key|label("status") }}', key="late") == "Late"
    assert render('{{ key|means("status") }}', key="late")
