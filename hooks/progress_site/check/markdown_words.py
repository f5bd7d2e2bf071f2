"""The running words of a Markdown text, each where it stands.

What is no running word becomes spaces, so that every other letter keeps its place: code, marks,
where a link leads, pictures, quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from progress_site.check.reading import QUOTED

#: In the order in which they are taken out.
_NO_WORDS = (
    re.compile(r"^ *(```|~~~).*?^ *\1.*?$", re.DOTALL | re.MULTILINE),
    re.compile(r"`[^`\n]*`"),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"^ {0,3}>.*$", re.MULTILINE),  # a quotation
    re.compile(r"^ *\[[^\]]+\]:.*$", re.MULTILINE),  # where links lead, below the words
    re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?"),
    re.compile(r"<?(?:https?://|www\.)[^\s<>)\]]+>?"),
    re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]"),
    re.compile(r"</?[a-zA-Z][^<>]*>"),
    re.compile(r"[*_\[\]]"),
    QUOTED,
)
#: A new block begins: an empty line, an item, a heading, a cell.
_BLOCK = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])|\n(?=#)|(?<=\n)#+[^\n]*\n|\|", re.MULTILINE
)
_MARK = re.compile(r"[ \t]*(?:[-*+]|\d+[.)]|#+)[ \t]+")


class Block(NamedTuple):
    """The words of one paragraph, item or cell, and where they begin in the whole text."""

    start: int
    text: str


def blanked(text: str) -> str:
    """Return a Markdown text, as long as it was, with spaces for all that is no running word."""
    for pattern in _NO_WORDS:
        text = pattern.sub(spaces, text)
    return text


def blocks(text: str) -> Iterator[Block]:
    """Yield every block of running words of a Markdown text."""
    words = f"\n{blanked(text)}"
    start = 1
    for found in (*_BLOCK.finditer(words), None):
        stop = found.start() if found else len(words)
        block = words[start:stop]
        if mark := _MARK.match(block.lstrip("\n")):
            block = block.lstrip("\n")
            start = stop - len(block) + mark.end()
            block = block[mark.end() :]
        if block.strip():
            yield Block(start - 1, block)
        if found:
            start = found.end()


def spaces(found: re.Match[str]) -> str:
    """Return spaces in place of what was found, with its line ends."""
    return re.sub(r"[^\n]", " ", found[0])
