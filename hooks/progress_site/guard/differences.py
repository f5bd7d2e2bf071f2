"""What two records of one name say differently.

Records are compared and not text: the order of keys and of lists, the wrapping of words, and the
way in which a figure or a date is written make no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from progress_site.guard.kinds import KINDS
from progress_site.guard.spelling import only_spelling
from progress_site.model.base import PublicRecord
from progress_site.model.dates import PartialDate
from progress_site.model.fields import Text, Url
from progress_site.model.problem import Path
from progress_site.prose.markdown import Renderer

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

    What stands inside and has a name of its own is compared by itself.
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
