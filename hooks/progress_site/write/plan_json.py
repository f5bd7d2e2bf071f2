"""`/data/plan.json`: the whole public state of one day, for programs; and its JSON Schema.

What is in it is defined in `fields/`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from progress_site.derive.state import State
from progress_site.fields.context import Context
from progress_site.fields.field import Field, Many, Record, Type
from progress_site.fields.plan import PLAN_JSON
from progress_site.fields.shared import DATE
from progress_site.model.dates import PartialDate


def plan_json(state: State, site_url: str) -> bytes:
    """Return the file. ``site_url`` is the public address of the site, with a slash at its end."""
    found = _object(PLAN_JSON, state, Context(state, site_url))
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _object(record: Record, subject: Any, context: Context) -> dict[str, Any]:
    return {
        field.key: _json(field.type, field.value(subject, context), context)
        for field in record.fields
        if field.in_json
    }


def _json(kind: Type, value: Any, context: Context) -> Any:
    """Return a value as JSON has it."""
    if value is None:
        return None
    if isinstance(kind, Many):
        return [_object(kind.record, item, context) for item in value]
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
        case tuple() | list():
            return list(value)
        case _:
            return value


# -- its schema

_PLAIN: Mapping[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "id": {"type": "string"},
    "link": {"type": "string"},
    "day": {"type": "string", "format": "date"},
    "number": {"type": "number"},
    "whole": {"type": "integer"},
    "flag": {"type": "boolean"},
    "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
    "texts": {"type": "array", "items": {"type": "string"}},
    "ids": {"type": "array", "items": {"type": "string"}},
    "wholes": {"type": "array", "items": {"type": "integer"}},
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the file."""
    definitions: dict[str, Any] = {}
    whole = _object_schema(PLAN_JSON, definitions)
    return {"$defs": dict(sorted(definitions.items())), **whole}


def _object_schema(record: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = [field for field in record.fields if field.in_json]
    return {
        "title": record.name,
        "description": record.words,
        "type": "object",
        "properties": {field.key: _property(field, definitions) for field in fields},
        "required": [field.key for field in fields],
        "additionalProperties": False,
    }


def _property(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    found = _type_schema(field.type, definitions)
    if field.null:
        found = {"anyOf": [found, {"type": "null"}]}
    if field.words:
        found = {"description": field.words % (), **found}
    return found


def _type_schema(kind: Type, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind == "date":
        kind = DATE
    if isinstance(kind, Many):
        return {"type": "array", "items": _type_schema(kind.record, definitions)}
    if isinstance(kind, Record):
        if kind.name not in definitions:
            definitions[kind.name] = _object_schema(kind, definitions)
        return {"$ref": f"#/$defs/{kind.name}"}
    if isinstance(kind, str):
        return _PLAIN[kind]
    return {"type": "string", "enum": [str(word) for word in kind]}
