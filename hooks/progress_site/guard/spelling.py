"""Whether two wordings differ by slips of the pen only.

A mended spelling changes a letter or two within a word, the marks between words, or one of the
small words that hold a sentence together. It never changes a number, a date, or whether something
is meant. The rule is stricter than a reader would be: what it turns away can still be said in an
update, and what it lets through is told to readers.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Small words that are left out or written too much by mistake, and change no promise.
_SMALL = _set("a an the of to in on at is are was were be been that has have with for it")
#: Words that turn a sentence round: there are as many of them as before.
_TURNING = _set("no not never none nobody nothing nor neither without cannot unless except")
#: Words that say how many, when, or how surely: none of them may go.
_WEIGHTY = _set(
    """every each all both any some most many few more less fewer only or and if may might can could
    should will would shall must before after by until from since daily weekly monthly yearly once
    twice half double one two three four five six seven eight nine ten eleven twelve twenty thirty
    forty fifty sixty seventy eighty ninety hundred thousand first second third fourth fifth
    day days week weeks month months term terms year years spring summer autumn winter january
    february march april june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday"""
)
_TARGET = re.compile(r"\]\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,:/-]\d+)*|[%£€$]")


def only_spelling(old: str, new: str) -> bool:
    """Tell whether ``new`` is ``old`` with its spelling mended. Link targets do not count."""
    before, after = _words(old), _words(new)
    if _exact(before) != _exact(after) or (_WEIGHTY & {*before}) - {*after}:
        return False
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return all(
        tag == "equal"
        or _doubled(before, a, b, after[c:d])
        or _doubled(after, c, d, before[a:b])
        or _slip(before[a:b], after[c:d])
        for tag, a, b, c, d in steps
    )


def likeness(old: str, new: str) -> float:
    """Return how much two wordings have in common, from 0 to 1."""
    return SequenceMatcher(None, _words(old), _words(new), autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(_TARGET.sub("]", text))]


def _exact(words: list[str]) -> Counter[str]:
    """Return what must be the same in both: numbers, signs, and words that turn a sentence."""
    turned = ["not" if word.endswith("n't") else word for word in words]
    return Counter(word for word in turned if word in _TURNING or not word[0].isalpha())


def _doubled(words: list[str], start: int, end: int, other: list[str]) -> bool:
    """Whether words stand twice in a row, where they stand once on the other side."""
    run = words[start:end]
    size = len(run)
    before = words[start - size : start] if start >= size else []
    return not other and bool(run) and run in (before, words[end : end + size])


def _slip(old: list[str], new: list[str]) -> bool:
    """Whether some words became others by a slip: respelt, joined, parted, or small."""
    if "".join(old) == "".join(new):
        return True
    if len(old) == len(new):
        return all(
            one == other or _respelt(one, other) for one, other in zip(old, new, strict=True)
        )
    return all(word in _SMALL for word in (*old, *new))


def _respelt(one: str, other: str) -> bool:
    """Whether two words are one word in two spellings.

    The first letter stays, or swaps with the second: “include” and “exclude” are two words.
    """
    if _swapped(one, other):
        return True
    edits = sum(
        max(b - a, d - c)
        for tag, a, b, c, d in SequenceMatcher(None, one, other).get_opcodes()
        if tag != "equal"
    )
    return one[0] == other[0] and edits <= (1 if max(len(one), len(other)) <= 4 else 2)


def _swapped(one: str, other: str) -> bool:
    """Whether two letters beside each other changed places, and nothing else."""
    swaps = (one[:i] + one[i + 1] + one[i] + one[i + 2 :] for i in range(len(one) - 1))
    return other in swaps
