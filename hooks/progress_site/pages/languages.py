"""The view of a language: its name in the words of the site, and in itself."""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.catalogue import _, locale
from progress_site.model.languages import BSL, locale_of


@dataclass(frozen=True, slots=True)
class LanguageView:
    """A language. ``own`` is its name in itself, to be marked with ``code`` and ``direction``.

    ``own`` is `None` where it is the same as ``name``, and where CLDR does not know it.
    """

    code: str
    name: str
    own: str | None
    direction: str


def language(code: str | None) -> LanguageView | None:
    """Return a language for a template."""
    if code is None:
        return None
    if code == BSL:
        name = _("British Sign Language")
        return LanguageView(code, name, name, "ltr")
    found = locale_of(code)
    if found is None:
        return LanguageView(code, locale().languages.get(code, code), None, "ltr")
    name, own = found.get_display_name(locale()) or code, found.get_display_name()
    return LanguageView(code, name, own if own != name else None, found.text_direction)
