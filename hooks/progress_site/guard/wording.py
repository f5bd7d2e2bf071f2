"""The words of the guard: what was taken back, and how to say it properly instead."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel

from progress_site.guard.differences import Difference, Entry
from progress_site.model.dates import PartialDate
from progress_site.model.update import Update

#: What was done with the records of each family, so that they stay as they are.
_WAS = {"promise": "approved", "register": "published", "update": "published"}


def was(old: Entry) -> str:
    """Say what was done with a record, so that it stays as it is."""
    return _WAS[old.kind.family]


def changed(old: Entry, difference: Difference, *, corrected: bool) -> str:
    """Say what is not what it was; ``corrected``: it was called a spelling mistake."""
    key = " → ".join(str(step) for step in difference.path if isinstance(step, str))
    before, after = show(difference.old), show(difference.new)
    field, when = f"“{key}” of {old.name}", f"when it was {was(old)}"
    if key == "body":
        said = f"the running words of {old.name} are not what they were {when}"
    elif difference.old is None and isinstance(difference.path[-1], int):
        said = f"{field} held no such part {when}"
    elif difference.fills_a_gap:
        said = f"{field} was not there {when}"
    elif difference.new is None or difference.new == ():
        said = (
            f"{field} was {before} {when}, and is gone" if before else f"a part of {field} is gone"
        )
    elif before and after:
        said = f"{field} was {before} {when}, and is now {after}"
    else:
        said = f"{field} is not what it was {when}"
    return f"{said}, which is more than a mended spelling" if corrected else said


def how_to_change(old: Entry, difference: Difference) -> str:
    """Say how a change of this kind is made for all to see."""
    again, name = _again(difference), difference.path[-1]
    for entry in (old, old.owner):
        if entry is not None and isinstance(entry.record, Update):
            return f"{again}, and write a new update with corrects: {entry.record.slug}"
    change = old.kind.changes.get(str(name), old.kind.changes.get("*"))
    if change is None:
        return f"{again}, and {old.kind.instead}"
    what = "move the date in an update" if name == "due" else "write an update"
    return f"{again}, and {what} with {in_an_update(change, old, new=show(difference.new))}"


def in_an_update(change: str, entry: Entry, **words: str) -> str:
    """Return the lines of an update that make a change of a record."""
    owner = entry.owner.record if entry.owner else None
    return f"changes: [{{{change.format(record=entry.record, owner=owner, **words)}}}]"


def _again(difference: Difference) -> str:
    value = show(difference.old)
    if difference.fills_a_gap:
        return "take it out again"
    if value and len(value) <= 32 and difference.path[:1] != ("body",):
        return f"write {value} again"
    return "put back what was there"


def how_to_rename(old: Entry) -> str:
    """Say what it is to be called again."""
    record = old.record
    if isinstance(record, Update):
        return f"name the file {record.slug}.md again and keep its date, because others link to it"
    if old.kind.own_number:
        return f"write {old.kind.key(record)} again, because addresses and updates name it"
    return "write the time it is about and the day it was published as they were"


def away(day: dt.date) -> str:
    """Say how the words of a record are taken away."""
    how = f"withdrawn: {{on: {day}, reason: privacy}} (or legal, or error)"
    return f"if its words may not stay, add {how}"


def show(value: Any) -> str:
    """Return a value as it can be said in a line, or nothing."""
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, tuple):
        items = [show(item) for item in value]
        return f"[{', '.join(items)}]" if all(items) else ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and type(value) is str:
        return f"“{' '.join(value.split())}”"
    if value is None or isinstance(value, BaseModel):
        return ""
    return str(value)
