"""The code of a language, as a publisher writes it and as HTML takes it: `pl`, `pa-Guru`.

What a code means is asked of CLDR, the data of the Unicode consortium, which come with Babel.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import Annotated

from babel import Locale, UnknownLocaleError
from pydantic import BeforeValidator, WithJsonSchema

from progress_site.model.asking import ask

#: British Sign Language, which CLDR does not know, by its code of ISO 639-3.
BSL = "bfi"

_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?")


def locale_of(code: str) -> Locale | None:
    """Return what CLDR knows of a language, or `None` where it knows no more than a name."""
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def english_names() -> dict[str, str]:
    """Return the English name of every language, by its code."""
    names = Locale("en").languages
    known = {code: str(name) for code, name in names.items() if "_" not in code}
    return {**known, BSL: "British Sign Language"}


def language_code(text: str) -> str | None:
    """Return the code of a language as HTML writes it, or `None` when there is no such language."""
    if not _CODE.fullmatch(text):
        return None
    if (found := locale_of(text)) is not None:
        return str(found).replace("_", "-")
    return text.lower() if text.lower() in english_names() else None


def _language(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    code = language_code(text)
    if code is None:
        raise ask(f"“{text}” is not the code of a language", _instead(text))
    return code


def _instead(text: str) -> str:
    codes = {name.lower(): code for code, name in english_names().items()}
    close = difflib.get_close_matches(text.lower()[:40], list(codes), n=1, cutoff=0.75)
    if close:
        code = codes[close[0]]
        return f"write {code} for {english_names()[code]}"
    return "write its code of two or three letters, such as pl for Polish or ur for Urdu"


Language = Annotated[
    str,
    BeforeValidator(_language),
    WithJsonSchema({"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"}),
]
