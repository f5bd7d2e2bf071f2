"""The registers: measures with their readings, feedback, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from progress_site.model.library import Library
from progress_site.model.problem import Finding
from progress_site.model.registers import Baseline, Comparator, Measure, Part, Reading
from progress_site.read.layout import EVIDENCE
from progress_site.read.privacy.people import counts_people
from progress_site.read.rules.references import every_record

#: Records that give a figure as it was counted. A target is none: nobody was counted for it.
_FIGURES = (Baseline, Comparator, Part, Reading)


def registers(library: Library) -> Iterator[Finding]:
    """Check every measure, every piece of feedback and every piece of evidence."""
    for measure in library.measures:
        file = library.files["measure", measure.id]
        yield from _changed_steps(measure, file)
        yield from _readings(measure, file)
        yield from _small_numbers(measure, library.plan.small_number, file)
    yield from _responses(library)
    yield from _ids_of_evidence(library)


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
        key = (reading.period.text, reading.since.text)
        if key in seen:
            yield Finding(
                file,
                ("readings", i, "period"),
                f"there is already a reading for {key[0]} published on {key[1]}",
                "keep one of the two",
            )
        seen.add(key)


def _small_numbers(measure: Measure, threshold: int, file: str) -> Iterator[Finding]:
    """A count of people that is in the file is public, whatever a page does with it."""
    if not (measure.counts_people or counts_people(measure.unit)):
        return
    for found in every_record({file: measure}):
        value = found.record.value if isinstance(found.record, _FIGURES) else None
        if isinstance(value, Decimal) and 0 < value < threshold:
            in_reading = found.path[0] == "readings"
            yield found.finding(
                ("value",),
                f"counts of people below {threshold} are never published",
                "write suppressed, and keep the number out of the file"
                if in_reading
                else "take the figure out",
            )


def _responses(library: Library) -> Iterator[Finding]:
    for entry in library.feedback:
        for i, response in enumerate(entry.responses):
            dated = response.published and entry.published
            if dated and response.known_from < entry.known_from:
                yield Finding(
                    library.files["feedback", entry.id],
                    ("responses", i, "published"),
                    "this response is older than the feedback itself",
                    "check the two published dates",
                )


def _ids_of_evidence(library: Library) -> Iterator[Finding]:
    """An update names its sources by their ids alone, whichever kind of record they are."""
    others = {m.id: "a measure" for m in library.measures}
    others |= {f.id: "feedback" for f in library.feedback}
    for i, entry in enumerate(library.evidence.evidence):
        if kind := others.get(entry.id):
            yield Finding(
                EVIDENCE,
                ("evidence", i, "id"),
                f"“{entry.id}” is also the id of {kind}, so nobody can tell which one is meant",
                "give this one another id",
            )
