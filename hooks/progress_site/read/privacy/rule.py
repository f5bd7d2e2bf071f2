"""Private details anywhere in a project: fields, notes, running words, names of files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from progress_site.model.problem import Problem
from progress_site.model.reference import plain_contact
from progress_site.read.nodes import Document
from progress_site.read.pieces import BODY, NAME, Piece, fields, pieces, spaces
from progress_site.read.privacy.details import (
    EMAILS,
    INITIALS,
    INITIALS_IN_NAMES,
    NUMBERS,
    Hit,
    details,
)
from progress_site.read.privacy.people import small_numbers, small_numbers_in_tables

PUBLIC_CONTACTS = "plan_data/public_contacts.yml"
#: Records that say how the partnership can be reached: their contact is public by its nature.
_CONTACTS = ("plan_data/plan.yml", "plan_data/accessibility.yml")
#: What is no words at all: web addresses, and where a link of Markdown leads.
_ADDRESS = re.compile(r"https?://[^\s<>)\]]+|(?<=\]\()[^)\s]*")
#: Signs of Markdown, tags, and spaces written out.
_MARKS = re.compile(r"[*_`]|</?[a-zA-Z][^<>]*>|&(?:nbsp|thinsp|#160|#xa0);", re.IGNORECASE)
#: Signs that look like a space or a hyphen; each stays one sign, so that places stay.
_LIKE = str.maketrans("\u00a0\u2007\u2009\u202f\u2010\u2011\u2012", "    ---")
#: What a text needs for any of them. Most have none of it, and a build has no time to waste.
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty)\b",
    re.IGNORECASE,
)
_CLASS = re.compile(r"\d|reception|nursery", re.IGNORECASE)
#: No detail is shorter than “3 boys”; and an id, a day, a month is none.
_SHORTEST = len("3 boys")
_PLAIN = re.compile(r"[a-z_-]+|\d{4}(?:-\d\d){1,2}")
_LONGEST_SHORT = 3
_SMALL_NUMBER = re.compile(r"^small_number:[ \t]*[\"']?(\d{1,3})\b", re.MULTILINE)
#: What most publishers of figures about children use.
_USUAL_SMALL_NUMBER = 5
_CONTACT_LINE = re.compile(r"^[ -]*(?:value|email|phone):[ \t]*[\"']?([^\"'#\n]+)", re.MULTILINE)
_RENAME = "rename the file, and leave that out"
#: The date that the name of an update begins with.
_DATED = re.compile(r"^\d{4}(-\d\d){0,2}-")


def private_details(
    documents: Mapping[str, Document], media: Iterable[str], threshold: int
) -> list[Problem]:
    """Return an error for each text that looks as if a child could be known by it.

    Args:
        documents: every file that is text, by its name, also those that could not be parsed
        media: files under `docs/media`, as `media/name.png`
        threshold: counts of people below it are never published (`small_number`)
    """
    allowed = public_values(documents)
    problems = {
        piece.problem(hit.start, hit.what, _RENAME if piece.path == NAME else hit.instead, "error")
        for piece in chain(pieces(documents.values(), _SHORTEST), _names(documents, media))
        if not _PLAIN.fullmatch(piece.text)
        for hit in hits_in(piece, threshold)
        if hit.value is None or not (hit.value in allowed or _is_contact(piece, hit.value))
    }
    return sorted(problems, key=Problem.sort_key)


def public_values(documents: Mapping[str, Document]) -> frozenset[str]:
    """Return what may be anywhere: public contacts, and short words of the glossary.

    The contacts are those of the list, and those of the records that say how the partnership can be
    reached. A short word that the glossary explains is no initials.
    """
    found: list[object] = []
    for entry in _entries(documents, PUBLIC_CONTACTS, "contacts"):
        found.append(entry.get("value"))
    for name in _CONTACTS:
        contact = documents[name].mapping.get("contact") if name in documents else None
        if isinstance(contact, dict):
            found += [contact.get("email"), contact.get("phone")]
    for name in (PUBLIC_CONTACTS, *_CONTACTS):
        if name in documents and documents[name].problems:
            # A slip in such a file must not make a mistake of each contact that it allows.
            found += _CONTACT_LINE.findall(documents[name].text)
    terms = fields(_entries(documents, "plan_data/glossary.yml", "terms"), ())
    short = {word for _, word in terms if len(word) <= _LONGEST_SHORT}
    return frozenset(plain_contact(value) for value in found if isinstance(value, str)) | short


def hits_in(piece: Piece, threshold: int) -> Iterator[Hit]:
    """Find what looks private in some words; counts of people below ``threshold`` are."""
    if "@" in piece.text:
        yield from details(piece.text, EMAILS)
    words = piece.text
    if "http" in words or "](" in words:
        words = _ADDRESS.sub(spaces, words)
    if piece.path == BODY:
        # “**3** children” and “3&nbsp;children” say the same as “3 children”.
        words = _MARKS.sub(spaces, words)
        yield from small_numbers_in_tables(words, threshold)
    if not words.isascii():
        words = words.translate(_LIKE)
    if _NUMBER.search(words):
        yield from small_numbers(words, threshold)
    words = words.replace("\n", " ")
    if _CLASS.search(words):
        yield from details(words, INITIALS_IN_NAMES if piece.path == NAME else INITIALS)
    if _DIGIT.search(words):
        yield from details(words, NUMBERS)


def _names(documents: Mapping[str, Document], media: Iterable[str]) -> Iterator[Piece]:
    """Yield the names of files as words: `jt-year-4.pdf` is “jt year 4”."""
    for file in (*documents, *(f"docs/{name}" for name in media)):
        stem = file.rpartition("/")[2].rpartition(".")[0]
        yield Piece(file, NAME, re.sub(r"[-_]+", " ", _DATED.sub("", stem)))


def small_number(documents: Mapping[str, Document]) -> int:
    """Return the number below which counts of people are never published.

    It is taken from the text of plan.yml, so that a mistake there puts no search off.
    """
    plan = documents.get("plan_data/plan.yml")
    found = _SMALL_NUMBER.search(f"{plan.text}\n{plan.body}") if plan else None
    return int(found[1]) if found else _USUAL_SMALL_NUMBER


def _is_contact(piece: Piece, value: str) -> bool:
    """Whether it says how the partnership can be reached; initials never do."""
    in_record = piece.file in _CONTACTS and piece.path[:1] == ("contact",)
    return in_record and not value.isalpha()


def _entries(documents: Mapping[str, Document], file: str, key: str) -> list[dict[str, Any]]:
    """Return the entries of the list that a file has under ``key``."""
    value = documents[file].mapping.get(key) if file in documents else None
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


#: What a message repeats out of a file is between these marks.
_QUOTED = re.compile('“[^“”]*”|"[^"]*"')


@dataclass(frozen=True)
class Redactor:
    """Replaces details of one person in messages about other mistakes by ….

    A count is none: without its words it tells nobody who was counted, and “3 pupils” where a
    figure should be is a slip to be told as one. ``allowed`` are contacts that are public.
    """

    allowed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, documents: Mapping[str, Document]) -> Redactor:
        """Return the redactor for a project, from every file that could be read."""
        return cls(public_values(documents))

    def redact(self, problem: Problem) -> Problem:
        """Return the problem with … for each quoted text in which there is a private detail."""
        what, instead = (
            _QUOTED.sub(self._replacement, text) for text in (problem.what, problem.instead)
        )
        if (what, instead) == (problem.what, problem.instead):
            return problem
        return replace(problem, what=what, instead=instead)

    def _replacement(self, found: re.Match[str]) -> str:
        shown = found[0]
        hits = hits_in(Piece("", (), shown[1:-1]), threshold=0)
        private = any(hit.value is None or hit.value not in self.allowed for hit in hits)
        return f"{shown[0]}…{shown[-1]}" if private else shown


def without_repeats(
    problems: Iterable[Problem], private: Iterable[Problem], redactor: Redactor
) -> Iterator[Problem]:
    """Yield the problems as they may be shown beside those about private details.

    On a line on which a detail is told, a message that would have repeated it is left out: once the
    detail is gone, the message is another one.
    """
    lines = {(problem.file, problem.line) for problem in private}
    for problem in problems:
        redacted = redactor.redact(problem)
        if redacted is problem or (problem.file, problem.line) not in lines:
            yield redacted
