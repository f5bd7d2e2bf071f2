"""Finds every record of a library by its name, and what two records of one name say differently.

The name is what the guard compares by: a record keeps it in whatever file, and wherever in it, it
is. Records are compared and not text: the order of keys and of lists, the wrapping of words, and
the way in which a figure or a date is written make no difference.

A mended spelling changes a letter or two within a word, the marks between words, or one of the
small words that hold a sentence together. It never changes a number, a date, or whether something
is meant. The rule is stricter than a reader would be: what it turns away can still be said in an
update, and what it lets through is told to readers.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from progress_site.guard.kinds import KINDS, Kind
from progress_site.model.base import PublicRecord, RegisterRecord
from progress_site.model.dates import PartialDate
from progress_site.model.fields import Text, Url
from progress_site.model.library import Library, Placed, public_records
from progress_site.model.problem import Finding, Path, one_line
from progress_site.model.update import Update
from progress_site.prose.markdown import Renderer

Ident = tuple[str, ...]


def finding(file: str, path: Path, what: str, instead: str) -> Finding:
    """Return an error of one line."""
    return Finding(file, path, one_line(what), one_line(instead))


@dataclass(frozen=True)
class Side:
    """One of the two states. Nothing in the files of ``doubtful`` is compared."""

    library: Library
    doubtful: frozenset[str]


@dataclass(frozen=True, eq=False)
class Entry:
    """One record, its place, and what it is called."""

    ident: Ident
    kind: Kind
    record: PublicRecord
    file: str
    path: Path
    owner: Entry | None

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return self.kind.name.format(self.kind.key(self.record))

    @property
    def withdrawn(self) -> bool:
        """Whether its words, or those of a record around it, were taken away."""
        return self.record.withdrawn is not None or (
            self.owner is not None and self.owner.withdrawn
        )

    def finding(self, path: Path, what: str, instead: str) -> Finding:
        """Return an error of one line about a value of the record."""
        return finding(self.file, (*self.path, *path), what, instead)

    @property
    def headline(self) -> str:
        """The words that say most of what it is, or nothing."""
        words = getattr(self.record, self.kind.headline) if self.kind.headline else None
        return " ".join((words or "").split())

    def frozen(self, day: dt.date) -> bool:
        """Whether readers have met it as a fact by ``day``, given that the plan is approved."""
        if self.kind.family == "living":
            return False
        if self.owner is not None and not self.owner.frozen(day):
            return False
        return _known_since(self.record) <= day


def _known_since(record: PublicRecord) -> dt.date:
    """Return the day from which a record is public; without one, it always was."""
    if isinstance(record, Update):
        return dt.date.max if record.draft else record.date.effective
    return record.known_from if isinstance(record, RegisterRecord) else dt.date.min


def entries(side: Side) -> dict[Ident, Entry]:
    """Return every record by its name; the record around another comes before it."""
    found: dict[Ident, Entry] = {}
    made: dict[Placed | None, Entry] = {}
    often: Counter[Ident] = Counter()
    for placed in public_records(side.library):
        kind, owner = KINDS[type(placed.record)], made.get(placed.owner)
        ident: Ident = (kind.name, kind.key(placed.record))
        if not kind.own_number:
            way = placed.path[len(owner.path) if owner else 0 :]
            fields = (step for step in way if isinstance(step, str))
            ident = (*(owner.ident if owner else ()), *fields, *ident)
            often[ident] += 1
            ident = (*ident, str(often[ident]))
        entry = Entry(ident, kind, placed.record, placed.file, placed.path, owner)
        made[placed] = found.setdefault(ident, entry)
    return found


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Small words that are left out or written too much by mistake, and change no promise.
_SMALL = _set("a an the of to in on at is are was were be been that has have with for it")
#: Words that turn a sentence round: there are as many of them as before.
_TURNING = _set("no not never none nobody nothing nor neither without cannot unless except")
#: Words that say how many, when, or how surely: none of them may go.
_WEIGHTY = _set(
    """every each all both any some most many few more less fewer only or and if may might can could
    should will would shall must before after by until from since daily weekly monthly yearly once
    twice half double one two three four five six seven eight nine ten eleven twelve twenty thirty
    forty fifty sixty seventy eighty ninety hundred thousand first second third fourth fifth
    day days week weeks month months term terms year years spring summer autumn winter january
    february march april june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday"""
)
_TARGET = re.compile(r"\]\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,:/-]\d+)*|[%£€$]")


def only_spelling(old: str, new: str) -> bool:
    """Tell whether ``new`` is ``old`` with its spelling mended. Link targets do not count."""
    before, after = _words(old), _words(new)
    if _exact(before) != _exact(after) or (_WEIGHTY & {*before}) - {*after}:
        return False
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return all(
        tag == "equal" or _doubled(before, a, b, after[c:d]) or _slip(before[a:b], after[c:d])
        for tag, a, b, c, d in steps
    )


def likeness(old: str, new: str) -> float:
    """Return how much two wordings have in common, from 0 to 1."""
    return SequenceMatcher(None, _words(old), _words(new), autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(_TARGET.sub("]", text))]


def _exact(words: list[str]) -> Counter[str]:
    """Return what must be the same in both: numbers, signs, and words that turn a sentence."""
    turned = ["not" if word.endswith("n't") else word for word in words]
    return Counter(word for word in turned if word in _TURNING or not word[0].isalpha())


def _doubled(words: list[str], start: int, end: int, new: list[str]) -> bool:
    """Whether words were twice in a row, and are there once now."""
    run, size = words[start:end], end - start
    return not new and run in (words[max(start - size, 0) : start], words[end : end + size])


def _slip(old: list[str], new: list[str]) -> bool:
    """Whether some words became others by a slip: respelt, joined, parted, or small."""
    if "".join(old) == "".join(new):
        return True
    if len(old) == len(new):
        return all(map(_respelt, old, new))
    return all(word in _SMALL for word in (*old, *new))


def _respelt(one: str, other: str) -> bool:
    """Whether two words are one word in two spellings: “visti” or “vissit” for “visit”.

    At most two letters differ: one in place of another, two that changed places, two too many. The
    first letter stays, or swaps with the second: “include” and “exclude” are two words.
    """
    blocks = SequenceMatcher(None, one, other).get_matching_blocks()
    differing = len(one) + len(other) - 2 * sum(block.size for block in blocks)
    swapped = sorted(one) == sorted(other) and one[0] in other[:2]
    allowed = 2 if swapped or max(len(one), len(other)) > 4 else 1
    return differing <= allowed and (swapped or one[0] == other[0])


#: ``words``: what a slip of the pen can stand in. ``notes``: where a fact comes from and where it
#: can be found. ``fixed``: dates, figures, statuses, numbers and ids.
Nature = Literal["words", "notes", "fixed"]

#: Marks that are judged by themselves, and other forms of the same words, which follow them.
_ASIDE = frozenset({"formats", "withdrawn", "corrected"})
_NOTES = frozenset(
    {"source", "doubt", "url", "file", "captions", "transcript", "bsl", "words_file",
     "availability", "earlier_areas_source"}
)  # fmt: skip
#: What tells one change, or one part of a figure, from its neighbours.
_NAMES = ("milestone", "activity", "action", "measure", "plan", "name")


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not what it was. ``path`` is the way to it from the record."""

    path: Path
    old: Any
    new: Any
    nature: Nature

    @property
    def fills_a_gap(self) -> bool:
        """Whether nothing stood there before."""
        return self.old is None or self.old == ()

    @property
    def is_slip(self) -> bool:
        """Whether it mends a slip, or only says better where a fact comes from."""
        if self.nature != "words" or self.old is None or self.new is None:
            return self.nature == "notes"
        both = (self.old, self.new)
        return only_spelling(*(" ".join(x) if isinstance(x, tuple) else x for x in both))


