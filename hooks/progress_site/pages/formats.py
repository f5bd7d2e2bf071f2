"""Links to files, and a record in other forms: Easy Read, BSL, sound, other languages."""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.catalogue import _, locale
from progress_site.fold.formats import made_by, standard_fingerprint
from progress_site.fold.state import State
from progress_site.model.base import Format, PublicRecord
from progress_site.model.fields import BSL, locale_of
from progress_site.model.plan import Plan
from progress_site.model.vocabulary import FormatKind
from progress_site.words.wording import file_words, label


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
class FileLink:
    """A link to a file; ``about`` is its type and size, where they are known."""

    href: str
    text: str
    about: str | None
    language: LanguageView | None

    @property
    def outside(self) -> bool:
        """Whether the file is on another site: ``href`` is a whole web address."""
        return _is_outside(self.href)


def file_link(state: State, href: str, text: str, code: str | None) -> FileLink:
    """Return the link to a file under docs/media, or to a web address, in the language ``code``."""
    about = None if _is_outside(href) else file_words(href, state.library.media_bytes.get(href))
    return FileLink(href, text, about, language(code))


def _is_outside(href: str) -> bool:
    return href.startswith(("https:", "http:"))


@dataclass(frozen=True, slots=True)
class FormatView:
    """One other form. ``check`` compares its words with the page: `same`, `older`, `unknown`."""

    form: Format
    link: FileLink
    check: str


_ORDER = list(FormatKind)


def format_views(state: State, record: PublicRecord | Plan) -> tuple[FormatView, ...]:
    """Return the other forms that a record has on the day, in the order of their kinds."""
    forms = [form for form in record.formats if made_by(form, state.day)]
    if not forms:
        return ()
    forms.sort(key=lambda form: (_ORDER.index(form.kind), form.language or ""))
    current = standard_fingerprint(state, record)
    return tuple(
        FormatView(
            form, file_link(state, form.url, _text(form), form.language), check_of(form, current)
        )
        for form in forms
    )


def check_of(form: Format, current: str) -> str:
    """Return how the words of a form compare with those of the day: same, older or unknown."""
    if form.fingerprint is None:
        return "unknown"
    return "same" if form.fingerprint == current else "older"


def _text(form: Format) -> str:
    if form.kind is FormatKind.EASY_READ and not _is_outside(form.url):
        return _("Easy Read as a file")
    return label("format_kind", form.kind)
