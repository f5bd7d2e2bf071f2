"""Updates: what they add has the right number. What they change is judged by the fold."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.model.update import AddAction, AddMilestone, Change, PlanChange, Update
from progress_site.read.known import Known
from progress_site.read.rules.promises import filed, milestones_of


def updates(library: Library, known: Known) -> Iterator[Finding]:
    """Check every update, drafts too."""
    by_slug = {update.slug: update for update in library.updates}
    for update in library.updates:
        file = f"docs/updates/{update.slug}.md"
        other = by_slug.get(update.corrects or "")
        if other and other.date.effective > update.date.effective:
            yield Finding(
                file,
                ("corrects",),
                f"“{other.slug}” is newer than this update",
                "a correction has a later date than the mistake: check both dates",
            )
        for i, change in enumerate(update.changes):
            yield from _change(known, update, change, file, ("changes", i))


def _change(
    known: Known, update: Update, change: Change, file: str, path: Path
) -> Iterator[Finding]:
    match change:
        case AddMilestone(action=action, add_milestone=milestone):
            where = (*path, "add_milestone")
            yield from filed(milestone, action, file, where, known.milestones)
        case AddAction():
            yield from milestones_of(change.add_action, file, (*path, "add_action"))
        case PlanChange() if change.plan == "draft" or (
            change.plan == "active" and update.corrects is None
        ):
            yield Finding(
                file,
                (*path, "plan"),
                f"“{change.plan}” is worked out from the approval date, and never typed",
                "write stepped_down, closed or superseded",
            )
