"""What one record says must hold together: a table of what cannot be.

Rules about the words and values of one field are declared with the models.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from progress_site.model.accessibility import Accessibility, AccessTest
from progress_site.model.base import PublicRecord
from progress_site.model.plan import Action, Area, Body, Group
from progress_site.model.problem import Path
from progress_site.model.reference import PAGE_IDS, Organisation, PublicContact, StageGuide
from progress_site.model.registers import (
    Baseline,
    Evidence,
    Feedback,
    JourneyEvent,
    Measure,
    Reading,
    Review,
)
from progress_site.model.update import AddActivity, Update
from progress_site.model.vocabulary import Availability, EvidenceKind

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Rule(Generic[R]):
    """What cannot be said in a record of a kind; ``{r.…}`` in the words is a value of it."""

    kind: type[R]
    at: str
    """The key to point at; a point leads into the record below it."""
    wrong: Callable[[R], object]
    what: str
    instead: str


#: Records with a page, or a place with a heading on one: there their other forms are shown.
_SHOWN = (Action, Area, Body, Evidence, Feedback, JourneyEvent, Measure, Review, StageGuide, Update)
_CONTACT = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+|0\d{9,10}|[A-Z]{1,2}\d[A-Z0-9]?\d[A-Z]{2}")


def _unseen_parts(reading: Reading) -> list[object]:
    return [part.value for part in reading.parts if not isinstance(part.value, Decimal)]


def _has(key: str, where: Collection[Availability]) -> Callable[[Evidence], object]:
    """Return whether evidence that is said to be in one of some places has a value at ``key``."""
    return lambda entry: getattr(entry, key) and entry.availability in where


_RULES: tuple[Rule[Any], ...] = (
    Rule(
        PublicRecord,
        "formats",
        lambda r: r.formats and not isinstance(r, _SHOWN),
        "this has no page of its own, so nobody would be shown its other forms",
        "move formats: to the whole record that this is a part of",
    ),
    Rule(
        Group,
        "id",
        lambda r: r.id == "partnership",
        "“partnership” is the partnership itself",
        "give the group another id",
    ),
    Rule(
        Baseline,
        "comparable",
        lambda r: not r.comparable and r.note is None,
        "this baseline cannot be compared, but it is not said why",
        "add note: and the reason",
    ),
    Rule(
        Reading,
        "published",
        lambda r: (
            not r.projected
            and r.period.first
            and r.published
            and r.published.effective < r.period.first
        ),
        "this reading was published before its period began",
        "check both dates, or add projected: true if it is a forecast",
    ),
    Rule(
        Reading,
        "parts",
        lambda r: _unseen_parts(r) == ["suppressed"] and isinstance(r.value, Decimal),
        "the total gives away the one figure that is suppressed",
        "write suppressed for a second part, or for the total",
    ),
    Rule(
        Reading,
        "value",
        lambda r: r.parts and not _unseen_parts(r) and r.value == "suppressed",
        "the parts give away the suppressed total",
        "write suppressed for two of the parts as well",
    ),
    Rule(
        Feedback,
        "id",
        lambda r: re.fullmatch(r"[0-9]{4}", r.id),
        "“{r.id}” is the address of a year",
        "choose an id with letters in it, and rename the file",
    ),
    Rule(
        Evidence,
        "availability",
        lambda r: r.availability is Availability.HERE and not (r.file or r.words_file),
        "“{r.id}” is said to be here, but no file is named",
        "add file: media/NAME, or write elsewhere",
    ),
    Rule(
        Evidence,
        "file",
        _has("file", {Availability.ELSEWHERE, Availability.KNOWN_BUT_NOT_FOUND}),
        "a file is named, but “{r.id}” is said to be {r.availability}",
        "write availability: here, or take file: out",
    ),
    *(
        Rule(
            Evidence,
            key,
            _has(key, {Availability.HERE, Availability.KNOWN_BUT_NOT_FOUND}),
            f"“{key}” is for a file that is elsewhere, and “{{r.id}}” is not",
            "take it out; for a file that is here the site works it out",
        )
        for key in ("file_type", "size")
    ),
    *(
        Rule(
            Evidence,
            key,
            _has(key, {Availability.KNOWN_BUT_NOT_FOUND}),
            f"“{{r.id}}” is said to be not found, but “{key}” says where it is",
            "write availability: here or elsewhere, or take this line out",
        )
        for key in ("url", "words_file", "transcript")
    ),
    Rule(
        Evidence,
        "looked_in",
        _has("looked_in", {Availability.HERE, Availability.ELSEWHERE}),
        "“looked_in” is for what was not found, and “{r.id}” is {r.availability}",
        "take it out, or write availability: known_but_not_found",
    ),
    Rule(
        Evidence,
        "transcript",
        lambda r: r.transcript is not None and r.kind is not EvidenceKind.FILM,
        "a transcript is what is said in a film, and “{r.id}” is no film",
        "write words_file: for the words of a document",
    ),
    Rule(
        Accessibility,
        "reviewed",
        lambda r: any(day < r.prepared for day in r.reviewed),
        "the statement was reviewed before it was prepared",
        "check the two dates",
    ),
    Rule(
        AccessTest,
        "published",
        lambda r: r.date.first and r.known_from < r.date.first,
        "this test was published before it took place",
        "check the two dates",
    ),
    Rule(
        Organisation,
        "id",
        lambda r: r.id in PAGE_IDS,
        "“{r.id}” is the id of another part of the page, so no link could lead here",
        "give this organisation another id, such as {r.id}-service",
    ),
    Rule(
        PublicContact,
        "value",
        lambda r: not _CONTACT.fullmatch(r.plain),
        "this is no e-mail address, no UK phone number and no postcode",
        "write one of them, whole; nothing else can be allowed here",
    ),
    Rule(
        Update,
        "happened",
        lambda r: r.happened and r.happened.first and r.happened.first > r.date.effective,
        "this happened after the update was published",
        "check date: and happened:",
    ),
    Rule(
        Update,
        "corrects",
        lambda r: r.corrects == r.slug,
        "an update cannot correct itself",
        "name the update in which the mistake stands",
    ),
    Rule(
        AddActivity,
        "add_activity.id",
        lambda r: r.add_activity.id.rpartition(".")[0] != r.milestone,
        "activity {r.add_activity.id} is filed under milestone {r.milestone}",
        "give it an id of this milestone, such as {r.milestone}.b",
    ),
)


def contradictions(record: BaseModel) -> Iterator[tuple[Path, str, str]]:
    """Yield where a record says what cannot be, what is wrong, and what to write instead."""
    for rule in _rules_for(type(record)):
        if rule.wrong(record):
            what, instead = rule.what.format(r=record), rule.instead.format(r=record)
            yield tuple(rule.at.split(".")), what, instead


@cache
def _rules_for(kind: type[BaseModel]) -> tuple[Rule[Any], ...]:
    return tuple(rule for rule in _RULES if issubclass(kind, rule.kind))
