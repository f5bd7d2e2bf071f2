"""What a reader is told of a file before it is opened: its type and its size."""

from __future__ import annotations

from progress_site.catalogue import _
from progress_site.model.vocabulary import FileType
from progress_site.words.wording import label

_ENDINGS = {str(kind): kind for kind in FileType} | {
    "htm": FileType.HTML,
    "jpeg": FileType.JPG,
    "m4v": FileType.MP4,
    "oga": FileType.OGG,
}

#: The types of film that a browser plays by itself, and what HTML calls them.
FILMS: dict[FileType | None, str] = {FileType.MP4: "video/mp4", FileType.WEBM: "video/webm"}


def type_of(name: str) -> FileType | None:
    """Return the type of a file by the ending of its name or address."""
    _, point, ending = name.rpartition("/")[2].rpartition(".")
    return _ENDINGS.get(ending.lower()) if point else None


def type_words(kind: FileType) -> str:
    """Return the type of a file in words: “PDF”, “Word document”."""
    return label("file_type", kind)


def size_words(size: int) -> str:
    """Return the size of a file, in bytes, as a reader knows it: “340 KB”, “2.4 MB”.

    A thousand bytes are a kilobyte, as on the pages of shops and phones.
    """
    if size < 1_000:
        return _("less than 1 KB")
    if size < 999_500:
        return _("%(number)s KB", number=round(size / 1_000))
    return _("%(number)s MB", number=f"{size / 1_000_000:.1f}".removesuffix(".0"))


def file_words(name: str, size: int | None) -> str | None:
    """Return type and size of a file that is here: “PDF, 340 KB”; what is not known is left out."""
    kind = type_of(name)
    parts = [type_words(kind)] if kind else []
    parts += [size_words(size)] if size is not None else []
    return ", ".join(parts) or None
