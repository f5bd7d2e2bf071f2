"""JSON Schemas of the records, for editors, and of `plan.json`, for programs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from progress_site.fields.field import Field, Kind, Link, Many, Record, values
from progress_site.fields.plan import PLAN_JSON
from progress_site.fields.shared import DATE
from progress_site.model.accessibility import Accessibility
from progress_site.model.addresses import Redirects
from progress_site.model.dates import PartialDate
from progress_site.model.easy_read import (
    Credits,
    EasyAction,
    EasyHome,
    EasyUpdate,
    EasyYouSaid,
)
from progress_site.model.plan import Action, Plan
from progress_site.model.reference import GetHelp, Glossary, PlainWords, PublicContacts, YourRights
from progress_site.model.registers import EvidenceList, Feedback, Journey, Measure
from progress_site.model.update import Update

_RECORDS: dict[str, type[BaseModel]] = {
    "plan": Plan,
    "action": Action,
    "measure": Measure,
    "feedback": Feedback,
    "evidence": EvidenceList,
    "journey": Journey,
    "glossary": Glossary,
    "your-rights": YourRights,
    "get-help": GetHelp,
    "accessibility": Accessibility,
    "easy-read-home": EasyHome,
    "easy-read-action": EasyAction,
    "easy-read-update": EasyUpdate,
    "easy-read-you-said-we-did": EasyYouSaid,
    "credits": Credits,
    "plain-words": PlainWords,
    "public-contacts": PublicContacts,
    "redirects": Redirects,
    "update": Update,
}

#: The names of all schemas; each is published at /data/schema/NAME.schema.json.
NAMES = (*_RECORDS, "plan-json")

#: Where they are kept for editors; `make generated` writes them there.
FOLDER = Path(__file__).parents[1] / "schema"


def kept() -> dict[str, bytes]:
    """Return every schema as it is kept in the repository: making them costs more than a page.

    A test holds them to be what `schemas` makes.
    """
    return {name: (FOLDER / f"{name}.schema.json").read_bytes() for name in NAMES}


def schemas() -> dict[str, bytes]:
    """Return every schema as the text of its file, by name."""
    found: dict[str, dict[str, Any]] = {
        name: model.model_json_schema(mode="validation", by_alias=True)
        for name, model in _RECORDS.items()
    }
    found["plan-json"] = _plan_json()
    return {name: _text(name, schema) for name, schema in found.items()}


def _text(name: str, schema: dict[str, Any]) -> bytes:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return (json.dumps({**head, **schema}, ensure_ascii=False, indent=1) + "\n").encode()


# -- the schema of `plan.json`

_SCHEMAS: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    Link: {"type": "string"},
    dt.date: {"type": "string", "format": "date"},
    Decimal: {"type": "number"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dict: {"type": "object", "additionalProperties": {"type": "integer"}},
}


def _plan_json() -> dict[str, Any]:
    """Return the JSON Schema of `plan.json`."""
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
