"""The one catalogue of readers' interface words, gettext style: the English message is its own id.

Python says `_("…")` and `n_("…", "…", number)`, templates `{{ _("…") }}` and `{% trans %}`. Whoever
wants another word writes it behind `msgstr` in `readers.po`; an empty `msgstr` is the id itself.
The head of the file names its language and how many plural forms that language has. The file is
read once and never changed. Values are written in a message as `%(name)s`, and a percent sign as
`%%`, in Python as in templates. A call must not be inside an f-string: Python 3.11's tokens do not
show it to `make words`.

Words for publishers, such as what is wrong in a file, are not in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import parse_pattern
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations

if TYPE_CHECKING:
    from jinja2 import Environment

FILE = Path(__file__).parent / "locale" / "readers.po"
#: The language of the ids, and of a file that does not name its own.
IDS = Locale("en", "GB")

#: A line as it has to be: Babel's reader takes other quotation marks for part of the words.
_LINE = re.compile(
    r'#(?!~).*|(?:#~ *)?(?:msg(?:ctxt|id|id_plural|str(?:\[\d+\])?) )?"(?:[^"\\]|\\[\\"ntr])*"|'
)
_VALUE = re.compile(r"%\((\w+)\)s")
_TAG = re.compile(r"<[^>]*>?")
#: A message that says how a date is written, such as “d MMMM y”, and what it may become.
_DATE, _OWN_DATE = re.compile(r"[dMy ]+"), re.compile(r"(?:[dMyE]|[^\w']|'[^']*')+")


class CatalogueError(ValueError):
    """The file of words cannot be used as it is.

    ``line`` counts from 1. ``what`` says what is wrong, ``instead`` what to write.
    """

    def __init__(self, line: int, what: str, instead: str) -> None:
        super().__init__(f"{line}: {what}: {instead}")
        self.line, self.what, self.instead = line, what, instead


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language. ``locale`` also says how Babel names months and languages."""

    locale: Locale
    translations: NullTranslations


#: The ids as they are.
UNCHANGED = Catalogue(IDS, NullTranslations())


# -- reading


@cache
def shipped() -> Catalogue:
    """Return the catalogue that this package brings, read once.

    Raises:
        CatalogueError: the file is broken.
    """
    return parse(FILE.read_bytes())


def parse(content: bytes) -> Catalogue:
    """Return the catalogue in ``content``, the bytes of a `.po` file.

    Raises:
        CatalogueError: it is no such file, or a message of it cannot take the place of its id.
    """
    return catalogue(read(content))


def catalogue(messages: Catalog) -> Catalogue:
    """Return the catalogue of ``messages``, each validated against its id.

    Raises:
        CatalogueError: a message cannot take the place of its id.
    """
    for message in [message for message in messages if message.id]:
        for text in filter(None, forms(message.string)):
            for what, instead in _slips(text, forms(message.id)):
                raise CatalogueError(message.lineno or 1, f"“{text}” {what}", instead)
        if not any(forms(message.string)):
            messages.delete(message.id)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    assert messages.locale is not None  # `read` asks for it
    return Catalogue(messages.locale, Translations(compiled))


def read(content: bytes) -> Catalog:
    """Return the messages of a `.po` file, with their lines and the language of its head.

    Raises:
        CatalogueError: it is no such file, or of a language that nobody knows.
    """
    lines = content.splitlines()
    for number, line in enumerate(lines, 1):
        try:
            quoted = _LINE.fullmatch(line.decode().strip())
        except UnicodeDecodeError:
            raise CatalogueError(
                number, "this is not written as UTF-8", "save the file again as UTF-8"
            ) from None
        if not quoted:
            raise CatalogueError(
                number,
                "this line cannot be read",
                'write msgstr "your words" with straight quotation marks on both sides, and \\" '
                "for one within your words",
            )
    try:
        messages = read_po(lines, locale=IDS, abort_invalid=True)
    except PoFileError as error:
        raise CatalogueError(
            error.lineno + 1,
            "a message is not complete here",
            "keep each msgid with the msgstr below it, and change only what is behind msgstr",
        ) from None
    if messages.locale is None:
        raise CatalogueError(
            1,
            f"“{messages.locale_identifier}” behind Language is not the code of a language",
            "write a code such as cy for Welsh, or en_GB",
        )
    return messages


def forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return what a message says: one text, or one for each plural form."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _slips(text: str, ids: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a text that is to take the place of ``ids``, and what to write."""
    names = {name for one in ids for name in _VALUE.findall(one)}
    known = ", ".join(f"%({name})s" for name in sorted(names))
    for name in set(_VALUE.findall(text)) - names:
        instead = f"use only {known}" if known else "take it out: this message has no values"
        yield f"has a value that is not there: %({name})s", instead
    if "%" in _VALUE.sub("", text).replace("%%", ""):
        instead = "write %% for a percent sign, and values as in msgid, such as %(name)s"
        yield "has a % that is alone", instead
    if Counter(_TAG.findall(text)) != Counter(_TAG.findall(ids[-1])):
        instead = "keep what is between < and > as it is in msgid, and add none"
        yield "has other signs < or > than its msgid", instead
    if _DATE.fullmatch(ids[0]) and not _is_date(text):
        instead = "use d for the day, MMMM for the month and y for the year"
        yield "does not say how to write a date", instead


def _is_date(text: str) -> bool:
    try:
        parse_pattern(text)
    except ValueError:
        return False
    return bool(_OWN_DATE.fullmatch(text))


# -- the catalogue in use


_in_use: ContextVar[Catalogue | None] = ContextVar("catalogue", default=None)


@contextmanager
def using(other: Catalogue) -> Iterator[None]:
    """Say everything within the block in the words of another catalogue."""
    token = _in_use.set(other)
    try:
        yield
    finally:
        _in_use.reset(token)


def _current() -> Catalogue:
    return _in_use.get() or shipped()


def locale() -> Locale:
    """Return the locale of the words in use, which also names months and languages."""
    return _current().locale


def language() -> str:
    """Return the code of the words' language as HTML and feeds write it, such as `en-GB`."""
    return str(locale()).replace("_", "-")


def gettext(message: str) -> str:
    """Return what is said for ``message``; its values are not put in."""
    return _said(_current().translations, message)


@cache
def _said(translations: NullTranslations, message: str) -> str:
    """Look a message up once: a build says some thousands of times what the menu says."""
    return translations.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return what is said for a number of things; its values are not put in."""
    return _current().translations.ngettext(one, many, number)


def _(message: str, **values: object) -> str:
    """Return what is said for ``message``, with its values."""
    return gettext(message) % values


def n_(one: str, many: str, number: int, **values: object) -> str:
    """Return what is said for a number of things, with its values and `%(number)s`."""
    return ngettext(one, many, number) % {"number": number, **values}


def N_(message: str) -> str:  # noqa: N802 – the name by which gettext's tools know it
    """Mark a message of a table; `_` says it when it is used."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 – as `N_`
    """Mark both forms of a message of a table; `n_` says it when it is used."""
    return one, many


def install(environment: Environment) -> None:
    """Give templates the words, `{{ _("…") }}` and `{% trans %}`, and their `locale()`.

    Templates look words up when they are rendered, so compiled ones hold for every catalogue.
    """
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    environment.globals |= {"locale": locale, "language": language}
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # of the extension
