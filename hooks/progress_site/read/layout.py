"""Which files a project may have, what each holds, and whether a file and its record agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from progress_site.model.accessibility import Accessibility
from progress_site.model.addresses import Redirects
from progress_site.model.dates import parse
from progress_site.model.easy_read import EasyAction, EasyHome, EasyUpdate, EasyYouSaid
from progress_site.model.fields import ID
from progress_site.model.plan import Action, Plan
from progress_site.model.problem import Finding
from progress_site.model.reference import GetHelp, Glossary, PlainWords, PublicContacts, YourRights
from progress_site.model.registers import EvidenceList, Feedback, Journey, Measure
from progress_site.model.update import Update

PLAN, EVIDENCE = "plan_data/plan.yml", "plan_data/evidence.yml"
ACCESSIBILITY = "plan_data/accessibility.yml"
YOUR_RIGHTS = "plan_data/your_rights.yml"
CREDITS, EASY_READ = "docs/media/credits.yml", "plan_data/easy_read"
#: Single files of plan_data/, also in its folders, and the record that each holds. The library
#: keeps a record under the name of its file.
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


def names_in(within: str) -> list[str]:
    """Return what may be in a folder of plan_data/; a folder's name ends in a slash."""
    known = (*SINGLE, ADDRESS_LIST, *(f"{folder}/" for folder in FOLDERS))
    inside = (name.removeprefix(within).partition("/") for name in known if name.startswith(within))
    return list(dict.fromkeys(first + slash for first, slash, _ in inside))


class Identity(NamedTuple):
    """How the records of a folder say which one each is, and so what its file is called."""

    key: str
    holds: str = "“{}”"
    stem: str = "{}"
    pattern: str = ID
    """What the name of a file must look like to be a value of the key."""


IDENTITIES: Mapping[type[BaseModel], Identity] = {
    Action: Identity("number", "action {}", "{:02d}", r"[0-9]{1,2}"),
    Measure: Identity("id"),
    Feedback: Identity("id"),
    EasyAction: Identity("action", "the words of action {}", "{:02d}", r"[0-9]{2}"),
    EasyUpdate: Identity("update", "the words of “{}”"),
}


def identity_findings(records: Mapping[str, BaseModel]) -> Iterator[Finding]:
    """Yield a finding for each record that is not the one its file is named for."""
    held: dict[tuple[type, object], str] = {}
    for file, record in records.items():
        if isinstance(record, Update):
            yield from _misdated(file, record)
        elif identity := IDENTITIES.get(type(record)):
            value = getattr(record, identity.key)
            finding = _misnamed(file, identity, value, records)
            if finding is None and (first := held.setdefault((type(record), value), file)) != file:
                what = f"{identity.holds.format(value)} is already in {first}"
                instead = f"give this one another {identity.key}, or delete one of the two files"
                finding = Finding(file, (identity.key,), what, instead)
            if finding is not None:
                yield finding


def _misnamed(
    file: str, identity: Identity, value: object, records: Mapping[str, BaseModel]
) -> Finding | None:
    folder, _, name = file.rpartition("/")
    stem, better, ways = name.removesuffix(".yml"), identity.stem.format(value), []
    if re.fullmatch(identity.pattern, stem):
        named = stem if isinstance(value, str) else str(int(stem))
        if named == str(value):
            return None
        ways.append(f"write {identity.key}: {named}")
    if f"{folder}/{better}.yml" not in records:
        ways.append(f"rename it to {better}.yml")
    what = f"the file is named {stem} but holds {identity.holds.format(value)}"
    instead = ", or ".join(ways) or "delete one of the two files"
    return Finding(file, (identity.key,), what, instead)


def _misdated(file: str, update: Update) -> Iterator[Finding]:
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
