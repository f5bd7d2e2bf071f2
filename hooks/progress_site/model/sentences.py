"""Sentences and words, counted as a reader would."""

from __future__ import annotations

import re

#: A sentence ends here, if the next one begins like one. “57.5%” and “e.g. this” do not end.
_END = re.compile(r"(?<=[.!?…])[”’)\]]*\s+(?=[“‘(\[]*[A-Z0-9])")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
#: Words with which a second idea often begins.
_JOINTS = frozenset(
    [
        "and",
        "but",
        "or",
        "so",
        "because",
        "if",
        "when",
        "while",
        "which",
        "who",
        "that",
        "then",
        "although",
        "until",
        "where",
    ]
)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, with their full stops."""
    return [part.strip() for part in _END.split(" ".join(text.split())) if part.strip()]


def words_in(text: str) -> int:
    """Return how many words a text has; a number, and a word with a hyphen, is one."""
    return len(_WORD.findall(text))


def where_to_split(sentence: str) -> str:
    """Return where a long sentence could become two: `before “because”`; or nothing."""
    words = sentence.split()
    middle = len(words) / 2
    places = [
        (abs(place - middle), word)
        for place, word in enumerate(words)
        if word.lower() in _JOINTS and 2 < place < len(words) - 2
    ]
    if places:
        return f"before “{min(places)[1]}”"
    commas = [
        (abs(place - middle), word.rstrip(","))
        for place, word in enumerate(words)
        if word.endswith(",") and 2 < place < len(words) - 2
    ]
    return f"after “{min(commas)[1]}”" if commas else ""
