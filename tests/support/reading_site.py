"""The sentences of a whole built site, and which of them are the site's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from progress_site.assemble.site import Settings, compose
from progress_site.model.library import Library
from progress_site.model.reference import Glossary
from progress_site.read.load import load
from tests.support.project import Built
from tests.support.reading import Names, Sentence, frame_sentences, sentences, without_explanations

#: The signs of Markdown, and where a link leads.
_MARKS = re.compile(r"\]\([^)]*\)|[*_`>#\[\]]")


@dataclass(frozen=True)
class Reading:
    """Every page of a site: its kind and its sentences by address; and what stands around pages."""

    kinds: Mapping[str, str]
    pages: Mapping[str, list[Sentence]]
    frame: list[Sentence]
    names: Names
    glossary: Glossary


def read_site(project: Path, built: Built, **environment: str) -> Reading:
    """Return the sentences of ``built``, which was made from ``project`` in ``environment``."""
    kinds = kinds_of(project, **environment)
    pages = {address: sentences(built.text(address)) for address in built.addresses()}
    frames = {s: None for address in pages for s in frame_sentences(built.text(address))}
    library = load(project).library
    return Reading(kinds, pages, list(frames), Names(library), library.glossary)


def own_words(project: Path, built: Built, **environment: str) -> Reading:
    """Return only what the site itself says; what publishers wrote is one word, “…”."""
    library = load(project).library
    content = Content(library)
    kinds = kinds_of(project, **environment)
    pages = {
        address: content.without(sentences(without_explanations(built.text(address))))
        for address in built.addresses()
    }
    frames = {s: None for address in pages for s in frame_sentences(built.text(address))}
    own = content.without(list(frames))
    return Reading(kinds, pages, own, Names(library), library.glossary)


def kinds_of(project: Path, **environment: str) -> dict[str, str]:
    """Return the template of each page by its address."""
    site = compose(Settings(project, "https://reading.test/", "Reading", environment)).site
    assert site is not None
    made = {**site.pages, "404.html": site.not_found}
    return {address: page.view.template for address, page in made.items()}


class Content:
    """Every text that publishers wrote."""

    def __init__(self, library: Library) -> None:
        found = {" ".join(_MARKS.sub(" ", text).split()) for text in _texts(library)}
        self._all = "\n".join(found)
        # The longest first: a short text may stand inside of it. A single word may be anyone's.
        self._each = sorted((t.rstrip(".") for t in found if " " in t), key=len, reverse=True)

    def without(self, found: list[Sentence]) -> list[Sentence]:
        """Return the sentences that are not a publisher's alone, without a publisher's words."""
        kept: list[Sentence] = []
        for sentence in found:
            text = sentence.text
            if text.rstrip(".") in self._all:
                continue
            for theirs in self._each:
                if theirs in text:
                    text = text.replace(theirs, "…")
            kept.append(Sentence(text, sentence.whole))
        return kept


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, Library):
        for name in value.__dataclass_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _texts(item)
    elif hasattr(value, "body"):
        yield from (value.title, *value.body.splitlines())  # type: ignore[attr-defined]  # a page of words
