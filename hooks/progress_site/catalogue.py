"""The one catalogue of readers' interface words, gettext style: the English message is its own id.

Python says `_("…")` and `n_("…", "…", number)`, templates `{{ _("…") }}` and `{% trans %}`. Whoever
wants another word writes it behind `msgstr` in `readers.po`; an empty `msgstr` is the id itself.
The file is read once and never changed. Values stand in a message as `%(name)s`, and a percent
sign is `%%`, in Python as in templates. A call never stands inside an f-string: Python 3.11's
tokens do not show it to `make words`.

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

from babel.dates import parse_pattern
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations

if TYPE_CHECKING:
    from jinja2 import Environment

LOCALE = "en_GB"
FILE = Path(__file__).parent / "locale" / LOCALE / "LC_MESSAGES" / "readers.po"

#: A line of the file: a note, a keyword with words in quotes, or more words in quotes.
_LINE = re.compile(
    r'#(?!~).*|(?:#~ ?)?(?:(msg(?:id|id_plural|ctxt|str|str\[[01]\])) )?"(?:[^"\\]|\\[\\"ntr])*"|'
)
#: What may stand behind each keyword.
_NEXT = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": ("msgctxt", "msgid"),
    "msgstr[0]": ("msgstr[1]", "msgctxt", "msgid"),
    "msgstr[1]": ("msgctxt", "msgid"),
}
_VALUE = re.compile(r"%\((\w+)\)s")
_TAG = re.compile(r"<[^>]*>?")
#: A message that says how a date is written, such as “d MMMM y”, and what it may become.
_DATE, _OWN_DATE = re.compile(r"[dMy ]+"), re.compile(r"(?:[dMyE]|[^\w']|'[^']*')+")


class CatalogueError(ValueError):
    """The file of words cannot be used as it stands.

    ``line`` counts from 1. ``what`` says what is wrong, ``instead`` what to write.
    """

    def __init__(self, line: int, what: str, instead: str) -> None:
        super().__init__(f"{line}: {what}: {instead}")
        self.line, self.what, self.instead = line, what, instead


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language. ``locale`` also says how Babel names months."""

    locale: str
    translations: NullTranslations


#: The English ids as they stand.
UNCHANGED = Catalogue(LOCALE, NullTranslations())


# -- reading


@cache
def shipped() -> Catalogue:
    """Return the catalogue that this package brings, read once.

    Raises:
        CatalogueError: the file is broken.
    """
    return parse(FILE.read_bytes())


def parse(content: bytes, locale: str = LOCALE) -> Catalogue:
    """Return the catalogue in ``content``, the bytes of a `.po` file.

    Raises:
        CatalogueError: it is no such file, or a message of it cannot take the place of its id.
    """
    return catalogue(_read(_written(_lines(content)), locale), locale)


def catalogue(messages: Iterable[Message], locale: str = LOCALE) -> Catalogue:
    """Return the catalogue of ``messages``, each held against its id.

    Raises:
        CatalogueError: a message cannot take the place of its id.
    """
    written = Catalog(locale)
    for message in messages:
        if message.id and any(forms(message.string)):
            _check(message)
            written.add(message.id, message.string)
    if not len(written):
        return Catalogue(locale, NullTranslations())
    compiled = BytesIO()
    write_mo(compiled, written)
    compiled.seek(0)
    return Catalogue(locale, Translations(compiled))


def read(content: bytes, locale: str = LOCALE) -> Catalog:
    """Return the messages of a `.po` file with their places.

    Raises:
        CatalogueError: it is no such file.
    """
    return _read(_lines(content), locale)


def _lines(content: bytes) -> list[str]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CatalogueError(
            content[: error.start].count(b"\n") + 1,
            "this is not written as UTF-8",
            "save the file again as UTF-8",
        ) from None
    lines = text.splitlines()
    _check_order(lines)
    return lines


