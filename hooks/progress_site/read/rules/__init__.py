"""Rules across records: ids that exist, names that fit.

What a change may do to the state of the plan is judged by the fold, not here.
"""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.model.library import Library
from progress_site.model.problem import Finding
from progress_site.read.identity import Files
from progress_site.read.known import Known
from progress_site.read.rules.accessibility import accessibility
from progress_site.read.rules.credits import picture_credits
from progress_site.read.rules.easy_read import easy_read
from progress_site.read.rules.formats import formats
from progress_site.read.rules.media import media
from progress_site.read.rules.promises import plan, promises
from progress_site.read.rules.reference import (
    get_help,
    glossary,
    journey,
    plain_words,
    public_contacts,
    rights,
)
from progress_site.read.rules.registers import evidence, feedback, measures
from progress_site.read.rules.updates import updates


def check_library(library: Library, known: Known, files: Files) -> Iterator[Finding]:
    """Yield every finding of every rule. ``files`` says which file holds which record."""
    yield from plan(library, known)
    yield from promises(library, known, files)
    yield from measures(library, known, files)
    yield from feedback(library, known, files)
    yield from evidence(library, known)
    yield from journey(library, known)
    yield from glossary(library)
    yield from rights(library, known)
    yield from get_help(library)
    yield from plain_words(library)
    yield from public_contacts(library)
    yield from accessibility(library)
    yield from updates(library, known)
    yield from media(library)
    yield from formats(library)
    yield from picture_credits(library, known)
    yield from easy_read(library, known)
