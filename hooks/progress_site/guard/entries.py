"""Every public record of a library, with the name that it has for ever.

The name is what the guard compares by: a record keeps it whatever file it stands in, and wherever
it stands in that file.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from progress_site.guard.kinds import KINDS, Kind
from progress_site.model.base import PublicRecord, RegisterRecord
from progress_site.model.library import Library
from progress_site.model.problem import Path
from progress_site.model.update import Update
from progress_site.model.walk import Placed, public_records

Ident = tuple[str, ...]


@dataclass(frozen=True)
class Side:
    """One of the two states. Nothing in the files of ``doubtful`` is compared."""

    library: Library
    doubtful: frozenset[str]


@dataclass(frozen=True, eq=False)
class Entry:
    """One record, where it stands, and what it is called."""

    ident: Ident
    kind: Kind
    record: PublicRecord
    file: str
    path: Path
    owner: Entry | None

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return self.kind.name.format(self.kind.key(self.record))

    @property
    def withdrawn(self) -> bool:
        """Whether its words, or those of what it stands in, were taken away."""
        return self.record.withdrawn is not None or (
            self.owner is not None and self.owner.withdrawn
        )

    @property
    def headline(self) -> str:
        """The words that say most of what it is, or nothing."""
        words = getattr(self.record, self.kind.headline) if self.kind.headline else None
        return " ".join((words or "").split())

    def frozen(self, day: dt.date) -> bool:
        """Whether readers have met it as a fact by ``day``, given that the plan is approved."""
        if self.kind.family == "living":
            return False
        if self.owner is not None and not self.owner.frozen(day):
            return False
        return _known_since(self.record) <= day


def _known_since(record: PublicRecord) -> dt.date:
    """Return the day from which a record is public; without one, it always was."""
    if isinstance(record, Update):
        return dt.date.max if record.draft else record.date.effective
    return record.known_from if isinstance(record, RegisterRecord) else dt.date.min


def entries(side: Side) -> dict[Ident, Entry]:
    """Return every record by its name; what a record stands in comes before it."""
    found: dict[Ident, Entry] = {}
    made: dict[Placed | None, Entry] = {}
    often: Counter[Ident] = Counter()
    for placed in public_records(side.library):
        kind, owner = KINDS[type(placed.record)], made.get(placed.owner)
        ident: Ident = (kind.name, kind.key(placed.record))
        if not kind.own_number:
            way = placed.path[len(owner.path) if owner else 0 :]
            fields = (step for step in way if isinstance(step, str))
            ident = (*(owner.ident if owner else ()), *fields, *ident)
            often[ident] += 1
            ident = (*ident, str(often[ident]))
        entry = Entry(ident, kind, placed.record, placed.file, placed.path, owner)
        made[placed] = found.setdefault(ident, entry)
    return found
