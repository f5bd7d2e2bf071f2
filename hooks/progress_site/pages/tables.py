"""What the pages about open data know of its tables. They are defined in `fields/`, above here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a table says of each row.

    ``names`` are its columns: three of a date, else one. ``kind`` says what stands in it, where
    that is no word or id, and ``words`` what it says: both are messages of the catalogue until a
    page shows them. ``values`` are the only words that may stand in it.
    """

    names: tuple[str, ...]
    kind: str
    words: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of open data."""

    name: str
    title: str
    words: str
    columns: tuple[Column, ...]
