"""How hard words are to read: sentences, their length, the SMOG grade.

The rule of the project (docs/maintaining/interface-words.md); its tests of whole pages use the same
counting.

- SMOG = 1.0430 × √(30 × words of three or more syllables ÷ sentences) + 3.1291 (G. H. McLaughlin,
  SMOG grading, Journal of Reading, 1969), at most 10. It is made for 30 sentences or more.
- Left out are names (the plan's own, and any word with a capital inside a sentence), the terms of
  the glossary, and quotations.
- No sentence, and no item, has more than 25 words; there nothing but quotations is left out.

Syllables are counted as textstat 0.7.4 does: the places at which pyphen's American hyphenation
lists would part a word, and one more. That is exact for most words (partnership 3, different 3,
promised 1), and too low where a syllable is one letter at an end (area 1, idea 1), as no printer
would part it there. So the grade is a little low; the limit leaves room for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from progress_site.model.library import Library
from progress_site.model.reference import Glossary

LONGEST_SENTENCE = 25
HARDEST_GRADE = 10.0
SENTENCES_FOR_A_GRADE = 30
#: Syllables of a word that counts as hard.
HARD = 3

QUOTED = re.compile('“[^”]*”|"[^"]*"')
#: A sentence ends here, if the next one begins like one. “57.5%” and “e.g. this” do not end.
_END = re.compile(r"(?<=[.!?…])[”’)\]]*\s+(?=[“‘(\[]*[A-Z0-9])")
_IS_SENTENCE = re.compile(r"[.!?…][”’)\]]*$")
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


def split(text: str) -> list[str]:
    """Return the sentences of one block of text, without empty ones."""
    return [sentence for _, sentence in split_at(text)]


def split_at(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of one block of text, each with where it begins."""
    start = 0
    for stop, after in [*((m.start(), m.end()) for m in _END.finditer(text)), (len(text), 0)]:
        part = text[start : after or stop]
        if words(part):
            yield start + len(part) - len(part.lstrip()), part.strip()
        start = after


def sentence(text: str) -> Sentence:
    """Return a sentence or an item, told apart by the sign at its end."""
    return Sentence(text, bool(_IS_SENTENCE.search(text)))


@cache
def syllables(word: str) -> int:
    """Return the number of syllables of one word, its signs left out."""
    return len(_lists().positions(re.sub(r"\W", "", word.lower()))) + 1


@cache
def _lists() -> Any:
    from pyphen import Pyphen  # type: ignore[import-untyped]  # has no types

    return Pyphen(lang="en_US")


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

    def blanked(self, text: str) -> str:
        """Return a text with spaces in place of each name and explained word, as long as it was."""
        return self._known.sub(lambda found: " " * len(found[0]), text)


def hard_words(found: Iterable[Sentence], names: Names) -> list[str]:
    """Return the hard words of the sentences among ``found``, in their order."""
    return [
        word
        for sentence in found
        if sentence.whole
        for word in words(names.without(sentence.text))
        if not word[0].isdigit() and syllables(word) >= HARD
    ]


def grade(found: Iterable[Sentence], names: Names) -> Grade:
    """Return the SMOG grade of the sentences among ``found``; 0 where there are none."""
    whole = [sentence for sentence in found if sentence.whole]
    if not whole:
        return Grade(0.0, 0, 0)
    hard = len(hard_words(whole, names))
    smog = 1.0430 * (30 * hard / len(whole)) ** 0.5 + 3.1291
    return Grade(round(smog, 1), len(whole), hard)


def short_words(found: Iterable[Sentence], glossary: Glossary) -> set[str]:
    """Return each word in capitals that the glossary does not explain, without the s of many."""
    known = " ".join(f"{t.term} {t.full or ''} {' '.join(t.also)}" for t in glossary.terms)
    return {
        word
        for sentence in found
        for word in re.findall(r"\b([A-Z]{2,})s?\b", sentence.text)
        if not re.search(rf"\b{word}\b", known)
    }
