"""The registers: measures with their readings, feedback, evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.model.registers import Evidence, Measure, Reading
from progress_site.model.words import Availability, EvidenceKind
from progress_site.read.identity import Files
from progress_site.read.known import Known
from progress_site.read.privacy.people import counts_people
from progress_site.read.rules.common import twice, unknown_action, unknown_area


def measures(library: Library, known: Known, files: Files) -> Iterator[Finding]:
    """Check every measure."""
    for measure in library.measures:
        file = files["measure", measure.id]
        if measure.area is not None:
            yield from unknown_area(known, file, ("area",), measure.area)
        if measure.same_within < 0:
            yield Finding(
                file,
                ("same_within",),
                f"“same_within” cannot be {measure.same_within}",
                "write how far a figure may move and still be about the same: 0 or more",
            )
        if measure.baseline and not measure.baseline.comparable and measure.baseline.note is None:
            yield Finding(
                file,
                ("baseline", "comparable"),
                "this baseline cannot be compared, but it is not said why",
                "add note: and the reason",
            )
        yield from _changed_steps(measure, file)
        yield from _readings(measure, file)
        yield from _small_numbers(measure, library.plan.small_number, file)


def _changed_steps(measure: Measure, file: str) -> Iterator[Finding]:
    """A step that is set twice was changed, and every change of a target is an update’s."""
    seen: set[str] = set()
    for i, step in enumerate(measure.interim_targets):
        if step.by is None:
            continue
        if step.by.text in seen:
            yield Finding(
                file,
                ("interim_targets", i, "by"),
                f"there is already an interim target for {step.by}, and a change of it is told "
                "by an update",
                "take this entry out, and write an update with changes: "
                f"[{{measure: {measure.id}, interim_target: {step.value}, by: {step.by}, "
                "reason: …, agreed_by: …}]",
            )
        seen.add(step.by.text)


def _readings(measure: Measure, file: str) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for i, reading in enumerate(measure.readings):
        path: Path = ("readings", i)
        key = (reading.period.text, reading.since.text)
        if key in seen:
            yield Finding(
                file,
                (*path, "period"),
                f"there is already a reading for {key[0]} published on {key[1]}",
                "keep one of the two",
            )
        seen.add(key)
        begins = reading.period.first
        if (
            not reading.projected
            and begins
            and reading.published
            and reading.published.effective < begins
        ):
            yield Finding(
                file,
                (*path, "published"),
                "this reading was published before its period began",
                "check both dates, or add projected: true if it is a forecast",
            )
        yield from _given_away(reading, file, path)


def _given_away(reading: Reading, file: str, path: Path) -> Iterator[Finding]:
    """A suppressed figure that can be worked out from the others."""
    unseen = [part for part in reading.parts if not isinstance(part.value, Decimal)]
    if len(unseen) == 1 and unseen[0].value == "suppressed" and isinstance(reading.value, Decimal):
        yield Finding(
            file,
            (*path, "parts"),
            f"the total gives away the suppressed figure for “{unseen[0].name}”",
            "write suppressed for a second part, or for the total",
        )
    if reading.parts and not unseen and reading.value == "suppressed":
        yield Finding(
            file,
            (*path, "value"),
            "the parts give away the suppressed total",
            "write suppressed for two of the parts as well",
        )


def _small_numbers(measure: Measure, threshold: int, file: str) -> Iterator[Finding]:
    if not (measure.counts_people or counts_people(measure.unit)):
        return
    values: list[tuple[Path, object]] = []
    for i, reading in enumerate(measure.readings):
        values.append((("readings", i, "value"), reading.value))
        values += [
            (("readings", i, "parts", j, "value"), part.value)
            for j, part in enumerate(reading.parts)
        ]
    if measure.baseline:
        values.append((("baseline", "value"), measure.baseline.value))
    values += [(("comparators", i, "value"), c.value) for i, c in enumerate(measure.comparators)]
    for where, value in values:
        if isinstance(value, Decimal) and 0 < value < threshold:
            in_reading = where[0] == "readings"
            yield Finding(
                file,
                where,
                f"counts of people below {threshold} are never published",
                "write suppressed, and keep the number out of the file"
                if in_reading
                else "take the figure out",
            )


def feedback(library: Library, known: Known, files: Files) -> Iterator[Finding]:
    """Check every piece of feedback."""
    for entry in library.feedback:
        file = files["feedback", entry.id]
        if re.fullmatch(r"[0-9]{4}", entry.id):
            yield Finding(
                file,
                ("id",),
                f"“{entry.id}” is the address of a year",
                "choose an id with letters in it, and rename the file",
            )
        for i, number in enumerate(entry.actions):
            yield from unknown_action(library, known, file, ("actions", i), number)
        for i, response in enumerate(entry.responses):
            dated = response.published and entry.published
            if dated and response.known_from < entry.known_from:
                yield Finding(
                    file,
                    ("responses", i, "published"),
                    "this response is older than the feedback itself",
                    "check the two published dates",
                )


def evidence(library: Library, known: Known) -> Iterator[Finding]:
    """Check every piece of evidence."""
    file, entries = "plan_data/evidence.yml", library.evidence.evidence
    yield from twice(file, ("evidence",), "id", [e.id for e in entries], "evidence")
    for i, entry in enumerate(entries):
        path: Path = ("evidence", i)
        for kind, ids in (("a measure", known.measures), ("feedback", known.feedback)):
            if entry.id in ids:
                yield Finding(
                    file,
                    (*path, "id"),
                    f"“{entry.id}” is also the id of {kind}, so nobody can tell which one is meant",
                    "give this one another id",
                )
        yield from _where_it_is(entry, file, path)


def _where_it_is(entry: Evidence, file: str, path: Path) -> Iterator[Finding]:
    here = entry.availability is Availability.HERE
    if here and entry.file is None and entry.words_file is None:
        yield Finding(
            file,
            (*path, "availability"),
            f"“{entry.id}” is said to be here, but no file is named",
            "add file: media/NAME, or write elsewhere",
        )
    if not here and entry.file is not None:
        yield Finding(
            file,
            (*path, "file"),
            f"a file is named, but “{entry.id}” is said to be {entry.availability}",
            "write availability: here, or take file: out",
        )
    for key in ("file_type", "size"):
        if getattr(entry, key) is not None and entry.availability is not Availability.ELSEWHERE:
            yield Finding(
                file,
                (*path, key),
                f"“{key}” is for a file that is elsewhere, and “{entry.id}” is not",
                "take it out; for a file that is here the site works it out",
            )
    if entry.availability is Availability.KNOWN_BUT_NOT_FOUND:
        places = (k for k in ("url", "words_file", "transcript") if getattr(entry, k))
        if (place := next(places, None)) is not None:
            yield Finding(
                file,
                (*path, place),
                f"“{entry.id}” is said to be not found, but “{place}” says where it is",
                "write availability: here or elsewhere, or take this line out",
            )
    elif entry.looked_in is not None:
        yield Finding(
            file,
            (*path, "looked_in"),
            f"“looked_in” is for what was not found, and “{entry.id}” is {entry.availability}",
            "take it out, or write availability: known_but_not_found",
        )
    if entry.transcript is not None and entry.kind is not EvidenceKind.FILM:
        yield Finding(
            file,
            (*path, "transcript"),
            f"a transcript is what is said in a film, and “{entry.id}” is no film",
            "write words_file: for the words of a document",
        )
