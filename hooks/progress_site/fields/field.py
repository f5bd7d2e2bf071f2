"""A published field, its kinds of value, and the records and tables that fields make up."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property, partial
from typing import (
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

from progress_site.catalogue import N_
from progress_site.easy_read.pages import easy_read_links
from progress_site.fold.formats import made_by, standard_fingerprint
from progress_site.fold.state import Event, MilestoneState, Point, State
from progress_site.fold.withdraw import of_event, of_milestone
from progress_site.model.base import Correction, Format, Withdrawn
from progress_site.model.dates import PartialDate
from progress_site.pages import data
from progress_site.pages.formats import check_of
from progress_site.urls import addresses

#: A web address.
Link = NewType("Link", str)


@dataclass(frozen=True)
class Many:
    """The kind of a list."""

    item: Kind


#: A class of values, the only words that are possible, a list, or a record. A mapping is counts.
Kind: TypeAlias = "type | NewType | tuple[str, ...] | Many | Record"

#: The definition of each record, by the class of what it is read from. One that has none of its
#: own is published whole.
RECORDS: dict[type, Record] = {}
#: Fields of public records that are not read from the record alone, by their names.
OF_PUBLIC: dict[str, Field] = {}

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
    kind: Kind
    found, _ = _optional(annotation)
    if get_origin(found) is tuple:
        return Many(_kind(get_args(found)[0]))
    if get_origin(found) is Literal:
        return get_args(found)
    if get_origin(found) is Mapping:
        kind = _kind(get_args(found)[1])
        return Many(kind) if isinstance(kind, Record) else dict
    if found in RECORDS:
        return RECORDS[found]
    is_record = issubclass(found, BaseModel) or dataclasses.is_dataclass(found)
    kind = whole(found) if is_record and found is not PartialDate else found
    return kind


def _cell_type(kind: Kind | None) -> str:
    if isinstance(kind, Many):
        return "ids" if _cell_type(kind.item) else ""
    return "text" if values(kind) else _CELLS.get(kind, "")


def values(kind: Kind | None) -> tuple[str, ...]:
    """Return the only words that are possible; nothing where any are."""
    if isinstance(kind, tuple):
        return kind
    return tuple(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()


@dataclass(frozen=True)
class OtherForm:
    """Another form of a record.

    ``url`` is its whole address; ``words`` says whether its words are those of the record.
    """

    record: Format
    url: str
    words: str


@dataclass(frozen=True)
class Context:
    """The state of a day, and the public address of the site, with a slash at its end."""

    state: State
    site_url: str

    def url(self, address: str) -> str:
        """Return the whole address of a page or file of the site; others stay as they are."""
        return address if re.match(r"https?:", address) else self.site_url + address

    def record(self, subject: Any) -> Any:
        """Return the record behind a part of the state; a record is its own."""
        return (
            subject.reading if isinstance(subject, Point) else getattr(subject, "record", subject)
        )

    def withdrawn(self, subject: Any) -> Withdrawn | None:
        """Return the withdrawal of a record, or of what it is a part of."""
        if isinstance(subject, MilestoneState):
            return of_milestone(self.state, subject)
        if isinstance(subject, Event):
            return of_event(self.state, subject)
        record = subject if hasattr(subject, "withdrawn") else self.record(subject)
        found: Withdrawn | None = record.withdrawn
        return found

    def corrected(self, subject: Any) -> list[Correction]:
        """Return the spelling mistakes that were mended in a record, oldest first."""
        return sorted(self.record(subject).corrected, key=lambda entry: entry.on)

    def formats(self, subject: Any) -> list[OtherForm]:
        """Return the other forms that a record has on the day, as its page offers them."""
        record = self.record(subject)
        forms = [form for form in record.formats if made_by(form, self.state.day)]
        if not forms:
            return []
        current = standard_fingerprint(self.state, record)
        return [OtherForm(form, self.url(form.url), check_of(form, current)) for form in forms]

    def easy_read(self, address: str) -> str | None:
        """Return the Easy Read page of a full page, if it has one."""
        return self.url(self._easy[address]) if address in self._easy else None

    @cached_property
    def _easy(self) -> Mapping[str, str]:
        # Which words are old does not matter here, so it is not worked out.
        return {full: way.href for full, way in easy_read_links(self.state, as_of=True).items()}

    def easy_feedback(self, ident: str) -> str | None:
        """Return the place of a piece of feedback in Easy Read, if it has one."""
        words = self.state.library.easy_read
        if words is None or words.you_said is None or ident not in words.you_said.feedback:
            return None
        return self.url(f"{addresses.EASY_SAID}#{ident}")


#: The columns of a partial date are named after it, with one of these behind.
DATE_PARTS = ("first", "last", "words")
#: What a column holds, where that is not words, an id, or true and false.
_COLUMN_WORDS = {
    "ids": N_("Ids, with a space between them."),
    "link": N_("A web address."),
    "number": N_("A figure."),
    "whole": N_("A whole number."),
    "day": N_("A day, such as 2024-03-31."),
    "date": N_("A date: its first day, its last day, and its words."),
}


@dataclass(frozen=True)
class Field:
    """One thing that is published of a record.

    ``words`` say what it is; those of a column are a message of the catalogue. ``get`` finds the
    value: a function, or a path such as `baseline.period` in what the fold worked out, or else in
    the record; without it the path is ``key``. A path ends early at `None`. ``kind`` and ``null``
    (whether there may be no value) follow from a path. ``only`` names the one output that has the
    field, where it is not in both; ``column_name`` is its name in a table, where that is another
    one; ``refers_to`` is the table whose id it holds.
    """

    key: str
    words: str = ""
    get: str | Callable[[Any, Context], Any] = ""
    kind: Kind | None = None
    _: KW_ONLY
    null: bool = False
    only: Literal["json", "table", ""] = ""
    column_name: str = ""
    refers_to: str = ""

    def bound(self, subject: type) -> Field:
        """Return the field of a record of ``subject``, with its kind and whether it may be null.

        Raises:
            KeyError: nothing of ``subject`` has that name.
        """
        if callable(self.get) or self.kind is not None:
            return self
        kind, null = of_path(subject, self.get or self.key)
        return replace(self, kind=kind, null=null)

    def value(self, subject: Any, context: Context) -> Any:
        """Return the value of the field for ``subject``."""
        if callable(self.get):
            return self.get(subject, context)
        first, *rest = (self.get or self.key).split(".")
        found = getattr(subject if hasattr(subject, first) else context.record(subject), first)
        for name in rest:
            found = None if found is None else getattr(found, name)
        return found

    @property
    def cell_type(self) -> str:
        """Return the type of its cells; nothing for what has no place in a cell."""
        return _cell_type(self.kind)

    @property
    def values(self) -> tuple[str, ...]:
        """Return the only words that it may hold; nothing where it may hold any."""
        return values(self.kind)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of its columns: three of a date, else one."""
        name = self.column_name or self.key
        if self.cell_type == "date":
            return tuple(f"{name}_{part}" for part in DATE_PARTS)
        return (name,)


