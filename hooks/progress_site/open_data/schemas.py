"""JSON Schemas of the records, for editors, and of `plan.json`, for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from progress_site.model.accessibility import Accessibility
from progress_site.model.addresses import Redirects
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
from progress_site.open_data.files import schema as plan_json_schema

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

#: Where they are kept for editors; `make schemas` writes them there.
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
    found["plan-json"] = plan_json_schema()
    return {name: _text(name, schema) for name, schema in found.items()}


def _text(name: str, schema: dict[str, Any]) -> bytes:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return (json.dumps({**head, **schema}, ensure_ascii=False, indent=1) + "\n").encode()
