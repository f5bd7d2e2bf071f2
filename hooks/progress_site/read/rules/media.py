"""Files that records name: they are under docs/media, have a credit, and words are text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from progress_site.model.base import PublicRecord
from progress_site.model.library import Library
from progress_site.model.problem import Finding, Path
from progress_site.model.registers import Evidence
from progress_site.read.layout import CREDITS
from progress_site.read.rules.references import FEW, Found, Wrong
from progress_site.read.validation import did_you_mean, nearest

#: Fields of evidence that name any file, or a page elsewhere.
_FILES = ("file", "bsl")
#: Which endings a file may have in a field of evidence, and what it is there for.
_ENDINGS = {
    "captions": ((".vtt",), "browsers read captions only from a .vtt file", "captions"),
    "transcript": ((".md", ".txt", ".vtt"), "a transcript is shown as text", "words"),
    "words_file": ((".md", ".txt"), "the words of a document are shown as text", "words"),
}
_PICTURE = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_PUT_IT_THERE = "put it under docs/media and write media/ and its name"


def media(library: Library, found: Found) -> Iterator[Finding]:
    """Check that every file that a record names is there, and is what it should be."""
    record = found.record
    forms = enumerate(getattr(record, "formats", ()))
    named: list[tuple[Path, str]] = [(("formats", i, "url"), form.url) for i, form in forms]
    if isinstance(record, Evidence):
        keys = (*_FILES, *_ENDINGS)
        named += [((key,), name) for key in keys if (name := getattr(record, key))]
    for at, name in named:
        if isinstance(record, PublicRecord) and record.withdrawn is not None:
            if name in library.media:  # on the site it would still be found
                what = f"this was withdrawn, but docs/{name} is still published"
                yield found.finding(at, what, "delete that file; this line may stay")
        elif at[0] in _ENDINGS:
            yield from (found.finding(*wrong) for wrong in _words(library, at, name))
        else:
            yield from (found.finding(*wrong) for wrong in _there(library, at, name))


def _there(library: Library, at: Path, name: str) -> Iterator[Wrong]:
    """Check a file that is published, or a page elsewhere."""
    if name in library.media and name not in library.published_media:
        what = f"docs/{name} is words for a page, and has no address of its own"
        yield at, what, "save it in a file that ends in .txt or .pdf, and name that one"
    elif name not in library.media and not re.match(r"https?://", name):
        ending = name.rpartition(".")[2]
        alike = [other for other in library.media if other.endswith(f".{ending}")]
        instead = did_you_mean(name, alike, otherwise=_PUT_IT_THERE)
        yield at, f"there is no file docs/{name}", instead


def _words(library: Library, at: Path, name: str) -> Iterator[Wrong]:
    """Check a file of words: here, of a kind that can be shown, and not empty."""
    endings, why, words = _ENDINGS[str(at[0])]
    if re.match(r"https?://", name):
        yield at, f"“{at[0]}” is a file of this site, and not an address", _PUT_IT_THERE
    elif name not in library.media:
        yield from _there(library, at, name)
    elif not name.lower().endswith(endings):
        what = f"{why}, and docs/{name} is another kind of file"
        ends = " or ".join(endings)
        yield at, what, f"save the {words} in a file that ends in {ends}, and name that one"
    elif library.media_bytes[name] == 0 or not _says_something(library.texts.get(name, "words")):
        yield at, f"docs/{name} is empty", f"write the {words} into it, or take this line out"


def _says_something(text: str) -> bool:
    return bool(re.sub(r"^WEBVTT.*", "", text).strip())


def picture_credits(library: Library) -> Iterator[Finding]:
    """Check that each picture has a credit, and each credit its picture."""
    there = {name.removeprefix("media/") for name in library.media}
    pictures = sorted(name for name in there if name.lower().endswith(_PICTURE))
    named = {credit.file for credit in library.credits.credits}
    for i, credit in enumerate(library.credits.credits):
        if credit.file not in there:
            what = f"there is no file docs/media/{credit.file}"
            instead = did_you_mean(credit.file, pictures, otherwise="take this entry out")
            yield Finding(CREDITS, ("credits", i, "file"), what, instead)
    slips = {nearest(file, pictures) for file in named - there}
    missing = [name for name in pictures if name not in named | slips]
    if missing:
        more = f" and {len(missing) - FEW} more" if len(missing) > FEW else ""
        what = f"nobody is named as the maker of {', '.join(missing[:FEW])}{more}"
        instead = "add file:, title:, maker: and licence: of each picture to credits:"
        yield Finding(CREDITS, (), what, instead)
