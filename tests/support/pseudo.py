"""A made-up language: every message of the catalogue in ⟦…⟧, so that a word outside it shows.

It is written from right to left and has six plural forms, as Arabic.
"""

from __future__ import annotations

import dataclasses
import re
import string
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from io import BytesIO
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from markupsafe import Markup
from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser

from progress_site.catalogue import FILE, Catalogue, forms, parse, read
from progress_site.fold.state import State
from progress_site.model.accessibility import CRITERIA
from progress_site.model.dates import FORMS
from progress_site.open_data.schemas import NAMES
from progress_site.pages.formats import language
from tests.support.demo import SITE_NAME

#: What is shown as it stands in every language, and why.
AS_THEY_ARE = (
    SITE_NAME,  # from mkdocs.yml
    "plan.json",  # names of files
    *(f"{name}.schema.json" for name in NAMES),
    *(written for _name, written, _days in FORMS),  # what a publisher types
    *(name for name, _level in CRITERIA.values()),  # names of the standard's criteria
    *string.ascii_uppercase,  # the letters of a list from A to Z
)
#: Attributes that are read to people.
_READ_OUT = ("alt", "aria-label", "title", "placeholder", "content", "value")
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def pseudo() -> Catalogue:
    """Return the catalogue of the made-up language."""
    return parse(pseudo_file())


@cache
def pseudo_file() -> bytes:
    """Return the catalogue of the package as a `.po` file with every message in brackets."""
    made = Catalog("ar")
    for message in read(FILE.read_bytes()):
        if message.id:
            one, *more = (f"⟦{text}⟧" for text in forms(message.id))
            made.add(message.id, (one, *more * (made.num_plurals - 1)) if more else one)
    out = BytesIO()
    write_po(out, made)
    return out.getvalue()


def own_words(words: Mapping[str, str]) -> bytes:
    """Return a `.po` file in which somebody wrote new words for some messages."""
    return "\n".join(f'msgid "{old}"\nmsgstr "{new}"\n' for old, new in words.items()).encode()


# -- what people wrote


class Content:
    """Every text that comes from records and Markdown, and so not from the catalogue."""

    def __init__(self, state: State) -> None:
        texts = {*_texts_of(state.library), *AS_THEY_ARE}
        self._whole = {_plain(text) for text in texts}
        # A short text could hide a word of ours.
        self._parts = sorted((t for t in self._whole if len(t) > 3), key=len, reverse=True)
        self._all = "\n".join(self._whole)

    def add_html(self, html: str) -> None:
        """Count every text of rendered Markdown as content."""
        found = {_plain(text) for _, text in shown(html)}
        self._whole |= found
        self._all += "\n".join(found)

    def rest(self, text: str) -> str:
        """Return what of ``text`` is neither in brackets nor content; empty if nothing is."""
        left = _plain(_outside(text, 0)[0])
        if not _LETTERS.search(left) or left in self._whole:
            return ""
        if len(left.split()) > 2 and left in self._all:
            return ""
        for part in self._parts:
            if part in left:
                left = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", " ", left)
        return " ".join(left.split()) if _LETTERS.search(left) else ""


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, BaseModel):
        # The name of a language comes from CLDR, and stands for the code in the record.
        if found := language(getattr(value, "language", None)):
            yield from filter(None, (found.name, found.own))
        for name in type(value).model_fields:
            yield from _texts_of(getattr(value, name))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _texts_of(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _texts_of(value.values())
    elif isinstance(value, Iterable):
        for item in value:
            yield from _texts_of(item)


# -- what is shown


def texts_of_view(value: Any, technical: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield each text of a view with the name of its field.

    Rendered Markdown is none, nor are records, states and words of the record: a template decides
    what it shows of them.
    """
    if isinstance(value, Enum) or type(value).__module__ == State.__module__:
        return
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            name, inner = f"{type(value).__name__}.{field.name}", getattr(value, field.name)
            if name in technical or field.name in technical or isinstance(inner, Markup | Enum):
                continue
            if isinstance(inner, str):
                yield name, inner
            elif isinstance(inner, tuple):
                for item in inner:
                    yield from (
                        ((name, item),) if _is_text(item) else texts_of_view(item, technical)
                    )
            else:
                yield from texts_of_view(inner, technical)
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from (("", item),) if _is_text(item) else texts_of_view(item, technical)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Enum)


def shown(html: str) -> Iterator[tuple[str, str]]:
    """Yield what a page shows outside of brackets: the element or attribute, and its text.

    A message may hold tags, so a bracket may open in one text and close in a later one.
    """
    page = LexborHTMLParser(html)
    assert page.root is not None
    depth = 0
    for node in page.root.traverse(include_text=True):
        if node.tag == "-text":
            parent = node.parent.tag if node.parent else None
            left, depth = _outside(node.text(), depth)
            if parent not in ("script", "style", "code") and left.strip():
                yield str(parent), left
        elif node.tag != "meta" or not _is_technical(node.attributes):
            for name in _READ_OUT:
                left, _ = _outside(node.attributes.get(name) or "", 0)
                if left.strip():
                    yield f"{node.tag}[{name}]", left
    assert depth == 0, "a bracket stays open"


def _outside(text: str, depth: int) -> tuple[str, int]:
    """Return what stands outside of brackets, and how many are still open at the end."""
    kept = []
    for part in re.split("([⟦⟧])", text):
        if part in ("⟦", "⟧"):
            depth += 1 if part == "⟦" else -1
        elif depth == 0:
            kept.append(part)
    return " ".join(kept), depth


def _is_technical(meta: Mapping[str, str | None]) -> bool:
    """Whether a `<meta>` speaks to programs alone."""
    name = meta.get("name") or meta.get("property") or ""
    return not name.endswith(("description", "title", "image:alt"))
