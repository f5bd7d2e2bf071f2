"""A published field, the records that fields make up, and the tables that show records as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from progress_site.derive.views import data
from progress_site.fields.context import Context

#: ``text`` is words; ``texts``, ``wholes`` and ``ids`` are lists; ``day`` is one ISO day; ``date``
#: is a partial date: an object in JSON, three columns in a table; ``counts`` is a number by key.
Plain = Literal[
    "text", "texts", "id", "ids", "link", "number", "whole", "wholes", "flag", "day", "date",
    "counts",
]  # fmt: skip
#: The columns of a partial date are named after it, with one of these behind.
DATE_PARTS = ("first", "last", "words")


@dataclass(frozen=True)
class Many:
    """The type of a field that holds a list of records."""

    record: Record


#: An enum and a tuple of words are texts of which no others are possible.
Type: TypeAlias = "Plain | type[StrEnum] | tuple[str, ...] | Many | Record"


@dataclass(frozen=True)
class Field:
    """One thing that is published of a record.

    ``words`` say what it is; those of a column are a message of the catalogue. ``get`` finds the
    value: a function, or a path such as `baseline.period` in what the fold worked out, or else in
    the record; without it the path is ``key``. A path ends early at `None`. ``null`` says whether
    JSON may have no value. ``only`` names the one output that has the field, where it is not in
    both; ``column`` is its name in a table, where that is another one; ``refers_to`` is the table
    whose id it holds.
    """

    key: str
    type: Type
    words: str = ""
    get: str | Callable[[Any, Context], Any] = ""
    _: KW_ONLY
    null: bool = False
    only: Literal["json", "table", ""] = ""
    column: str = ""
    refers_to: str = ""

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
    def in_json(self) -> bool:
        """Whether `plan.json` has the field."""
        return self.only != "table"

    @property
    def in_table(self) -> bool:
        """Whether a table of its record has the field: what is made of parts has no cell."""
        return self.only != "json" and self.cell_type != ""

    @property
    def cell_type(self) -> str:
        """Return the type of its cells; nothing for what fits into none."""
        if isinstance(self.type, str):
            return {"texts": "text", "wholes": "ids", "counts": ""}.get(self.type, self.type)
        return "" if isinstance(self.type, Record | Many) else "text"

    @property
    def values(self) -> tuple[str, ...]:
        """Return the only words that it may hold; nothing where any may stand."""
        if isinstance(self.type, tuple):
            return self.type
        return tuple(map(str, self.type)) if isinstance(self.type, type) else ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of its columns: three of a date, else one."""
        name = self.column or self.key
        if self.type == "date":
            return tuple(f"{name}_{part}" for part in DATE_PARTS)
        return (name,)


@dataclass(frozen=True)
class Record:
    """The fields of one kind of thing, in the order in which they are published."""

    name: str
    words: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Table:
    """One file of open data. ``key`` names the column that tells its rows apart, if any.

    ``rows`` gives what the rows are about. Of ``fields``, those that fit into a cell are columns.
    """

    name: str
    title: str
    words: str
    key: str | None
    fields: tuple[Field, ...]
    rows: Callable[[Context], Iterable[Any]]

    @property
    def columns(self) -> tuple[Field, ...]:
        """Return the fields that are columns, in their order."""
        return tuple(field for field in self.fields if field.in_table)

    def described(self) -> data.Table:
        """Return what the pages about open data say of the table."""
        columns = (data.Column(f.names, f.cell_type, f.words, f.values) for f in self.columns)
        return data.Table(self.name, self.title, self.words, tuple(columns))