#: A field that only a table has, and one that only `plan.json` has.
column, member = partial(Field, only="table"), partial(Field, only="json")


class Record:
    """The fields of one kind of thing, in the order in which they are published.

    ``subject`` is the class of what they are read from. A record with a ``name`` of its own is
    not the one that a field of this class holds by itself.
    """

    def __init__(self, subject: type, words: str, *fields: Field, name: str = "") -> None:
        self.name = name or subject.__name__.removesuffix("State")
        self.words = words
        self.fields = tuple(field.bound(subject) for field in fields)
        if not name:
            assert subject not in RECORDS, f"{subject.__name__} is defined after its first use"
            RECORDS[subject] = self

    @property
    def members(self) -> tuple[Field, ...]:
        """Return the fields that `plan.json` has."""
        return tuple(field for field in self.fields if field.only != "table")


def whole(model: type, *more: Field, without: str = "") -> Record:
    """Return a record of every field of a model, but for those in ``without``, and of ``more``."""
    described = getattr(model, "model_fields", {})
    left_out = {"formats", *(field.key for field in more), *without.split()}
    fields = (
        OF_PUBLIC.get(name) or Field(name, described[name].description if name in described else "")
        for name in types_of(model)
        if name not in left_out
    )
    return Record(model, (model.__doc__ or "").partition("\n")[0], *fields, *more)


@dataclass(frozen=True)
class Table:
    """One file of open tables. ``key`` names the column that tells its rows apart, if any.

    ``subjects`` gives what the rows are about; without it that is what the state has under the
    name of the table, by its id. What fits into a cell of ``record`` is a column.
    """

    name: str
    title: str
    words: str
    key: str | None
    record: Record
    subjects: Callable[[Context], Iterable[Any]] | None = None

    def rows(self, context: Context) -> Iterable[Any]:
        """Return what the rows are about, in their order."""
        if self.subjects is not None:
            return self.subjects(context)
        found: Mapping[Any, Any] = getattr(context.state, self.name)
        return found.values()

    @property
    def columns(self) -> tuple[Field, ...]:
        """Return the fields that are columns, in their order."""
        return tuple(f for f in self.record.fields if f.only != "json" and f.cell_type)

    def described(self) -> data.Table:
        """Return what the pages about open data say of the table."""
        columns = (
            data.Column(f.names, _COLUMN_WORDS.get(f.cell_type, ""), f.words, f.values)
            for f in self.columns
        )
        return data.Table(self.name, self.title, self.words, tuple(columns))
