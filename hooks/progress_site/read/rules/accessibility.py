"""The accessibility statement: what it says of itself must hold together."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.read.layout import ACCESSIBILITY
from progress_site.read.rules.common import twice


def accessibility(library: Library) -> Iterator[Finding]:
    """Check `accessibility.yml`."""
    record = library.accessibility
    if record is None:
        return
    for i, day in enumerate(record.reviewed):
        if day < record.prepared:
            yield Finding(
                ACCESSIBILITY,
                ("reviewed", i),
                "the statement was reviewed before it was prepared",
                "check the two dates",
            )
    yield from twice(ACCESSIBILITY, ("tests",), "id", [t.id for t in record.tests], "test")
    for i, test in enumerate(record.tests):
        if test.date.first and test.known_from < test.date.first:
            yield Finding(
                ACCESSIBILITY,
                ("tests", i, "published"),
                "this test was published before it took place",
                "check the two dates",
            )
    barriers = [barrier.id for barrier in record.not_accessible]
    yield from twice(ACCESSIBILITY, ("not_accessible",), "id", barriers, "entry")
    yield from _examples(library)


def _examples(library: Library) -> Iterator[Finding]:
    """A made-up test or promise would be a false statement in law, however it was marked."""
    record = library.accessibility
    if record is None:
        return
    marked: list[tuple[Path, bool]] = [
        (("contact",), record.contact is not None and record.contact.example),
        *((("tests", i), test.example) for i, test in enumerate(record.tests)),
        *((("not_accessible", i), entry.example) for i, entry in enumerate(record.not_accessible)),
    ]
    for path, example in marked:
        if example:
            yield Finding(
                ACCESSIBILITY,
                (*path, "example"),
                "the accessibility statement is about this very site, so nothing in it is made up",
                "take this entry out until it is true",
            )
