"""What an update may not say. Each rule notes a `Finding` at the line of the update."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from progress_site.fold.state import Event
from progress_site.model import update as u
from progress_site.model.library import parts
from progress_site.model.plan import Action, Activity, Approval, Milestone
from progress_site.model.problem import Finding, Path
from progress_site.model.vocabulary import Impact, SpeaksFor

if TYPE_CHECKING:  # the validator reads the record being built; the builder calls the validator
    from progress_site.fold.building import Context

#: What the parts of a number name, from the first on: 3, 3.2 and 3.2.a.
_LEVELS = ("action", "milestone", "activity")
#: What a change of each kind sets: the key of the thing, and which field of it.
_SETS = {
    "status": ("milestone", "status"),
    "merge_milestone": ("milestone", "status"),
    "due": ("milestone", "due date"),
    "promise": ("milestone", "promise"),
    "carried_on": ("milestone", "carrier"),
    "activity": ("activity", "status"),
    "impact": ("action", "verdict of {voice}"),
    "title": ("action", "title"),
    "merge_action": ("action", "merger"),
    "target": ("measure", "target"),
    "interim_target": ("measure", "interim target for {by}"),
}


class EventValidator:
    """Collects findings over one fold."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._told: set[object] = set()
        """What is wrong once, however often it is met."""

    def wrong(self, slug: str, path: Path, what: str, instead: str) -> None:
        """Note one finding in the update ``slug``."""
        self.findings.append(Finding(f"docs/updates/{slug}.md", path, what, instead))

    def unknown(
        self, at: Context, kind: str, ident: str, known: Mapping[str, object], *keys: str | int
    ) -> None:
        """Note that an id does not exist, or not yet.

        Where an earlier update failed to add it, that alone is told.
        """
        adding = [] if ident in known else list(_adding(at, ident))
        if later := next((update for update, is_later in adding if is_later), None):
            at.wrong(
                f"{kind} {ident} is only added by {'a draft' if later.draft else 'a later update'}",
                "publish that first and give this update a later date, or check the number",
                *keys,
            )
        if adding:
            return
        at.wrong(f"there is no {kind} “{ident}”", _one_that_exists(kind, ident, known), *keys)

    # -- the update as a whole

    def after_approval(self, update: u.Update, approval: Approval | None) -> None:
        """An update tells what became of an approved promise."""
        if approval is None:
            if self._first("approval"):
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

    def corrects_no_draft(self, update: u.Update, updates: Iterable[u.Update]) -> None:
        """A correction names what was published: the name of a draft must not get out."""
        if update.corrects and any(o.slug == update.corrects and o.draft for o in updates):
            self.wrong(
                update.slug,
                ("corrects",),
                f"“{update.corrects}” is a draft, so there is nothing to correct",
                "mend the draft itself, and take corrects: out",
            )

    def _first(self, *mistake: object) -> bool:
        """Whether a mistake is met for the first time."""
        first = mistake not in self._told
        self._told.add(mistake)
        return first

    def same_day(self, updates: Iterable[u.Update]) -> None:
        """No two changes of one day may set the same field of the same thing."""
        seen: dict[tuple[object, ...], str] = {}
        for update in updates:
            for i, change in enumerate(update.changes):
                for key in _fields(update, change):
                    first = seen.setdefault((update.date.effective, *key), f"{update.slug}#{i}")
                    if first != f"{update.slug}#{i}":
                        other = first.split("#")[0]
                        where = (
                            "this update" if other == update.slug else f"{other}, of the same day,"
                        )
                        self.wrong(
                            update.slug,
                            ("changes", i),
                            f"{where} already sets the {key[1]} of {key[0]}",
                            "keep one of the two, or give one update another date",
                        )

    # -- one change

    def evidence(self, at: Context, idents: Sequence[str]) -> None:
        """Whatever is named as evidence must be on record when it is used."""
        library = at.building.library
        for j, ident in enumerate(idents):
            record = library.evidence_by_id.get(ident) or library.registers_by_id.get(ident)
            if record is None or record.published is None:
                continue
            late = record.known_from > at.update.date.effective
            if late and self._first(at.update.slug, ident):
                at.wrong(
                    f"“{ident}” is published only on {record.published}, after this update",
                    "check its published date, or give this update a later date",
                    "evidence",
                    j,
                )

    def impact(self, at: Context, change: u.ImpactChange) -> None:
        """A verdict rests on sources: one for early signs, two with one of families' for more."""
        self.evidence(at, change.evidence)
        group = next((g for g in at.building.library.plan.groups if g.id == at.update.from_), None)
        if group is not None:
            if group.speaks_for in (SpeaksFor.OUTSIDE_MONITORS, SpeaksFor.OTHERS):
                whom = str(group.speaks_for).replace("_", " ")
                at.wrong(
                    f"“{group.id}” speaks for {whom}, who give no verdict on an action",
                    "write what they said under reviews: in plan_data/journey.yml",
                    "impact",
                )
            if not change.evidence and change.impact not in (
                Impact.TOO_EARLY,
                Impact.NO_EVIDENCE_YET,
            ):
                at.wrong(
                    f"“{change.impact}” needs the source of what families said",
                    "add evidence: [id]",
                    "impact",
                )
            return
        needed = {Impact.EARLY_SIGNS: 1, Impact.MAKING_A_DIFFERENCE: 2}.get(change.impact, 0)
        if len(set(change.evidence)) < needed:
            number = "one source" if needed == 1 else "two sources, one of them families’"
            at.wrong(f"“{change.impact}” needs {number}", "add evidence: [id, …]", "impact")
        elif needed == 2 and not any(_from_families(at, ident) for ident in change.evidence):
            at.wrong(
                "“making_a_difference” needs a source that is families’ own",
                "name feedback, or evidence with from_families: true",
                "evidence",
            )

    def corrects_something(self, at: Context, event: Event, events: Sequence[Event]) -> None:
        """A correction mends what the update it names has said."""
        named = [e for e in events if e.update == event.corrects]
        if not any(e.subject == event.subject or _came_with(event.subject, e) for e in named):
            at.wrong(
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
            at.wrong(
                f"“{event.corrects}” is not the last that was said about this; “{last.update}” is",
                f"write corrects: {last.update}, if the mistake stands there",
            )


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
        return f"use the number of {'an' if kind[0] == 'a' else 'a'} {kind} that exists"
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


def _from_families(at: Context, ident: str) -> bool:
    library = at.building.library
    return any(f.id == ident for f in library.feedback) or any(
        e.id == ident and e.from_families for e in library.evidence.evidence
    )


def _adding(at: Context, ident: str) -> Iterator[tuple[u.Update, bool]]:
    """Yield each update that adds ``ident``, and if it is a draft or comes after this change."""
    now = (at.update.date.effective, at.update.slug, at.index)
    for update in at.building.library.updates:
        for i, change in enumerate(update.changes):
            if ident in _adds(change):
                yield update, update.draft or (update.date.effective, update.slug, i) > now


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
    elif kind := _SETS.get(u.change_kind(change) or ""):
        thing, field = kind
        voice = "the partnership" if update.from_ == "partnership" else "families"
        field = field.format(voice=voice, by=getattr(change, "by", None))
        yield (f"{thing} {getattr(change, thing)}", field)
