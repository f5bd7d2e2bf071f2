"""The kinds of values: what the annotations of records and of the state say about a field."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NewType,
    TypeAlias,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import BaseModel

from progress_site.fold.state import Point
from progress_site.model.dates import PartialDate

if TYPE_CHECKING:
    from progress_site.fields.field import Record

#: A web address.
Link = NewType("Link", str)


@dataclass(frozen=True)
class Many:
    """The kind of a list."""

    item: Kind


#: A class of values, the only words that are possible, a list, or a record. A mapping is counts.
Kind: TypeAlias = "type | NewType | tuple[str, ...] | Many | Record"

#: The records that have a definition, by the class of what they are read from.
RECORDS: dict[type, Record] = {}

_CELLS: Mapping[Any, str] = {
    str: "text",
    Link: "link",
    Decimal: "number",
    int: "whole",
    bool: "flag",
    dt.date: "day",
    PartialDate: "date",
}


def of_path(subject: type, path: str) -> tuple[Kind, bool]:
    """Return the kind of what a path leads to, and whether there may be no value.

    Raises:
        KeyError: a name of the path is not there.
    """
    found: Any = subject
    null = False
    for name in path.split("."):
        found, optional = _optional(_annotation(found, name))
        null = null or optional
    return _kind(found), null


def _annotation(subject: type, name: str) -> Any:
    found = types_of(subject)
    if name in found:
        return found[name]
    return types_of(found["reading" if subject is Point else "record"])[name]


@cache
def types_of(subject: type) -> Mapping[str, Any]:
    """Return the annotations of a class by name: its own fields first, then those of its bases."""
    if not issubclass(subject, BaseModel):
        return get_type_hints(subject)
    fields = subject.model_fields
    inherited = {name for base in subject.__bases__ for name in getattr(base, "model_fields", ())}
    names = sorted(fields, key=inherited.__contains__)
    return {name: fields[name].annotation for name in names}


def _optional(annotation: Any) -> tuple[Any, bool]:
    """Return an annotation without what is said beside its type, and whether it may be `None`."""
    if get_origin(annotation) is Annotated:
        return _optional(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        kinds = [arg for arg in get_args(annotation) if arg is not type(None)]
        if len(kinds) == 1 and len(kinds) < len(get_args(annotation)):
            return _optional(kinds[0])[0], True
    return annotation, False


def _kind(annotation: Any) -> Kind:
    found, _ = _optional(annotation)
    if get_origin(found) is tuple:
        return Many(_kind(get_args(found)[0]))
    if get_origin(found) is Literal:
        return get_args(found)
    if get_origin(found) is not None:
        return dict
    is_record = issubclass(found, BaseModel) or dataclasses.is_dataclass(found)
    kind: Kind = RECORDS[found] if is_record and found is not PartialDate else found
    return kind


def cell_type(kind: Kind | None) -> str:
    """Return the type of the cells of a column; nothing for what has no place in a cell."""
    if isinstance(kind, Many):
        return "ids" if cell_type(kind.item) else ""
    return "text" if values(kind) else _CELLS.get(kind, "")


def values(kind: Kind | None) -> tuple[str, ...]:
    """Return the only words that are possible; nothing where any are."""
    if isinstance(kind, tuple):
        return kind
    return tuple(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()
