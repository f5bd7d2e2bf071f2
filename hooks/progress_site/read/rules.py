"""Rules across records: ids that exist, names that fit, examples that stay examples.

What a change may do to the state of the plan is judged by the fold, not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from progress_site.model.library import Library
from progress_site.model.plan import Action, Milestone
from progress_site.model.problem import Finding, Path
from progress_site.model.registers import Evidence, Feedback, Measure
from progress_site.model.update import (
    AddAction,
    AddActivity,
    AddMilestone,
    ImpactChange,
    PlanChange,
    StatusChange,
    Update,
)
from progress_site.model.words import Availability
from progress_site.read.known import Known
from progress_site.read.wording import did_you_mean

Files = dict[tuple[str, str], str]


def check_library(library: Library, known: Known, files: Files) -> Iterator[Finding]:
    """Yield every finding of every rule. ``files`` says which file holds which record."""
    yield from _plan(library)
    for action in library.actions:
        yield from _action_file(library, known, action, files[("action", str(action.number))])
    for measure in library.measures:
        yield from _measure(library, known, measure, files[("measure", measure.id)])
    for feedback in library.feedback:
        yield from _feedback(library, known, feedback, files[("feedback", feedback.id)])
    yield from _unique_milestones(library, files)
    yield from _evidence(library)
    yield from _journey(library, known)
    yield from _stages(library, known)
    for update in library.updates:
        yield from _update(library, known, update)
    yield from _demonstration(library, files)


def _unknown(
    file: str, path: Path, kind: str, given: str, known: Iterable[str], where: str
) -> Finding:
    known = sorted(known)
    otherwise = (
        f"add it to {where}, or use one of: {', '.join(known)}" if known else f"add it to {where}"
    )
    return Finding(
        file, path, f"there is no {kind} “{given}”", did_you_mean(given, known, otherwise=otherwise)
    )


# -- plan.yml


def _plan(library: Library) -> Iterator[Finding]:
    file = "plan_data/plan.yml"
    plan = library.plan
    yield from _twice(file, ("areas",), "number", [str(a.number) for a in plan.areas], "area")
    yield from _twice(file, ("groups",), "id", [g.id for g in plan.groups], "group")
    for i, group in enumerate(plan.groups):
        if group.id == "partnership":
            yield Finding(
                file,
                ("groups", i, "id"),
                "“partnership” is the partnership itself",
                "give the group another id",
            )


def _twice(file: str, path: Path, key: str, ids: Sequence[str], kind: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, ident in enumerate(ids):
        if ident in seen:
            yield Finding(
                file,
                (*path, i, key),
                f"there are two {kind}s with the {key} {ident}",
                f"give one another {key}",
            )
        seen.add(ident)


# -- actions


def _action_file(library: Library, known: Known, action: Action, file: str) -> Iterator[Finding]:
    stem = file.rsplit("/", 1)[-1].removesuffix(".yml")
    if stem.isdigit() and int(stem) != action.number:
        yield Finding(
            file,
            ("number",),
            f"the file is named {stem} but holds action {action.number}",
            f"write number: {int(stem)}, or rename the file to {action.number:02d}.yml",
        )
    elif not stem.isdigit():
        yield Finding(
            file,
            ("number",),
            f"“{stem}.yml” does not say which action it holds",
            f"rename it to {action.number:02d}.yml",
        )
    if not 1 <= action.number <= library.plan.how_many_actions:
        yield Finding(
            file,
            ("number",),
            f"action {action.number} is not one of the {library.plan.how_many_actions} of the plan",
            "change the number, or how_many_actions in plan_data/plan.yml",
        )
    yield from _action(library, known, action, file, ())


def _action(
    library: Library, known: Known, action: Action, file: str, path: Path
) -> Iterator[Finding]:
    areas = {str(a.number) for a in library.plan.areas}
    if action.area is not None and str(action.area) not in areas:
        yield _unknown(file, (*path, "area"), "area", str(action.area), areas, "plan_data/plan.yml")
    for i, measure in enumerate(action.measures):
        if measure not in known.measures:
            yield _unknown(
                file,
                (*path, "measures", i),
                "measure",
                measure,
                known.measures,
                "plan_data/measures/",
            )
    for i, milestone in enumerate(action.milestones):
        yield from _milestone(milestone, action.number, file, (*path, "milestones", i))


def _milestone(milestone: Milestone, action: int, file: str, path: Path) -> Iterator[Finding]:
    prefix = milestone.id.split(".")[0]
    if prefix != str(action):
        yield Finding(
            file,
            (*path, "id"),
            f"milestone {milestone.id} is filed under action {action}",
            f'move it to action {prefix}, or give it a number of this action, such as "{action}.1"',
        )
    for i, activity in enumerate(milestone.activities):
        if activity.id.rsplit(".", 1)[0] != milestone.id:
            yield Finding(
                file,
                (*path, "activities", i, "id"),
                f"activity {activity.id} is filed under milestone {milestone.id}",
                f'give it an id of this milestone, such as "{milestone.id}.a"',
            )
    yield from _twice(
        file, (*path, "activities"), "id", [a.id for a in milestone.activities], "activity"
    )


def _unique_milestones(library: Library, files: Files) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for action in library.actions:
        file = files[("action", str(action.number))]
        for i, milestone in enumerate(action.milestones):
            if milestone.id in seen:
                yield Finding(
                    file,
                    ("milestones", i, "id"),
                    f"milestone {milestone.id} is already in {seen[milestone.id]}",
                    "give this one a number of its own",
                )
            seen.setdefault(milestone.id, file)


# -- registers


def _named_like_file(file: str, ident: str) -> Iterator[Finding]:
    stem = file.rsplit("/", 1)[-1].removesuffix(".yml")
    if stem != ident:
        yield Finding(
            file,
            ("id",),
            f"the file is named {stem} but holds “{ident}”",
            f"write id: {stem}, or rename the file to {ident}.yml",
        )


def _measure(library: Library, known: Known, measure: Measure, file: str) -> Iterator[Finding]:
    yield from _named_like_file(file, measure.id)
    areas = {str(a.number) for a in library.plan.areas}
    if measure.area is not None and str(measure.area) not in areas:
        yield _unknown(file, ("area",), "area", str(measure.area), areas, "plan_data/plan.yml")
    if measure.baseline and not measure.baseline.comparable and measure.baseline.note is None:
        yield Finding(
            file,
            ("baseline",),
            "this baseline cannot be compared, but it is not said why",
            "add note: and the reason",
        )
    seen: set[tuple[str, str]] = set()
    for i, reading in enumerate(measure.readings):
        path: Path = ("readings", i)
        key = (reading.period.text, reading.published.text)
        if key in seen:
            yield Finding(
                file,
                (*path, "period"),
                "this period has a reading published on the same day",
                "keep one of the two",
            )
        seen.add(key)
        if not reading.projected and reading.published.effective < (
            reading.period.first or reading.published.effective
        ):
            yield Finding(
                file,
                (*path, "published"),
                "this reading was published before its period began",
                "check both dates, or add projected: true if it is a forecast",
            )
        yield from _small_numbers(library, measure, i, file)


def _small_numbers(library: Library, measure: Measure, i: int, file: str) -> Iterator[Finding]:
    reading, threshold = measure.readings[i], library.plan.small_number
    path: Path = ("readings", i)
    values = [((*path, "value"), reading.value)]
    values += [((*path, "parts", j, "value"), part.value) for j, part in enumerate(reading.parts)]
    if measure.counts_people:
        for where, value in values:
            if isinstance(value, Decimal) and 0 < value < threshold:
                yield Finding(
                    file,
                    where,
                    f"counts of people below {threshold} are never published",
                    "write suppressed (and keep the number out of the file)",
                )
    hidden = [part for part in reading.parts if part.value == "suppressed"]
    if len(hidden) == 1 and isinstance(reading.value, Decimal) and len(reading.parts) > 1:
        yield Finding(
            file,
            (*path, "parts"),
            f"the total gives away the suppressed figure for “{hidden[0].name}”",
            "write suppressed for a second part, or for the total",
        )


def _feedback(library: Library, known: Known, feedback: Feedback, file: str) -> Iterator[Finding]:
    yield from _named_like_file(file, feedback.id)
    if re.fullmatch(r"\d{4}", feedback.id):
        yield Finding(
            file,
            ("id",),
            f"“{feedback.id}” is the address of a year",
            "choose an id with letters in it",
        )
    for i, number in enumerate(feedback.actions):
        yield from _known_action(library, known, file, ("actions", i), number)
    for i, response in enumerate(feedback.responses):
        if response.published.effective < feedback.published.effective:
            yield Finding(
                file,
                ("responses", i, "published"),
                "this response is older than the feedback itself",
                "check the two published dates",
            )


def _known_action(
    library: Library, known: Known, file: str, path: Path, number: int
) -> Iterator[Finding]:
    numbers = {*range(1, library.plan.how_many_actions + 1), *known.actions}
    if number not in numbers:
        yield Finding(
            file,
            path,
            f"there is no action {number}",
            f"use a number from 1 to {max(numbers, default=0)}",
        )


def _evidence(library: Library) -> Iterator[Finding]:
    file, entries = "plan_data/evidence.yml", library.evidence.evidence
    yield from _twice(
        file, ("evidence",), "id", [e.id for e in entries], "piece of evidence".removesuffix("s")
    )
    for i, entry in enumerate(entries):
        yield from _evidence_place(library, entry, file, ("evidence", i))


def _evidence_place(library: Library, entry: Evidence, file: str, path: Path) -> Iterator[Finding]:
    if entry.availability is Availability.HERE and entry.file is None:
        yield Finding(
            file,
            path,
            f"“{entry.id}” is said to be here, but no file is named",
            "add file: media/NAME, or write elsewhere",
        )
    if entry.file is not None and entry.file not in library.media:
        yield Finding(
            file,
            (*path, "file"),
            f"there is no file docs/{entry.file}",
            did_you_mean(entry.file, library.media, otherwise="put it under docs/media"),
        )


def _journey(library: Library, known: Known) -> Iterator[Finding]:
    file = "plan_data/journey.yml"
    yield from _twice(file, ("events",), "id", [e.id for e in library.journey.events], "event")
    yield from _twice(file, ("reviews",), "id", [e.id for e in library.journey.reviews], "review")
    areas = {a.number for a in library.plan.areas}
    for i, review in enumerate(library.journey.reviews):
        for j, area in enumerate(review.areas):
            if area not in areas:
                yield _unknown(
                    file,
                    ("reviews", i, "areas", j),
                    "area",
                    str(area),
                    map(str, areas),
                    "plan_data/plan.yml",
                )


def _stages(library: Library, known: Known) -> Iterator[Finding]:
    file = "plan_data/what_it_means.yml"
    stages = library.what_it_means.stages
    yield from _twice(file, ("stages",), "id", [s.id for s in stages], "stage")
    for i, stage in enumerate(stages):
        for j, number in enumerate(stage.actions):
            yield from _known_action(library, known, file, ("stages", i, "actions", j), number)
        for key in ("expect", "ask"):
            for j, expectation in enumerate(getattr(stage, key)):
                if (
                    key == "expect"
                    and expectation.law is None
                    and not (expectation.example or stage.example)
                ):
                    yield Finding(
                        file,
                        ("stages", i, key, j),
                        "this says what a family can expect, but not what gives the right",
                        "add law: with title, date and applies_in, or mark it example: true",
                    )


# -- updates


def _update(library: Library, known: Known, update: Update) -> Iterator[Finding]:
    file = f"docs/updates/{update.slug}.md"
    name_date = re.match(r"\d{4}(-\d{2}(-\d{2})?)?(?=-)", update.slug)
    date_text = update.date.text
    if name_date and not update.slug.startswith(f"{date_text}-"):
        yield Finding(
            file,
            ("date",),
            f"the file name begins with {name_date[0]} but the date is {date_text}",
            f"write date: {name_date[0]}, or rename the file",
        )
    groups = {g.id for g in library.plan.groups} | {"partnership"}
    if update.from_ not in groups:
        yield _unknown(
            file, ("from",), "group", update.from_, groups, "groups: in plan_data/plan.yml"
        )
    for i, number in enumerate(update.about):
        yield from _known_action(library, known, file, ("about", i), number)
    areas = {a.number for a in library.plan.areas}
    for i, area in enumerate(update.areas):
        if area not in areas:
            yield _unknown(
                file, ("areas", i), "area", str(area), map(str, areas), "plan_data/plan.yml"
            )
    for i, ident in enumerate(update.evidence):
        if ident not in known.evidence:
            yield _unknown(
                file, ("evidence", i), "evidence", ident, known.evidence, "plan_data/evidence.yml"
            )
    if update.corrects is not None:
        yield from _corrects(library, known, update, file)
    yield from _changes(library, known, update, file)


def _corrects(library: Library, known: Known, update: Update, file: str) -> Iterator[Finding]:
    assert update.corrects is not None
    if update.corrects == update.slug:
        yield Finding(
            file,
            ("corrects",),
            "an update cannot correct itself",
            "name the update in which the mistake stands",
        )
    elif update.corrects not in known.updates:
        yield _unknown(
            file,
            ("corrects",),
            "update",
            update.corrects,
            known.updates - {update.slug},
            "docs/updates/",
        )
    other = next((u for u in library.updates if u.slug == update.corrects), None)
    if other and other.date.effective > update.date.effective:
        yield Finding(
            file,
            ("corrects",),
            f"“{update.corrects}” is newer than this update",
            "a correction has a later date than the mistake",
        )


def _changes(library: Library, known: Known, update: Update, file: str) -> Iterator[Finding]:
    sources = known.evidence | known.measures | known.feedback
    for i, change in enumerate(update.changes):
        path: Path = ("changes", i)
        if isinstance(change, StatusChange | ImpactChange):
            allowed = sources if isinstance(change, ImpactChange) else known.evidence
            for j, ident in enumerate(change.evidence):
                if ident not in allowed:
                    yield _unknown(
                        file,
                        (*path, "evidence", j),
                        "evidence",
                        ident,
                        allowed,
                        "plan_data/evidence.yml",
                    )
        elif isinstance(change, AddMilestone):
            yield from _milestone(
                change.add_milestone, change.action, file, (*path, "add_milestone")
            )
        elif isinstance(change, AddActivity):
            if change.add_activity.id.rsplit(".", 1)[0] != change.milestone:
                yield Finding(
                    file,
                    (*path, "add_activity", "id"),
                    f"activity {change.add_activity.id} is filed under milestone {change.milestone}",
                    f'give it an id of this milestone, such as "{change.milestone}.b"',
                )
        elif isinstance(change, AddAction):
            yield from _action(library, known, change.add_action, file, (*path, "add_action"))
        elif isinstance(change, PlanChange) and change.plan in ("draft", "active"):
            yield Finding(
                file,
                (*path, "plan"),
                f"“{change.plan}” is worked out from the approval date and never typed",
                "write stepped_down, closed or superseded",
            )


# -- examples


def _demonstration(library: Library, files: Files) -> Iterator[Finding]:
    """While `demonstration` is false nothing may be an example (DESIGN, section 9)."""
    if library.plan.demonstration:
        return
    what = "this is an example, but plan.yml does not say that the site shows examples"
    instead = "put the real record in its place, or write demonstration: true in plan_data/plan.yml"
    for action in library.actions:
        if action.example:
            yield Finding(files[("action", str(action.number))], ("example",), what, instead)
    for measure in library.measures:
        if measure.example:
            yield Finding(files[("measure", measure.id)], ("example",), what, instead)
    for feedback in library.feedback:
        if feedback.example:
            yield Finding(files[("feedback", feedback.id)], ("example",), what, instead)
    for update in library.updates:
        if update.example:
            yield Finding(f"docs/updates/{update.slug}.md", ("example",), what, instead)
    for i, entry in enumerate(library.evidence.evidence):
        if entry.example:
            yield Finding("plan_data/evidence.yml", ("evidence", i, "example"), what, instead)
    for i, stage in enumerate(library.what_it_means.stages):
        if stage.example:
            yield Finding("plan_data/what_it_means.yml", ("stages", i, "example"), what, instead)
    for i, group in enumerate(library.plan.groups):
        if group.example:
            yield Finding("plan_data/plan.yml", ("groups", i, "example"), what, instead)
