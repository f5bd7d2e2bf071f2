"""Where addresses that moved lead now.

A redirect may lead to an address that moved again later: readers are sent to the end of the chain,
and what was written once need not be written anew.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from progress_site.model.addresses import Redirect
from progress_site.model.problem import Finding

_FILE = "plan_data/redirects.yml"


def address_of(written: str) -> str:
    """Return an address as people write it, `/actions/3/`, in the way the site keeps it."""
    return written.removeprefix("/")


@dataclass(frozen=True, slots=True)
class Ways:
    """The end of every redirect, by the old address; those that lead in a circle have none."""

    ends: Mapping[str, str]

    @staticmethod
    def of(redirects: tuple[Redirect, ...]) -> Ways:
        """Return the ways of a list of redirects."""
        steps = {address_of(r.from_): address_of(r.to) for r in reversed(redirects)}
        ends = {start: _end(start, steps) for start in steps}
        return Ways({start: end for start, end in ends.items() if end is not None})

    def answer(self, address: str, there: Collection[str]) -> str | None:
        """Return where an address leads, if that is there.

        A place on a page that moved as a whole is found on the new page, if it is still there.
        """
        end = self.ends.get(address)
        page, mark, place = address.partition("#")
        if end is None and mark and (moved := self.ends.get(page)) is not None:
            end = moved if "#" in moved else f"{moved}#{place}"
        return end if end in there else None


def _end(start: str, steps: Mapping[str, str]) -> str | None:
    """Follow redirects to where they end; `None` where they go round in a circle."""
    seen, here = {start}, steps[start]
    while here in steps:
        if here in seen:
            return None
        seen.add(here)
        here = steps[here]
    return here


def redirect_findings(
    redirects: tuple[Redirect, ...], there: Collection[str], *, past: bool
) -> Iterator[Finding]:
    """Yield what is wrong with redirects. ``there`` is all that answers by itself.

    In a build of a ``past`` day what a redirect leads to may not have been published yet.
    """
    ways = Ways.of(redirects)
    seen: set[str] = set()
    for i, redirect in enumerate(redirects):
        start = address_of(redirect.from_)
        end = ways.ends.get(start)
        if start in seen:
            what = f"there are two redirects from {redirect.from_}"
            yield _finding(i, "from", what, "keep the one that is right, and take the other out")
        elif start in there:
            what = f"{redirect.from_} is there itself, so it cannot lead elsewhere"
            yield _finding(i, "from", what, "take this redirect out, or move what is there")
        elif end is None:
            what = f"{redirect.from_} leads to {redirect.to}, and in a circle back to itself"
            yield _finding(i, "to", what, "write an address that is there")
        elif end not in there and not past:
            yield _finding(i, "to", _nowhere(redirect, end), _nearest(end, there))
        seen.add(start)


def _nowhere(redirect: Redirect, end: str) -> str:
    if end == address_of(redirect.to):
        return f"{redirect.to} is not there"
    return f"{redirect.to} leads on to /{end}, which is not there"


def _nearest(address: str, there: Collection[str]) -> str:
    if f"{address}/" in there:
        return f"add the slash at the end: /{address}/"
    close = difflib.get_close_matches(address, sorted(there), n=1, cutoff=0.6)
    return f"did you mean /{close[0]}?" if close else "write an address that is there"


def _finding(index: int, key: str, what: str, instead: str) -> Finding:
    return Finding(_FILE, ("redirects", index, key), what, instead)
