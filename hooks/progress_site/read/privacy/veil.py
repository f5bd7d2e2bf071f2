"""Messages repeat no private detail: what a check says goes to logs that everybody can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from progress_site.model.problem import Problem
from progress_site.read.nodes import Document
from progress_site.read.pieces import Piece
from progress_site.read.privacy.rule import hits_in, public_values

#: What a message repeats out of a file stands between these marks.
_QUOTED = re.compile('“[^“”]*”|"[^"]*"')


@dataclass(frozen=True)
class Veil:
    """Covers details of one person in messages about other mistakes.

    A count is none: without its words it tells nobody who was counted, and “3 pupils” where a
    figure should be is a slip to be told as one. ``allowed`` are contacts that are public.
    """

    allowed: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, documents: Mapping[str, Document]) -> Veil:
        """Return the veil for a project, from every file that could be read."""
        return cls(public_values(documents))

    def over(self, problem: Problem) -> Problem:
        """Return the problem with … for each quoted text in which a private detail stands."""
        what, instead = self._covered(problem.what), self._covered(problem.instead)
        if (what, instead) == (problem.what, problem.instead):
            return problem
        return replace(problem, what=what, instead=instead)

    def _covered(self, text: str) -> str:
        return _QUOTED.sub(self._cover, text)

    def _cover(self, found: re.Match[str]) -> str:
        shown = found[0]
        return f"{shown[0]}…{shown[-1]}" if self._private(shown[1:-1]) else shown

    def _private(self, words: str) -> bool:
        hits = hits_in(Piece("", (), words), threshold=0)
        return any(hit.value is None or hit.value not in self.allowed for hit in hits)


def without_repeats(
    problems: Iterable[Problem], private: Iterable[Problem], veil: Veil
) -> Iterator[Problem]:
    """Yield the problems as they may be shown beside those about private details.

    On a line on which a detail is told, a message that would have repeated it is left out: once the
    detail is gone, the message is another one.
    """
    lines = {(problem.file, problem.line) for problem in private}
    for problem in problems:
        covered = veil.over(problem)
        if covered is problem or (problem.file, problem.line) not in lines:
            yield covered
