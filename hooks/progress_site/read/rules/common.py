"""What several rules share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.read.known import Known
from progress_site.read.wording import did_you_mean

#: More ids than these are not listed in one line.
_FEW = 12


def unknown(
    file: str, path: Path, kind: str, given: str, known: Iterable[str], where: str
) -> Finding:
    """Return the finding that an id does not exist, with the nearest that does."""
    ids = sorted(known, key=lambda ident: (len(ident), ident) if ident.isdigit() else (99, ident))
    use = f", or use one of: {', '.join(ids)}" if 0 < len(ids) <= _FEW else ""
    what = f"there is no {kind} “{given}”"
    if given.isdigit():  # a number that looks like another one was not meant to be that one
        return Finding(file, path, what, f"add it to {where}{use}")
    return Finding(file, path, what, did_you_mean(given, ids, otherwise=f"add it to {where}{use}"))


def unknown_area(known: Known, file: str, path: Path, number: int) -> Iterator[Finding]:
    """Yield a finding when there is no area of this number."""
    if not known.has("areas", number):
        areas = map(str, known.areas)
        yield unknown(file, path, "area", str(number), areas, "areas: in plan_data/plan.yml")


def unknown_action(
    library: Library, known: Known, file: str, path: Path, number: int
) -> Iterator[Finding]:
    """Yield a finding when there is no action of this number."""
    numbers = {*range(1, library.plan.how_many_actions + 1), *known.actions}
    if number not in numbers:
        most = max(numbers, default=0)
        yield Finding(file, path, f"there is no action {number}", f"use a number from 1 to {most}")


def twice(file: str, path: Path, key: str, ids: Sequence[str], kind: str) -> Iterator[Finding]:
    """Yield a finding for each number or id that stands in one list a second time."""
    seen: set[str] = set()
    for i, ident in enumerate(ids):
        if ident in seen:
            yield Finding(
                file,
                (*path, i, key),
                f"{kind} {ident} stands here twice",
                f"give this one another {key}, or take it out",
            )
        seen.add(ident)
