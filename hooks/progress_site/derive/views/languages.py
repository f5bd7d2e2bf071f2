"""The view of a language: its name in English, and in itself."""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.model.languages import BSL, english_names, locale_of


@dataclass(frozen=True, slots=True)
class LanguageView:
    """A language. ``own`` is its name in itself, to be marked with ``code`` and ``direction``.

    ``own`` is `None` where CLDR knows no more than its English name.
    """

    code: str
    english: str
    own: str | None
    direction: str


def language(code: str | None) -> LanguageView | None:
    """Return a language for a template."""
    if code is None:
        return None
    found = locale_of(code)
    if found is None:
        english = english_names().get(code, code)
        return LanguageView(code, english, english if code == BSL[0] else None, "ltr")
    direction = "rtl" if found.character_order == "right-to-left" else "ltr"
    english = found.get_display_name("en_GB") or code
    own = found.get_display_name()
    return LanguageView(code, english, own if own != english else None, direction)
