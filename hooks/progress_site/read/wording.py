"""The words of a problem: what the models found, as a publisher would want to be told."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from progress_site.model.problem import Path, Problem
from progress_site.model.update import KINDS
from progress_site.read.nodes import Document


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like ``word``, if any does."""
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str) -> str:
    """Return “did you mean …?” with the nearest known word, or ``otherwise``."""
    close = nearest(word, known)
    return f"did you mean {close}?" if close else otherwise


def problems_of(
    document: Document, model: type[BaseModel], error: ValidationError
) -> list[Problem]:
    """Turn what a model found into problems at the places where they stand."""
    return [_problem(document, model, detail) for detail in error.errors()]


def _problem(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    path = _path(detail["loc"])
    kind = detail["type"]
    what, instead = _words(model, path, detail)
    line, column = document.place(path, key=kind in ("extra_forbidden",))
    return Problem(document.file, line, column, what, instead)


def _path(loc: tuple[int | str, ...]) -> Path:
    # Pydantic puts the kind of a change behind its position: that is no key of the file.
    if len(loc) > 2 and loc[0] == "changes" and isinstance(loc[1], int):
        return (*loc[:2], *loc[3:])
    return loc


def _words(model: type[BaseModel], path: Path, detail: ErrorDetails) -> tuple[str, str]:
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    name = str(path[-1]) if path else "this file"
    if kind == "ask":
        return context["what"], context["instead"]
    if kind == "missing":
        return f"“{name}” is missing", f"add {name}: {_described(model, detail['loc'])}"
    if kind == "extra_forbidden":
        allowed = _fields_at(model, detail["loc"][:-1])
        return f"“{name}” is not known here", did_you_mean(
            name, allowed, otherwise=f"take it out, or use one of: {', '.join(allowed)}"
        )
    if kind == "enum":
        allowed = [
            word.strip("' ") for word in str(context["expected"]).replace(" or ", ", ").split(",")
        ]
        close = nearest(str(given), allowed)
        hint = f"did you mean {close}? It can be " if close else "it can be "
        return f"“{given}” is not a {name} that is known", hint + ", ".join(allowed)
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        return _unknown_change(given)
    if kind in ("tuple_type", "list_type"):
        return f"“{name}” should be a list", "write one item a line with a dash in front, or [a, b]"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "a block of settings is needed here", "write name: value, one on each line"
    return f"“{name}” cannot be read", str(detail["msg"]).lower()


def _unknown_change(given: Any) -> tuple[str, str]:
    if not isinstance(given, dict):
        return (
            "a change needs to say what it changes",
            '{milestone: "3.2", status: on_track} is an example',
        )
    keys = sorted({key for _, needed in KINDS for key in needed})
    for key in given:
        close = nearest(key, keys)
        if key not in keys and close:
            return f"“{key}” is not known in a change", f"did you mean {close}?"
    if "milestone" in given:
        return (
            "this change does not say what happened to the milestone",
            "add status:, due:, promise:, merged_into: or carried_on_by:",
        )
    if "action" in given:
        return (
            "this change does not say what happened to the action",
            "add impact:, title:, merged_into: or add_milestone:",
        )
    return (
        "this change does not say what it changes",
        '{milestone: "3.2", status: on_track} is an example',
    )


def _described(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    target = _model_at(model, loc[:-1])
    info = target.model_fields.get(_attribute(target, str(loc[-1]))) if target else None
    words = (info.description or "").rstrip(".") if info else ""
    return f"({words[:1].lower()}{words[1:]})" if words else "and its value"


def _attribute(model: type[BaseModel], key: str) -> str:
    for name, info in model.model_fields.items():
        if info.alias == key:
            return name
    return key


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    target = _model_at(model, loc)
    if target is None:
        return []
    hidden = {"slug", "body"} if target.__name__ == "Update" else set()
    return [info.alias or name for name, info in target.model_fields.items() if name not in hidden]


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """Follow a pydantic location to the model it points into."""
    current: type[BaseModel] | None = model
    options: list[type[BaseModel]] = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        tagged = [m for m in options if _tag_of(m) == step]
        if len(options) > 1 and tagged:
            options = tagged
            continue
        info = next(
            (
                m.model_fields[_attribute(m, step)]
                for m in options
                if _attribute(m, step) in m.model_fields
            ),
            None,
        )
        if info is None:
            return None
        options = _models_in(info.annotation)
    current = options[0] if len(options) == 1 else None
    return current


def _tag_of(model: type[BaseModel]) -> str | None:
    names = {info.alias or name for name, info in model.model_fields.items()}
    return next((kind for kind, needed in KINDS if needed <= names), None)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    found: list[type[BaseModel]] = []
    for argument in getattr(annotation, "__args__", ()):
        found += _models_in(argument)
    return found