def _written(lines: list[str]) -> list[str]:
    """Blank out the header and what leaves its words as they are: Babel takes time over each."""
    left: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        block.append(line)
        if not line.strip():
            said = [text for text in block if text.startswith(("msgstr", '"'))]
            as_it_is = all(text.endswith(' ""') for text in said)
            header = 'msgid ""\nmsgstr ' in "\n".join(block) and len(_ids(block)) == 1
            left += [""] * len(block) if as_it_is or header else block
            block = []
    return left


def _ids(block: list[str]) -> list[str]:
    return [line for line in block if line.startswith("msgid ")]


def _read(lines: list[str], locale: str) -> Catalog:
    try:
        return read_po(lines, locale=locale, abort_invalid=True)
    except PoFileError as error:
        raise _incomplete(error.lineno + 1) from None


def _check_order(lines: list[str]) -> None:
    """Hold each line against its form and its place: Babel lets some slips pass, and drops words.

    Raises:
        CatalogueError: with the first line that is not right.
    """
    before = ""
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line.strip())
        if not match:
            raise CatalogueError(
                number,
                "this line cannot be read",
                'write msgstr "your words" with straight quotation marks on both sides, and \\" '
                "for one within your words",
            )
        keyword = match[1]
        if (keyword and keyword not in _NEXT[before]) or (line.startswith('"') and not before):
            raise _incomplete(number)
        before = keyword or before
    if before and not before.startswith("msgstr"):
        raise _incomplete(len(lines))


def _incomplete(line: int) -> CatalogueError:
    return CatalogueError(
        line,
        "a message is not complete here",
        "keep each msgid with the msgstr below it, and change only what stands behind msgstr",
    )


def forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return what a message says: one text, or one for one and one for many."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _check(message: Message) -> None:
    """Hold what was written against the id: its values, its tags, its kind."""
    ids, line = forms(message.id), message.lineno or 1
    names = {name for text in ids for name in _VALUE.findall(text)}
    tags = Counter(_TAG.findall(ids[-1]))
    for text in filter(None, forms(message.string)):
        for name in _VALUE.findall(text):
            if name not in names:
                known = ", ".join(f"%({name})s" for name in sorted(names))
                raise CatalogueError(
                    line,
                    f"“{text}” has a value that is not there: %({name})s",
                    f"use only {known}" if known else "take it out: this message has no values",
                )
        if "%" in _VALUE.sub("", text).replace("%%", ""):
            raise CatalogueError(
                line,
                f"“{text}” has a % that stands alone",
                "write %% for a percent sign, and values as in msgid, such as %(name)s",
            )
        if Counter(_TAG.findall(text)) != tags:
            raise CatalogueError(
                line,
                f"“{text}” has other signs < or > than its msgid",
                "keep what stands between < and > as it is in msgid, and add none",
            )
        if _DATE.fullmatch(ids[0]):
            _check_date(line, text)


def _check_date(line: int, text: str) -> None:
    try:
        if not _OWN_DATE.fullmatch(text):
            raise ValueError
        parse_pattern(text)
    except ValueError:
        raise CatalogueError(
            line,
            f"“{text}” does not say how to write a date",
            "use d for the day, MMMM for the month and y for the year",
        ) from None


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


def locale() -> str:
    """Return the locale of dates, such as `en_GB`."""
    return _current().locale


def gettext(message: str) -> str:
    """Return what stands for ``message``; its values are not put in."""
    return _current().translations.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return what stands for one or many; its values are not put in."""
    return _current().translations.ngettext(one, many, number)


def _(message: str, **values: object) -> str:
    """Return what stands for ``message``, with its values."""
    return gettext(message) % values


def n_(one: str, many: str, number: int, **values: object) -> str:
    """Return what stands for one or many, with its values and `%(number)s`."""
    return ngettext(one, many, number) % {"number": number, **values}


def N_(message: str) -> str:  # noqa: N802 – the name by which gettext's tools know it
    """Mark a message of a table; `_` says it when it is used."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 – as `N_`
    """Mark both forms of a message of a table; `n_` says it when it is used."""
    return one, many


def install(environment: Environment) -> None:
    """Give templates the words: `{{ _("…") }}` and `{% trans %}`.

    Templates look words up when they are rendered, so compiled ones hold for every catalogue.
    """
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # of the extension
