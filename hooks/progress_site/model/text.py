"""Sentences and words of a text, and the fingerprint that another form of it was made from.

It tells that a form is behind: the words have changed since. A command writes it; nobody types it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable

from progress_site.model.base import Record

#: A sentence ends here, if the next one begins like one. “57.5%” and “e.g. this” do not end.
_END = re.compile(r"(?<=[.!?…])[”’)\]]*\s+(?=[“‘(\[]*[A-Z0-9])")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
#: Words with which a second idea often begins.
_JOINT = re.compile(
    "and|but|or|so|because|if|when|while|which|who|that|then|although|until|where", re.IGNORECASE
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
    inner = [(abs(place - middle), word) for place, word in enumerate(words)][3:-2]
    if joints := [found for found in inner if _JOINT.fullmatch(found[1])]:
        return f"before “{min(joints)[1]}”"
    commas = [(far, word.rstrip(",")) for far, word in inner if word.endswith(",")]
    return f"after “{min(commas)[1]}”" if commas else ""


#: Hexadecimal digits: enough that two wordings of one page never share one by chance.
LENGTH = 12


def fingerprint(record: Record, *more: str) -> str:
    """Return the fingerprint of all that a record says, and of ``more`` words.

    Its other forms are no part of it, so that adding one makes no other one look old. Neither is
    the order of fields in the file, nor how lines are broken.
    """
    said = record.model_dump(mode="json", exclude={"formats"}, exclude_defaults=True)
    return of_words([json.dumps(said, sort_keys=True, ensure_ascii=False), *more])


def of_words(words: Iterable[str]) -> str:
    """Return the fingerprint of words, in their order; space between words does not count."""
    plain = "\n".join(" ".join(text.split()) for text in words)
    return hashlib.sha256(plain.encode()).hexdigest()[:LENGTH]
