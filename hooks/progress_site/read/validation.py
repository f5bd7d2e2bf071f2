"""Validation errors of the models as problems: the words a publisher needs, at the right place.

What a record may hold at a place is looked up in the models, so that a message can name the keys
that are allowed or missing there. A misspelt key is told once, and not also as a missing one; all
keys that a record lacks are told in one line.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from progress_site.model.accessibility import Accessibility
from progress_site.model.base import PublicRecord
from progress_site.model.problem import LONG, Path, Problem, one_line
from progress_site.model.update import KINDS, Update, change_kind
from progress_site.model.vocabulary import meant_by
from progress_site.read.nodes import Document

#: A key of the first edition. Made-up records now have a plan of their own.
_FLAG = "example"
_FLAG_IS_GONE = f"“{_FLAG}” is no longer known"
#: Words that the site works out by itself.
_COMPUTED = {
    "late": "from the promised date and today",
    "overdue": "from the promised date and today",
    "unfinished": "from the end of the plan",
    "draft": "from the approval date",
    "active": "from the approval date",
}
_CHANGE_KEYS = sorted({"reason", "evidence"}.union(*(kind.needed for kind in KINDS.values())))
#: What a change of a thing can say.
_CHANGES = {
    "milestone": "status:, due:, promise:, merged_into: or carried_on_by:",
    "action": "impact:, title:, merged_into: or add_milestone:",
    "activity": "status: not_started, doing, done or stopped",
    "measure": "target: and the new figure",
}


def nearest(word: str, known: Iterable[str], *, alike: float = 0.6) -> str | None:
    """Return the known word that looks most like ``word``, if any does."""
    found = difflib.get_close_matches(word[:LONG], list(known), n=1, cutoff=alike)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str) -> str:
    """Return “did you mean …?” with the nearest known word, or ``otherwise``."""
    close = nearest(word, known)
    return f"did you mean {close}?" if close else otherwise


def problems_of(
    document: Document, model: type[BaseModel], error: ValidationError
) -> list[Problem]:
    """Return the validation errors of a record as problems, at their places in its file."""
    wrong = [_Wrong(model, detail) for detail in error.errors()]
    return [_problem(document, one) for one in _merged(wrong)]


def told_once(problems: list[Problem]) -> list[Problem]:
    """Return the problems with one for all records that still carry the old flag, at the first."""
    flagged = sorted((p for p in problems if p.what == _FLAG_IS_GONE), key=Problem.sort_key)
    if len(flagged) < 2:
        return problems
    more = len(flagged) - 1
    what = f"{_FLAG_IS_GONE}, here and in {more} more place{'s' if more > 1 else ''}"
    return [*(p for p in problems if p.what != _FLAG_IS_GONE), replace(flagged[0], what=what)]


# -- what the models know


def keys_of(model: type[BaseModel] | None) -> list[str]:
    """Return the keys that a file may have for one record, in their order."""
    if model is None:
        return []
    filled_in = {"slug", "body"} if model is Update else set()  # by the reader itself
    fields, common = model.model_fields, PublicRecord.model_fields
    ordered = sorted(fields, key=lambda name: name in common)
    return [fields[name].alias or name for name in ordered if name not in filled_in]


def field_of(model: type[BaseModel] | None, key: str) -> FieldInfo | None:
    """Return the field that a key of a file fills."""
    fields = model.model_fields.items() if model else ()
    return next((info for name, info in fields if (info.alias or name) == key), None)


def required_keys(model: type[BaseModel] | None) -> list[str]:
    """Return the keys that a record cannot do without."""
    return [key for key in keys_of(model) if _is_required(model, key)]


def _is_required(model: type[BaseModel] | None, key: str) -> bool:
    info = field_of(model, key)
    return info is not None and info.is_required()


def _model_at(model: type[BaseModel], loc: Sequence[int | str]) -> type[BaseModel] | None:
    """Follow a pydantic location to the model it points into."""
    options = [model]
    by_name = False
    for step in loc:
        if isinstance(step, int):
            continue
        if by_name:  # the name of an entry is no field
            by_name = False
            continue
        tagged = [m for m in options if change_kind(dict.fromkeys(keys_of(m))) == step]
        if len(options) > 1 and tagged:
            options = tagged
            continue
        info = next((info for m in options if (info := field_of(m, step))), None)
        if info is None:
            return None
        options = _models_in(info.annotation)
        by_name = get_origin(info.annotation) is dict
    return options[0] if len(options) == 1 else None


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    parts = getattr(annotation, "__args__", ())
    return [model for part in parts for model in _models_in(part)]


# -- what is wrong, and where


class _Wrong:
    """One validation error; ``path`` is the way to it in the file."""

    def __init__(self, model: type[BaseModel], detail: ErrorDetails) -> None:
        loc = detail["loc"]
        # Pydantic puts the kind of a change behind its position: that is no key of the file.
        tagged = len(loc) > 2 and loc[0] == "changes" and isinstance(loc[1], int)
        self.path: Path = (*loc[:2], *loc[3:]) if tagged else loc
        self.kind = detail["type"]
        self.context: dict[str, Any] = detail.get("ctx", {})
        self.given: Any = detail["input"]
        self.name = next((str(s) for s in reversed(self.path) if isinstance(s, str)), "this file")
        self.record = _model_at(model, loc[:-1]) if loc else None
        self.target = _model_at(model, loc)
        self.also: list[_Wrong] = []
        """Other keys that are missing in the same record."""
        self.meant: str | None = None
        """The missing key that an unknown one was meant to be."""

    @property
    def or_take_it_out(self) -> str:
        """What else can be done about an optional key."""
        return "" if _is_required(self.record, self.name) else ", or take the line out"

    @property
    def description(self) -> str:
        """What the field is for, as a part of a sentence."""
        info = field_of(self.record, self.name)
        words = (info.description or "").rstrip(".") if info else ""
        return f"{words[:1].lower()}{words[1:]}" if words else "and its value"


def _merged(wrong: Sequence[_Wrong]) -> list[_Wrong]:
    """Merge a misspelt key with the missing one that it was meant to be, and all missing keys."""
    missing: dict[Path, list[_Wrong]] = defaultdict(list)
    for one in wrong:
        if one.kind == "missing":
            missing[one.path[:-1]].append(one)
    for one in wrong:
        if one.kind == "extra_forbidden":
            lost = missing[one.path[:-1]]
            one.meant = nearest(one.name, [other.name for other in lost])
            missing[one.path[:-1]] = [other for other in lost if other.name != one.meant]
    kept = [one for one in wrong if one.kind != "missing"]
    for group in filter(None, missing.values()):
        group[0].also = group[1:]
        kept.append(group[0])
    return kept


def _problem(document: Document, wrong: _Wrong) -> Problem:
    at_key = wrong.kind == "extra_forbidden"
    path = (*wrong.path, *wrong.context.get("at", ()))
    if wrong.kind.startswith("union_tag") and (strange := _strange_key(wrong.given)):
        path, at_key = (*path, strange), True
    what, instead = _words(wrong)
    line, column = document.place(path, key=at_key)
    return Problem(document.file, line, column, one_line(what), one_line(instead))


def _words(wrong: _Wrong) -> tuple[str, str]:
    kind, name, given = wrong.kind, wrong.name, wrong.given
    if kind == "missing":
        return _missing([wrong, *wrong.also])
    if kind == "extra_forbidden":
        return _unknown_key(wrong)
    if kind.startswith("union_tag"):
        return _unknown_change(given if isinstance(given, dict) else None)
    if given == "" and kind != "model_type":
        if wrong.path and isinstance(wrong.path[-1], int):
            return f"an item of “{name}” is empty", "write it, or take its line out"
        write = f"write its value ({wrong.description}){wrong.or_take_it_out}"
        return f"“{name}” is empty", write
    if isinstance(given, str) and given[:1] in tuple("“”‘’"):
        straight = given.strip("“”‘’")
        return "curly quotes count as letters here", f'use straight ones: {name}: "{straight}"'
    if kind == "ask" and re.match("“a (list|block of settings)”", wrong.context["what"]):
        return f"“{name}” should be one value", "write it without brackets, dashes or names"
    if kind == "ask":
        return wrong.context["what"], wrong.context["instead"]
    if kind == "enum":
        return _unknown_word(wrong)
    if kind in ("tuple_type", "list_type"):
        return f"“{name}” should be a list", _as_list(name, given)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return _no_block(wrong)
    if kind == "greater_than_equal":
        return f"“{name}” cannot be {given}", f"write {wrong.context['ge']} or more"
    if kind == "less_than_equal":
        return f"“{name}” cannot be {given}", f"write {wrong.context['le']} or less"
    return f"“{name}” cannot be read", "compare it with a record that is right"


def _missing(group: Sequence[_Wrong]) -> tuple[str, str]:
    names = _and([f"“{one.name}”" for one in group])
    needed = ", ".join(f"{one.name}: ({one.description})" for one in group)
    return f"{names} {'is' if len(group) == 1 else 'are'} missing", f"add {needed}"


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def _unknown_key(wrong: _Wrong) -> tuple[str, str]:
    name, allowed = wrong.name, keys_of(wrong.record)
    what = f"“{name}” is not known here"
    if name == _FLAG:
        return _FLAG_IS_GONE, (
            "take it out; what is made up goes into a plan of its own, with demonstration: true "
            "and shown_as_of: in its plan.yml (see demo/)"
        )
    if ":" in name:
        first = name.split(":")[0]
        return f"a space is missing after the colon of “{first}”", f"write {first}: and a space"
    if name.startswith("-"):
        bare = name.lstrip("-")
        return f"a space is missing between the dash and “{bare}”", f"write - {bare}:"
    if wrong.record is Accessibility and name in ("status", "compliance"):
        what = f"“{name}” is worked out from tests and from what is not accessible, never typed"
        return what, "take it out"
    if close := wrong.meant or nearest(name, allowed, alike=0.55):
        return what, f"did you mean {close}?"
    kinds = [kind.needed for kind in KINDS.values() if name in kind.needed]
    if wrong.path[:1] == ("changes",) and kinds:
        # How a change with this key begins, with one of the keys beside it as its subject.
        needed = next((kind for kind in kinds if kind - {name} <= set(allowed)), kinds[0])
        keys = sorted(needed, key=lambda word: (word == name, word))
        example = f"- {{{', '.join(f'{word}: …' for word in keys)}}}"
        what = f"one change says one thing, and “{name}” is another"
        return what, f"begin a new change for it: {example}"
    return what, f"take it out, or use one of: {', '.join(allowed)}"


def _unknown_word(wrong: _Wrong) -> tuple[str, str]:
    expected = str(wrong.context["expected"]).replace(" or ", ", ")
    words = [word.strip("' ") for word in expected.split(",")]
    allowed = [word for word in words if word not in _COMPUTED]
    can_be = f"it can be {', '.join(allowed[:-1])} or {allowed[-1]}"
    if not isinstance(wrong.given, str):
        return f"“{wrong.name}” should be one word", can_be
    given = re.sub(r"[\s-]+", "_", wrong.given.strip().lower())
    if given in _COMPUTED:
        return f"“{given}” is worked out {_COMPUTED[given]}, and never typed", can_be
    same = next((word for word in meant_by(given) if word in allowed), None)
    if close := same or nearest(given, allowed):
        can_be = f"did you mean {close}? {can_be[0].upper()}{can_be[1:]}"
    return f"“{wrong.name}” cannot be “{wrong.given}”", can_be


def _as_list(name: str, given: Any) -> str:
    if isinstance(given, dict):
        return "put a dash and a space in front of the first line of each item"
    if isinstance(given, str) and given.startswith("-"):
        return "put a space behind each dash"
    if isinstance(given, str) and len(given) <= LONG:
        return f"write {name}: [{given}]"
    return "write one item on each line, with a dash and a space in front"


def _no_block(wrong: _Wrong) -> tuple[str, str]:
    keys, needed = keys_of(wrong.target), required_keys(wrong.target)
    names = _and([f"{key}:" for key in needed or keys[:2]])
    if wrong.path and wrong.given == "":
        return f"“{wrong.name}” is empty", f"write {names} below it{wrong.or_take_it_out}"
    if wrong.path:
        what = f"“{wrong.name}” needs settings of its own"
        return what, f"write {names} below it, with more spaces in front"
    if isinstance(wrong.given, list) and not needed:
        what = f"the name of this list is missing: “{keys[0]}:”"
        return what, f"write {keys[0]}: on a line of its own above the list"
    return (
        "this is not a list of names and values",
        f"write {names}, each on a line of its own and with a space after the colon",
    )


def _unknown_change(given: dict[str, Any] | None) -> tuple[str, str]:
    example = 'write for example - {milestone: "3.2", status: on_track}'
    if given is None:
        return "a change needs to say what it changes", example
    if strange := _strange_key(given):
        close = nearest(strange, _CHANGE_KEYS)
        return f"“{strange}” is not known in a change", f"did you mean {close}?"
    for thing, parts in _CHANGES.items():
        if thing in given:
            return f"this change does not say what happened to the {thing}", f"add {parts}"
    return "this change does not say what it changes", example


def _strange_key(given: Any) -> str | None:
    """Return the key of a change that looks like a misspelt one."""
    keys = given if isinstance(given, dict) else {}
    return next((k for k in keys if k not in _CHANGE_KEYS and nearest(k, _CHANGE_KEYS)), None)
