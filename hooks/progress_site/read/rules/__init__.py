"""Rules across records: ids that exist, names that fit.

What a change may do to the state of the plan is judged by the fold, not here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from progress_site.model.library import Library
from progress_site.model.problem import Finding
from progress_site.read.layout import Known
from progress_site.read.rules.easy_read import easy_read
from progress_site.read.rules.media import media, picture_credits
from progress_site.read.rules.promises import promises, updates
from progress_site.read.rules.records import contradictions
from progress_site.read.rules.references import every_record, ids_of, unknown_ids
from progress_site.read.rules.registers import registers


def check_library(library: Library, records: Mapping[str, BaseModel]) -> Iterator[Finding]:
    """Yield every finding of every rule. ``records`` are those of the files, all of them right."""
    known = Known.of(library)
    ids = ids_of(library, known)
    found = list(every_record(records))
    for one in found:
        yield from (one.finding(*wrong) for wrong in contradictions(one.record))
        yield from (one.finding(*wrong) for wrong in unknown_ids(one.record, ids))
    yield from media(library, found)
    yield from promises(library, known)
    yield from registers(library)
    yield from updates(library, known)
    yield from picture_credits(library)
    yield from easy_read(records, known)
