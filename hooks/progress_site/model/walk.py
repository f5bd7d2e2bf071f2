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


def _files(library: Library) -> Iterator[tuple[str, object]]:
    yield "plan_data/plan.yml", library.plan
    for action in library.actions:
        yield library.files["action", str(action.number)], action
    for measure in library.measures:
        yield library.files["measure", measure.id], measure
    for feedback in library.feedback:
        yield library.files["feedback", feedback.id], feedback
    for name in ("evidence", "journey", "glossary", "your_rights", "accessibility"):
        yield f"plan_data/{name}.yml", getattr(library, name)
    for update in library.updates:
        yield f"docs/updates/{update.slug}.md", update


def _inside(value: object, file: str, path: Path, owner: Placed | None) -> Iterator[Placed]:
    parts: list[tuple[str | int, object]] = []
    if isinstance(value, PublicRecord):
        owner = Placed(value, file, path, owner)
        yield owner
    if isinstance(value, BaseModel):
        fields = type(value).model_fields.items()
        parts = [(info.alias or name, getattr(value, name)) for name, info in fields]
    elif isinstance(value, tuple):
        parts = list(enumerate(value))
    for step, part in parts:
        yield from _inside(part, file, (*path, step), owner)
