"""The readers' words for every status, verdict and answer: one table, which everything reads.

The table is `vocabulary.toml` beside this module: data, so that a word, its meaning, its mark and
its Easy Read words can be read and changed in one place. Each group follows an enumeration of
`words.py`, and may have words that only pages know, such as `none`. Its texts are messages of the
catalogue: whoever shows one translates it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

FILE = Path(__file__).with_suffix(".toml")

#: A message for one and for many.
Forms = tuple[str, str]


class Tone(StrEnum):
    """How a mark feels: the class `tone-…` of the style sheets, which repeats what it says."""

    PLAIN = "plain"
    GOOD = "good"
    WARN = "warn"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Word:
    """One word of the record as readers meet it; what a group does not need is empty.

    ``label`` is what a mark says, ``within`` the same within a sentence. ``icon`` names a drawing
    of components/icon. ``means`` is its meaning on the page about this site, which lists the words
    that have one. ``typed`` is what people write for it in a file. ``picture`` and ``easy`` are its
    Easy Read picture and sentence, and ``easy_many`` says how many have it. ``tally`` counts a kind
    of change. Of a state of the plan, ``happened`` says that it began, and ``at_the_end`` is that
    moment within a sentence.
    """

    label: str = ""
    within: str = ""
    icon: str = ""
    tone: Tone = Tone.PLAIN
    means: str = ""
    typed: tuple[str, ...] = ()
    picture: str = ""
    easy: str = ""
    easy_many: Forms = ("", "")
    tally: Forms = ("", "")
    happened: str = ""
    at_the_end: str = ""


#: Texts of an entry that are not for readers.
_KEYS = frozenset({"icon", "tone", "picture", "typed"})


def _labelled(entry: object) -> object:
    return {"label": entry} if isinstance(entry, str) else entry


_Groups = dict[str, dict[str, Annotated[Word, BeforeValidator(_labelled)]]]

#: Every word by its group and its key, in the order in which pages list them.
VOCABULARY: Mapping[str, Mapping[str, Word]] = TypeAdapter(_Groups).validate_python(
    tomllib.loads(FILE.read_text(encoding="utf-8"))
)


def labels(group: str) -> dict[str, str]:
    """Return the label of each word of a group by its key, in the order of the group."""
    return {key: word.label for key, word in VOCABULARY[group].items()}


def meanings(group: str) -> dict[str, str]:
    """Return what each word of a group means by its key, for those that say it."""
    return {key: word.means for key, word in VOCABULARY[group].items() if word.means}


def meant_by(typed: str) -> Iterator[str]:
    """Yield the words of the record that people mean by ``typed``, such as `done` by “complete”."""
    for words in VOCABULARY.values():
        yield from (key for key, word in words.items() if typed in word.typed)


def messages() -> Iterator[str | Forms]:
    """Yield every text of the table for the catalogue; one that counts has two forms."""
    for words in VOCABULARY.values():
        for word in words.values():
            for name in (field.name for field in fields(word) if field.name not in _KEYS):
                value = getattr(word, name)
                if value and value != ("", ""):
                    yield value
