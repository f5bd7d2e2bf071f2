"""What is around the records of a plan: the settings in its `mkdocs.yml`, and other plans.

Names that belong to another plan: a made-up plan and a real one must not share any.

The plan in a folder and the demonstrations in folders of that folder are held against each other.
A demonstration must not use the names of the plan above it, and that plan must not use those of
its demonstrations.

Which words are the names of a plan: its place; and its partnership, the members of that, those who
support it and the groups, as far as they are proper nouns. A proper noun is one in which every
word begins with a capital letter, apart from words such as “of” and “and”, and which is more than
an abbreviation. So “The Wayfarers” is a name (searched without “The”), and “schools and
colleges” or “the NHS” is none. Only groups of families and of young people count: government
departments and ombudsmen have to do with every plan.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml
from pydantic import ValidationError

from progress_site.engine import missing_parts, plans_below
from progress_site.model.plan import Plan
from progress_site.model.problem import Problem
from progress_site.model.vocabulary import SpeaksFor
from progress_site.read.layout import PLAN
from progress_site.read.load import Loaded
from progress_site.read.nodes import Document, parse_yaml
from progress_site.read.pieces import NAME, NOTE, pieces

SETTINGS = "mkdocs.yml"
_OWN_GROUPS = (SpeaksFor.FAMILIES, SpeaksFor.YOUNG_PEOPLE)
_SMALL = frozenset({"and", "for", "from", "in", "of", "the", "to", "with"})


def foreign_names(root: Path, loaded: Loaded) -> list[Problem]:
    """Return an error for each name of another plan in the words of the plan in ``root``."""
    if loaded.library.plan.demonstration:
        above = root.resolve().parent
        plan = None if missing_parts(above) else _plan(above)
        names = names_of(plan) if plan else ()
        what = "is a name of the plan in the folder above, and a demonstration is made up"
        return list(_found(loaded, names, what, "write a made-up name"))
    return [
        problem
        for folder in plans_below(root)
        if (plan := _plan(folder)) and plan.demonstration
        for problem in _found(
            loaded,
            names_of(plan),
            f"is a made-up name of the demonstration in {folder.name}/",
            "write the real name, or take this out",
        )
    ]


def names_of(plan: Plan) -> tuple[str, ...]:
    """Return the names of a plan."""
    made_by = plan.partnership
    groups = (group.name for group in plan.groups if group.speaks_for in _OWN_GROUPS)
    bodies = (made_by.name, *made_by.members, *made_by.supported_by, *groups)
    found = (plan.place, *filter(_is_proper, bodies))
    return tuple(dict.fromkeys(re.sub(r"(?i)^the ", "", name) for name in found))


def _is_proper(name: str) -> bool:
    words = [word for word in name.split() if word.lower() not in _SMALL]
    capital = all(word[0].isupper() or not word[0].isalpha() for word in words)
    return capital and any(not word.isupper() for word in words)


def _found(loaded: Loaded, names: tuple[str, ...], what: str, instead: str) -> Iterator[Problem]:
    if not names:
        return
    # The longest first: “Exampleshire Council” is told once, and not for its place as well.
    ordered = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(
        r"(?<!\w)(?:"
        + "|".join(r"\s+".join(map(re.escape, n.split())) for n in ordered)
        + r")(?!\w)",
        re.IGNORECASE,
    )
    texts = [Document(f"docs/{name}", body=text) for name, text in loaded.library.texts.items()]
    for piece in pieces([*loaded.documents.values(), *texts]):
        if piece.path in (NOTE, NAME):
            continue
        for found in pattern.finditer(piece.text):
            said = " ".join(found[0].split())
            yield piece.problem(found.start(), f"“{said}” {what}", instead, "error")


def _plan(folder: Path) -> Plan | None:
    """Return the plan in a folder, unless it has a mistake: then its own check says so."""
    try:
        text = (folder / PLAN).read_text(encoding="utf-8")
        return Plan.model_validate(parse_yaml(PLAN, text).data)
    except (OSError, UnicodeError, ValidationError):
        return None


# -- mkdocs.yml


@dataclass(frozen=True, slots=True)
class Setting:
    """One plain value, and its place. ``file`` is relative to the plan."""

    value: str
    file: str
    line: int
    column: int


def setting(root: Path, key: str) -> Setting | None:
    """Return the plain value of ``key``, or `None` where no file says one.

    A file that cannot be read says nothing here: MkDocs itself reports what is wrong with it.
    """
    file, seen = SETTINGS, set[str]()
    while file not in seen:
        seen.add(file)
        plain = _plain_values(root / file)
        if key in plain:
            mark = plain[key].start_mark
            return Setting(plain[key].value, file, mark.line + 1, mark.column + 1)
        if "INHERIT" in plain:
            above = os.path.normpath(PurePosixPath(file).parent / plain["INHERIT"].value)
            file = PurePosixPath(above).as_posix()
    return None


def _plain_values(path: Path) -> dict[str, yaml.ScalarNode]:
    # Only looked at as nodes: MkDocs' file may hold tags that nothing here knows.
    try:
        top = yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    pairs = top.value if isinstance(top, yaml.MappingNode) else []
    return {name.value: value for name, value in pairs if isinstance(value, yaml.ScalarNode)}
