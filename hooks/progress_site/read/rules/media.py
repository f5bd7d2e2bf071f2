"""Files that records name: they stand under docs/media, and those of words can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from progress_site.model.base import PublicRecord
from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.model.registers import Evidence
from progress_site.read.layout import CREDITS
from progress_site.read.rules.references import Found
from progress_site.read.wording import did_you_mean, nearest

#: Fields of evidence that name any file, or a page elsewhere.
_FILES = ("file", "bsl")
#: Which endings a file may have in a field of evidence, and what it is there for.
_ENDINGS = {
    "captions": ((".vtt",), "browsers read captions only from a .vtt file", "captions"),
    "transcript": ((".md", ".txt", ".vtt"), "a transcript is shown as text", "words"),
    "words_file": ((".md", ".txt"), "the words of a document are shown as text", "words"),
}


def media(library: Library, records: Iterable[Found]) -> Iterator[Finding]:
    """Check that every file that a record names is there, and is what it should be."""
    for found in records:
        record = found.record
        if isinstance(record, PublicRecord) and record.withdrawn is not None:
            yield from _gone(library, found)
            continue
        for path, name in _forms(record):
            yield from _there(library, found, path, name)
        if isinstance(record, Evidence):
            for key in _FILES:
                yield from _there(library, found, (key,), getattr(record, key))
            for key in _ENDINGS:
                yield from _words(library, found, key, getattr(record, key))


def _forms(record: BaseModel) -> Iterator[tuple[Path, str]]:
    for i, form in enumerate(getattr(record, "formats", ())):
        yield ("formats", i, "url"), form.url


def _gone(library: Library, found: Found) -> Iterator[Finding]:
    """Yield a finding for each file of a withdrawn record: on the site it would still be found."""
    named: list[tuple[Path, str]] = [*_forms(found.record)]
    if isinstance(found.record, Evidence):
        named += [((key,), getattr(found.record, key)) for key in (*_FILES, *_ENDINGS)]
    for at, name in named:
        if name in library.media:
            yield found.finding(
                at,
                f"this was withdrawn, but docs/{name} is still published",
                "delete that file; this line may stay",
            )


def _there(library: Library, found: Found, at: Path, name: str | None) -> Iterator[Finding]:
    if name is not None and name in library.media and name not in library.published_media:
        yield found.finding(
            at,
            f"docs/{name} is words for a page, and has no address of its own",
            "save it in a file that ends in .txt or .pdf, and name that one",
        )
    elif name is not None and not re.match(r"https?://", name) and name not in library.media:
        ending = name.rpartition(".")[2]
        alike = [other for other in library.media if other.endswith(f".{ending}")]
        instead = did_you_mean(name, alike, otherwise=_PUT_IT_THERE)
        yield found.finding(at, f"there is no file docs/{name}", instead)


def _words(library: Library, found: Found, key: str, name: str | None) -> Iterator[Finding]:
    """Check a file of words: here, of a kind that can be shown, and not empty."""
    if name is None:
        return
    endings, why, what = _ENDINGS[key]
    if re.match(r"https?://", name):
        yield found.finding(
            (key,), f"“{key}” is a file of this site, and not an address", _PUT_IT_THERE
        )
    elif name not in library.media:
        yield from _there(library, found, (key,), name)
    elif not name.lower().endswith(endings):
        yield found.finding(
            (key,),
            f"{why}, and docs/{name} is another kind of file",
            f"save the {what} in a file that ends in {' or '.join(endings)}, and name that one",
        )
    elif library.media_bytes[name] == 0 or not _says_something(library.texts.get(name, "words")):
        instead = f"write the {what} into it, or take this line out"
        yield found.finding((key,), f"docs/{name} is empty", instead)


def _says_something(text: str) -> bool:
    return bool(re.sub(r"^WEBVTT.*", "", text).strip())


_PUT_IT_THERE = "put it under docs/media and write media/ and its name"


_PICTURE = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
#: More names than these are not listed in one line.
_FEW = 12


def picture_credits(library: Library) -> Iterator[Finding]:
    """Check that each picture has a credit, and each credit its picture."""
    there = {name.removeprefix("media/") for name in library.media}
    pictures = sorted(name for name in there if name.lower().endswith(_PICTURE))
    named = {credit.file for credit in library.credits.credits}
    for i, credit in enumerate(library.credits.credits):
        if credit.file not in there:
            yield Finding(
                CREDITS,
                ("credits", i, "file"),
                f"there is no file docs/media/{credit.file}",
                did_you_mean(credit.file, pictures, otherwise="take this entry out"),
            )
    slips = {nearest(file, pictures) for file in named - there}
    missing = [name for name in pictures if name not in named | slips]
    if missing:
        more = f" and {len(missing) - _FEW} more" if len(missing) > _FEW else ""
        listed = ", ".join(missing[:_FEW]) + more
        yield Finding(
            CREDITS,
            (),
            f"nobody is named as the maker of {listed}",
            "add file:, title:, maker: and licence: of each picture to credits:",
        )
