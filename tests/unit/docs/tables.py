"""Tables in `docs/maintaining/` that are made from the code.

`make generated` writes them anew; a test fails while they differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from progress_site.model import (
    accessibility,
    addresses,
    base,
    easy_read,
    plan,
    reference,
    registers,
    update,
)
from progress_site.model.base import PublicRecord
from progress_site.model.dates import FORMS, parse
from progress_site.model.update import KINDS, Change
from progress_site.model.vocabulary import (
    PLAN_TRANSITIONS,
    TRANSITIONS,
    VOCABULARY,
    PlanStatus,
    Reported,
    meanings,
)
from progress_site.read.nodes import parse_yaml
from tests.unit.docs.reading import EASY_READ, RECORDS, STATUSES

PAGES = (RECORDS, STATUSES, EASY_READ)

_MARKED = re.compile(
    r"<!-- (?P<kind>fields|table): (?P<name>\S+) -->\n(?P<old>.*?)<!-- /(?P=kind) -->", re.DOTALL
)


def models() -> dict[str, type[BaseModel]]:
    """Return every model of the records by its name."""
    found: dict[str, type[BaseModel]] = {}
    for module in (
        accessibility,
        addresses,
        base,
        easy_read,
        plan,
        reference,
        registers,
        update,
    ):
        for name, value in vars(module).items():
            if isinstance(value, type) and issubclass(value, BaseModel):
                found[name] = value
    return found


def models_in(annotation: Any) -> set[type[BaseModel]]:
    """Return the models that a field can hold."""
    return set(_types_in(annotation, BaseModel))


def refreshed(text: str) -> str:
    """Return the text of a page with every marked table as it should be."""

    def made(match: re.Match[str]) -> str:
        kind, name = match["kind"], match["name"]
        table = fields(models()[name]) if kind == "fields" else TABLES[name]()
        return f"<!-- {kind}: {name} -->\n\n{table}\n<!-- /{kind} -->"

    return _MARKED.sub(made, text)


def fields(model: type[BaseModel]) -> str:
    """Return what each field of a model means."""
    public = issubclass(model, PublicRecord) and model is not PublicRecord
    common = set(PublicRecord.model_fields) if public else set()
    lines = [
        (f"`{info.alias or name}`", "yes" if info.is_required() else "", meaning(name, info))
        for name, info in model.model_fields.items()
        if name not in common and not (model is update.Update and name in ("slug", "body"))
    ]
    if public:
        names = ", ".join(f"`{name}`" for name in PublicRecord.model_fields)
        lines.append((names, "", "[As in any public record.](#what-every-record-may-carry)"))
    return _table(("field", "needed", "what it is"), lines)


def meaning(name: str, info: FieldInfo) -> str:
    """Return what a field means, with the words that it can be where that is one of a few."""
    said = info.description or ""
    for words in _types_in(info.annotation, StrEnum):
        missing = [str(word) for word in words if str(word) not in said]
        if missing:
            said += " One of: " + ", ".join(f"`{word}`" for word in words) + "."
    return said


def _types_in(annotation: Any, wanted: type[Any]) -> list[type[Any]]:
    if isinstance(annotation, type) and issubclass(annotation, wanted):
        return [annotation]
    return [found for part in get_args(annotation) for found in _types_in(part, wanted)]


# -- tables that are not of one model


def kinds() -> str:
    """Return the kinds of change, in the order in which they are looked for."""
    by_tag = {
        metadata.tag: models_in(part)
        for part in get_args(get_args(Change)[0])
        for metadata in part.__metadata__
        if hasattr(metadata, "tag")
    }
    lines = []
    for kind, known in KINDS.items():
        (model,) = by_tag[kind]
        said = (model.__doc__ or "").strip().split("\n")[0]
        names = [info.alias or name for name, info in model.model_fields.items()]
        keys = " and ".join(f"`{name}`" for name in names if name in known.needed)
        lines.append((f"`{kind}`", keys, said))
    return _table(("kind", "it has", "what it says"), lines)


def statuses() -> str:
    """Return what each status means, as `/about/` says it."""
    reported = {str(status) for status in Reported}
    return _table(
        ("status", "who says it", "what it means"),
        [
            (f"`{key}`", "an update" if key in reported else "it is worked out", words)
            for key, words in meanings("status").items()
        ],
    )


def transitions() -> str:
    """Return which status may be reported after which."""
    return _table(
        ("after", *(f"`{after}`" for after in Reported)),
        [
            (f"`{before}`", *("yes" if after in TRANSITIONS[before] else "–" for after in Reported))
            for before in Reported
        ],
    )


def plan_transitions() -> str:
    """Return which state of the plan may be reported after which."""
    return _table(
        ("state", "what it means", "may become"),
        [
            (
                f"`{state}`",
                VOCABULARY["plan"][state].means,
                ", ".join(f"`{a}`" for a in PlanStatus if a in PLAN_TRANSITIONS[state]) or "–",
            )
            for state in PlanStatus
        ],
    )


def dates() -> str:
    """Return every form of a date with its first and last possible day."""
    lines, form = [], ""
    for named, example, covers in FORMS:
        form = named or form
        date = parse(parse_yaml("", example).data)
        first, last = date.first or "–", date.last or "–"
        lines.append((form, f"`{example}`", str(first), str(last), covers))
    return _table(("form", "write", "first day", "last day", "it covers"), lines)


def _meanings(group: str) -> Callable[[], str]:
    def table() -> str:
        lines = [(f"`{key}`", words) for key, words in meanings(group).items() if key != "none"]
        return _table(("word", "what it means"), lines)

    return table


TABLES: dict[str, Callable[[], str]] = {
    "kinds": kinds,
    "statuses": statuses,
    "transitions": transitions,
    "plan": plan_transitions,
    "activity": _meanings("activity"),
    "impact": _meanings("impact"),
    "answer": _meanings("answer"),
    "trend": _meanings("trend"),
    "target": _meanings("target"),
    "dates": dates,
}


def _table(head: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    rows = [head, tuple("---" for _ in head), *lines]
    return "".join("| " + " | ".join(c.replace("|", "\\|") for c in row) + " |\n" for row in rows)


def main() -> None:
    """Write every table anew."""
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = refreshed(old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"Wrote the tables of {page.name} anew.")


if __name__ == "__main__":
    main()
