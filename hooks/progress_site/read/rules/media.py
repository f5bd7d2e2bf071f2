"""Files that records name: they stand under docs/media, and those of words can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from progress_site.model.base import PublicRecord
from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.model.registers import Evidence
from progress_site.model.walk import public_records
from progress_site.read.wording import did_you_mean

#: Which endings a file may have in a field of evidence, and what it is there for.
_ENDINGS = {
    "captions": ((".vtt",), "browsers read captions only from a .vtt file", "captions"),
    "transcript": ((".md", ".txt", ".vtt"), "a transcript is shown as text", "words"),
    "words_file": ((".md", ".txt"), "the words of a document are shown as text", "words"),
}


def media(library: Library) -> Iterator[Finding]:
    """Check that every file that a record names is there, and is what it should be."""
    for i, form in enumerate(library.plan.formats):
        yield from _there(library, "plan_data/plan.yml", ("formats", i, "url"), form.url)
    for placed in public_records(library):
        record, file, path = placed.record, placed.file, placed.path
        if record.withdrawn is not None:
            yield from _gone(library, file, path, record)
            continue
        for i, form in enumerate(record.formats):
            yield from _there(library, file, (*path, "formats", i, "url"), form.url)
        if isinstance(record, Evidence):
            for key in ("file", "bsl"):
                yield from _there(library, file, (*path, key), getattr(record, key))
            for key in _ENDINGS:
                yield from _words(library, file, (*path, key), getattr(record, key))


def _gone(library: Library, file: str, path: Path, record: PublicRecord) -> Iterator[Finding]:
    """Yield a finding for each file of a withdrawn record: on the site it would still be found."""
    named = [((*path, "formats", i, "url"), form.url) for i, form in enumerate(record.formats)]
    if isinstance(record, Evidence):
        named += [((*path, key), getattr(record, key)) for key in ("file", "bsl", *_ENDINGS)]
    for where, name in named:
        if name in library.media:
            yield Finding(
                file,
                where,
                f"this was withdrawn, but docs/{name} is still published",
                "delete that file; this line may stay",
            )


def _there(library: Library, file: str, path: Path, name: str | None) -> Iterator[Finding]:
    if name is not None and name in library.media and name not in library.published_media:
        yield Finding(
            file,
            path,
            f"docs/{name} is words for a page, and has no address of its own",
            "save it in a file that ends in .txt or .pdf, and name that one",
        )
    elif name is not None and not re.match(r"https?://", name) and name not in library.media:
        ending = name.rpartition(".")[2]
        alike = [other for other in library.media if other.endswith(f".{ending}")]
        yield Finding(
            file,
            path,
            f"there is no file docs/{name}",
            did_you_mean(name, alike, otherwise=_PUT_IT_THERE),
        )


def _words(library: Library, file: str, path: Path, name: str | None) -> Iterator[Finding]:
    """Check a file of words: here, of a kind that can be shown, and not empty."""
    if name is None:
        return
    endings, why, what = _ENDINGS[str(path[-1])]
    if re.match(r"https?://", name):
        yield Finding(
            file, path, f"“{path[-1]}” is a file of this site, and not an address", _PUT_IT_THERE
        )
    elif name not in library.media:
        yield from _there(library, file, path, name)
    elif not name.lower().endswith(endings):
        yield Finding(
            file,
            path,
            f"{why}, and docs/{name} is another kind of file",
            f"save the {what} in a file that ends in {' or '.join(endings)}, and name that one",
        )
    elif library.media_bytes[name] == 0 or not _says_something(library.texts.get(name, "words")):
        yield Finding(
            file, path, f"docs/{name} is empty", f"write the {what} into it, or take this line out"
        )


def _says_something(text: str) -> bool:
    return bool(re.sub(r"^WEBVTT.*", "", text).strip())


_PUT_IT_THERE = "put it under docs/media and write media/ and its name"
