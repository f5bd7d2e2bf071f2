"""The words of the guard: what was taken back, and how to say it properly instead."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel

from progress_site.derive.guard.differences import Difference
from progress_site.derive.guard.entries import Entry
from progress_site.model.dates import PartialDate
from progress_site.model.plan import Action, Activity, Milestone
from progress_site.model.problem import Finding, Path, one_line
from progress_site.model.registers import Goal, Measure, Reading, Response
from progress_site.model.update import Update

_DECIDED = "reason: …, agreed_by: …"
#: What was done with the records of each family, so that they stay as they are.
_WAS = {"promise": "approved", "register": "published", "update": "published"}


def finding(file: str, path: Path, what: str, instead: str) -> Finding:
    """Return an error of one line."""
    return Finding(file, path, one_line(what), one_line(instead))


def changed(old: Entry, difference: Difference, *, corrected: bool) -> str:
    """Say what is not what it was; ``corrected``: it was called a spelling mistake."""
    key = " → ".join(str(step) for step in difference.path if isinstance(step, str))
    before, after = show(difference.old), show(difference.new)
    field, was = f"“{key}” of {old.name}", f"when it was {_WAS[old.kind.family]}"
    if key == "body":
        said = f"the running words of {old.name} are not what they were {was}"
    elif difference.old is None and isinstance(difference.path[-1], int):
        said = f"{field} held no such part {was}"
    elif difference.old is None or difference.old == ():
        said = f"{field} was not there {was}"
    elif difference.new is None or difference.new == ():
        said = (
            f"{field} was {before} {was}, and is gone" if before else f"a part of {field} is gone"
        )
    elif before and after:
        said = f"{field} was {before} {was}, and is now {after}"
    else:
        said = f"{field} is not what it was {was}"
    return f"{said}, which is more than a mended spelling" if corrected else said


def how_to_change(old: Entry, difference: Difference) -> str:
    """Say how a change of this kind is made for all to see."""
    again = _again(difference)
    if isinstance(old.record, Update):
        return f"{again}, and write a new update with corrects: {old.record.slug}"
    if old.owner is not None and isinstance(old.owner.record, Update):
        return f"{again}, and write a new update with corrects: {old.owner.record.slug}"
    change = _change(old, difference)
    if change:
        what = "move the date in an update" if difference.path[-1] == "due" else "write an update"
        return f"{again}, and {what} with changes: [{{{change}}}]"
    if old.kind.family == "promise":
        return f"{again}, and tell in an update what is different now"
    return f"{again}, and {_new_entry(old)}"


def how_to_correct(day: dt.date) -> str:
    """Say how a mended spelling is told."""
    return f"add corrected: [{{on: {day}, what: …}}] to it, and say in it what was mended"


def _again(difference: Difference) -> str:
    value = show(difference.old)
    if difference.old is None or difference.old == ():
        return "take it out again"
    if value and len(value) <= 32 and difference.path[:1] != ("body",):
        return f"write {value} again"
    return "put back what stood there"


def _change(old: Entry, difference: Difference) -> str:
    """Return the change that an update can make of what somebody typed over, if there is one."""
    record, field = old.record, difference.path[-1]
    new = difference.new
    match record:
        case Milestone() if field == "due":
            due = show(new)
            return f'milestone: "{record.id}", due: {due}, reason: …, effect: …, agreed_by: …'
        case Milestone() if field == "promise":
            return f'milestone: "{record.id}", promise: the new words, {_DECIDED}'
        case Action() if field == "title":
            return f"action: {record.number}, title: the new title, {_DECIDED}"
        case Goal() if old.owner is not None and isinstance(old.owner.record, Measure):
            return f"measure: {old.owner.record.id}, target: …, by: …, {_DECIDED}"
        case Activity() if old.owner is not None and isinstance(old.owner.record, Milestone):
            owner = old.owner.record.id
            return f'milestone: "{owner}", add_activity: {{id: "{owner}.…", words: …}}'
    return ""


def _new_entry(old: Entry) -> str:
    match old.record:
        case Reading():
            return (
                "add a new reading for the same period below it, with the day on which the new "
                "figure is published"
            )
        case Response():
            return "add a new response below it, with the day on which it is given"
    return "add a new entry that says what is true"


def removed(old: Entry, ref: str) -> str:
    """Say that a record is gone."""
    return f"{old.name} was {_WAS[old.kind.family]} and stood here in {ref}, but is gone"


def renamed(old: Entry, new: Entry) -> str:
    """Say that a record has another name."""
    return (
        f"{old.name} is now called {new.name}, but what was {_WAS[old.kind.family]} keeps its name"
    )


def how_to_rename(old: Entry) -> str:
    """Say what it is to be called again."""
    record = old.record
    if isinstance(record, Update):
        return f"name the file {record.slug}.md again and keep its date, because others link to it"
    if old.kind.own_number:
        return f"write {old.kind.key(record)} again, because addresses and updates name it"
    return "write the time it is about and the day it was published as they were"


def taken_over(old: Entry) -> str:
    """Say that a number or id stands for something else."""
    headline = show(getattr(old.record, old.kind.headline))
    return f"{old.name} was {headline} when it was {_WAS[old.kind.family]}, and is another one now"


def how_to_remove(old: Entry, day: dt.date) -> str:
    """Say what can be done with a record that should go."""
    if isinstance(old.record, Milestone):
        return (
            "put it back; to stop it, write an update with "
            f'changes: [{{milestone: "{old.record.id}", status: stopped, {_DECIDED}}}]; '
            f"if its words may not stay, add {away(day)}"
        )
    return f"put it back; if its words may not stay, add {away(day)}"


def away(day: dt.date) -> str:
    """Return what takes the words of a record away."""
    return f"withdrawn: {{on: {day}, reason: privacy}} (or legal, or error)"


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
