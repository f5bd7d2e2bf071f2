"""Files that records name: they must stand under docs/media."""

from __future__ import annotations

import re
from collections.abc import Iterator

from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.model.registers import Evidence
from progress_site.read.identity import Files
from progress_site.read.rules.common import public_records
from progress_site.read.wording import did_you_mean


def media(library: Library, files: Files) -> Iterator[Finding]:
    """Check that every file that a record names is there."""
    for file, path, record in public_records(library, files):
        named: list[tuple[Path, str | None]] = [
            ((*path, "formats", i, "url"), form.url) for i, form in enumerate(record.formats)
        ]
        if isinstance(record, Evidence):
            named += [
                ((*path, key), getattr(record, key))
                for key in ("file", "captions", "transcript", "bsl")
            ]
        for where, name in named:
            if name is not None and not _elsewhere(name) and name not in library.media:
                ending = name.rpartition(".")[2]
                alike = [other for other in library.media if other.endswith(f".{ending}")]
                yield Finding(
                    file,
                    where,
                    f"there is no file docs/{name}",
                    did_you_mean(name, alike, otherwise=_PUT_IT_THERE),
                )


_PUT_IT_THERE = "put it under docs/media and write media/ and its name"


def _elsewhere(name: str) -> bool:
    return re.match(r"https?://", name) is not None
