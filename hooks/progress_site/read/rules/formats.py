"""Other forms of a record (Easy Read, BSL …) stand where readers are shown them."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.model.library import Library
from progress_site.model.plan import Action, Area, Body
from progress_site.model.problem import Finding
from progress_site.model.registers import Evidence, Feedback, JourneyEvent, Measure, Review
from progress_site.model.rights import StageGuide
from progress_site.model.update import Update
from progress_site.model.walk import public_records

#: Records with a page, or a place with a heading on one: there their other forms are shown.
_SHOWN = (Action, Area, Body, Evidence, Feedback, JourneyEvent, Measure, Review, StageGuide, Update)


def formats(library: Library) -> Iterator[Finding]:
    """Yield a finding for each other form that no page would show."""
    for placed in public_records(library):
        record, file, path = placed.record, placed.file, placed.path
        if record.formats and not isinstance(record, _SHOWN):
            yield Finding(
                file,
                (*path, "formats"),
                "this has no page of its own, so nobody would be shown its other forms",
                "move formats: to the whole record that this is a part of",
            )
