"""What several rules share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from progress_site.model.base import PublicRecord
from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.read.identity import Files
from progress_site.read.known import Known
from progress_site.read.layout import ACCESSIBILITY
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


def public_records(library: Library, files: Files) -> Iterator[tuple[str, Path, PublicRecord]]:
    """Yield every public record, also those inside others, with its file and the way to it."""
    whole: list[tuple[str, BaseModel]] = [
        ("plan_data/plan.yml", library.plan),
        *((files["action", str(a.number)], a) for a in library.actions),
        *((files["measure", m.id], m) for m in library.measures),
        *((files["feedback", f.id], f) for f in library.feedback),
        ("plan_data/evidence.yml", library.evidence),
        ("plan_data/journey.yml", library.journey),
        ("plan_data/glossary.yml", library.glossary),
        ("plan_data/your_rights.yml", library.your_rights),
        *((ACCESSIBILITY, r) for r in [library.accessibility] if r is not None),
        *((f"docs/updates/{u.slug}.md", u) for u in library.updates),
    ]
    for file, record in whole:
        for path, inner in _inside(record, ()):
            yield file, path, inner


def _inside(value: object, path: Path) -> Iterator[tuple[Path, PublicRecord]]:
    if isinstance(value, PublicRecord):
        yield path, value
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from _inside(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _inside(item, (*path, i))
