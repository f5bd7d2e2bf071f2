"""The pages by which everything else is found: search, and the list from A to Z.

Search reads files that are classic scripts: they load from any web host, and from a folder. The
first holds what lasts longest and is newest; a first search reads no more. A large record has more
files, which a reader can ask for. Files are cut by their length as text and not by their
compressed size, which is not the same on every machine.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.model.reference import Term
from progress_site.pages.page_spec import PageSpec
from progress_site.search.entries import KINDS, Entry, search_entries, synonyms
from progress_site.urls import addresses
from progress_site.urls.addresses import LETTERS
from progress_site.words.shown import Link

#: Characters in one file of the index: about 32 KiB compressed.
LONGEST = 100_000
#: Characters of words in one page from A to Z: with its frame and style it then stays below 14 KiB
#: compressed. A longer list has a page for each letter.
LONGEST_LIST = 20_000

_T = TypeVar("_T")

_ARTICLE = re.compile(r"^(a|an|the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SearchView:
    """`/search/`. ``scripts`` are what search reads, the first one first.

    ``number`` counts what is looked through; ``ways`` are other ways to find something.
    """

    template: ClassVar[str] = "pages/search.html"
    scripts: tuple[str, ...]
    number: int
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """A line of the list from A to Z. ``kind`` says what it is; another name of a word has none."""

    link: Link
    kind: str | None


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, where it stands on its page, and what begins with it."""

    name: str
    anchor: str
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class AToZView:
    """`/a-to-z/` and, where the list is too long for one page, `/a-to-z/s/`.

    ``letters`` lead to each letter; ``shown`` are those of this page. The front of a long list has
    the main pages in their place. ``parts`` are the other pages of a letter that is long itself.
    """

    template: ClassVar[str] = "pages/a-to-z.html"
    title: str
    letters: tuple[Link, ...]
    shown: tuple[Letter, ...]
    parts: tuple[Link, ...]


def search_pages(state: State, specs: Iterable[PageSpec]) -> Iterator[PageSpec]:
    """Yield the pages by which ``specs`` are found; what search reads hangs on the first."""
    terms = state.library.glossary.terms
    own = [
        Entry(addresses.SEARCH, _("Search"), "page", _("Find a page by its words.")),
        Entry(addresses.A_TO_Z, _("A to Z"), "page", _("Every page and word.")),
    ]
    entries = search_entries(state, specs)
    top = Link(addresses.A_TO_Z, _("A to Z"))
    files = index_files(entries, ((said, term.term) for said, term in synonyms(terms)))
    yield PageSpec(
        addresses.SEARCH,
        _("Search"),
        _("Find a page of this site by its words, or by words of your own."),
        SearchView(
            versioned(files),
            len(entries),
            ways=(
                top,
                Link(addresses.ACTIONS, _("Actions")),
                Link(addresses.GLOSSARY, _("Glossary")),
                Link(addresses.GET_HELP, _("Get help or have your say")),
            ),
        ),
        files=files,
    )
    for address, view in a_to_z_views([*own, *entries], terms):
        front = address == addresses.A_TO_Z
        yield PageSpec(
            address,
            view.title,
            _("Every page and every word that is explained, in the order of the alphabet."),
            view,
            () if front else (top,),
            crumb=_("A to Z") if front else view.title,
            noindex=not front,
        )


# -- the files of the index


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
    for number, part in enumerate(chunks(rows, _row_length, longest), 1):
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


def _row_length(row: list[object]) -> int:
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


# -- the list from A to Z


def _is_main(entry: Entry) -> bool:
    """Say whether a page stands among the main ones. Of those in Easy Read, the first leads on."""
    if entry.address != addresses.EASY_READ and entry.address.startswith(addresses.EASY_READ):
        return False
    return entry.kind in ("page", "stage", "action")


