"""Links whose words do not say where they lead, and pictures that say nothing to who cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from progress_site.check.markdown_words import spaces
from progress_site.model.problem import Problem
from progress_site.read.pieces import Piece

#: Words that say nothing of where a link leads, when they are all of it (WCAG 2.2, 2.4.9).
_VAGUE = re.compile(
    r"(?:please )?(?:click|tap|press|see|read|look|go)?(?: on| at)? ?"
    r"(?:here|this|this (?:link|page|website|document|file)|(?:the )?link|page|website|"
    r"(?:read |find out |learn |see )?more(?: (?:here|information|details))?|details|info|"
    r"information|continue|download|view|open|pdf|document)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?<!!)\[([^\[\]]*(?:\[[^\]]*\][^\[\]]*)?)\](?:\([^)]*\)|\[[^\]]*\])")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>)\]]+")
#: Where an address may stand: behind the words of a link, inside a tag, in code, in a note.
_NO_WORDS = re.compile(
    r"\]\([^)]*\)|^ *\[[^\]]+\]:.*$|`[^`\n]*`|<!--.*?-->|<[a-zA-Z][^<>]*\s[^<>]*>",
    re.DOTALL | re.MULTILINE,
)
_CODE = re.compile(r"^ *(```|~~~).*?^ *\1.*?$|`[^`\n]*`|<!--.*?-->", re.DOTALL | re.MULTILINE)
_PICTURE = re.compile(
    r"!\[\s*\](?=[(\[])|<img\b(?![^>]*\balt\s*=\s*(?:\"[^\"]*\w|'[^']*\w|[^\s\"'>]))[^>]*>",
    re.IGNORECASE,
)


def vague_links(piece: Piece) -> Iterator[Problem]:
    """Yield a warning for each link that says “here” or shows its bare address."""
    text = _CODE.sub(spaces, piece.text)
    for found in _LINK.finditer(text):
        words = re.sub(r"[*_\s]+", " ", found[1]).strip(" .…,:!>»→")
        if _VAGUE.fullmatch(words):
            yield piece.problem(
                found.start(),
                f"a link that says “{words}” does not say where it leads",
                "say what stands there, such as [what families said](/you-said-we-did/)",
                "warning",
            )
        elif _ADDRESS.match(words):
            yield _bare(piece, found.start())
    text = _LINK.sub(spaces, text)
    for found in _ADDRESS.finditer(_NO_WORDS.sub(spaces, text)):
        yield _bare(piece, found.start())


def without_words(piece: Piece) -> Iterator[Problem]:
    """Yield a warning for each picture without words for those who cannot see it."""
    for found in _PICTURE.finditer(_CODE.sub(spaces, piece.text)):
        yield piece.problem(
            found.start(),
            "this picture has no words for those who cannot see it",
            "write what it shows, such as ![Parents and teachers at a table](/media/NAME.jpg)",
            "warning",
        )


def _bare(piece: Piece, start: int) -> Problem:
    return piece.problem(
        start,
        "a bare web address is hard to read aloud",
        "write [what stands there](the address)",
        "warning",
    )
