"""Judges what changed between two states of the records.

From the approval on, a promise, an entry of a register and an update stay as readers met them.
What may happen to them all the same, and why, is written down in decision 28. What differs from
kind to kind is in the table of `kinds.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from progress_site.guard.differences import (
    Difference,
    Entry,
    Ident,
    Side,
    differences,
    entries,
    finding,
    likeness,
)
from progress_site.guard.wording import (
    away,
    changed,
    how_to_change,
    how_to_rename,
    in_an_update,
    was,
)
from progress_site.model.accessibility import Barrier
from progress_site.model.base import Correction
from progress_site.model.dates import PartialDate
from progress_site.model.plan import Action, Group, Milestone
from progress_site.model.problem import Finding, Path
from progress_site.model.registers import Baseline, Comparator, Goal, Reading, Response
from progress_site.model.update import Update

#: Records that are nothing but a figure: they go with what is withdrawn.
_FIGURES = (Baseline, Comparator, Goal, Reading)
#: Values that go with the words of what is withdrawn, because a small figure can point at somebody.
_WITH_THE_WORDS = frozenset({"value", "parts", "how_many"})
#: Above this resemblance a record is the same under another name; below the other, another one.
_SAME, _OTHER = 0.65, 0.45
#: What a record is called by, and not what it says.
_NAMES = frozenset({"id", "slug", "number"})


def guard(before: Side, after: Side, day: dt.date, ref: str) -> list[Finding]:
    """Return what the records of ``after`` took back from those of ``before`` by ``day``.

    ``ref`` is what ``before`` is called in messages. Before the approval nothing is frozen, and in
    a demonstration nothing ever is. The place of each finding is in ``after``; that of a record
    whose file is gone is the file it had.
    """
    plan = before.library.plan
    if plan.demonstration or not plan.is_approved(day):
        return []
    return list(_Comparison(before, after, day, ref).findings())


@dataclass
class _Comparison:
    before: Side
    after: Side
    day: dt.date
    ref: str
    settled: set[Ident] = field(default_factory=set)
    """Records about which, and about all inside which, nothing more is to be said."""

    def __post_init__(self) -> None:
        self.olds, self.news = entries(self.before), entries(self.after)
        self.added = [
            new
            for ident, new in self.news.items()
            if ident not in self.olds and new.file not in self.after.doubtful
        ]

    def findings(self) -> Iterator[Finding]:
        doubtful = self.before.doubtful | self.after.doubtful
        for file, path, what, instead in self._as_a_whole():
            if file not in doubtful:
                yield finding(file, path, what, instead)
        for old in self.olds.values():
            if old.owner is not None and old.owner.ident in self.settled:
                self.settled.add(old.ident)
            elif old.file not in self.before.doubtful:
                yield from self._one(old)
        for new in self.added:
            if new.file not in self.before.doubtful:
                yield from self._new(new)

    def _as_a_whole(self) -> Iterator[tuple[str, Path, str, str]]:
        """Yield what the plan takes back: that it was approved, and how much it promised."""
        file, old, new = "plan_data/plan.yml", self.before.library.plan, self.after.library.plan
        if old.approval and new.approval is None:
            date = old.approval.date
            what = f"the plan is approved in {self.ref} ({date}), but here the approval is gone"
            yield file, ("approval",), what, f"put back approval: {{date: {date}, by: …}}"
        if old.approval and new.approval:
            then, now = old.approval.date, new.approval.date
            if not _more_exact(then, now):
                what = f"the plan was approved in {then}, and is now said to be in {now}"
                yield file, ("approval", "date"), what, f"write {then} again, or a day within it"
            by, now_by = old.approval.by, new.approval.by
            if by.split() != now_by.split():
                what = f"the plan was approved by “{by}”, and is now said to be by “{now_by}”"
                yield file, ("approval", "by"), what, f"write “{by}” again"
        most = old.how_many_actions
        if new.how_many_actions < most:
            what = f"the approved plan has {most} actions, and no number may go"
            instead = "an update can say that one goes into another (merged_into)"
            yield file, ("how_many_actions",), what, f"write {most} again; {instead}"
        if new.how_many_actions > most:
            instead = f"write {most} again, and add the new one in an update with {_ADD_ACTION}"
            what = f"the approved plan has {most} actions"
            yield file, ("how_many_actions",), what, instead
        if new.demonstration and not old.demonstration:
            what = f"in {self.ref} this is the real record, which never becomes a demonstration"
            yield file, ("demonstration",), f"{what} again", "write demonstration: false"
        said, says = self.before.library.accessibility, self.after.library.accessibility
        if said and says and (gone := [str(d) for d in said.reviewed if d not in says.reviewed]):
            what = f"the statement was reviewed on {', '.join(gone)}, and that review is gone"
            instead = f"add {', '.join(gone)} to reviewed: again"
            yield "plan_data/accessibility.yml", ("reviewed",), what, instead

    def _one(self, old: Entry) -> Iterator[Finding]:
        """Judge what became of one record."""
        new = self.news.get(old.ident)
        if new is None:
            self.settled.add(old.ident)
            if old.frozen(self.day) and not self._may_go(old):
                yield self._gone(old)
        elif new.file in self.after.doubtful:
            self.settled.add(old.ident)
        elif old.frozen(self.day):
            yield from self._kept(old, new)
        elif isinstance(old.record, Group) and isinstance(new.record, Group):
            then, now = old.record.speaks_for, new.record.speaks_for
            if then is not now:  # what it said would become the word of others
                what = f"{old.name} spoke for {then}, and all it said would become the word of"
                instead = f"write {then} again, or add a group with another id"
                yield new.finding(("speaks_for",), f"{what} {now}", instead)

    # -- what is not there any more

    def _may_go(self, old: Entry) -> bool:
        """Whether nothing was taken back, although a record is not there."""
        owner = self.news.get(old.owner.ident) if old.owner else None
        return (
            self._unread(old)
            # A file with the number alone says no more than none at all.
            or (isinstance(old.record, Action) and not _said(old))
            or (isinstance(old.record, _FIGURES) and owner is not None and owner.withdrawn)
        )

    def _unread(self, old: Entry) -> bool:
        """Whether the record may be in a file that could not be read."""
        place = PurePosixPath(old.file)
        names = {place.stem, place.stem.lstrip("0")}
        return any(
            other.parent == place.parent and names & {other.stem, other.stem.lstrip("0")}
            for other in map(PurePosixPath, self.after.doubtful)
        )

    def _gone(self, old: Entry) -> Finding:
        """Judge a record that has another name now, or is not there any more."""
        for new in self.added:
            if _renamed(old, new):
                self.added.remove(new)
                key = "date" if isinstance(old.record, Update) else "id"
                what = f"{old.name} is now called {new.name}, but what was {was(old)}"
                return new.finding((key,), f"{what} keeps its name", how_to_rename(old))
        file, path = old.file, old.path[:1]
        if old.owner is not None and (owner := self.news.get(old.owner.ident)):
            file, path = owner.file, (*owner.path, *old.path[len(owner.path) :][:1])
        how = "put it back; "
        if isinstance(old.record, Milestone):
            stopped = f'milestone: "{old.record.id}", status: stopped, reason: …, agreed_by: …'
            how += f"to stop it, write an update with changes: [{{{stopped}}}]; "
        what = f"{old.name} was {was(old)} and is in {self.ref}, but is gone here"
        return finding(file, path, what, f"{how}{away(self.day)}")

    # -- what is there, and was read before

    def _kept(self, old: Entry, new: Entry) -> Iterator[Finding]:
        if isinstance(new.record, Update) and new.record.draft:
            self.settled.add(old.ident)
            what = f"{old.name} is published, but is a draft now"
            yield new.finding(("draft",), what, f"take draft: true out; {away(self.day)}")
            return
        fresh = [entry for entry in new.record.corrected if entry not in old.record.corrected]
        yield from self._marks(old, new, fresh)
        found = [
            d
            for d in differences(old.record, new.record)
            if not _allowed(old, new, d) and not (fresh and d.is_slip)
        ]
        if found and _taken_over(old, new):
            self.settled.add(old.ident)
            what = f"{old.name} was “{old.headline}” when it was {was(old)}, and is another one now"
            instead = "give the new one a number or id that was never used"
            at = (new.kind.headline,)
            yield new.finding(at, what, f"put the old one back, and {instead}")
            return
        for d in found:
            instead = how_to_change(old, d)
            if d.is_slip:
                corrected = f"corrected: [{{on: {self.day}, what: …}}]"
                instead = f"add {corrected} to it, and say in it what was mended"
            yield new.finding(d.path, changed(old, d, corrected=bool(fresh)), instead)

    def _marks(self, old: Entry, new: Entry, fresh: list[Correction]) -> Iterator[Finding]:
        """Yield what became of `withdrawn` and `corrected`, which stay once they are there."""
        gone = old.record.withdrawn
        if gone is not None and new.record.withdrawn != gone:
            what = f"{old.name} was withdrawn, and a withdrawal stays as it is"
            instead = f"write withdrawn: {{on: {gone.on}, reason: {gone.reason}}} again"
            yield new.finding(("withdrawn",), what, instead)
        for entry in old.record.corrected:
            if entry not in new.record.corrected:
                what = f"the correction of {entry.on} in {old.name} is gone"
                instead = "put that line of corrected: back as it was"
                yield new.finding(("corrected",), what, instead)
        for entry in fresh:
            if entry.on > self.day:
                at = ("corrected", new.record.corrected.index(entry), "on")
                instead = f"write the day on which it was mended, such as {self.day}"
                yield new.finding(at, f"{entry.on} is still to come", instead)

    # -- what was not there before

    def _new(self, new: Entry) -> Iterator[Finding]:
        """Judge a record that is new: does it rewrite what was there before it?

        An update or an entry with a partial date says itself that it was put on record afterwards.
        With an exact day it says that readers met it on that day.
        """
        owner = self.olds.get(new.owner.ident) if new.owner else None
        if isinstance(new.record, Update):
            yield from self._back_dated(new.record)
        elif isinstance(new.record, Action) and new.owner is None:
            most = self.before.library.plan.how_many_actions
            if new.record.number > most:
                what = f"the approved plan has {most} actions, so {new.name} came later"
                instead = f"take this file out, and add the action in an update with {_ADD_ACTION}"
                yield new.finding(("number",), what, instead)
        elif owner is not None and owner.frozen(self.day):
            beside = [o for o in self.olds.values() if o.owner is owner and o.kind is new.kind]
            if new.kind.adds and (beside or not new.kind.own_number):
                whole = "" if new.kind.own_number or not new.owner else f" of {new.owner.name}"
                instead = "take it out here, and add it in an update with "
                yield new.finding(
                    ("id",) if new.kind.own_number else (),
                    f"{new.name}{whole} was not in the approved plan",
                    f"{instead}{in_an_update(new.kind.adds, new)}",
                )
            elif isinstance(new.record, Reading | Response):
                yield from _too_early(new, new.record, beside)

    def _back_dated(self, update: Update) -> Iterator[Finding]:
        """A day in the past claims that families could read it then; a source can bear that out."""
        olds = (o.record for o in self.olds.values() if o.frozen(self.day))
        published = [record for record in olds if isinstance(record, Update)]
        newest = max(published, key=lambda update: update.date.effective, default=update)
        if update.draft or update.source or update.date.kind != "day":
            return
        if update.date.effective < newest.date.effective:
            what = f"this update is new, but its date is before that of “{newest.slug}”, which is "
            instead = "date it on the day it is published, with happened: for when it was; or add "
            yield Finding(
                f"docs/updates/{update.slug}.md",
                ("date",),
                f"{what}published already",
                f"{instead}source: if families could read it then",
                "warning",
            )


_ADD_ACTION = "changes: [{add_action: …, reason: …, agreed_by: …}]"


def _more_exact(old: PartialDate, new: PartialDate) -> bool:
    """Whether the new date is the old one, or lies within it. Both are stated."""
    (first, last), (new_first, new_last) = old.sort_key(), new.sort_key()
    return first <= new_first and new_last <= last


def _allowed(old: Entry, new: Entry, d: Difference) -> bool:
    """Whether a value may change without a word."""
    if new.withdrawn and (d.nature != "fixed" or d.path[-1] in _WITH_THE_WORDS):
        return True
    if isinstance(old.record, Barrier) and old.record.put_right is None:
        return True
    if isinstance(old.record, Action) and d.path == ("measures",):
        return {*d.old} <= {*d.new}
    # What was not supplied contradicts nothing that was said.
    return d.fills_a_gap and (old.kind.gaps or d.nature == "notes")


def _too_early(new: Entry, record: Reading | Response, beside: list[Entry]) -> Iterator[Finding]:
    """Yield that an entry takes a day before that of what readers know of the same thing."""
    period = getattr(record, "period", None)
    same = (o.record for o in beside if getattr(o.record, "period", None) == period)
    dates = [other.since for other in same if isinstance(other, Reading | Response)]
    last = max(dates, key=lambda date: date.effective, default=record.since)
    if record.since.kind == "day" and record.since.effective < last.effective:
        what = f"{new.name} is new, but there is already one of {last}"
        partial = f"{record.since.effective:%Y-%m}, says that it was put on record afterwards"
        instead = "write the day on which it becomes public; only a partial date, such as "
        yield new.finding(("published",), what, f"{instead}{partial}")


# -- the same record, or another one?


def _renamed(old: Entry, new: Entry) -> bool:
    """Whether a new record says what one said that is gone."""
    same_owner = (old.owner and old.owner.ident) == (new.owner and new.owner.ident)
    return (
        new.kind is old.kind
        and (old.kind.own_number or same_owner)
        and _resemblance(old, new) > _SAME
    )


def _taken_over(old: Entry, new: Entry) -> bool:
    """Whether a number or id now stands for something else than it did."""
    named = bool(old.headline and new.headline)
    return named and _resemblance(old, new) < _OTHER


def _resemblance(old: Entry, new: Entry) -> float:
    """Return how much a record says what another one said, from 0 to 1; a headline counts half."""
    said = _said(old) - {old.kind.headline}
    differing = {str(d.path[0]) for d in differences(old.record, new.record)} & said
    same = 1 - len(differing) / len(said) if said else 1.0
    if not (old.headline and new.headline):
        return same
    return (likeness(old.headline, new.headline) + same) / 2


def _said(entry: Entry) -> set[str]:
    """Return the names of the values that somebody wrote into a record."""
    return entry.record.model_dump(exclude_unset=True, by_alias=True).keys() - _NAMES
