"""Messages repeat no private detail: what a check says goes to logs that everybody can read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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


def told_once(problems: Sequence[Problem], private: Sequence[Problem], veil: Veil) -> list[Problem]:
    """Return both lists as one, in which nothing is repeated that is private.

    Where a detail is told on the same line, a message that would have repeated it is left out: once
    the detail is gone, the message is another one. What stands at the very place of another mistake
    is told once.
    """
    lines = {(problem.file, problem.line) for problem in private}
    covered = [(problem, veil.over(problem)) for problem in problems]
    kept = [
        after
        for before, after in covered
        if after is before or (before.file, before.line) not in lines
    ]
    told = {(problem.file, problem.line, problem.column) for problem in kept}
    return kept + [p for p in private if (p.file, p.line, p.column) not in told]
