"""Which files a project may have, and the record that each of them holds."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from pydantic import BaseModel

from progress_site.model.accessibility import Accessibility
from progress_site.model.addresses import Redirects
from progress_site.model.contacts import PublicContacts
from progress_site.model.easy_read import (
    EasyAction,
    EasyHome,
    EasyUpdate,
    EasyYouSaid,
)
from progress_site.model.get_help import GetHelp
from progress_site.model.plan import Action, Plan
from progress_site.model.reference import Glossary, PlainWords
from progress_site.model.registers import EvidenceList, Feedback, Journey, Measure
from progress_site.model.rights import YourRights

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
