"""Actions, milestones, updates, Easy Read words: each is filed where its number says.

Easy Read words say nothing that follows from the updates: the state of a day is never typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pydantic import BaseModel

from progress_site.model.easy_read import (
    EasyAction,
    EasyFeedback,
    EasyHome,
    EasyLine,
    EasyPage,
    EasyUpdate,
)
from progress_site.model.library import Library
from progress_site.model.plan import Action, Activity, Milestone
from progress_site.model.problem import Finding, Path
from progress_site.model.update import AddActivity, AddMilestone, PlanChange, Update
from progress_site.read.rules.references import Found, Ids, Wrong, every_record
from progress_site.read.validation import did_you_mean


def misfiled(record: BaseModel, ids: Ids) -> Iterator[Wrong]:
    """Yield each milestone and activity in a record that is not filed where its number says."""
    match record:
        case Action(number=number, milestones=milestones):
            taken = [milestone.id for milestone in milestones]
            for i, milestone in enumerate(milestones):
                yield from _milestone(milestone, number, ("milestones", i), taken)
        case AddMilestone(action=number, add_milestone=milestone):
            yield from _milestone(milestone, number, ("add_milestone",), ids["milestone"])
        case AddActivity(milestone=ident, add_activity=activity):
            yield from _activity(activity, ident, ("add_activity",), f"{ident}.b")
        case EasyAction(action=number, milestones=lines):
            here = sorted(ident for ident in ids["milestone"] if _action_of(ident) == number)
            for ident in lines:
                if (action := _action_of(ident)) != number:
                    what = f"milestone {ident} does not belong to action {number}"
                    yield ("milestones", ident), what, f"move it to the file of action {action}"
                elif here and ident not in here:
                    add = f"add it to the file of action {number}"
                    instead = did_you_mean(ident, here, otherwise=add)
                    yield ("milestones", ident), f"there is no milestone “{ident}”", instead


def _milestone(
    milestone: Milestone, action: int, path: Path, taken: Collection[str]
) -> Iterator[Wrong]:
    ident = milestone.id
    if (own := _action_of(ident)) != action:
        instead = f"move it to action {own}, or give it the number {_free(action, taken)}"
        yield (*path, "id"), f"milestone {ident} is filed under action {action}", instead
    for i, activity in enumerate(milestone.activities):
        yield from _activity(activity, ident, (*path, "activities", i), f"{ident}.a")


def _activity(activity: Activity, milestone: str, path: Path, example: str) -> Iterator[Wrong]:
    if activity.id.rpartition(".")[0] != milestone:
        what = f"activity {activity.id} is filed under milestone {milestone}"
        yield (*path, "id"), what, f"give it an id of this milestone, such as {example}"


def _action_of(milestone: str) -> int:
    return int(milestone.split(".")[0])


def _free(action: int, taken: Collection[str]) -> str:
    """Return the next number of an action that no milestone has."""
    numbers = [int(ident.split(".")[1]) for ident in taken if _action_of(ident) == action]
    return f"{action}.{max(numbers, default=0) + 1}"


def numbered_twice(library: Library, ids: Ids) -> Iterator[Finding]:
    """Yield each action that the plan does not have, and each milestone that has a number again."""
    first_file: dict[str, str] = {}
    most = library.plan.how_many_actions
    for action in library.actions:
        file = library.files["action", str(action.number)]
        if not 1 <= action.number <= most:
            what = f"action {action.number} is not one of the {most} of the plan"
            instead = "change the number, or how_many_actions in plan_data/plan.yml"
            yield Finding(file, ("number",), what, instead)
        for i, milestone in enumerate(action.milestones):
            first = first_file.get(milestone.id)
            if first is not None and _action_of(milestone.id) == action.number:
                where = "this file" if first == file else first
                what = f"there is already a milestone {milestone.id} in {where}"
                instead = f"give this one the number {_free(action.number, ids['milestone'])}"
                yield Finding(file, ("milestones", i, "id"), what, instead)
            first_file.setdefault(milestone.id, file)


def updates(library: Library) -> Iterator[Finding]:
    """Check what updates correct, and how they change the plan, in drafts too."""
    by_slug = {update.slug: update for update in library.updates}
    for update in library.updates:
        file = f"docs/updates/{update.slug}.md"
        other = by_slug.get(update.corrects or "")
        if other and other.date.effective > update.date.effective:
            what = f"“{other.slug}” is newer than this update"
            instead = "a correction has a later date than the mistake: check both dates"
            yield Finding(file, ("corrects",), what, instead)
        for i, change in enumerate(update.changes):
            if isinstance(change, PlanChange) and change.plan in _worked_out(update):
                what = f"“{change.plan}” is worked out from the approval date, and never typed"
                instead = "write stepped_down, closed or superseded"
                yield Finding(file, ("changes", i, "plan"), what, instead)


def _worked_out(update: Update) -> set[str]:
    """Return the statuses of the plan that nobody types; a correction may say that it is active."""
    return {"draft"} if update.corrects else {"draft", "active"}


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|none|all|some)"
#: Words that say a status, a count or a date. The state on a day follows from the updates, so
#: what is typed here is wrong from the next one on.
_STATUS = re.compile(
    r"\b(?:is|are|was|were|be|not|still|being)\s+"
    r"(late|paused|stopped|done|kept|finished|started|on track|at risk)\b"
    r"|\b(done by|on track|at risk)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"\b({_NUMBER} (?:out )?of (?:the )?{_NUMBER}|{_NUMBER} (?:promises?|milestones?|actions?))\b",
    re.IGNORECASE,
)
_TYPED = "take it out, because the site says it beside these words and keeps it true"
_DATE = re.compile(rf"\b((?:\d{{1,2}} )?(?:{_MONTHS}) \d{{4}}|\d{{1,2}} (?:{_MONTHS})|20\d\d)\b")


def typed_states(page: Found) -> Iterator[Finding]:
    """Yield a warning for each status, count or date in words that stay while the plan moves on.

    An update tells what happened on its day: its words do not fall behind, so they are left alone.
    Dates are looked for in the words of actions and promises; elsewhere they are history.
    """
    if not isinstance(page.record, EasyPage) or isinstance(page.record, EasyUpdate):
        return
    patterns = {"status": _STATUS, "count": _COUNT}
    if isinstance(page.record, EasyAction):
        patterns["date"] = _DATE
    for path, text in _easy_words(page.record):
        for kind, pattern in patterns.items():
            if found := pattern.search(text):
                said = next(part for part in found.groups() if part)
                what = f"“{said}” is a {kind}, and typed words do not change when it does"
                yield Finding(page.file, path, what, _TYPED, "warning")
                break


def _easy_words(page: EasyPage) -> Iterator[tuple[Path, str]]:
    for found in every_record({"": page}):
        match found.record:
            case EasyLine(words=words) if isinstance(page, EasyAction | EasyHome):
                yield (*found.path, "words"), words
            case EasyFeedback(we_did=str(words)):
                yield (*found.path, "we_did"), words
