"""How hard a page is to read: its sentences, their length and the SMOG grade of its running text.

The rule (docs/maintaining/index.md, Words):

- SMOG = 1.0430 × √(30 × words of three or more syllables ÷ sentences) + 3.1291 (G. H. McLaughlin,
  SMOG grading, Journal of Reading, 1969), at most 10. It is made for 30 sentences or more: shorter
  pages are pooled by kind, and the kind of a page is the template of its view.
- It is measured on sentences alone: text of one paragraph, item, description or cell that ends with
  a full stop, a question mark or an exclamation mark. Items and dates are no sentences.
- Left out are names (the plan's own, and any word with a capital inside a sentence), the terms of
  the glossary, quotations, and fixed wording: sources (`src`) and phrases of a law (`law`).
- No sentence, and no item, has more than 25 words; there nothing but quotations, sources and fixed
  wording is left out.

Syllables are counted by textstat 0.7.4: the places at which pyphen's American hyphenation lists
would part a word, and one more. That is exact for most words (partnership 3, different 3,
promised 1), and too low where a syllable is one letter at an end (area 1, idea 1), as no printer
would part it there. So the grade is a little low; the limit leaves room for that.

`make reading` shows every page of the shipped site.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any

from progress_site.model.library import Library
from progress_site.model.reference import Glossary
from progress_site.write.running_text import blocks

LONGEST_SENTENCE = 25
HARDEST_GRADE = 10.0
SENTENCES_FOR_A_GRADE = 30

#: Whole elements: quotations, titles, code; and those whose class says that their words are fixed.
_LEFT_OUT = re.compile(
    r"<(q|cite|code|blockquote)\b[^>]*>.*?</\1>"
    r'|<(p|dd|li|div)\b[^>]*\sclass="(?:[^"]* )?(?:src|law)[ "].*?</\2>',
    re.DOTALL,
)
_QUOTED = re.compile('“[^”]*”|"[^"]*"')
#: A sentence ends here, if the next one begins like one. “57.5%” and “e.g. this” do not end.
_END = re.compile(r"(?<=[.!?…])[”’)\]]*\s+(?=[“‘(\[]*[A-Z0-9])")
_IS_SENTENCE = re.compile(r"[.!?…][”’)\]]*$")
#: What explains the first use of an abbreviation, on a built page.
_EXPLAINED = re.compile(
    r'<a href="[^"]*#[a-z0-9-]+">((?:<abbr>)?[^<]*(?:</abbr>)?[^<]*)</a>'
    r'(?: \((?:[^()]|<a href="[^"]*#)*\))?'
)
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one item that is none (``whole`` is false)."""

    text: str
    whole: bool

    @property
    def length(self) -> int:
        """The number of words."""
        return len(words(self.text))


@dataclass(frozen=True, slots=True)
class Grade:
    """The SMOG grade of some sentences, with what it is made of."""

    smog: float
    sentences: int
    hard_words: int


def words(text: str) -> list[str]:
    """Return the words of a text; a number and a word with a hyphen are one each."""
    return _WORD.findall(text)


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
        Sentence(part, bool(_IS_SENTENCE.search(part)))
        for block in blocks(kept, 0, len(kept))
        for part in split(" ".join(_QUOTED.sub(" ", unescape(block.text)).split()))
    ]


def split(text: str) -> list[str]:
    """Return the sentences of one block of text, without empty ones."""
    parts = (part.strip() for part in _END.split(text))
    return [part for part in parts if words(part)]


def without_explanations(html: str) -> str:
    """Return a built page as it was before its abbreviations were explained."""
    return _EXPLAINED.sub(r"\1", html)


@cache
def syllables(word: str) -> int:
    """Return the number of syllables of one word, as textstat counts them."""
    return int(_textstat().syllable_count(word))


@cache
def _textstat() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it reads its lists in a way that will go
        from textstat.textstat import textstat  # type: ignore[import-untyped]  # has no types
    return textstat


class Names:
    """What is not counted as hard: names, and words that the glossary explains."""

    def __init__(self, library: Library) -> None:
        plan = library.plan
        found = [plan.name, plan.place, plan.partnership.name, *plan.partnership.members]
        found += [*plan.partnership.supported_by, *(group.name for group in plan.groups)]
        found += [body.name for body in plan.governance]
        for term in library.glossary.terms:
            found += [term.term, term.full or "", *term.also]
        kept = sorted({name for name in found if name}, key=lambda name: (-len(name), name))
        self._known = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, kept))})(?:s|es|’s|'s)?\b" if kept else "(?!)", re.I
        )

    def without(self, sentence: str) -> str:
        """Return a sentence without its names and explained words."""
        first, *others = words(self._known.sub(" ", sentence)) or [""]
        return " ".join([first, *(word for word in others if not word[0].isupper())])


def grade(found: Iterable[Sentence], names: Names) -> Grade:
    """Return the SMOG grade of the sentences among ``found``; 0 where there are none."""
    whole = [sentence for sentence in found if sentence.whole]
    hard = sum(
        syllables(word) >= 3
        for sentence in whole
        for word in words(names.without(sentence.text))
        if not word[0].isdigit()
    )
    if not whole:
        return Grade(0.0, 0, 0)
    smog = 1.0430 * (30 * hard / len(whole)) ** 0.5 + 3.1291
    return Grade(round(smog, 1), len(whole), hard)


def too_long(found: Iterable[Sentence]) -> list[str]:
    """Return each sentence or item of more than 25 words, with its number of words."""
    return [f"{s.length} words: {s.text}" for s in found if s.length > LONGEST_SENTENCE]


def short_words(found: Iterable[Sentence], glossary: Glossary) -> set[str]:
    """Return each word in capitals that the glossary does not explain, without the s of many."""
    known = " ".join(f"{t.term} {t.full or ''} {' '.join(t.also)}" for t in glossary.terms)
    return {
        word
        for sentence in found
        for word in re.findall(r"\b([A-Z]{2,})s?\b", sentence.text)
        if not re.search(rf"\b{word}\b", known)
    }


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
