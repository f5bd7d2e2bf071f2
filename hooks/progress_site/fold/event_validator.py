"""What an update may not say. Each rule notes a `Finding` at the line of the update.

`EventValidator` has the rules of whole updates, `PendingChange` those of one change: a change that
cannot be made raises `RefusedChangeError`, and the others of the update are still applied.
"""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from progress_site.fold.building import ActionBuild, Building, MilestoneBuild
from progress_site.fold.state import Event
from progress_site.model import update as u
from progress_site.model.library import Library, parts
from progress_site.model.plan import Action, Activity, Milestone
from progress_site.model.problem import Finding, Path
from progress_site.model.vocabulary import Impact, Reported, SpeaksFor

#: What the parts of a number name, from the first on: 3, 3.2 and 3.2.a.
_LEVELS = ("action", "milestone", "activity")


class EventValidator:
    """Collects findings over one fold."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._told: set[object] = set()

    def wrong(self, slug: str, path: Path, what: str, instead: str) -> None:
        """Note one finding in the update ``slug``."""
        self.findings.append(Finding(f"docs/updates/{slug}.md", path, what, instead))

    def first(self, *mistake: object) -> bool:
        """Whether a mistake, which is wrong once however often it is met, is met the first time."""
        first = mistake not in self._told
        self._told.add(mistake)
        return first

    def whole(self, update: u.Update, library: Library) -> None:
        """Validate an update apart from its changes.

        It tells what became of an approved promise. A correction names what was published: the
        name of a draft must not get out.
        """
        approval = library.plan.approval
        if approval is None:
            if self.first("approval"):
                self.wrong(
                    update.slug,
                    ("date",),
                    "the plan is not approved yet, so there can be no update",
                    "add approval: to plan_data/plan.yml, or mark every update draft: true",
                )
        elif update.date.effective < approval.date.effective:
            self.wrong(
                update.slug,
                ("date",),
                f"this is before the plan was approved ({approval.date})",
                "put what happened before into plan_data/journey.yml",
            )
        if update.corrects and any(o.slug == update.corrects and o.draft for o in library.updates):
            self.wrong(
                update.slug,
                ("corrects",),
                f"“{update.corrects}” is a draft, so there is nothing to correct",
                "mend the draft itself, and take corrects: out",
            )

    def same_day(self, updates: Iterable[u.Update]) -> None:
        """Validate that no two changes of one day set the same field of the same thing."""
        seen: dict[tuple[object, ...], tuple[str, int]] = {}
        for update in updates:
            for i, change in enumerate(update.changes):
                for thing, field in _fields(update, change):
                    first = seen.setdefault((update.date.effective, thing, field), (update.slug, i))
                    if first == (update.slug, i):
                        continue
                    other = first[0]
                    where = "this update" if other == update.slug else f"{other}, of the same day,"
                    self.wrong(
                        update.slug,
                        ("changes", i),
                        f"{where} already sets the {field} of {thing}",
                        "keep one of the two, or give one update another date",
                    )


class RefusedChangeError(Exception):
    """A change cannot be made. The finding that says why is noted already."""


T = TypeVar("T")
#: What a change says for itself; its event says the same.
_SAID = ("reason", "effect", "agreed_by", "words", "evidence")


@dataclass
class PendingChange:
    """One change of one update, on its way into the record."""

    building: Building
    update: u.Update
    index: int
    change: u.Change
    validator: EventValidator

    @property
    def correcting(self) -> bool:
        """Whether its update corrects another one: it may then do what others may not."""
        return self.update.corrects is not None

    def wrong(self, what: str, instead: str, *keys: str | int) -> None:
        """Note that this change cannot be."""
        self.validator.wrong(self.update.slug, ("changes", self.index, *keys), what, instead)

    def refuse(self, what: str, instead: str, *keys: str | int) -> NoReturn:
        """Note that this change cannot be, and leave it out.

        Raises:
            RefusedChangeError: always.
        """
        self.wrong(what, instead, *keys)
        raise RefusedChangeError

    def find(self, kind: str, ident: str, known: Mapping[str, T], *keys: str | int) -> T:
        """Return the thing that a change names; ``keys`` lead to the name, else ``kind`` does.

        Raises:
            RefusedChangeError: there is none, or not yet. Where an earlier update failed to add
                it, that alone is told.
        """
        if ident in known:
            return known[ident]
        adding = list(self._adding(ident))
        if later := next((update for update, is_later in adding if is_later), None):
            self.wrong(
                f"{kind} {ident} is only added by {'a draft' if later.draft else 'a later update'}",
                "publish that first and give this update a later date, or check the number",
                *(keys or (kind,)),
            )
        if not adding:
            instead = _one_that_exists(kind, ident, known)
            self.wrong(f"there is no {kind} “{ident}”", instead, *(keys or (kind,)))
        raise RefusedChangeError

    def _adding(self, ident: str) -> Iterator[tuple[u.Update, bool]]:
        """Yield each update that adds ``ident``, and if it is a draft or comes after this one."""
        now = (self.update.date.effective, self.update.slug, self.index)
        for update in self.building.library.updates:
            for i, change in enumerate(update.changes):
                if ident in _adds(change):
                    yield update, update.draft or (update.date.effective, update.slug, i) > now

    def milestone(self, ident: str, *keys: str | int) -> MilestoneBuild:
        """Return the milestone that a change names."""
        return self.find("milestone", ident, self.building.milestones, *keys)

    def action(self, number: int) -> ActionBuild:
        """Return the action that a change names."""
        known = {str(n): action for n, action in self.building.actions.items()}
        return self.find("action", str(number), known)

    def open_milestone(self, ident: str, *keys: str | int) -> MilestoneBuild:
        """Return the milestone that a change names, if it may still change.

        Raises:
            RefusedChangeError: there is none, or it may not.
        """
        found = self.milestone(ident, *keys)
        if found.merged_into and not self.correcting:
            self.refuse(
                f"milestone {ident} went into {found.merged_into} and no longer changes by itself",
                f'write the change for milestone "{found.merged_into}"',
                "milestone",
            )
        if found.reported in (Reported.DONE, Reported.STOPPED):
            self.closed("milestone", ident, found.reported, "milestone")
        return found

    def closed(self, kind: str, ident: str, status: str, key: str) -> None:
        """Refuse to change what is done or stopped, but for a correction."""
        if not self.correcting:
            self.refuse(
                f"{kind} {ident} is already {status}",
                "if that was a mistake, name the update that said so in corrects:",
                key,
            )

    def free(self, kind: str, ident: object, known: Container[object], *keys: str) -> None:
        """Refuse to add what is there already."""
        if ident in known:
            letter = kind == "activity"
            taken = f"there is already {_a(kind)} {ident}"
            self.refuse(
                taken if letter else f"{taken}, and a number is for ever",
                f"give the new one the next free {'letter' if letter else 'number'}",
                *keys,
            )

    def note(
        self, subject: str, *, before: object = None, after: object = None, **facts: object
    ) -> Event:
        """Add the event that the change is, with what it says for itself, and return it.

        ``subject`` is the id of what changed, as `Event` has it.
        """
        change = self.change
        kind = u.change_kind(change)
        assert kind is not None  # its keys told its kind when it was read
        of_action = u.KINDS[kind].thing not in ("plan", "measure")
        said = {name: getattr(change, name) for name in _SAID if hasattr(change, name)}
        event = Event(
            update=self.update.slug,
            index=self.index,
            date=self.update.date,
            on=self.update.date.effective,
            kind=kind,
            subject=subject,
            action=int(subject.partition(".")[0]) if of_action else None,
            speaker=self.update.from_,
            before=None if before is None else str(before),
            after=None if after is None else str(after),
            corrects=self.update.corrects,
            **said,
            **facts,  # type: ignore[arg-type]  # the facts are fields of Event, named by each caller
        )
        if self.correcting:
            self._corrects_something(event)
        self.building.events.append(event)
        return event

    def evidence(self, idents: Sequence[str]) -> None:
        """Validate that whatever is named as evidence is on record when it is used."""
        library = self.building.library
        for j, ident in enumerate(idents):
            record = library.evidence_by_id.get(ident) or library.registers_by_id.get(ident)
            if record is None or record.published is None:
                continue
            late = record.known_from > self.update.date.effective
            if late and self.validator.first(self.update.slug, ident):
                self.wrong(
                    f"“{ident}” is published only on {record.published}, after this update",
                    "check its published date, or give this update a later date",
                    "evidence",
                    j,
                )

    def impact(self, change: u.ImpactChange) -> None:
        """Validate that a verdict has sources: one for early signs, two with one of families'."""
        self.evidence(change.evidence)
        groups = {group.id: group for group in self.building.library.plan.groups}
        if (group := groups.get(self.update.from_)) is not None:
            if group.speaks_for in (SpeaksFor.OUTSIDE_MONITORS, SpeaksFor.OTHERS):
                whom = str(group.speaks_for).replace("_", " ")
                self.wrong(
                    f"“{group.id}” speaks for {whom}, who give no verdict on an action",
                    "write what they said under reviews: in plan_data/journey.yml",
                    "impact",
                )
            unsure = change.impact in (Impact.TOO_EARLY, Impact.NO_EVIDENCE_YET)
            if not change.evidence and not unsure:
                self.wrong(
                    f"“{change.impact}” needs the source of what families said",
                    "add evidence: [id]",
                    "impact",
                )
            return
        needed = {Impact.EARLY_SIGNS: 1, Impact.MAKING_A_DIFFERENCE: 2}.get(change.impact, 0)
        if len(set(change.evidence)) < needed:
            number = "one source" if needed == 1 else "two sources, one of them families’"
            self.wrong(f"“{change.impact}” needs {number}", "add evidence: [id, …]", "impact")
        elif needed == 2 and not any(map(self._from_families, change.evidence)):
            self.wrong(
                "“making_a_difference” needs a source that is families’ own",
                "name feedback, or evidence with from_families: true",
                "evidence",
            )

    def _from_families(self, ident: str) -> bool:
        library = self.building.library
        evidence = library.evidence_by_id.get(ident)
        is_theirs = evidence is not None and evidence.from_families
        return is_theirs or any(feedback.id == ident for feedback in library.feedback)

    def _corrects_something(self, event: Event) -> None:
        """Validate that a correction mends what the update it names has said."""
        events = self.building.events
        named = [e for e in events if e.update == event.corrects]
        if not any(e.subject == event.subject or _came_with(event.subject, e) for e in named):
            self.wrong(
                f"“{event.corrects}” says nothing about {_thing(event)}, so this cannot correct it",
                "name the update in which the mistake stands, or take corrects: out",
            )
            return
        same = [e for e in events if e.field == event.field]
        if not same or same[-1].update == event.corrects:
            return
        last = same[-1]
        final = last.kind == "merge_milestone" or last.after in ("done", "stopped")
        if final or any(e.update == event.corrects for e in same):
            self.wrong(
                f"“{event.corrects}” is not the last that was said about this; “{last.update}” is",
                f"write corrects: {last.update}, if the mistake stands there",
            )


