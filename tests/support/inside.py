"""Everything that stands in a record, a library or a view, however deep."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

T = TypeVar("T")


def inside(value: object, kind: type[T]) -> Iterator[T]:
    """Yield every value of one kind, in the order of the fields; nothing within such a value."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from inside(getattr(value, name), kind)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from inside(getattr(value, field.name), kind)
    elif isinstance(value, tuple):
        for item in value:
            yield from inside(item, kind)
