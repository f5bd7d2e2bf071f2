"""Hard words in Easy Read: at most one in a sentence.

A word of three or more syllables is hard (`reading.syllables`), unless it is a name or stands on
the list `easy_read` of `plan_data/plain_words.yml`. That the glossary explains a word does not make
it easy: who reads Easy Read should not have to leave the page for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from progress_site.check.reading import Names, Sentence, hard_words, split_at
from progress_site.model.problem import Problem
from progress_site.model.reference import Glossary
from progress_site.read.load import Loaded
from progress_site.read.pieces import NOTE, Piece, pieces

_FOLDER = "plan_data/easy_read/"
#: So many hard words may stand in one sentence.
MOST = 1


def easy_words(loaded: Loaded) -> list[Problem]:
    """Return a warning for each Easy Read sentence with two or more hard words."""
    names = Names(replace(loaded.library, glossary=Glossary()))
    easy = {word.lower() for word in loaded.library.plain_words.easy_read}
    return [
        problem
        for piece in pieces(loaded.documents.values())
        if piece.file.startswith(_FOLDER) and piece.path != NOTE and " " in piece.text.strip()
        for problem in _warnings(piece, names, easy)
    ]


def too_many(text: str, names: Names, easy: Iterable[str]) -> list[str]:
    """Return the hard words of one sentence if they are too many for Easy Read, else none."""
    known = {*easy}
    found = hard_words([Sentence(text, True)], names)
    hard = [word for word in dict.fromkeys(found) if _bare(word) not in known]
    return hard if len(hard) > MOST else []


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")


def _warnings(piece: Piece, names: Names, easy: set[str]) -> Iterator[Problem]:
    for start, said in split_at(piece.text):
        if hard := too_many(said, names, easy):
            listed = " and ".join(f"“{word}”" for word in hard)
            yield piece.problem(
                start,
                f"{listed} are {len(hard)} hard words in one sentence, and Easy Read takes one",
                "use a shorter word, or make two sentences; a long word that everybody knows may "
                "go on the list easy_read in plan_data/plain_words.yml",
                "warning",
            )
