"""The words of a problem: what the models found, as a publisher would want to be told."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from progress_site.model.accessibility import Accessibility
from progress_site.model.problem import LONG, Path, Problem, one_line
from progress_site.model.update import KINDS
from progress_site.model.vocabulary import meant_by
from progress_site.read.nodes import Document
from progress_site.read.shape import Loc, field_of, keys_of, model_at

FLAG = "example"
WHAT = f"“{FLAG}” is no longer known"
INSTEAD = (
    "take it out; what is made up goes into a plan of its own, with demonstration: true and "
    "shown_as_of: in its plan.yml (see demo/)"
)


def told_once(problems: list[Problem]) -> list[Problem]:
    """Return the problems with one for all records that still carry the flag, at the first."""
    flagged = sorted((p for p in problems if p.what == WHAT), key=Problem.sort_key)
    if len(flagged) < 2:
        return problems
    more = len(flagged) - 1
    what = f"{WHAT}, here and in {more} more place{'s' if more > 1 else ''}"
    return [*(p for p in problems if p.what != WHAT), replace(flagged[0], what=what)]


#: Words that the site works out by itself.
_COMPUTED = {
    "late": "from the promised date and today",
    "overdue": "from the promised date and today",
    "unfinished": "from the end of the plan",
    "draft": "from the approval date",
    "active": "from the approval date",
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
    """Turn what a model found into problems at the places where they stand, each told once."""
    wrong = [_Wrong(model, detail) for detail in error.errors()]
    return [_problem(document, one) for one in _each_once(wrong)]


class _Wrong:
    """One thing that a model found; ``path`` leads to it in the file."""

    def __init__(self, model: type[BaseModel], detail: ErrorDetails) -> None:
        self.loc: Loc = detail["loc"]
        self.path = _path(self.loc)
        self.kind = detail["type"]
        self.context: dict[str, Any] = detail.get("ctx", {})
        self.said = str(detail["msg"])
        self.given: Any = detail["input"]
        self.name = next((str(s) for s in reversed(self.path) if isinstance(s, str)), "this file")
        self.record = model_at(model, self.loc[:-1]) if self.loc else None
        self.target = model_at(model, self.loc)
        self.also: list[_Wrong] = []
        """Other keys that are missing in the same record."""
        self.meant: str | None = None
        """The missing key that an unknown one was meant to be."""


def _path(loc: Loc) -> Path:
    # Pydantic puts the kind of a change behind its position: that is no key of the file.
    if len(loc) > 2 and loc[0] == "changes" and isinstance(loc[1], int):
        return (*loc[:2], *loc[3:])
    return loc


def _each_once(wrong: Sequence[_Wrong]) -> list[_Wrong]:
    """Tell a misspelt key once, not also as a missing one; and all missing keys in one line."""
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
    for group in missing.values():
        if group:
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
        return _missing(wrong)
    if kind == "extra_forbidden":
        return _unknown_key(wrong)
    if kind.startswith("union_tag"):
        return _unknown_change(given)
    if given == "" and kind != "model_type":
        return _empty(wrong)
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
        return _no_list(wrong)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return _no_block(wrong)
    if kind in ("greater_than_equal", "less_than_equal"):
        return _out_of_range(wrong)
    return f"“{name}” cannot be read", "compare it with a record that is right"


def _missing(wrong: _Wrong) -> tuple[str, str]:
    group = [wrong, *wrong.also]
    names = _and([f"“{one.name}”" for one in group])
    needed = [f"{one.name}: ({_described(one)})" for one in group]
    if len(group) == 1:
        return f"{names} is missing", f"add {needed[0]}"
    return f"{names} are missing", f"add {', '.join(needed)}"


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def _described(wrong: _Wrong) -> str:
    info = field_of(wrong.record, wrong.name) if wrong.record else None
    words = (info.description or "").rstrip(".") if info else ""
    return f"{words[:1].lower()}{words[1:]}" if words else "and its value"


def _unknown_key(wrong: _Wrong) -> tuple[str, str]:
    name, allowed = wrong.name, keys_of(wrong.record) if wrong.record else []
    if name == FLAG:
        return WHAT, INSTEAD
    if ":" in name:
        first = name.split(":")[0]
        return f"a space is missing after the colon of “{first}”", f"write {first}: and a space"
    if name.startswith("-"):
        bare = name.lstrip("-")
        return f"a space is missing between the dash and “{bare}”", f"write - {bare}:"
    if wrong.record is Accessibility and name in ("status", "compliance"):
        return (
            f"“{name}” is worked out from tests and from what is not accessible, never typed",
            "take it out",
        )
    what = f"“{name}” is not known here"
    if close := wrong.meant or nearest(name, allowed, alike=0.55):
        return what, f"did you mean {close}?"
    if wrong.path[:1] == ("changes",) and any(name in needed for _, needed in KINDS):
        return (
            f"one change says one thing, and “{name}” is another",
            f"begin a new change for it: {_example_of(name, allowed)}",
        )
    return what, f"take it out, or use one of: {', '.join(allowed)}"


def _example_of(key: str, beside: Iterable[str]) -> str:
    """Return how a change with ``key`` begins, with one of the keys beside it as its subject."""
    kinds = [needed for _, needed in KINDS if key in needed]
    needed = next((kind for kind in kinds if kind - {key} <= set(beside)), kinds[0])
    first = sorted(needed, key=lambda word: (word == key, word))
    return f"- {{{', '.join(f'{word}: …' for word in first)}}}"


def _empty(wrong: _Wrong) -> tuple[str, str]:
    if wrong.path and isinstance(wrong.path[-1], int):
        return f"an item of “{wrong.name}” is empty", "write it, or take its line out"
    write = f"write its value ({_described(wrong)})"
    optional = "" if _is_required(wrong.record, wrong.name) else ", or take the line out"
    return f"“{wrong.name}” is empty", f"{write}{optional}"


def _unknown_word(wrong: _Wrong) -> tuple[str, str]:
    expected = str(wrong.context["expected"]).replace(" or ", ", ")
    words = [word.strip("' ") for word in expected.split(",")]
    allowed = [word for word in words if word not in _COMPUTED]
    can_be = f"it can be {', '.join(allowed[:-1])} or {allowed[-1]}"
    if not isinstance(wrong.given, str):
        return f"“{wrong.name}” should be one word", can_be
    what = f"“{wrong.name}” cannot be “{wrong.given}”"
    given = re.sub(r"[\s-]+", "_", wrong.given.strip().lower())
    if given in _COMPUTED:
        return f"“{given}” is worked out {_COMPUTED[given]}, and never typed", can_be
    same = next((word for word in meant_by(given) if word in allowed), None)
    if close := same or nearest(given, allowed):
        return what, f"did you mean {close}? {can_be[0].upper()}{can_be[1:]}"
    return what, can_be


def _out_of_range(wrong: _Wrong) -> tuple[str, str]:
    what = f"“{wrong.name}” cannot be {wrong.given}"
    if wrong.kind == "greater_than_equal":
        return what, f"write {wrong.context['ge']} or more"
    return what, f"write {wrong.context['le']} or less"


def _no_list(wrong: _Wrong) -> tuple[str, str]:
    what = f"“{wrong.name}” should be a list"
    if isinstance(wrong.given, dict):
        return what, "put a dash and a space in front of the first line of each item"
    if isinstance(wrong.given, str) and wrong.given.startswith("-"):
        return what, "put a space behind each dash"
    if isinstance(wrong.given, str) and len(wrong.given) <= LONG:
        return what, f"write {wrong.name}: [{wrong.given}]"
    return what, "write one item on each line, with a dash and a space in front"


def _no_block(wrong: _Wrong) -> tuple[str, str]:
    keys = keys_of(wrong.target) if wrong.target else []
    needed = [key for key in keys if _is_required(wrong.target, key)]
    names = _and([f"{key}:" for key in needed or keys[:2]])
    if not wrong.path and isinstance(wrong.given, list) and not needed:
        return (
            f"the name of this list is missing: “{keys[0]}:”",
            f"write {keys[0]}: on a line of its own above the list",
        )
    if not wrong.path:
        return (
            "this is not a list of names and values",
            f"write {names}, each on a line of its own and with a space after the colon",
        )
    if wrong.given == "":
        optional = "" if _is_required(wrong.record, wrong.name) else ", or take the line out"
        return f"“{wrong.name}” is empty", f"write {names} below it{optional}"
    return (
        f"“{wrong.name}” needs settings of its own",
        f"write {names} below it, with more spaces in front",
    )


def _is_required(model: type[BaseModel] | None, key: str) -> bool:
    info = field_of(model, key) if model else None
    return info is not None and info.is_required()


def _unknown_change(given: Any) -> tuple[str, str]:
    if not isinstance(given, dict):
        return "a change needs to say what it changes", _A_CHANGE
    if strange := _strange_key(given):
        close = nearest(strange, _CHANGE_KEYS)
        return f"“{strange}” is not known in a change", f"did you mean {close}?"
    for thing, parts in _PARTS:
        if thing in given:
            return f"this change does not say what happened to the {thing}", f"add {parts}"
    return "this change does not say what it changes", _A_CHANGE


def _strange_key(given: Any) -> str | None:
    """Return the key of a change that looks like a misspelt one."""
    keys = given if isinstance(given, dict) else {}
    return next((k for k in keys if k not in _CHANGE_KEYS and nearest(k, _CHANGE_KEYS)), None)


_CHANGE_KEYS = sorted({key for _, needed in KINDS for key in needed} | {"reason", "evidence"})
_A_CHANGE = 'write for example - {milestone: "3.2", status: on_track}'
_PARTS = (
    ("milestone", "status:, due:, promise:, merged_into: or carried_on_by:"),
    ("action", "impact:, title:, merged_into: or add_milestone:"),
    ("activity", "status: not_started, doing, done or stopped"),
    ("measure", "target: and the new figure"),
)
