"""What has become old: a notice where an update or a promised answer is overdue.

The state says so already, and the site shows it; here it is told to who can mend it. Notices of
formats that are behind their words belong here as well, once a build knows them.
"""

from __future__ import annotations

from progress_site.fold.state import State
from progress_site.model.problem import Finding
from progress_site.read.load import Loaded
from progress_site.words.wording import day_words

_PLAN = "plan_data/plan.yml"


def overdue(loaded: Loaded, state: State) -> list[Finding]:
    """Return a notice for each action without news and each answer that was promised by now."""
    files = loaded.files
    found = [
        Finding(
            files.get(("action", str(action.number)), _PLAN),
            ("number",) if ("action", str(action.number)) in files else ("how_many_actions",),
            f"an update about action {action.number} was due "
            f"by {day_words(action.update_due).words}",
            f"write an update with about: [{action.number}], also if nothing has happened",
            "notice",
        )
        for action in state.actions.values()
        if action.update_overdue and action.update_due is not None
    ]
    found += [
        Finding(
            f"plan_data/feedback/{entry.record.id}.yml",
            ("responses",),
            "the date that was given for an answer has passed",
            "add a response: what was done, or the new date and why",
            "notice",
        )
        for entry in state.feedback.values()
        if entry.answer_overdue
    ]
    return found
