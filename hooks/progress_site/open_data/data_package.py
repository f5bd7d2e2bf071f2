"""`/data/datapackage.json`: what the tables are, for programs (Frictionless Data Package 1).

The columns are defined in `fields/`, as those of the files and of `/data/` are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from progress_site.catalogue import N_, _
from progress_site.fields.field import DATE_PARTS, Field, Table
from progress_site.fields.plan import TABLES
from progress_site.fold.state import State
from progress_site.model.base import Source
from progress_site.urls import addresses
from progress_site.words.publisher import demonstration_title, licence, publisher_name
from progress_site.words.wording import day_words

#: Of the package and of its columns: the first number changes when one is taken away, so never.
VERSION = "1.0.0"
#: The types of a column in the words of Table Schema: type and format.
_TYPES: Mapping[str, tuple[str, str]] = {
    "link": ("string", "uri"),
    "number": ("number", "default"),
    "whole": ("integer", "default"),
    "flag": ("boolean", "default"),
    "day": ("date", "default"),
}
_TEXT = ("string", "default")
_PARTS = {
    "first": ("day", N_("%(what)s The first day that it can be.")),
    "last": ("day", N_("%(what)s The last day that it can be.")),
    "words": ("text", N_("%(what)s In words.")),
}


def data_package(state: State, site_url: str, tables: Mapping[str, bytes], *, past: bool) -> bytes:
    """Return the file. ``tables`` are the files of all tables by their path.

    ``past``: this is a build of a past day, and says so.
    """
    plan = state.library.plan
    approval = plan.approval
    known = licence(plan.content_licence)
    sources = [plan.partnership.source, approval.source if approval else None]
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "send-plan-record",
        "version": VERSION,
        "title": demonstration_title(plan, _("%(plan)s: the public record", plan=plan.name)),
        "description": description(state, past=past),
        "homepage": site_url + addresses.DATA,
        "created": f"{state.day.isoformat()}T00:00:00Z",
        "contributors": [{"title": publisher_name(plan), "role": "publisher"}],
        "publisher": plan.publisher.name if plan.publisher else None,
        "demonstration": plan.demonstration,
        "shown_as_of": plan.shown_as_of.isoformat() if plan.shown_as_of else None,
        "licence_words": plan.content_licence,
    }
    if known:
        package["licenses"] = [{"name": known.id, "title": known.title, "path": known.url}]
    if any(sources):
        package["sources"] = [_source(source) for source in sources if source]
    package["resources"] = [
        _resource(table, site_url, tables[addresses.table(table.name)]) for table in TABLES
    ]
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def description(state: State, *, past: bool) -> str:
    """Return what the data is, of which day, and whether it is made up."""
    day = day_words(state.day).words
    said = [
        _("What was promised, what happened, what changed, and what families said."),
        _("This is how the record stood on %(day)s.", day=day)
        if not past
        else _("This is how the record stood on %(day)s. It is not today’s.", day=day),
    ]
    if state.library.plan.demonstration:
        said.append(_("This is a demonstration of a made-up plan. Nothing in it is real."))
    return " ".join(said)


def _source(source: Source) -> dict[str, str]:
    found = {"title": source.title}
    if source.url:
        found["path"] = source.url
    return found


def _resource(table: Table, site_url: str, content: bytes) -> dict[str, Any]:
    path = addresses.table(table.name)
    schema: dict[str, Any] = {
        "fields": [entry for column in table.columns for entry in _fields(column, table)],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [table.key]
    if keys := [_foreign_key(column) for column in table.columns if column.refers_to]:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": _(table.title),
        "description": _(table.words),
        "path": path.removeprefix(addresses.DATA),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": schema,
        "homepage": site_url + path,
    }


def _fields(column: Field, table: Table) -> Iterator[dict[str, Any]]:
    """Yield the descriptions of a column, or of the three columns of a date."""
    what = _(column.words)
    if column.cell_type == "date":
        for name, part in zip(column.names, DATE_PARTS, strict=True):
            kind, words = _PARTS[part]
            yield _described(name, kind, _(words, what=what))
        return
    constraints: dict[str, Any] = {}
    if column.names == (table.key,):
        constraints |= {"required": True, "unique": True}
    if column.values:
        constraints["enum"] = list(column.values)
    more = {"constraints": constraints} if constraints else {}
    yield {**_described(column.names[0], column.cell_type, what), **more}


def _described(name: str, cell_type: str, words: str) -> dict[str, Any]:
    kind, form = _TYPES.get(cell_type, _TEXT)
    return {"name": name, "type": kind, "format": form, "description": words}


def _foreign_key(column: Field) -> dict[str, Any]:
    key = next(t.key for t in TABLES if t.name == column.refers_to)
    return {"fields": column.names[0], "reference": {"resource": column.refers_to, "fields": key}}
