"""The fingerprint of the words that another form (Easy Read, BSL, audio …) was made from.

It tells that a form is behind: the words have changed since. A command writes it; nobody types it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from progress_site.model.base import Record

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
