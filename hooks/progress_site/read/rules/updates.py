"""Updates: what they name must exist. What they change is judged by the fold."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.model.update import (
    AddAction,
    AddActivity,
    AddMilestone,
    Change,
    ImpactChange,
    PlanChange,
    StatusChange,
    Update,
)
from progress_site.read.known import Known
from progress_site.read.rules.common import unknown, unknown_action, unknown_area
from progress_site.read.rules.promises import action_rules, milestone_rules


def updates(library: Library, known: Known) -> Iterator[Finding]:
    """Check every update, drafts too."""
    for update in library.updates:
        file = f"docs/updates/{update.slug}.md"
        yield from _heading(library, known, update, file)
        if update.corrects is not None:
            yield from _corrects(library, known, update, update.corrects, file)
        for i, change in enumerate(update.changes):
            yield from _change(library, known, update, change, file, ("changes", i))


def _heading(library: Library, known: Known, update: Update, file: str) -> Iterator[Finding]:
    groups = known.groups | {"partnership"}
    if update.from_ != "partnership" and not known.has("groups", update.from_):
        yield unknown(
            file, ("from",), "group", update.from_, groups, "groups: in plan_data/plan.yml"
        )
    if update.happened and update.happened.first and update.happened.first > update.date.effective:
        yield Finding(
            file,
            ("happened",),
            "this happened after the update was published",
            "check date: and happened:",
        )
    for i, number in enumerate(update.about):
        yield from unknown_action(library, known, file, ("about", i), number)
    for i, area in enumerate(update.areas):
        yield from unknown_area(known, file, ("areas", i), area)
    for i, ident in enumerate(update.evidence):
        if not known.has("evidence", ident):
            yield _unknown_evidence(file, ("evidence", i), ident, known.evidence)


def _unknown_evidence(file: str, path: Path, ident: str, ids: set[str]) -> Finding:
    return unknown(file, path, "evidence", ident, ids, "plan_data/evidence.yml")


def _corrects(
    library: Library, known: Known, update: Update, corrects: str, file: str
) -> Iterator[Finding]:
    path: Path = ("corrects",)
    if corrects == update.slug:
        yield Finding(
            file,
            path,
            "an update cannot correct itself",
            "name the update in which the mistake stands",
        )
    elif corrects not in known.updates:
        others = known.updates - {update.slug}
        yield unknown(file, path, "update", corrects, others, "docs/updates/")
    other = next((u for u in library.updates if u.slug == corrects), None)
    if other and other.date.effective > update.date.effective:
        yield Finding(
            file,
            path,
            f"“{corrects}” is newer than this update",
            "a correction has a later date than the mistake: check both dates",
        )


def _change(
    library: Library, known: Known, update: Update, change: Change, file: str, path: Path
) -> Iterator[Finding]:
    match change:
        case StatusChange():
            for j, ident in enumerate(change.evidence):
                if not known.has("evidence", ident):
                    yield _unknown_evidence(file, (*path, "evidence", j), ident, known.evidence)
        case ImpactChange():
            sources = known.evidence | known.measures | known.feedback
            for j, ident in enumerate(change.evidence):
                if ident not in sources and not known.unseen:
                    yield _unknown_evidence(file, (*path, "evidence", j), ident, sources)
        case AddMilestone():
            where: Path = (*path, "add_milestone")
            taken = known.milestones
            yield from milestone_rules(change.add_milestone, change.action, file, where, taken)
        case AddActivity():
            if change.add_activity.id.rsplit(".", 1)[0] != change.milestone:
                yield Finding(
                    file,
                    (*path, "add_activity", "id"),
                    f"activity {change.add_activity.id} is filed under milestone "
                    f"{change.milestone}",
                    f"give it an id of this milestone, such as {change.milestone}.b",
                )
        case AddAction():
            yield from action_rules(library, known, change.add_action, file, (*path, "add_action"))
        case PlanChange() if change.plan == "draft" or (
            change.plan == "active" and update.corrects is None
        ):
            yield Finding(
                file,
                (*path, "plan"),
                f"“{change.plan}” is worked out from the approval date, and never typed",
                "write stepped_down, closed or superseded",
            )
