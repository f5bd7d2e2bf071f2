"""Every record of the files, also those inside others, with the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel

from progress_site.model.problem import Finding, Path
from progress_site.model.walk import parts


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
