"""Every public record of a library, with the name that it has for ever.

The name is what the guard compares by: a record keeps it whatever file it stands in, and wherever
it stands in that file.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from progress_site.model import plan as p
from progress_site.model import reference as r
from progress_site.model import registers as g
from progress_site.model import rights
from progress_site.model.accessibility import AccessTest, Barrier
from progress_site.model.base import PublicRecord, RegisterRecord
from progress_site.model.library import Library
from progress_site.model.problem import Path
from progress_site.model.update import Update

#: A promise is frozen from the approval on, an entry of a register and an update once published.
#: Living reference may always be edited.
Family = Literal["promise", "register", "update", "living"]
Ident = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """How records of one model are told apart, and what they are called.

    ``key`` tells one from its neighbours; with ``own_number`` also from all others, wherever they
    stand. ``headline`` is the field that says most of what the record is.
    """

    name: str
    family: Family
    key: Callable[[Any], str]
    own_number: bool = False
    headline: str = ""


KINDS: Mapping[type[BaseModel], Kind] = {
    p.Area: Kind("area {}", "promise", lambda a: str(a.number), True, "title"),
    p.Action: Kind("action {}", "promise", lambda a: str(a.number), True, "title"),
    p.Milestone: Kind("milestone {}", "promise", lambda m: m.id, True, "promise"),
    p.Activity: Kind("activity {}", "promise", lambda a: a.id, True, "words"),
    g.Measure: Kind("the measure “{}”", "promise", lambda m: m.id, True, "question"),
    g.Target: Kind("the target", "promise", lambda _: "target"),
    g.Baseline: Kind("the baseline", "promise", lambda _: "baseline"),
    g.InterimTarget: Kind(
        "the interim target {}",
        "register",
        lambda t: f"for {t.by or 'no date'} published {t.since}",
    ),
    g.Comparator: Kind("the comparator {}", "register", lambda c: f"{c.name} published {c.since}"),
    g.Reading: Kind("the reading {}", "register", lambda x: f"for {x.period} published {x.since}"),
    g.Feedback: Kind("the feedback “{}”", "register", lambda f: f.id, True, "title"),
    g.Response: Kind("the response of {}", "register", lambda x: str(x.since)),
    g.Said: Kind("what was said on {}", "register", lambda s: str(s.since)),
    g.Evidence: Kind("the evidence “{}”", "register", lambda e: e.id, True, "title"),
    g.JourneyEvent: Kind("the event “{}”", "register", lambda e: e.id, True, "title"),
    g.EarlierArea: Kind("the earlier area “{}”", "register", lambda a: a.title),
    g.Review: Kind("the review “{}”", "register", lambda x: x.id, True, "verdict"),
    AccessTest: Kind("the test “{}”", "register", lambda t: t.id, True, "what"),
    Barrier: Kind("the barrier “{}”", "register", lambda b: b.id, True, "what"),
    Update: Kind("the update “{}”", "update", lambda u: u.slug, True, "title"),
    p.Group: Kind("the group “{}”", "living", lambda x: x.id, True),
    p.Body: Kind("“{}”", "living", lambda b: b.name),
    p.Contact: Kind("the contact", "living", lambda _: "contact"),
    p.Successor: Kind("what follows the plan", "living", lambda _: "successor"),
    r.Term: Kind("the word “{}”", "living", lambda t: t.term),
    rights.StageGuide: Kind("the page “{}”", "living", lambda s: s.id, True),
}


@dataclass(frozen=True)
class Side:
    """One of the two states. ``files`` as in `Loaded`; nothing in ``doubtful`` is compared."""

    library: Library
    files: Mapping[tuple[str, str], str]
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
    for file, whole in _files(side):
        for entry in _inside(whole, file, (), None):
            found.setdefault(entry.ident, entry)
    return found


def _files(side: Side) -> Iterator[tuple[str, BaseModel]]:
    library = side.library
    yield "plan_data/plan.yml", library.plan
    for action in library.actions:
        yield side.files["action", str(action.number)], action
    for register, records in (("measure", library.measures), ("feedback", library.feedback)):
        for record in records:
            yield side.files[register, record.id], record
    yield "plan_data/evidence.yml", library.evidence
    yield "plan_data/journey.yml", library.journey
    yield "plan_data/glossary.yml", library.glossary
    yield "plan_data/your_rights.yml", library.your_rights
    if library.accessibility is not None:
        yield "plan_data/accessibility.yml", library.accessibility
    for update in library.updates:
        yield f"docs/updates/{update.slug}.md", update


def _inside(value: object, file: str, path: Path, owner: Entry | None) -> Iterator[Entry]:
    """Yield the record at ``path``, if it is one, and every one inside it."""
    if isinstance(value, PublicRecord) and type(value) in KINDS:
        owner = _entry(value, file, path, owner, ())
        yield owner
    if not isinstance(value, BaseModel):
        return
    for name, info in type(value).model_fields.items():
        inner, here = getattr(value, name), (*path, info.alias or name)
        if isinstance(inner, tuple):
            seen: Counter[str] = Counter()
            for index, item in enumerate(inner):
                for entry in _inside(item, file, (*here, index), owner):
                    if entry.owner is owner and not entry.kind.own_number:
                        key = entry.kind.key(entry.record)
                        seen[key] += 1
                        entry = _entry(
                            entry.record, file, entry.path, owner, (name, str(seen[key]))
                        )
                    yield entry
        else:
            yield from _inside(inner, file, here, owner)


def _entry(record: PublicRecord, file: str, path: Path, owner: Entry | None, place: Ident) -> Entry:
    kind = KINDS[type(record)]
    ident: Ident = (kind.name, kind.key(record))
    if not kind.own_number:
        ident = (*(owner.ident if owner else ()), *place, *ident)
    return Entry(ident, kind, record, file, path, owner)
