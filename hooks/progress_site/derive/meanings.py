"""What each word of the record is called and what it means: tables, and nothing else."""

from __future__ import annotations

from progress_site.catalogue import N_
from progress_site.model.words import Status

#: What each word of the record is called, by its group.
WORDS: dict[str, dict[str, str]] = {
    "status": {
        "done": N_("Done"),
        "on_track": N_("On track"),
        "at_risk": N_("At risk"),
        "late": N_("Late"),
        "unfinished": N_("Unfinished"),
        "not_started": N_("Not started"),
        "paused": N_("Paused"),
        "stopped": N_("Stopped"),
    },
    "activity": {
        "done": N_("Done"),
        "doing": N_("Being done"),
        "not_started": N_("Not started"),
        "stopped": N_("Stopped"),
    },
    "impact": {
        "too_early": N_("Too early to tell"),
        "no_evidence_yet": N_("No evidence yet"),
        "early_signs": N_("Early signs"),
        "making_a_difference": N_("Making a difference"),
        "not_making_a_difference": N_("Not making a difference"),
    },
    "answer": {
        "done": N_("We did"),
        "doing": N_("We are doing it"),
        "will_do": N_("We will"),
        "cannot_do": N_("We cannot"),
        "deciding": N_("Not decided yet"),
        "none": N_("No published answer found"),
        "withdrawn": N_("Withdrawn"),
    },
    "trend": {
        "better": N_("Better"),
        "about_the_same": N_("About the same"),
        "worse": N_("Worse"),
        "changed": N_("Changed"),
        "one_reading_only": N_("One reading only"),
        "not_comparable": N_("Not comparable"),
        "too_few_to_publish": N_("Too few to publish"),
        "not_measured_yet": N_("Not measured yet"),
    },
    "target": {
        "met": N_("Target met"),
        "on_course": N_("On course for its target"),
        "behind": N_("Behind its target"),
        "date_passed": N_("Target date passed, no figure for it"),
        "no_target": N_("No target on record"),
        "none": N_("Cannot be held against its target"),
        "law_kept": N_("In every case"),
        "law_not_kept": N_("Not in every case"),
    },
    "plan": {
        "draft": N_("Draft"),
        "active": N_("Active"),
        "stepped_down": N_("Stepped down"),
        "closed": N_("Closed"),
        "superseded": N_("Superseded"),
    },
    "change": {
        "due": N_("Date moved"),
        "promise": N_("Reworded"),
        "merge_milestone": N_("Merged"),
        "merge_action": N_("Merged"),
        "add_milestone": N_("Added"),
        "add_action": N_("Added"),
        "add_activity": N_("Work added"),
        "title": N_("New title"),
        "target": N_("New target"),
        "interim_target": N_("New interim target"),
        "carried_on": N_("Carried on"),
        "plan": N_("The plan itself"),
        "activity": N_("Work"),
        "status": N_("Status"),
        "impact": N_("Verdict"),
        "stopped": N_("Stopped"),
        "paused": N_("Paused"),
    },
}

#: What it means, in a sentence or two; the page about this site shows all of them.
MEANINGS: dict[str, dict[str, str]] = {
    "status": {
        "done": N_("It was kept. What shows it is linked."),
        "on_track": N_("Work goes on, and the date stands."),
        "at_risk": N_("There is a known problem. The date still stands."),
        "late": N_(
            "It is still open, and the date that was first promised has passed. A new date "
            "does not change that. Nobody types this: it is worked out each day."
        ),
        "unfinished": N_(
            "It was open when outside monitoring or the plan ended, and it still is. This too is "
            "worked out."
        ),
        "not_started": N_("No work has been reported yet."),
        "paused": N_("Work waits. The reason is given, and who decided."),
        "stopped": N_("It will not be done. The reason is given, and who decided."),
    },
    "activity": {
        "not_started": N_("No work has been reported yet."),
        "doing": N_("Work goes on."),
        "done": N_("The work was done. That alone does not show a difference."),
        "stopped": N_("The work ended before it was done."),
    },
    "plan": {
        "draft": N_("Not approved yet. Words and dates may still change."),
        "active": N_("Approved, and watched from outside."),
        "stepped_down": N_("Outside monitoring has ended. The plan itself may go on."),
        "closed": N_("The partnership has closed the plan."),
        "superseded": N_("Another plan has taken its place."),
    },
    "impact": {
        "too_early": N_("It cannot show yet."),
        "no_evidence_yet": N_("Nobody has looked yet, or nothing was found."),
        "early_signs": N_("One source shows it."),
        "making_a_difference": N_("Two sources or more show it. One of them is families’ own."),
        "not_making_a_difference": N_("Sources or people say that nothing has changed for them."),
    },
    "answer": {
        "done": N_("It is done."),
        "doing": N_("Work has begun."),
        "will_do": N_("It comes with a date."),
        "cannot_do": N_("It comes with a reason."),
        "deciding": N_("It comes with the date of the decision."),
        "none": N_("It was said, and we know of no answer."),
    },
    "trend": {
        "better": N_("The newest figure moved the way we want, against the first one."),
        "about_the_same": N_("It moved by no more than the amount named beside the figure."),
        "worse": N_("It moved the wrong way."),
        "changed": N_("It went up or down, and neither is better in itself."),
        "one_reading_only": N_("There is nothing to compare it with yet."),
        "not_comparable": N_(
            "The way of counting changed, or there is no earlier figure for the same time of year."
        ),
        "too_few_to_publish": N_("So few people, or so few reports, that somebody could be known."),
        "not_measured_yet": N_("No figure has been published yet."),
    },
    "target": {
        "met": N_("The newest figure is at the target, or better."),
        "on_course": N_(
            "It is where it should be by now, or better. That is at the last step that "
            "was due, or on the straight line from the start to the target."
        ),
        "behind": N_("It is not where it should be by now."),
        "date_passed": N_(
            "The date of the target has passed. The newest figure is older than that date and is "
            "not at the target."
        ),
        "no_target": N_("No target for this figure is on record here."),
    },
}

#: How many people said something: never as a number, which could point at somebody.
HOW_MANY = {
    "fewer_than_5": N_("fewer than 5"),
    "5_to_9": N_("5 to 9"),
    "10_to_19": N_("10 to 19"),
    "20_to_49": N_("20 to 49"),
    "50_to_99": N_("50 to 99"),
    "100_or_more": N_("100 or more"),
    "not_counted": "",
}

#: The order in which statuses are told: what was kept first, what went away last.
ORDER = (
    Status.DONE,
    Status.LATE,
    Status.AT_RISK,
    Status.ON_TRACK,
    Status.NOT_STARTED,
    Status.PAUSED,
    Status.UNFINISHED,
    Status.STOPPED,
)
