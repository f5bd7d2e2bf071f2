"""The files that search reads, as classic scripts: they load from any web host, and from a folder.

The first holds what lasts longest and is newest; a first search reads no more. A large record
has more files, which a reader can ask for. Files are cut by their length as text and not by their
compressed size, which is not the same on every machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from progress_site.catalogue import _
from progress_site.search.entries import KINDS, Entry
from progress_site.urls import addresses

#: Characters in one file: about 32 KiB compressed.
LONGEST = 100_000

_T = TypeVar("_T")


def index_files(
    entries: Iterable[Entry], also: Iterable[tuple[str, str]], longest: int = LONGEST
) -> dict[str, bytes]:
    """Return the files of the index by their path, the first one first.

    ``also`` are what people type and the word that is meant. Each file calls `progressIndex` with
    ``kinds`` (name and weight), ``also`` and ``entries``: address, title, number of the kind,
    words, more words, other names.
    """
    kinds = [[_(name), weight] for name, weight in KINDS.values()]
    order = {kind: number for number, kind in enumerate(KINDS)}
    head = {"kinds": kinds, "also": [list(pair) for pair in also]}
    files: dict[str, bytes] = {}
    rows = (_row(entry, order) for entry in entries)
    for number, part in enumerate(chunks(rows, _length, longest), 1):
        data = {**(head if number == 1 else {}), "entries": part}
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        # Two signs that end a line in old JavaScript, and the end of a script element.
        for sign in ("\u2028", "\u2029", "<"):
            text = text.replace(sign, f"\\u{ord(sign):04x}")
        files[addresses.search_index(number)] = f"progressIndex({text});\n".encode()
    return files


def versioned(files: dict[str, bytes]) -> tuple[str, ...]:
    """Return the addresses of the files, so that a cached file is never an old one."""
    return tuple(
        f"{path}?{hashlib.sha256(content).hexdigest()[:8]}" for path, content in files.items()
    )


def _row(entry: Entry, order: dict[str, int]) -> list[object]:
    row: list[object] = [
        entry.address,
        entry.title,
        order[entry.kind],
        entry.words,
        entry.more,
        " / ".join(entry.also),
    ]
    while row[-1] == "":
        row.pop()
    return row


def _length(row: list[object]) -> int:
    return sum(len(str(cell)) for cell in row)


def chunks(items: Iterable[_T], length: Callable[[_T], int], longest: int) -> Iterator[list[_T]]:
    """Yield items in lists, each of which is at most ``longest``; one at least, also of nothing."""
    chunk: list[_T] = []
    total = 0
    for item in items:
        if chunk and total + length(item) > longest:
            yield chunk
            chunk, total = [], 0
        chunk.append(item)
        total += length(item)
    yield chunk
