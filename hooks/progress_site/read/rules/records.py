"""What one record says must hold together, with the records inside it.

Rules about the words and values of one field are declared with the models.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pydantic import BaseModel

from progress_site.model.accessibility import Accessibility, AccessTest
from progress_site.model.base import PublicRecord
from progress_site.model.plan import Action, Area, Body, Group
from progress_site.model.reference import PAGE_IDS, Organisation, PublicContact, StageGuide
from progress_site.model.registers import (
    Baseline,
    Comparator,
    Evidence,
    Feedback,
    JourneyEvent,
    Measure,
    Part,
    Reading,
    Review,
)
from progress_site.model.update import Update
from progress_site.model.vocabulary import Availability, EvidenceKind
from progress_site.read.privacy.people import counts_people
from progress_site.read.rules.references import Wrong, every_record

#: Records with a page, or a place with a heading on one: there their other forms are shown.
_SHOWN = (Action, Area, Body, Evidence, Feedback, JourneyEvent, Measure, Review, StageGuide, Update)
_CONTACT = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+|0\d{9,10}|[A-Z]{1,2}\d[A-Z0-9]?\d[A-Z]{2}")
#: Records that give a figure as it was counted. A target is none: nobody was counted for it.
_COUNTED = (Baseline, Comparator, Part, Reading)

_HERE, _ELSEWHERE, _NOT_FOUND = Availability
#: Fields of evidence that fit only some places: which fields, which places, what to say elsewhere.
_FITS = (
    (
        ("file",),
        (_HERE,),
        "a file is named, but “{r.id}” is said to be {r.availability}",
        "write availability: here, or take file: out",
    ),
    (
        ("file_type", "size"),
        (_ELSEWHERE,),
        "“{key}” is for a file that is elsewhere, and “{r.id}” is not",
        "take it out; for a file that is here the site works it out",
    ),
    (
        ("url", "words_file", "transcript"),
        (_HERE, _ELSEWHERE),
        "“{r.id}” is said to be not found, but “{key}” says where it is",
        "write availability: here or elsewhere, or take this line out",
    ),
    (
        ("looked_in",),
        (_NOT_FOUND,),
        "“looked_in” is for what was not found, and “{r.id}” is {r.availability}",
        "take it out, or write availability: known_but_not_found",
    ),
)


def contradictions(record: BaseModel) -> Iterator[Wrong]:
    """Yield each place at which a record says what cannot be."""
    if isinstance(record, PublicRecord) and record.formats and not isinstance(record, _SHOWN):
        what = "this has no page of its own, so nobody would be shown its other forms"
        yield ("formats",), what, "move formats: to the whole record that this is a part of"
    match record:
        case Group(id="partnership"):
            yield ("id",), "“partnership” is the partnership itself", "give the group another id"
        case Baseline(comparable=False, note=None):
            what = "this baseline cannot be compared, but it is not said why"
            yield ("comparable",), what, "add note: and the reason"
        case Measure():
            yield from _measure(record)
        case Reading():
            yield from _reading(record)
        case Feedback():
            yield from _feedback(record)
        case Evidence():
            yield from _evidence(record)
        case Accessibility() if any(day < record.prepared for day in record.reviewed):
            what = "the statement was reviewed before it was prepared"
            yield ("reviewed",), what, "check the two dates"
        case AccessTest(date=date) if date.first and record.known_from < date.first:
            what = "this test was published before it took place"
            yield ("published",), what, "check the two dates"
        case Organisation(id=ident) if ident in PAGE_IDS:
            what = f"“{ident}” is the id of another part of the page, so no link could lead here"
            yield ("id",), what, f"give this organisation another id, such as {ident}-service"
        case PublicContact() if not _CONTACT.fullmatch(record.plain):
            what = "this is no e-mail address, no UK phone number and no postcode"
            yield ("value",), what, "write one of them, whole; nothing else can be allowed here"
        case Update():
            yield from _update(record)


def _measure(measure: Measure) -> Iterator[Wrong]:
    steps: set[str] = set()
    for i, step in enumerate(measure.interim_targets):
        if step.by is None:
            continue
        # A step that is set twice was changed, and every change of a target is an update’s.
        if step.by.text in steps:
            yield (
                ("interim_targets", i, "by"),
                f"there is already an interim target for {step.by}, and a change of it is told "
                "by an update",
                "take this entry out, and write an update with changes: "
                f"[{{measure: {measure.id}, interim_target: {step.value}, by: {step.by}, "
                "reason: …, agreed_by: …}]",
            )
        steps.add(step.by.text)
    readings: set[tuple[str, str]] = set()
    for i, reading in enumerate(measure.readings):
        key = (reading.period.text, reading.since.text)
        if key in readings:
            what = f"there is already a reading for {key[0]} published on {key[1]}"
            yield ("readings", i, "period"), what, "keep one of the two"
        readings.add(key)


def _reading(reading: Reading) -> Iterator[Wrong]:
    begun, published = reading.period.first, reading.published
    if begun and published and published.effective < begun and not reading.projected:
        what = "this reading was published before its period began"
        yield ("published",), what, "check both dates, or add projected: true if it is a forecast"
    unseen = [part.value for part in reading.parts if not isinstance(part.value, Decimal)]
    if unseen == ["suppressed"] and isinstance(reading.value, Decimal):
        what = "the total gives away the one figure that is suppressed"
        yield ("parts",), what, "write suppressed for a second part, or for the total"
    if reading.parts and not unseen and reading.value == "suppressed":
        what = "the parts give away the suppressed total"
        yield ("value",), what, "write suppressed for two of the parts as well"


def _feedback(feedback: Feedback) -> Iterator[Wrong]:
    if re.fullmatch(r"[0-9]{4}", feedback.id):
        what = f"“{feedback.id}” is the address of a year"
        yield ("id",), what, "choose an id with letters in it, and rename the file"
    for i, response in enumerate(feedback.responses):
        dated = response.published and feedback.published
        if dated and response.known_from < feedback.known_from:
            what = "this response is older than the feedback itself"
            yield ("responses", i, "published"), what, "check the two published dates"


def _evidence(evidence: Evidence) -> Iterator[Wrong]:
    if evidence.availability is _HERE and not (evidence.file or evidence.words_file):
        what = f"“{evidence.id}” is said to be here, but no file is named"
        yield ("availability",), what, "add file: media/NAME, or write elsewhere"
    for keys, places, what, instead in _FITS:
        for key in keys:
            if getattr(evidence, key) and evidence.availability not in places:
                yield (key,), what.format(r=evidence, key=key), instead
    if evidence.transcript is not None and evidence.kind is not EvidenceKind.FILM:
        what = f"a transcript is what is said in a film, and “{evidence.id}” is no film"
        yield ("transcript",), what, "write words_file: for the words of a document"


def _update(update: Update) -> Iterator[Wrong]:
    happened = update.happened
    if happened and happened.first and happened.first > update.date.effective:
        what = "this happened after the update was published"
        yield ("happened",), what, "check date: and happened:"
    if update.corrects == update.slug:
        what = "an update cannot correct itself"
        yield ("corrects",), what, "name the update in which the mistake stands"


def small_counts(measure: Measure, threshold: int) -> Iterator[Wrong]:
    """Yield each count of people in a measure that is in the file, and so public, but too small."""
    if not (measure.counts_people or counts_people(measure.unit)):
        return
    for found in every_record({"": measure}):
        value = found.record.value if isinstance(found.record, _COUNTED) else None
        if isinstance(value, Decimal) and 0 < value < threshold:
            what = f"counts of people below {threshold} are never published"
            instead = "write suppressed, and keep the number out of the file"
            if found.path[0] != "readings":
                instead = "take the figure out"
            yield (*found.path, "value"), what, instead
