"""Pages of words that a publisher adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.pages.page_spec import PageSpec

#: Words of a page that a publisher keeps in Markdown, by the name of its file: title and HTML.
Words = Mapping[str, tuple[str, Markup]]
#: Files whose words are a part of a page that has more.
_PARTS = ("about", "get-help")


@dataclass(frozen=True, slots=True)
class SimpleView:
    """A page that a publisher adds under docs/ in Markdown. ``body`` is HTML, cleaned."""

    template: ClassVar[str] = "pages/simple.html"
    title: str
    body: Markup


def simple_pages(words: Words) -> Iterator[PageSpec]:
    """Yield each page that a publisher keeps in ``words``."""
    for stem, (title, body) in words.items():
        if stem not in _PARTS:
            yield PageSpec(f"{stem}/", title, title, SimpleView(title, body))


def words_of(words: Words, part: str) -> Markup:
    """Return the words of a publisher on a page that has more; none are empty."""
    return words[part][1] if part in words else Markup("")
