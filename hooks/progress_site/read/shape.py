"""What a record may hold at a place: the models, followed along the way to a value."""

from __future__ import annotations

from typing import Any, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from progress_site.model.base import PublicRecord
from progress_site.model.update import KINDS, Update

Loc = tuple[int | str, ...]

#: Fields that the reader itself fills in.
FILLED_IN: dict[type[BaseModel], frozenset[str]] = {Update: frozenset({"slug", "body"})}


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Follow a pydantic location to the model it points into."""
    options: list[type[BaseModel]] = [model]
    by_name = False
    for step in loc:
        if isinstance(step, int):
            continue
        if by_name:  # the name of an entry is no field
            by_name = False
            continue
        tagged = [m for m in options if _tag_of(m) == step]
        if len(options) > 1 and tagged:
            options = tagged
            continue
        infos = [info for m in options if (info := field_of(m, step)) is not None]
        if not infos:
            return None
        options = _models_in(infos[0].annotation)
        by_name = get_origin(infos[0].annotation) is dict
    return options[0] if len(options) == 1 else None


def field_of(model: type[BaseModel], key: str) -> FieldInfo | None:
    """Return the field that a key of a file fills."""
    for name, info in model.model_fields.items():
        if (info.alias or name) == key:
            return info
    return None


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys that a file may have for one record, in their order."""
    hidden, common = FILLED_IN.get(model, frozenset()), PublicRecord.model_fields
    own = [name for name in model.model_fields if name not in hidden and name not in common]
    shared = [name for name in model.model_fields if name in common]
    return [model.model_fields[name].alias or name for name in (*own, *shared)]


def _tag_of(model: type[BaseModel]) -> str | None:
    names = set(keys_of(model))
    return next((kind for kind, needed in KINDS if needed <= names), None)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    found: list[type[BaseModel]] = []
    for argument in getattr(annotation, "__args__", ()):
        found += _models_in(argument)
    return found
