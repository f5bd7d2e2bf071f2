"""A published field, the records that fields make up, and the tables that show records as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass, replace
from functools import partial
from typing import Any, Literal

from progress_site.catalogue import N_
from progress_site.fields import kinds
from progress_site.fields.context import Context
from progress_site.fields.kinds import Kind
from progress_site.pages import tables

#: The columns of a partial date are named after it, with one of these behind.
DATE_PARTS = ("first", "last", "words")
#: What stands in a column that does not hold words, an id, or true and false.
_CELLS = {
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
        kind, null = kinds.of_path(subject, self.get or self.key)
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
        return kinds.cell_type(self.kind)

    @property
    def values(self) -> tuple[str, ...]:
        """Return the only words that it may hold; nothing where any may stand."""
        return kinds.values(self.kind)

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
            kinds.RECORDS[subject] = self

    @property
    def members(self) -> tuple[Field, ...]:
        """Return the fields that `plan.json` has."""
        return tuple(field for field in self.fields if field.only != "table")


@dataclass(frozen=True)
class Table:
    """One file of open tables. ``key`` names the column that tells its rows apart, if any.

    ``rows`` gives what the rows are about. What fits into a cell of ``record`` is a column.
    """

    name: str
    title: str
    words: str
    key: str | None
    record: Record
    rows: Callable[[Context], Iterable[Any]]

    @property
    def columns(self) -> tuple[Field, ...]:
        """Return the fields that are columns, in their order."""
        return tuple(f for f in self.record.fields if f.only != "json" and f.cell_type)

    def described(self) -> tables.Table:
        """Return what the pages about open data say of the table."""
        columns = (
            tables.Column(f.names, _CELLS.get(f.cell_type, ""), f.words, f.values)
            for f in self.columns
        )
        return tables.Table(self.name, self.title, self.words, tuple(columns))
