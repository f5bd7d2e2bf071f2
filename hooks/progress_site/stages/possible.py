"""Which addresses there may be once every mistake is mended."""

from __future__ import annotations

from progress_site.derive import addresses
from progress_site.fields.tables import TABLES
from progress_site.read.load import Loaded
from progress_site.write.schemas import NAMES

#: Folders of the site that are not named like the kind of record that they show.
_FOLDERS = {"feedback": "you-said-we-did"}


def possible(loaded: Loaded) -> tuple[set[str], tuple[str, ...]]:
    """Return every address that there may be, and the folders of which nobody knows.

    Of a folder nobody knows where no record of its kind could be read.
    """
    known = loaded.known
    idents = {*known.updates, *known.measures, *known.feedback, *known.evidence}
    there = addresses.possible(loaded.library, idents)
    there |= {addresses.schema(name) for name in NAMES} | known.pages
    there |= {page(table.name) for table in TABLES for page in (addresses.table, addresses.columns)}
    return there, tuple(f"/{_FOLDERS.get(kind, kind)}/" for kind in known.unseen)