def a_to_z_views(
    entries: Iterable[Entry], terms: Iterable[Term], longest: int = LONGEST_LIST
) -> Iterator[tuple[str, AToZView]]:
    """Yield every page of the list with its address; where it is long, each letter has its own.

    Each letter then has a page, also while nothing begins with it, so that no address is lost.
    """
    entries = list(entries)
    items = _by_letter([*_entries(entries), *_other_names(terms)])
    total = sum(map(_line_length, (item for group in items.values() for item in group)))
    if total <= longest:
        shown = tuple(_letter(name, items[name]) for name in LETTERS if items[name])
        links = tuple(Link(f"{addresses.A_TO_Z}#{x.anchor}", x.name) for x in shown)
        yield addresses.A_TO_Z, AToZView(_("A to Z"), links, shown, ())
        return
    links = tuple(Link(addresses.letter(name), _name(name)) for name in LETTERS)
    lasting = _in_order(_entries(filter(_is_main, entries)))
    main = Letter(_("The main pages"), "main-pages", tuple(lasting))
    yield addresses.A_TO_Z, AToZView(_("A to Z"), links, (main,), ())
    for name in LETTERS:
        parts = list(chunks(items[name], _line_length, longest))
        pages = [addresses.letter(name, number) for number in range(1, len(parts) + 1)]
        for number, part in enumerate(parts, 1):
            title = (
                _("From A to Z: %(letter)s", letter=_name(name))
                if number == 1
                else _("From A to Z: %(letter)s, part %(part)s", letter=_name(name), part=number)
            )
            others = tuple(
                Link(page, _("%(letter)s, part %(part)s", letter=_name(name), part=n))
                for n, page in enumerate(pages, 1)
                if len(pages) > 1 and n != number
            )
            yield pages[number - 1], AToZView(title, links, (_letter(name, part),), others)


# -- lines


def _entries(entries: Iterable[Entry]) -> Iterator[ListItem]:
    entries = list(entries)
    often = Counter(entry.title.lower() for entry in entries)
    # The menu above each page leads elsewhere under this name.
    often[_("Easy Read").lower()] += 1
    for entry in entries:
        kind = _(KINDS[entry.kind][0])
        # The words of a link alone say where it leads: two of the same title also say their kind.
        text = (
            _("%(title)s (%(kind)s)", title=entry.title, kind=kind)
            if often[entry.title.lower()] > 1
            else entry.title
        )
        yield ListItem(Link(entry.address, text), kind)


def _other_names(terms: Iterable[Term]) -> Iterator[ListItem]:
    terms = [term for term in terms if not term.withdrawn]
    told = {term.term.lower() for term in terms}
    meant: defaultdict[str, list[Term]] = defaultdict(list)
    for said, term in synonyms(terms):
        if said.lower() not in told and term not in meant[said]:
            meant[said].append(term)
    for said, found in meant.items():
        for term in found:
            text = _("%(said)s: see %(word)s", said=said, word=term.term)
            yield ListItem(Link(addresses.term(term.anchor), text), None)


def _line_length(item: ListItem) -> int:
    # A line has about thirty more signs of its own than it has words.
    return len(item.link.text) + len(item.link.href) + 30


def _sorted_as(text: str) -> str:
    """Return what a title is sorted by: without “The”, accents and signs; 2 comes before 10."""
    plain = unicodedata.normalize("NFKD", _ARTICLE.sub("", text)).casefold()
    kept = re.sub(r"[^a-z0-9 ]+", "", plain).strip()
    return re.sub(r"\d+", lambda number: number[0].zfill(9), kept)


# -- letters


def _in_order(items: Iterable[ListItem]) -> list[ListItem]:
    return sorted(items, key=lambda i: (_sorted_as(i.link.text), i.link.text, i.link.href))


def _by_letter(items: Iterable[ListItem]) -> defaultdict[str, list[ListItem]]:
    groups: defaultdict[str, list[ListItem]] = defaultdict(list)
    for item in _in_order(items):
        first = _sorted_as(item.link.text)[:1]
        groups[first if first in LETTERS else LETTERS[-1]].append(item)
    return groups


def _name(letter: str) -> str:
    return letter.upper() if letter != LETTERS[-1] else _("0 to 9")


def _letter(name: str, items: Iterable[ListItem]) -> Letter:
    return Letter(_name(name), f"letter-{name}", tuple(items))
