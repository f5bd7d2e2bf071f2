"""A record in other forms: Easy Read, British Sign Language, sound, other languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from progress_site.catalogue import N_, _, locale
from progress_site.fold.formats import made_by, standard_fingerprint
from progress_site.fold.state import State
from progress_site.model.base import Format, PublicRecord
from progress_site.model.fields import BSL, locale_of
from progress_site.model.plan import Plan
from progress_site.model.vocabulary import FormatKind
from progress_site.words.shown import When
from progress_site.words.wording import file_words, label, when


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


@dataclass(frozen=True, slots=True)
class FormatView:
    """One other form. ``outside``: ``href`` is a whole web address, and not one of this site.

    ``file`` is type and size of a file that is here. ``check`` says how its words stand to those of
    the page: `same`, `older` or `unknown`; ``note`` says the same to readers, and nothing where
    they are the same.
    """

    kind: str
    text: str
    href: str
    outside: bool
    language: LanguageView | None
    file: str | None
    date: When | None
    check: str
    note: str | None


_NOTES = {
    "older": N_("This is older than the page: the words here have changed since."),
    "unknown": N_("This has not been checked against the page. It may be older."),
}
_ORDER = list(FormatKind)


def format_views(state: State, record: PublicRecord | Plan) -> tuple[FormatView, ...]:
    """Return the other forms that a record has on the day, in the order of their kinds."""
    forms = [form for form in record.formats if made_by(form, state.day)]
    if not forms:
        return ()
    forms.sort(key=lambda form: (_ORDER.index(form.kind), form.language or ""))
    current, media = standard_fingerprint(state, record), state.library.media_bytes
    return tuple(_view(form, current, media) for form in forms)


def check_of(form: Format, current: str) -> str:
    """Return how the words of a form stand to those of the day: same, older or unknown."""
    if form.fingerprint is None:
        return "unknown"
    return "same" if form.fingerprint == current else "older"


def _view(form: Format, current: str, media: Mapping[str, int]) -> FormatView:
    outside = re.match(r"https?:", form.url) is not None
    easy_file = form.kind is FormatKind.EASY_READ and not outside
    check = check_of(form, current)
    return FormatView(
        kind=str(form.kind),
        text=_("Easy Read as a file") if easy_file else label("format_kind", form.kind),
        href=form.url,
        outside=outside,
        language=language(form.language),
        file=None if outside else file_words(form.url, media.get(form.url)),
        date=when(form.date) if form.date else None,
        check=check,
        note=_(_NOTES[check]) if check in _NOTES else None,
    )
