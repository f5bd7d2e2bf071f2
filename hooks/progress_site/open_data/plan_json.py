"""`/data/plan.json`: the whole public state of one day, for programs; and its JSON Schema.

What is in it is defined in `fields/`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from progress_site.fields.context import Context
from progress_site.fields.field import Field, Record
from progress_site.fields.kinds import Kind, Link, Many, values
from progress_site.fields.plan import PLAN_JSON
from progress_site.fields.shared import DATE
from progress_site.fold.state import State
from progress_site.model.dates import PartialDate


def plan_json(state: State, site_url: str) -> bytes:
    """Return the file. ``site_url`` is the public address of the site, with a slash at its end."""
    found = _object(PLAN_JSON, state, Context(state, site_url))
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _object(record: Record, subject: Any, context: Context) -> dict[str, Any]:
    return {f.key: _json(f.kind, f.value(subject, context), context) for f in record.members}


def _json(kind: Kind | None, value: Any, context: Context) -> Any:
    """Return a value as JSON has it."""
    if value is None:
        return None
    if isinstance(kind, Many):
        return [_json(kind.item, item, context) for item in value]
    if isinstance(kind, Record):
        return _object(kind, value, context)
    match value:
        case PartialDate():
            return _object(DATE, value, context)
        case dt.date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case Mapping():
            return {str(key): value[key] for key in sorted(value)}
        case _:
            return value


# -- its schema

_SCHEMAS: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    Link: {"type": "string"},
    dt.date: {"type": "string", "format": "date"},
    Decimal: {"type": "number"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dict: {"type": "object", "additionalProperties": {"type": "integer"}},
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the file."""
    definitions: dict[str, Any] = {}
    root = _object_schema(PLAN_JSON, definitions)
    return {"$defs": dict(sorted(definitions.items())), **root}


def _object_schema(record: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": record.name,
        "description": record.words,
        "type": "object",
        "properties": {field.key: _property(field, definitions) for field in record.members},
        "required": [field.key for field in record.members],
        "additionalProperties": False,
    }


def _property(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    found = _schema(field.kind, definitions)
    if field.null:
        found = {"anyOf": [found, {"type": "null"}]}
    return {"description": field.words % (), **found} if field.words else found


def _schema(kind: Kind | None, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(kind, Many):
        return {"type": "array", "items": _schema(kind.item, definitions)}
    if words := values(kind):
        return {"type": "string", "enum": list(words)}
    record = DATE if kind is PartialDate else kind
    if not isinstance(record, Record):
        return _SCHEMAS[record]
    if record.name not in definitions:
        definitions[record.name] = _object_schema(record, definitions)
    return {"$ref": f"#/$defs/{record.name}"}
