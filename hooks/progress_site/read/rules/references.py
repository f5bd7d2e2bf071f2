"""What names another record must name one that exists. The models say which fields do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from progress_site.model.easy_read import PICTURES
from progress_site.model.fields import RefersTo
from progress_site.model.library import Library, parts
from progress_site.model.plan import Action, Milestone
from progress_site.model.problem import Finding, Path
from progress_site.read.layout import EVIDENCE
from progress_site.read.validation import did_you_mean

#: More ids or names than these are not listed in one line.
FEW = 12
#: Where each kind of record is put on record.
_WHERE = {
    "area": "areas: in plan_data/plan.yml",
    "evidence": "plan_data/evidence.yml",
    "feedback": "plan_data/feedback/",
    "group": "groups: in plan_data/plan.yml",
    "law": "laws: in plan_data/your_rights.yml",
    "measure": "plan_data/measures/",
    "picture": f"docs/{PICTURES}/",
    "source": "plan_data/evidence.yml",
    "update": "docs/updates/",
}

Ids = Mapping[str, frozenset[str]]
#: The place in a record, what is wrong there, and what to write instead.
Wrong = tuple[Path, str, str]


def ids_of(library: Library) -> Ids:
    """Return the ids that exist, by the kind of record; those that a draft adds are among them."""
    plan, evidence = library.plan, {entry.id for entry in library.evidence.evidence}
    measures, feedback = {m.id for m in library.measures}, {f.id for f in library.feedback}
    pictures = (name for name in library.media if name.startswith(f"{PICTURES}/"))
    promised = [record for _, record in _inside((library.actions, library.updates), ())]
    actions = {record.number for record in promised if isinstance(record, Action)}
    found: dict[str, Iterable[object]] = {
        "action": {*range(1, plan.how_many_actions + 1), *actions},
        "area": (area.number for area in plan.areas),
        "evidence": evidence,
        "feedback": feedback,
        "group": ("partnership", *(group.id for group in plan.groups)),
        "law": (law.id for law in library.your_rights.laws),
        "measure": measures,
        "milestone": (record.id for record in promised if isinstance(record, Milestone)),
        "picture": (name[len(PICTURES) + 1 : -4] for name in pictures if name.endswith(".svg")),
        "source": evidence | measures | feedback,
        "update": (update.slug for update in library.updates),
    }
    return {kind: frozenset(map(str, idents)) for kind, idents in found.items()}


def unknown_ids(record: BaseModel, ids: Ids) -> Iterator[Wrong]:
    """Yield each place at which a record names what does not exist."""
    for name, key, kind in _references(type(record)):
        for at, value in _values(getattr(record, name), (key,)):
            if str(value) not in ids[kind]:
                yield at, *_unknown(kind, str(value), ids[kind])


@cache
def _references(model: type[BaseModel]) -> tuple[tuple[str, str, str], ...]:
    """Return the fields of a model that name others: name, key in the file, kind of record."""
    return tuple(
        (name, info.alias or name, kind)
        for name, info in model.model_fields.items()
        if (kind := _kind_in([*info.metadata, info.annotation]))
    )


def _kind_in(parts: Iterable[Any]) -> str:
    for part in parts:
        if isinstance(part, RefersTo):
            return part.kind
        if kind := _kind_in(get_args(part)):
            return kind
    return ""


def _values(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    if isinstance(value, tuple):
        yield from (((*path, i), item) for i, item in enumerate(value))
    elif isinstance(value, dict):
        yield from (((*path, key), key) for key in value)
    elif value is not None:
        yield path, value


def _unknown(kind: str, given: str, known: Iterable[str]) -> tuple[str, str]:
    """Say that an id does not exist, with the nearest one that does."""
    if kind == "action":
        return f"there is no action {given}", f"use a number from 1 to {max(map(int, known))}"
    ids = sorted(known, key=lambda ident: (len(ident), ident) if ident.isdigit() else (99, ident))
    use = f", or use one of: {', '.join(ids)}" if 0 < len(ids) <= FEW else ""
    what = f"there is no {'evidence' if kind == 'source' else kind} “{given}”"
    add = f"add it to {_WHERE[kind]}{use}"
    # A number that looks like another one was not meant to be that one.
    return what, add if given.isdigit() else did_you_mean(given, ids, otherwise=add)


def ambiguous_ids(library: Library) -> Iterator[Finding]:
    """Yield the evidence with an id that something else has: updates name sources by ids alone."""
    others = {m.id: "a measure" for m in library.measures}
    others |= {f.id: "feedback" for f in library.feedback}
    for i, entry in enumerate(library.evidence.evidence):
        if kind := others.get(entry.id):
            what = f"“{entry.id}” is also the id of {kind}, so nobody can tell which one is meant"
            yield Finding(EVIDENCE, ("evidence", i, "id"), what, "give this one another id")


class Found(NamedTuple):
    """A record, the file that it is in, and the way to it there."""

    file: str
    path: Path
    record: BaseModel

    def finding(self, at: Path, what: str, instead: str) -> Finding:
        """Return what is wrong with the value at ``at`` of the record."""
        return Finding(self.file, (*self.path, *at), what, instead)


def every_record(records: Mapping[str, BaseModel]) -> Iterator[Found]:
    """Yield every record, the outer ones before those inside them."""
    for file, record in records.items():
        for path, inner in _inside(record, ()):
            yield Found(file, path, inner)


def _inside(value: object, path: Path) -> Iterator[tuple[Path, BaseModel]]:
    if isinstance(value, BaseModel):
        yield path, value
    for step, part in parts(value):
        yield from _inside(part, (*path, step))