def differences(old: BaseModel, new: BaseModel, path: Path = ()) -> Iterator[Difference]:
    """Yield every difference between two records, but not those of records inside them.

    A record inside that has a name of its own is compared by itself.
    """
    for name, info in type(new).model_fields.items():
        before: Any = getattr(old, name, None)
        after: Any = getattr(new, name)
        if name in _ASIDE or _is_record(before) or _is_record(after):
            continue
        here: Path = (*path, info.alias or name)
        if name == "body":
            if not _same_markdown(before, after):
                yield Difference((*here, _first_line(before, after)), before, after, "words")
        elif _plain(before) == _plain(after):
            continue
        elif name in _NOTES:
            yield Difference(here, before, after, "notes")
        elif isinstance(before, BaseModel) and type(before) is type(after):
            yield from differences(before, after, here)
        elif _holds_models(before) or _holds_models(after):
            yield from _in_list(before, after, here)
        else:
            yield Difference(here, before, after, "words" if _is_words(info) else "fixed")


def _is_record(value: object) -> bool:
    if isinstance(value, tuple):
        return any(_is_record(item) for item in value)
    return isinstance(value, PublicRecord)


def _holds_models(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value)


def _is_words(info: FieldInfo) -> bool:
    """Whether a field is of the kind `Text` or `Url`, or a list of such."""
    # A field that must be there has lost its `Annotated`: its marks are the field's own.
    return get_args(Text)[1] in info.metadata or any(
        part in (Text, Url) for part in _parts(info.annotation)
    )


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) is not Annotated:
        for part in get_args(annotation):
            yield from _parts(part)


# -- equal


def _plain(value: Any) -> Hashable:
    """Return a value as it is compared: without its order, its wrapping and its spelling."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, PartialDate):
        return (value.first, value.last)
    if isinstance(value, PublicRecord):
        return (KINDS[type(value)].name, KINDS[type(value)].key(value))
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return (type(value), *(_plain(getattr(value, n)) for n in fields if n not in _ASIDE))
    if isinstance(value, tuple):
        return frozenset(Counter(_plain(item) for item in value).items())
    assert isinstance(value, Hashable)
    return value


def _same_markdown(old: str, new: str) -> bool:
    """Whether readers see the same, however the lines are wrapped."""
    if old == new:
        return True
    render = Renderer().render
    return render(old, "").html.split() == render(new, "").html.split()


def _first_line(old: str, new: str) -> int:
    """Return which line of the new words, from 0, is the first that is not as it was."""
    before, after = old.split("\n"), new.split("\n")
    return next(
        (n for n, line in enumerate(after) if n >= len(before) or line != before[n]),
        max(len(after) - 1, 0),
    )


def _in_list(old: tuple[Any, ...], new: tuple[Any, ...], path: Path) -> Iterator[Difference]:
    """Yield the differences between two lists of unnamed records, whatever their order."""
    rest = list(enumerate(new))
    changed = []
    for item in old:
        same = next((n for n in rest if _plain(n[1]) == _plain(item)), None)
        if same is None:
            changed.append(item)
        else:
            rest.remove(same)
    for item in changed:
        like = next((n for n in rest if _about(n[1]) == _about(item)), None)
        if like is None:
            yield Difference(path, item, None, "fixed")
        else:
            rest.remove(like)
            yield from differences(item, like[1], (*path, like[0]))
    for place, item in rest:
        yield Difference((*path, place), None, item, "fixed")


def _about(record: BaseModel) -> Hashable:
    return (type(record), *(_plain(getattr(record, name, None)) for name in _NAMES))
