"""Actions, milestones and activities: each number once, and filed where it says."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from progress_site.model.library import Library
from progress_site.model.plan import Action, Milestone
from progress_site.model.problem import Finding, Path
from progress_site.model.update import AddAction, AddMilestone, Change, PlanChange, Update
from progress_site.read.layout import Known


def promises(library: Library, known: Known) -> Iterator[Finding]:
    """Check every action and what hangs from it."""
    seen: dict[str, str] = {}
    for action in library.actions:
        file = library.files["action", str(action.number)]
        most = library.plan.how_many_actions
        if not 1 <= action.number <= most:
            yield Finding(
                file,
                ("number",),
                f"action {action.number} is not one of the {most} of the plan",
                "change the number, or how_many_actions in plan_data/plan.yml",
            )
        yield from milestones_of(action, file, ())
        for i, milestone in enumerate(action.milestones):
            first = seen.get(milestone.id)
            if first is not None and milestone.id.split(".")[0] == str(action.number):
                yield Finding(
                    file,
                    ("milestones", i, "id"),
                    f"there is already a milestone {milestone.id} in "
                    f"{'this file' if first == file else first}",
                    f"give this one the number {_free(action.number, known.milestones)}",
                )
            seen.setdefault(milestone.id, file)


def milestones_of(action: Action, file: str, path: Path) -> Iterator[Finding]:
    """Check the milestones of an action, in a file of its own or in an update that adds it."""
    taken = [milestone.id for milestone in action.milestones]
    for i, milestone in enumerate(action.milestones):
        yield from filed(milestone, action.number, file, (*path, "milestones", i), taken)


def filed(
    milestone: Milestone, action: int, file: str, path: Path, taken: Collection[str]
) -> Iterator[Finding]:
    """Check that a milestone and its activities are filed where their numbers say."""
    prefix = milestone.id.split(".")[0]
    if prefix != str(action):
        yield Finding(
            file,
            (*path, "id"),
            f"milestone {milestone.id} is filed under action {action}",
            f"move it to action {prefix}, or give it the number {_free(action, taken)}",
        )
    for i, activity in enumerate(milestone.activities):
        if activity.id.rsplit(".", 1)[0] != milestone.id:
            yield Finding(
                file,
                (*path, "activities", i, "id"),
                f"activity {activity.id} is filed under milestone {milestone.id}",
                f"give it an id of this milestone, such as {milestone.id}.a",
            )


def _free(action: int, taken: Collection[str]) -> str:
    """Return the next number of an action that no milestone has."""
    numbers = [int(ident.split(".")[1]) for ident in taken if ident.startswith(f"{action}.")]
    return f"{action}.{max(numbers, default=0) + 1}"


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
