"""The plan, its actions, milestones and activities."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from progress_site.model.library import Library
from progress_site.model.plan import Action, Milestone
from progress_site.model.problem import Finding, Path
from progress_site.read.identity import Files
from progress_site.read.known import Known
from progress_site.read.rules.common import twice, unknown, unknown_area


def plan(library: Library, known: Known) -> Iterator[Finding]:
    """Check `plan.yml`."""
    file, the_plan = "plan_data/plan.yml", library.plan
    yield from twice(file, ("areas",), "number", [str(a.number) for a in the_plan.areas], "area")
    yield from twice(file, ("groups",), "id", [g.id for g in the_plan.groups], "group")
    for i, group in enumerate(the_plan.groups):
        if group.id == "partnership":
            yield Finding(
                file,
                ("groups", i, "id"),
                "“partnership” is the partnership itself",
                "give the group another id",
            )
    for i, ident in enumerate(the_plan.headline_figures):
        if not known.has("measures", ident):
            yield unknown(
                file,
                ("headline_figures", i),
                "measure",
                ident,
                known.measures,
                "plan_data/measures/",
            )


def promises(library: Library, known: Known, files: Files) -> Iterator[Finding]:
    """Check every action and what hangs from it."""
    seen: dict[str, str] = {}
    for action in library.actions:
        file = files["action", str(action.number)]
        most = library.plan.how_many_actions
        if not 1 <= action.number <= most:
            yield Finding(
                file,
                ("number",),
                f"action {action.number} is not one of the {most} of the plan",
                "change the number, or how_many_actions in plan_data/plan.yml",
            )
        yield from action_rules(library, known, action, file, ())
        for i, milestone in enumerate(action.milestones):
            first = seen.setdefault(milestone.id, f"{file}#{i}")
            if first != f"{file}#{i}" and milestone.id.split(".")[0] == str(action.number):
                where = "in this file" if first.startswith(f"{file}#") else f"in {first[:-2]}"
                yield Finding(
                    file,
                    ("milestones", i, "id"),
                    f"there is already a milestone {milestone.id} {where}",
                    f"give this one the number {_free(action.number, known.milestones)}",
                )


def action_rules(
    library: Library, known: Known, action: Action, file: str, path: Path
) -> Iterator[Finding]:
    """Check one action, in a file of its own or in an update that adds it."""
    if action.area is not None:
        yield from unknown_area(known, file, (*path, "area"), action.area)
    for i, measure in enumerate(action.measures):
        if not known.has("measures", measure):
            yield unknown(
                file,
                (*path, "measures", i),
                "measure",
                measure,
                known.measures,
                "plan_data/measures/",
            )
    taken = [m.id for m in action.milestones]
    for i, milestone in enumerate(action.milestones):
        where: Path = (*path, "milestones", i)
        yield from milestone_rules(milestone, action.number, file, where, taken)


def milestone_rules(
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
    yield from twice(
        file, (*path, "activities"), "id", [a.id for a in milestone.activities], "activity"
    )


def _free(action: int, taken: Collection[str]) -> str:
    """Return the next number of an action that no milestone has."""
    numbers = [int(ident.split(".")[1]) for ident in taken if ident.startswith(f"{action}.")]
    return f"{action}.{max(numbers, default=0) + 1}"
