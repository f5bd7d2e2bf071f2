"""Which files a project may have, what each holds, and whether a file and its record agree."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from progress_site.model.accessibility import Accessibility
from progress_site.model.addresses import Redirects
from progress_site.model.dates import parse
from progress_site.model.easy_read import EasyAction, EasyHome, EasyUpdate, EasyYouSaid
from progress_site.model.fields import ID
from progress_site.model.library import Library
from progress_site.model.plan import Action, Plan
from progress_site.model.problem import Finding
from progress_site.model.reference import GetHelp, Glossary, PlainWords, PublicContacts, YourRights
from progress_site.model.registers import EvidenceList, Feedback, Journey, Measure
from progress_site.model.update import AddAction, AddMilestone, Update

PLAN, EVIDENCE = "plan_data/plan.yml", "plan_data/evidence.yml"
ACCESSIBILITY = "plan_data/accessibility.yml"
YOUR_RIGHTS = "plan_data/your_rights.yml"
CREDITS, EASY_READ = "docs/media/credits.yml", "plan_data/easy_read"
#: Single files of plan_data/, also in its folders, and the record that each holds.
SINGLE: dict[str, type[BaseModel]] = {
    "plan.yml": Plan,
    "evidence.yml": EvidenceList,
    "journey.yml": Journey,
    "glossary.yml": Glossary,
    "your_rights.yml": YourRights,
    "get_help.yml": GetHelp,
    "accessibility.yml": Accessibility,
    "easy_read/home.yml": EasyHome,
    "easy_read/you-said-we-did.yml": EasyYouSaid,
    "plain_words.yml": PlainWords,
    "public_contacts.yml": PublicContacts,
    "redirects.yml": Redirects,
}
#: The one file of plan_data/ that is no record: one published address a line.
ADDRESS_LIST = "addresses.txt"
#: Folders of plan_data/ that hold one record a file.
FOLDERS: dict[str, type[BaseModel]] = {
    "actions": Action,
    "measures": Measure,
    "feedback": Feedback,
    "easy_read/actions": EasyAction,
    "easy_read/updates": EasyUpdate,
}
#: Folders of docs/ that hold no pages of running words.
NO_PROSE = ("updates", "media", "maintaining")


def names_in(within: str) -> Iterator[str]:
    """Yield what may stand in a folder of plan_data/; a folder's name ends in a slash."""
    for name in (*SINGLE, ADDRESS_LIST, *(f"{folder}/" for folder in FOLDERS)):
        if name.startswith(within):
            first, slash, _ = name.removeprefix(within).partition("/")
            yield first + slash


def nearly(name: str) -> str | None:
    """Return the folder of docs/ that a name was perhaps meant to be."""
    found = difflib.get_close_matches(name.lower(), NO_PROSE, n=1, cutoff=0.8)
    return found[0] if found else None


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


@dataclass(frozen=True)
class Known:
    """Numbers as written; those that a draft adds are among them."""

    actions: frozenset[int]
    milestones: frozenset[str]

    @classmethod
    def of(cls, library: Library) -> Known:
        """Collect the numbers of a library."""
        changes = [change for update in library.updates for change in update.changes]
        actions = [*library.actions, *(c.add_action for c in changes if isinstance(c, AddAction))]
        milestones = [
            *(milestone for action in actions for milestone in action.milestones),
            *(c.add_milestone for c in changes if isinstance(c, AddMilestone)),
        ]
        return cls(
            frozenset(action.number for action in actions),
            frozenset(milestone.id for milestone in milestones),
        )
