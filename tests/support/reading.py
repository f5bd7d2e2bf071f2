"""How hard a page is to read: the sentences of a page of HTML, and pages that are graded together.

The rule, and the counting, are those of `progress check`: `progress_site/check/reading.py`. Here
is what only whole pages need:

- Text of one paragraph, item, description or cell that ends with a full stop, a question mark or an
  exclamation mark is a sentence. Items and dates are none.
- Left out as well is fixed wording: sources (`src`) and phrases of a law (`law`).
- Pages of fewer than 30 sentences are pooled by kind, and the kind of a page is the template of
  its view.

`make reading` shows every page of the shipped site.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from progress_site.check.reading import (
    HARDEST_GRADE,
    LONGEST_SENTENCE,
    QUOTED,
    SENTENCES_FOR_A_GRADE,
    Grade,
    Names,
    Sentence,
    grade,
    sentence,
    short_words,
    split,
    syllables,
    words,
)
from progress_site.prose.running_text import blocks

__all__ = [
    "HARDEST_GRADE", "LONGEST_SENTENCE", "Grade", "Names", "Sentence", "frame_sentences", "grade",
    "pooled", "sentences", "short_words", "split", "syllables", "too_long", "without_explanations",
    "words",
]  # fmt: skip

#: Whole elements: quotations, titles, code; and those whose class says that their words are fixed.
_LEFT_OUT = re.compile(
    r"<(q|cite|code|blockquote)\b[^>]*>.*?</\1>"
    r'|<(p|dd|li|div)\b[^>]*\sclass="(?:[^"]* )?(?:secondary-text|law)[ "].*?</\2>',
    re.DOTALL,
)
#: What explains the first use of an abbreviation, on a built page.
_EXPLAINED = re.compile(
    r'<a href="[^"]*#[a-z0-9-]+">((?:<abbr>)?[^<]*(?:</abbr>)?[^<]*)</a>'
    r'(?: \((?:[^()]|<a href="[^"]*#)*\))?'
)


def sentences(html: str) -> list[Sentence]:
    """Return what a page says in its main part, sentence by sentence, in the order of reading."""
    start, end = html.find("<main"), html.rfind("</main>")
    return _sentences(html[max(start, 0) : end if end >= 0 else len(html)])


def frame_sentences(html: str) -> list[Sentence]:
    """Return what stands around the main part of a page."""
    start, end = html.find("<main"), html.rfind("</main>")
    return _sentences(html[:start]) + _sentences(html[end:]) if start >= 0 else []


def _sentences(html: str) -> list[Sentence]:
    kept = _LEFT_OUT.sub(" ", html)
    return [
        sentence(part)
        for block in blocks(kept, 0, len(kept))
        for part in split(" ".join(QUOTED.sub(" ", unescape(block.text)).split()))
    ]


def without_explanations(html: str) -> str:
    """Return a built page as it was before its abbreviations were explained."""
    return _EXPLAINED.sub(r"\1", html)


def too_long(found: Iterable[Sentence]) -> list[str]:
    """Return each sentence or item of more than 25 words, with its number of words."""
    return [f"{s.length} words: {s.text}" for s in found if s.length > LONGEST_SENTENCE]


def pooled(
    pages: Mapping[str, list[Sentence]], kinds: Mapping[str, str]
) -> Iterator[tuple[str, list[Sentence]]]:
    """Yield what is graded as one: a page of 30 sentences or more, or all shorter ones of a kind.

    Args:
        pages: the sentences of each page by its address
        kinds: the kind of each page by its address
    """
    short: dict[str, list[Sentence]] = defaultdict(list)
    for address, found in pages.items():
        if sum(sentence.whole for sentence in found) >= SENTENCES_FOR_A_GRADE:
            yield f"/{address}", found
        else:
            short[kinds[address]] += found
    yield from sorted(short.items())
