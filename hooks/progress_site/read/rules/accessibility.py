"""The accessibility statement: what it says of itself must hold together."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.model.library import Library
from progress_site.model.problem import Finding
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
