"""Judges what changed between two states of the records.

From the approval on, a promise, an entry of a register and an update stay as readers met them.
What may happen to them all the same, and why, is written down in decision 28.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from progress_site.derive.guard import wording
from progress_site.derive.guard.additions import additions
from progress_site.derive.guard.differences import Difference, differences
from progress_site.derive.guard.entries import Entry, Ident, Side, entries
from progress_site.derive.guard.plan import is_approved, plan, statement
from progress_site.derive.guard.renamed import namesake, now_called, said
from progress_site.derive.guard.spelling import only_spelling
from progress_site.derive.guard.wording import finding
from progress_site.model.accessibility import Barrier
from progress_site.model.base import Correction
from progress_site.model.plan import Action, Group
from progress_site.model.problem import Finding
from progress_site.model.registers import (
    Baseline,
    Comparator,
    Evidence,
    Goal,
    JourneyEvent,
    Reading,
)
from progress_site.model.update import Update

#: Records that are nothing but a figure: they go with what is withdrawn.
_FIGURES = (Baseline, Comparator, Goal, Reading)
#: Values that go with the words of what is withdrawn, because a small figure can point at somebody.
_WITH_THE_WORDS = frozenset({"value", "parts", "how_many"})


def guard(before: Side, after: Side, day: dt.date, ref: str) -> list[Finding]:
    """Return what the records of ``after`` took back from those of ``before`` by ``day``.

    ``ref`` is what ``before`` is called in messages. Before the approval nothing is frozen, and in
    a demonstration nothing ever is. The place of each finding is in ``after``; that of a record
    whose file is gone is the file it had.
    """
    if before.library.plan.demonstration or not is_approved(before.library, day):
        return []
    return list(_Comparison(before, after, day, ref).findings())


@dataclass
class _Comparison:
    before: Side
    after: Side
    day: dt.date
    ref: str
    told: set[Ident] = field(default_factory=set)
    """Records about which, and about all inside which, nothing more is to be said."""

    def __post_init__(self) -> None:
        self.olds, self.news = entries(self.before), entries(self.after)
        self.added = [
            new
            for ident, new in self.news.items()
            if ident not in self.olds and new.file not in self.after.doubtful
        ]
        self.renamed: set[Ident] = set()

    def findings(self) -> Iterator[Finding]:
        yield from plan(self.before, self.after, self.ref)
        yield from statement(self.before, self.after)
        for old in self.olds.values():
            if old.owner is not None and old.owner.ident in self.told:
                self.told.add(old.ident)
            elif old.file not in self.before.doubtful:
                yield from self._one(old)
        added = [new for new in self.added if new.ident not in self.renamed]
        yield from additions(self.before, self.olds, added, self.day)

    def _one(self, old: Entry) -> Iterator[Finding]:
        """Judge what became of one record."""
        new = self.news.get(old.ident)
        if new is None:
            yield from self._gone(old)
        elif new.file in self.after.doubtful:
            self.told.add(old.ident)
        elif old.frozen(self.day):
            yield from self._kept(old, new)
        elif isinstance(old.record, Group) and isinstance(new.record, Group):
            yield from _voice(old, old.record, new, new.record)

    # -- what is not there any more

    def _gone(self, old: Entry) -> Iterator[Finding]:
        self.told.add(old.ident)
        if not old.frozen(self.day) or self._unread(old):
            return
        if isinstance(old.record, Action) and not said(old):
            return  # a file with the number alone says no more than none at all
        owner = self.news.get(old.owner.ident) if old.owner else None
        if isinstance(old.record, _FIGURES) and owner is not None and owner.withdrawn:
            return
        if other := now_called(old, self.added):
            self.renamed.add(other.ident)
            key = "date" if isinstance(old.record, Update) else "id"
            yield finding(
                other.file,
                (*other.path, key),
                wording.renamed(old, other),
                wording.how_to_rename(old),
            )
            return
        file, path = old.file, old.path[:1]
        if old.owner is not None and owner is not None:
            file, path = owner.file, (*owner.path, *old.path[len(old.owner.path) :][:1])
        yield finding(
            file, path, wording.removed(old, self.ref), wording.how_to_remove(old, self.day)
        )

    def _unread(self, old: Entry) -> bool:
        """Whether the record may stand in a file that could not be read."""
        place = PurePosixPath(old.file)
        names = {place.stem, place.stem.lstrip("0")}
        return any(
            other.parent == place.parent and names & {other.stem, other.stem.lstrip("0")}
            for other in map(PurePosixPath, self.after.doubtful)
        )

    # -- what is there, and was read before

    def _kept(self, old: Entry, new: Entry) -> Iterator[Finding]:
        if isinstance(new.record, Update) and new.record.draft:
            self.told.add(old.ident)
            yield finding(
                new.file,
                ("draft",),
                f"{old.name} is published, but is a draft now",
                f"take draft: true out; if its words may not stay, add {wording.away(self.day)}",
            )
            return
        yield from self._marks(old, new)
        found = [d for d in differences(old.record, new.record) if not self._allowed(old, new, d)]
        if found and namesake(old, new, self.olds.values()):
            self.told.add(old.ident)
            yield finding(
                new.file,
                (*new.path, new.kind.headline),
                wording.taken_over(old),
                "put the old one back, and give the new one a number or id that was never used",
            )
            return
        fresh = bool(self._fresh(old, new))
        for d in found:
            slip = _words_of(d) is not None and not fresh and only_spelling(*(_words_of(d) or ()))
            told = slip or (d.nature == "notes" and not fresh)
            instead = wording.how_to_correct(self.day) if told else wording.how_to_change(old, d)
            yield finding(
                new.file, (*new.path, *d.path), wording.changed(old, d, corrected=fresh), instead
            )

    def _marks(self, old: Entry, new: Entry) -> Iterator[Finding]:
        """Yield what became of `withdrawn` and `corrected`, which stay once they are there."""
        gone = old.record.withdrawn
        if gone is not None and new.record.withdrawn != gone:
            yield finding(
                new.file,
                (*new.path, "withdrawn"),
                f"{old.name} was withdrawn, and a withdrawal stays as it is",
                f"write withdrawn: {{on: {gone.on}, reason: {gone.reason}}} again",
            )
        for entry in old.record.corrected:
            if entry not in new.record.corrected:
                yield finding(
                    new.file,
                    (*new.path, "corrected"),
                    f"what was corrected in {old.name} on {entry.on} is no longer told",
                    "put that line of corrected: back as it was",
                )
        for place, entry in enumerate(new.record.corrected):
            if entry in self._fresh(old, new) and entry.on > self.day:
                yield finding(
                    new.file,
                    (*new.path, "corrected", place, "on"),
                    f"{entry.on} is still to come",
                    f"write the day on which it was mended, such as {self.day}",
                )

    def _fresh(self, old: Entry, new: Entry) -> list[Correction]:
        return [entry for entry in new.record.corrected if entry not in old.record.corrected]

    def _allowed(self, old: Entry, new: Entry, d: Difference) -> bool:
        if new.withdrawn and (d.nature != "fixed" or d.path[-1] in _WITH_THE_WORDS):
            return True
        if isinstance(old.record, Barrier) and old.record.put_right is None:
            return True
        if d.fills_a_gap and _may_be_filled(old, d):
            return True
        if d.path == ("measures",) and isinstance(old.record, Action):
            return {*d.old} <= {*d.new}
        if not self._fresh(old, new):
            return False
        words = _words_of(d)
        return d.nature == "notes" or (words is not None and only_spelling(*words))


def _voice(old: Entry, before: Group, new: Entry, after: Group) -> Iterator[Finding]:
    """Yield that a group speaks for others now: what it said would become their word."""
    if before.speaks_for is not after.speaks_for:
        yield finding(
            new.file,
            (*new.path, "speaks_for"),
            f"{old.name} spoke for {before.speaks_for}, and all it said would become the word of "
            f"{after.speaks_for}",
            f"write {before.speaks_for} again, or add a group with another id",
        )


def _may_be_filled(old: Entry, d: Difference) -> bool:
    """Whether what was not supplied may be supplied later: it contradicts nothing that was said."""
    if d.nature == "notes":
        return True
    return old.kind.family == "promise" or isinstance(old.record, Evidence | JourneyEvent)


def _words_of(d: Difference) -> tuple[str, str] | None:
    """Return both wordings of a difference in words, if there are two."""
    if d.nature != "words" or d.old is None or d.new is None:
        return None
    if isinstance(d.old, tuple):
        return " ".join(d.old), " ".join(d.new)
    return d.old, d.new
