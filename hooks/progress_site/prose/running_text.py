"""Finds the running text of a page: what stands in sentences, and where in the HTML it stands.

Running text is what a paragraph, list item, description or table cell says. Headings, terms,
labels, navigation, quotations and code are none; neither is what is hidden from the eye or from a
screen reader. Written for well-formed HTML, as our templates and the cleaner of Markdown give it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

_HOLDERS = frozenset({"p", "li", "dd", "td"})
#: Elements that do not end a sentence.
_INLINE = frozenset(
    {"abbr", "b", "bdi", "bdo", "br", "data", "del", "dfn", "em", "i", "img", "ins", "mark",
     "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)  # fmt: skip
#: Part of a sentence, but not to be changed: what they say can still explain an abbreviation.
_FIXED = frozenset({"a", "button", "cite", "code", "kbd", "label", "output", "q", "samp"})
#: No running text at all.
_SKIPPED = frozenset(
    {"blockquote", "caption", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "legend",
     "nav", "option", "pre", "script", "select", "style", "summary", "svg", "template", "textarea",
     "th"}
)  # fmt: skip
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})
_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^>\"']*(?:\"[^\"]*\"[^>\"']*)*)>|<!--.*?-->", re.S
)
_UNSEEN = re.compile(r'aria-hidden="true"|class="(?:[^"]* )?visually-hidden[ "]|\shidden(?:=|\s|$)')
_ID = re.compile(r'\sid="([^"]*)"')
_ANY_TAG = re.compile(r"<[^>]*>")
#: “…” to its end, or "…" where there are two marks.
_QUOTED = re.compile(r"“[^”]*(?:”|$)|(\"|&#34;|&quot;).*?\1", re.DOTALL)


class Place(NamedTuple):
    """Where words stand in the HTML. ``whole``: no tag is in between."""

    start: int
    end: int
    whole: bool


@dataclass(slots=True)
class Block:
    """The text of one paragraph, item or cell, as it stands in the HTML but without its tags.

    ``ident`` is the last id that was met before it, in document order.
    """

    ident: str
    text: str = ""
    #: Where each part of `text` begins, and where that part stands in the HTML (-1: not to change).
    _begins: list[int] = field(default_factory=list)
    _places: list[int] = field(default_factory=list)

    def add(self, text: str, place: int) -> None:
        """Add the text that stands in the HTML from ``place`` on."""
        self._begins.append(len(self.text))
        self._places.append(place)
        self.text += text

    def place(self, start: int, end: int) -> Place | None:
        """Return where a part of `text` stands; `None` where it may not be changed.

        That is: in a link, in code, in a quotation.
        """
        first, last = self._part(start), self._part(end - 1)
        if -1 in self._places[first : last + 1]:
            return None
        if any(m.start() < end and start < m.end() for m in _QUOTED.finditer(self.text)):
            return None
        return Place(
            self._places[first] + start - self._begins[first],
            self._places[last] + end - self._begins[last],
            first == last,
        )

    def _part(self, position: int) -> int:
        return bisect_right(self._begins, position) - 1


def blocks(html: str, start: int, end: int) -> Iterator[Block]:
    """Yield every block of running text between two places of a page, in the order of reading."""
    position, holders, block = start, 0, Block("")
    while position < end:
        tag = _TAG.search(html, position, end)
        stop = tag.start() if tag else end
        if holders and stop > position and (block.text or not html[position:stop].isspace()):
            block.add(html[position:stop], position)
        if tag is None:
            break
        position = tag.end()
        closing, name, attributes = tag.groups()
        if not name:  # a comment
            continue
        name = name.lower()
        if attributes and not closing:
            if found := _ID.search(attributes):
                if block.text:
                    yield block
                block = Block(found[1])
            if name not in _VOID and _UNSEEN.search(attributes):
                position = _end_of(html, name, position, end)
                continue
        if name in _INLINE:
            if name == "br" and holders:
                block.add(" ", tag.start())
            continue
        if name in _FIXED:
            if not closing:
                position = _end_of(html, name, position, end)
                if holders:
                    block.add(_ANY_TAG.sub("", html[tag.end() : position]), -1)
            continue
        if block.text:
            yield block
            block = Block(block.ident)
        if name in _SKIPPED and not closing:
            position = _end_of(html, name, position, end)
        elif name in _HOLDERS:
            holders += -1 if closing else 1
    if block.text:
        yield block


@cache
def _both_tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s>/])[^>]*>", re.I)


def _end_of(html: str, name: str, position: int, end: int) -> int:
    """Return where the element ends that was opened just before ``position``."""
    depth = 1
    for tag in _both_tags(name).finditer(html, position, end):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return end
