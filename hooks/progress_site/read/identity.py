"""A file and the record in it must agree on its number or id, and no two may share it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from progress_site.model.dates import parse
from progress_site.model.easy_read import EasyAction, EasyUpdate
from progress_site.model.fields import ID
from progress_site.model.plan import Action
from progress_site.model.problem import Finding
from progress_site.model.registers import Feedback, Measure
from progress_site.model.update import Update


class _Identity(NamedTuple):
    """How a record says which one it is: the key, what a file holds, and the names it may have."""

    key: str
    holds: str
    names: tuple[str, ...]
    pattern: str = ID
    """What another name must look like to be a value of the key."""


def identity_findings(records: Mapping[str, BaseModel]) -> Iterator[Finding]:
    """Yield a finding for each record that is not the one its file is named for."""
    held: dict[tuple[type, str], str] = {}
    for file, record in records.items():
        if isinstance(record, Update):
            yield from _dated(file, record)
        elif (identity := _identity(record)) is not None:
            misnamed = list(_misnamed(file, identity, records))
            yield from misnamed
            key = (type(record), identity.names[0])
            if not misnamed and held.setdefault(key, file) != file:
                yield Finding(
                    file,
                    (identity.key,),
                    f"{identity.holds} is already in {held[key]}",
                    f"give this one another {identity.key}, or delete one of the two files",
                )


def _identity(record: BaseModel) -> _Identity | None:
    match record:
        case Action(number=number):
            names = (f"{number:02d}", str(number))
            return _Identity("number", f"action {number}", names, r"[0-9]{1,2}")
        case EasyAction(action=number):
            holds = f"the words of action {number}"
            return _Identity("action", holds, (f"{number:02d}",), r"[0-9]{2}")
        case EasyUpdate(update=slug):
            return _Identity("update", f"the words of “{slug}”", (slug,))
        case Measure(id=ident) | Feedback(id=ident):
            return _Identity("id", f"“{ident}”", (ident,))
    return None


def _misnamed(
    file: str, identity: _Identity, records: Mapping[str, BaseModel]
) -> Iterator[Finding]:
    folder, _, name = file.rpartition("/")
    stem = name.removesuffix(".yml")
    if stem in identity.names:
        return
    better, ways = identity.names[0], []
    if re.fullmatch(identity.pattern, stem):
        value = stem if identity.pattern == ID else str(int(stem))
        ways.append(f"write {identity.key}: {value}")
    if f"{folder}/{better}.yml" not in records:
        ways.append(f"rename it to {better}.yml")
    yield Finding(
        file,
        (identity.key,),
        f"the file is named {stem} but holds {identity.holds}",
        ", or ".join(ways) or "delete one of the two files",
    )


def _dated(file: str, update: Update) -> Iterator[Finding]:
    """Yield a finding if the name of an update does not begin with its date."""
    found = re.match(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(?=-)", update.slug)
    name, date = found[0] if found else "", update.date.text
    if name == date:
        return
    try:
        parse(name)
    except PydanticCustomError:
        what = f"the file name begins with {name}, which is no date"
        instead = f"rename the file so that it begins with {date}"
    else:
        what = f"the file name begins with {name} but the date is {date}"
        instead = f"write date: {name}, or rename the file"
    yield Finding(file, ("date",), what, instead)
