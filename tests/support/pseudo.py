"""A made-up language: every message of the catalogue in ⟦…⟧, so that a word outside it shows."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser

from progress_site.catalogue import FILE, Catalogue, catalogue, forms, read
from progress_site.derive.state import State

#: Attributes that are read to people.
_READ_OUT = ("alt", "aria-label", "title", "placeholder", "content", "value")
_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def pseudo() -> Catalogue:
    """Return the catalogue of the package with every message in brackets."""
    messages = read(FILE.read_bytes())
    for message in messages:
        if message.id:
            marked = tuple(f"⟦{text}⟧" for text in forms(message.id))
            message.string = marked if message.pluralizable else marked[0]
    return catalogue(messages)


def own_words(words: Mapping[str, str]) -> bytes:
    """Return a `.po` file in which somebody wrote new words for some messages."""
    return "\n".join(f'msgid "{old}"\nmsgstr "{new}"\n' for old, new in words.items()).encode()


# -- what people wrote


class Content:
    """Every text that comes from records and Markdown, and so not from the catalogue."""

    def __init__(self, state: State, *others: str) -> None:
        texts = {*_texts_of(state.library), *others}
        self._whole = {_plain(text) for text in texts}
        # A short text could hide a word of ours.
        self._parts = sorted((t for t in self._whole if len(t) > 3), key=len, reverse=True)
        self._all = "\n".join(self._whole)

    def add_html(self, html: str) -> None:
        """Count every text of rendered Markdown as content."""
        found = {_plain(text) for _, text in texts_of_html(html)}
        self._whole |= found
        self._all += "\n".join(found)

    def rest(self, text: str) -> str:
        """Return what of ``text`` is neither in brackets nor content; empty if nothing is."""
        left = _plain(text)
        while left != (left := _INNERMOST.sub(" ", left)):
            pass
        left = " ".join(left.split())
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
    """Yield each text of a view with the name of its field; rendered Markdown is none."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            name, inner = f"{type(value).__name__}.{field.name}", getattr(value, field.name)
            if name in technical or field.name in technical or isinstance(inner, Markup):
                continue
            if isinstance(inner, str):
                yield name, inner
            elif isinstance(inner, tuple):
                for item in inner:
                    yield from (
                        ((name, item),) if isinstance(item, str) else texts_of_view(item, technical)
                    )
            else:
                yield from texts_of_view(inner, technical)
    elif isinstance(value, tuple):
        for item in value:
            yield from (("", item),) if isinstance(item, str) else texts_of_view(item, technical)


def texts_of_html(html: str) -> Iterator[tuple[str, str]]:
    """Yield each text of a page with its element, and each attribute that is read to people."""
    page = LexborHTMLParser(html)
    assert page.root is not None
    for node in page.root.traverse(include_text=True):
        if node.tag == "-text":
            parent = node.parent.tag if node.parent else None
            if parent not in ("script", "style", "code") and node.text().strip():
                yield str(parent), node.text()
        else:
            if node.tag == "meta" and _is_technical(node.attributes):
                continue
            for name in _READ_OUT:
                if value := node.attributes.get(name):
                    yield f"{node.tag}[{name}]", value


def _is_technical(meta: Mapping[str, str | None]) -> bool:
    """Whether a `<meta>` speaks to programs alone."""
    name = meta.get("name") or meta.get("property") or ""
    return not name.endswith(("description", "title", "image:alt"))
