"""What may not be added without being told: more promises, and entries dated before older ones.

An update or an entry with a partial date says itself that it was put on record afterwards. With an
exact day it says that readers met it on that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from progress_site.derive.guard.entries import Entry, Ident, Side
from progress_site.derive.guard.wording import finding
from progress_site.model.base import PublicRecord
from progress_site.model.dates import PartialDate
from progress_site.model.plan import Action, Activity, Milestone
from progress_site.model.problem import Finding
from progress_site.model.registers import Measure, Reading, Response, Target
from progress_site.model.update import Update


def additions(
    before: Side, olds: Mapping[Ident, Entry], added: Iterable[Entry], day: dt.date
) -> Iterator[Finding]:
    """Yield each new record that rewrites what was there before it."""
    newest = max(
        (o.record for o in olds.values() if isinstance(o.record, Update) and o.frozen(day)),
        key=lambda update: update.date.effective,
        default=None,
    )
    for new in added:
        if new.file in before.doubtful:
            continue
        owner = olds.get(new.owner.ident) if new.owner else None
        if isinstance(new.record, Update):
            yield from _back_dated(new.record, newest)
        elif isinstance(new.record, Action) and new.owner is None:
            yield from _one_more_action(new, new.record, before)
        elif owner is not None and owner.frozen(day):
            yield from _inside(new, owner, [o for o in olds.values() if o.owner is owner])


def _inside(new: Entry, owner: Entry, there: list[Entry]) -> Iterator[Finding]:
    """Judge what was added to a record that readers have met."""
    record = new.record
    match owner.record, record:
        case Action(), Milestone() if _supplied(Milestone, there):
            yield finding(
                new.file,
                (*new.path, "id"),
                f"milestone {record.id} was not in the approved plan",
                "take it out here, and add it in an update with changes: "
                f'[{{action: {owner.record.number}, add_milestone: {{id: "{record.id}", '
                "promise: …, due: …}, reason: …, agreed_by: …}]",
            )
        case Milestone(), Activity() if _supplied(Activity, there):
            yield finding(
                new.file,
                (*new.path, "id"),
                f"activity {record.id} was not in the approved plan",
                "take it out here, and add it in an update with changes: "
                f'[{{milestone: "{owner.record.id}", '
                f'add_activity: {{id: "{record.id}", words: …}}}}]',
            )
        case Measure(), Target():
            yield finding(
                new.file,
                new.path,
                f"{owner.name} had no target when the plan was approved",
                "take it out here, and set it in an update with changes: "
                f"[{{measure: {owner.record.id}, target: …, by: …, reason: …, agreed_by: …}}]",
            )
        case Measure(), Reading():
            same = [e.record for e in there if isinstance(e.record, Reading)]
            yield from _too_early(
                new, record.since, [r.since for r in same if r.period == record.period]
            )
        case _, Response():
            same_kind = [e.record for e in there if isinstance(e.record, Response)]
            yield from _too_early(new, record.since, [r.since for r in same_kind])


def _supplied(kind: type[PublicRecord], there: list[Entry]) -> bool:
    """Whether the plan’s own list is on record: it has entries."""
    return any(isinstance(entry.record, kind) for entry in there)


def _too_early(new: Entry, published: PartialDate, earlier: list[PartialDate]) -> Iterator[Finding]:
    last = max(earlier, key=lambda date: date.effective, default=None)
    if last and published.kind == "day" and published.effective < last.effective:
        yield finding(
            new.file,
            (*new.path, "published"),
            f"{new.name} is new, but there is already one of {last}",
            f"write the day on which it becomes public; only a partial date, such as "
            f"{published.effective:%Y-%m}, says that it was put on record afterwards",
        )


def _one_more_action(new: Entry, action: Action, before: Side) -> Iterator[Finding]:
    most = before.library.plan.how_many_actions
    if action.number > most:
        yield finding(
            new.file,
            ("number",),
            f"the approved plan has {most} actions, so action {action.number} came later",
            "take this file out, and add the action in an update with "
            "changes: [{add_action: …, reason: …, agreed_by: …}]",
        )


def _back_dated(update: Update, newest: Update | None) -> Iterator[Finding]:
    """A day in the past claims that families could read it then; a source can bear that out."""
    if newest is None or update.draft or update.source or update.date.kind != "day":
        return
    if update.date.effective < newest.date.effective:
        yield Finding(
            f"docs/updates/{update.slug}.md",
            ("date",),
            f"this update is new, but its date is before that of “{newest.slug}”, which is "
            "published already",
            "date it on the day it is published, with happened: for when it was; or add source: "
            "if families could read it then",
            "warning",
        )
