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
#: What a line may begin with that is no word: the mark of a heading or of an item.
_HEADING = re.compile(r"[ \t]*#+[ \t]+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")


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
    words = blanked(text)
    # What has been met of the block that is being read: where it begins and where it ends.
    begin, end, at = 0, 0, 0
    for line in words.splitlines(keepends=True):
        heading, item, row = _HEADING.match(line), _ITEM.match(line), line.lstrip().startswith("|")
        if not line.strip() or heading or item or row:
            yield from _block(words, begin, end)
            begin = at + (item.end() if item else heading.end() if heading else 0)
        end = at + len(line)
        if heading:
            yield from _block(words, begin, end)
            begin = end
        elif row:
            for cell in re.finditer(r"[^|]+", line):
                yield from _block(words, at + cell.start(), at + cell.end())
            begin = end
        at = end
    yield from _block(words, begin, at)


def _block(words: str, begin: int, end: int) -> Iterator[Block]:
    if words[begin:end].strip():
        yield Block(begin, words[begin:end])


def spaces(found: re.Match[str]) -> str:
    """Return spaces in place of what was found, with its line ends."""
    return re.sub(r"[^\n]", " ", found[0])
