"""Every public record of a library, with the place where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from progress_site.model.base import PublicRecord
from progress_site.model.library import Library
from progress_site.model.problem import Path


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A record, the way to it in its file, and the record that it is a part of."""

    record: PublicRecord
    file: str
    path: Path
    owner: Placed | None


def public_records(library: Library) -> Iterator[Placed]:
    """Yield every public record; those inside another come after it."""
    for file, whole in _files(library):
        yield from _inside(whole, file, (), None)


def parts(value: object) -> Iterator[tuple[str | int, object]]:
    """Yield what a record or a list holds, each with its key or its place."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield info.alias or name, getattr(value, name)
    elif isinstance(value, tuple):
        yield from enumerate(value)


def _files(library: Library) -> Iterator[tuple[str, object]]:
    yield "plan_data/plan.yml", library.plan
    for action in library.actions:
        yield _file(library, "action", str(action.number)), action
    for measure in library.measures:
        yield _file(library, "measure", measure.id), measure
    for feedback in library.feedback:
        yield _file(library, "feedback", feedback.id), feedback
    for name in ("evidence", "journey", "glossary", "your_rights", "accessibility"):
        yield f"plan_data/{name}.yml", getattr(library, name)
    for update in library.updates:
        yield f"docs/updates/{update.slug}.md", update


def _file(library: Library, kind: str, ident: str) -> str:
    return library.files.get((kind, ident), f"plan_data/{kind}/{ident}.yml")


def _inside(value: object, file: str, path: Path, owner: Placed | None) -> Iterator[Placed]:
    if isinstance(value, PublicRecord):
        owner = Placed(value, file, path, owner)
        yield owner
    for step, part in parts(value):
        yield from _inside(part, file, (*path, step), owner)