def _a(kind: str) -> str:
    return f"{'an' if kind[0] == 'a' else 'a'} {kind}"


def _came_with(subject: str, event: Event) -> bool:
    """Whether an event put ``subject`` on record as a part of something larger."""
    return event.kind in ("add_action", "add_milestone") and subject.startswith(f"{event.subject}.")


def _one_that_exists(kind: str, ident: str, known: Iterable[str]) -> str:
    """Say which id might be meant. A number is rather a wrong one than a misspelt one."""
    above, _, _ = ident.rpartition(".")
    beside = [other for other in known if other.rpartition(".")[0] == above]
    if kind == "measure":
        close = difflib.get_close_matches(ident, beside, n=1, cutoff=0.5)
        return f"did you mean {close[0]}?" if close else "use the id of a measure that exists"
    if not beside:
        return f"use the number of {_a(kind)} that exists"
    if not above:
        return f"use one of: {', '.join(beside)}"
    return f"{_LEVELS[above.count('.')]} {above} has {', '.join(beside)}"


def _thing(event: Event) -> str:
    """Return what an event is about, in words."""
    if event.kind == "plan":
        return "the plan itself"
    if event.kind in ("target", "interim_target"):
        return f"measure {event.subject}"
    return f"{_LEVELS[event.subject.count('.')]} {event.subject}"


def _adds(change: object) -> Iterator[str]:
    """Yield the ids of all that a change puts on record."""
    for _step, part in parts(change):
        if isinstance(part, Action):
            yield str(part.number)
        elif isinstance(part, Milestone | Activity):
            yield part.id
        yield from _adds(part)


def _fields(update: u.Update, change: u.Change) -> Iterator[tuple[str, str]]:
    """Yield what a change sets, as (thing, field)."""
    if isinstance(change, u.PlanChange):
        yield ("the plan", "state")
        yield from ((f"milestone {c.milestone}", "carrier") for c in change.carried_on)
    elif (name := u.change_kind(change)) and (kind := u.KINDS[name]).sets:
        voice = "the partnership" if update.from_ == "partnership" else "families"
        field = kind.sets.format(voice=voice, by=getattr(change, "by", None))
        yield (f"{kind.thing} {getattr(change, kind.thing)}", field)
