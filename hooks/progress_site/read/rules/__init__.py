"""Rules across records: ids that exist, names that fit.

What a change may do to the state of the plan is judged by the fold, not here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from progress_site.model.library import Library
from progress_site.model.problem import Finding
from progress_site.model.registers import Measure
from progress_site.read.rules.media import media, picture_credits
from progress_site.read.rules.promises import misfiled, numbered_twice, typed_states, updates
from progress_site.read.rules.records import contradictions, small_counts
from progress_site.read.rules.references import (
    ambiguous_ids,
    every_record,
    ids_of,
    unknown_ids,
)


def check_library(library: Library, records: Mapping[str, BaseModel]) -> Iterator[Finding]:
    """Yield every finding of every rule. ``records`` are those of the files, all of them right."""
    ids = ids_of(library)
    for found in every_record(records):
        record = found.record
        wrong = [*contradictions(record), *unknown_ids(record, ids), *misfiled(record, ids)]
        if isinstance(record, Measure):
            wrong += small_counts(record, library.plan.small_number)
        yield from (found.finding(*one) for one in wrong)
        yield from media(library, found)
        yield from typed_states(found)
    yield from numbered_twice(library, ids)
    yield from ambiguous_ids(library)
    yield from updates(library)
    yield from picture_credits(library)
