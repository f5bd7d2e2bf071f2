"""Whatever a record can say is shown on a page, and published as data, or it is named here."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import WithJsonSchema

from progress_site.derive.fold import state_on
from progress_site.model.base import Source
from progress_site.model.easy_read import EasyRead
from progress_site.model.library import Library
from tests.support import fixture
from tests.support.outlets import data_files

DAY = fixture.AFTER_ITS_END


class Marks:
    """Puts a word of its own into each field of each record that can hold words.

    A field is named `Measure.limits`, one of a source `Measure.source.title`. What is empty is
    filled, too.
    """

    def __init__(self) -> None:
        self.of: dict[str, list[str]] = defaultdict(list)
        self._count = 0

    def filled(self, value: Any, where: str = "") -> Any:
        """Return a record, or what holds records, with a mark in each field for words."""
        if isinstance(value, BaseModel):
            return self._record(value, where)
        if isinstance(value, Library | EasyRead):
            fields = {
                f.name: self.filled(getattr(value, f.name)) for f in dataclasses.fields(value)
            }
            return dataclasses.replace(value, **fields)
        if isinstance(value, tuple):
            return tuple(self.filled(entry, where) for entry in value)
        if isinstance(value, dict):
            return {key: self.filled(entry, where) for key, entry in value.items()}
        return value

    def _record(self, record: BaseModel, where: str) -> BaseModel:
        model = type(record)
        owner = where if isinstance(record, Source) else model.__name__
        changed = {
            name: self._value(f"{owner}.{name}", field, getattr(record, name))
            for name, field in model.model_fields.items()
            if name not in _KEPT
        }
        return record.model_copy(update=changed)

    def _value(self, name: str, field: FieldInfo, old: Any) -> Any:
        form = _form(field.annotation, field.metadata)
        if form and isinstance(old, str | tuple | None):
            self._count += 1
            mark = form.format(f"mark{self._count}x")
            self.of[name].append(mark)
            return (mark,) if get_origin(field.annotation) is tuple else mark
        if old is None and _holds(field.annotation, Source):
            return self._record(Source(title="A source"), name)
        return self.filled(old, name)


#: Names of files and fingerprints: other words would name nothing.
_KEPT = {"file", "words_file", "captions", "transcript", "bsl", "fingerprint", "picture"}


def _form(annotation: Any, metadata: Any = ()) -> str:
    """Return how a mark is written into a field of this type; nothing where it takes no words."""
    if get_origin(annotation) is Annotated:
        return _form(*_split(annotation))
    for entry in metadata:
        if isinstance(entry, WithJsonSchema):
            schema = entry.json_schema or {}
            if schema.get("format") == "uri" or "http" in str(schema.get("pattern")):
                return "https://{}.test/"
            return "{}" if annotation is str and set(schema) <= {"type", "minLength"} else ""
    return next(filter(None, map(_form, get_args(annotation))), "")


def _split(annotation: Any) -> tuple[Any, Any]:
    kind, *metadata = get_args(annotation)
    return kind, metadata


def _holds(annotation: Any, model: type) -> bool:
    return annotation is model or any(_holds(arg, model) for arg in get_args(annotation))


@cache
def marked() -> tuple[Mapping[str, list[str]], str, str]:
    """Return the marks of each field, and all words of the pages and of the data."""
    marks = Marks()
    library = marks.filled(fixture.library())
    state = state_on(library, DAY)
    data = fixture.data(state) + b"".join(data_files(state).values())
    return marks.of, " ".join(fixture.texts(fixture.publish(state))).lower(), data.decode()


def test_x() -> None:
    marks, pages, data = marked()
    for name, words in sorted(marks.items()):
        print(
            name,
            "" if any(w in pages for w in words) else "NOPAGE",
            "" if any(w in data for w in words) else "NODATA",
        )
    assert 0
