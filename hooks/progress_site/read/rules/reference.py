"""The journey, the glossary, what families can expect at each age, and two lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from progress_site.model.contacts import plain_contact
from progress_site.model.get_help import PAGE_IDS
from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.read.known import Known
from progress_site.read.rules.common import twice, unknown_action, unknown_area


def journey(library: Library, known: Known) -> Iterator[Finding]:
    """Check `journey.yml`."""
    file, record = "plan_data/journey.yml", library.journey
    yield from twice(file, ("events",), "id", [e.id for e in record.events], "event")
    yield from twice(file, ("reviews",), "id", [r.id for r in record.reviews], "review")
    for i, review in enumerate(record.reviews):
        for j, area in enumerate(review.areas):
            yield from unknown_area(known, file, ("reviews", i, "areas", j), area)


def glossary(library: Library) -> Iterator[Finding]:
    """Check `glossary.yml`: each word has a place of its own, as others link to it."""
    seen: set[str] = set()
    for i, term in enumerate(library.glossary.terms):
        if term.anchor in seen:
            yield Finding(
                "plan_data/glossary.yml",
                ("terms", i, "term"),
                f"the word {term.term} stands here twice",
                "put what both say into one, or take one out",
            )
        seen.add(term.anchor)


def rights(library: Library, known: Known) -> Iterator[Finding]:
    """Check `your_rights.yml`: each right names laws that the file describes."""
    file, record = "plan_data/your_rights.yml", library.your_rights
    yield from twice(file, ("stages",), "id", [s.id for s in record.stages], "stage")
    yield from twice(file, ("laws",), "id", [law.id for law in record.laws], "law")
    yield from twice(file, ("rights",), "id", [r.id for r in record.rights], "right")
    for i, stage in enumerate(record.stages):
        for j, number in enumerate(stage.actions):
            yield from unknown_action(library, known, file, ("stages", i, "actions", j), number)
    laws = {law.id for law in record.laws}
    for i, right in enumerate(record.rights):
        for j, provision in enumerate(right.provisions):
            if provision.law not in laws and "laws" not in known.unseen:
                yield Finding(
                    file,
                    ("rights", i, "provisions", j, "law"),
                    f"there is no law “{provision.law}” in this file",
                    "add it under laws:, or correct the id",
                )


def get_help(library: Library) -> Iterator[Finding]:
    """Check `get_help.yml`: each organisation is listed once, under an id of its own."""
    file, record = "plan_data/get_help.yml", library.get_help
    ids = [o.id for o in record.organisations]
    yield from twice(file, ("organisations",), "id", ids, "organisation")
    for i, ident in enumerate(ids):
        if ident in PAGE_IDS:
            yield Finding(
                file,
                ("organisations", i, "id"),
                f"“{ident}” is the id of another part of the page, so no link could lead here",
                f"give this organisation another id, such as {ident}-service",
            )


def plain_words(library: Library) -> Iterator[Finding]:
    """Check `plain_words.yml`: for each word there is one thing to say instead."""
    seen: set[str] = set()
    for i, entry in enumerate(library.plain_words.words):
        places: list[tuple[Path, str]] = [(("words", i, "word"), entry.word)]
        places += [(("words", i, "also", j), form) for j, form in enumerate(entry.also)]
        for path, word in places:
            if word.lower() in seen:
                yield Finding(
                    "plan_data/plain_words.yml",
                    path,
                    f"the word “{word}” stands here twice",
                    "take one of the two out",
                )
            seen.add(word.lower())


_CONTACT = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+|0\d{9,10}|[A-Z]{1,2}\d[A-Z0-9]?\d[A-Z]{2}")


def public_contacts(library: Library) -> Iterator[Finding]:
    """Check `public_contacts.yml`: each is a contact, and stands there once."""
    file, seen = "plan_data/public_contacts.yml", set[str]()
    for i, entry in enumerate(library.public_contacts.contacts):
        plain, path = plain_contact(entry.value), ("contacts", i, "value")
        if not _CONTACT.fullmatch(plain):
            yield Finding(
                file,
                path,
                "this is no e-mail address, no UK phone number and no postcode",
                "write one of them, whole; nothing else can be allowed here",
            )
        elif plain in seen:
            yield Finding(file, path, "this contact stands here twice", "take one of the two out")
        seen.add(plain)
