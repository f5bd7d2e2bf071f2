"""The code of a language: what is taken, and what is asked back."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from progress_site.model.fields import Language, language_code
from progress_site.pages.formats import language

LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("pl", "pl"),
        ("PL", "pl"),
        ("pa-Guru", "pa-Guru"),
        ("pa_arab", "pa-Arab"),
        ("zh-hans", "zh-Hans"),
        ("pt-BR", "pt-BR"),
        ("rom", "rom"),
        ("bfi", "bfi"),
    ],
)
def test_a_code_becomes_what_html_takes(written: str, code: str) -> None:
    assert language_code(written) == code


@pytest.mark.parametrize("written", ["", "zz", "polski!", "p", "name", "en-ZZ-x", "pl;"])
def test_what_is_no_code(written: str) -> None:
    assert language_code(written) is None


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("Polish", "write pl for Polish"),
        ("somalian", "write so for Somali"),
        ("qqq", "write its code of two or three letters, such as pl for Polish or ur for Urdu"),
    ],
)
def test_a_name_is_answered_with_its_code(written: str, instead: str) -> None:
    with pytest.raises(ValidationError) as raised:
        LANGUAGE.validate_python(written)
    assert raised.value.errors()[0]["ctx"]["instead"] == instead


@pytest.mark.parametrize(
    ("code", "own", "name", "direction"),
    [
        ("pl", "polski", "Polish", "ltr"),
        ("ur", "اردو", "Urdu", "rtl"),
        ("pa-Arab", "پنجابی (عربی)", "Punjabi (Arabic)", "rtl"),
        ("rom", None, "Romany", "ltr"),
        ("bfi", "British Sign Language", "British Sign Language", "ltr"),
    ],
)
def test_its_names(code: str, own: str | None, name: str, direction: str) -> None:
    found = language(code)
    assert found is not None
    assert (found.code, found.own, found.name, found.direction) == (
        code,
        own,
        name,
        direction,
    )


def test_no_language_has_no_view() -> None:
    assert language(None) is None
