"""Read a whole project: every file, every problem, in one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path as FilePath
from typing import TypeVar

from pydantic import BaseModel

from progress_site import engine
from progress_site.model.accessibility import Accessibility
from progress_site.model.addresses import Redirects
from progress_site.model.contacts import PublicContacts
from progress_site.model.easy_read import (
    Credits,
    EasyAction,
    EasyHome,
    EasyRead,
    EasyUpdate,
    EasyYouSaid,
)
from progress_site.model.get_help import GetHelp
from progress_site.model.library import Library
from progress_site.model.plan import Action, Plan
from progress_site.model.problem import Finding, Problem
from progress_site.model.reference import Glossary, PlainWords
from progress_site.model.registers import EvidenceList, Feedback, Journey, Measure
from progress_site.model.rights import YourRights
from progress_site.model.update import Update
from progress_site.read.files import Files, media_in, records_of
from progress_site.read.identity import Named
from progress_site.read.known import Known, gather
from progress_site.read.layout import ACCESSIBILITY, EASY_READ, PLAN
from progress_site.read.nodes import Document, parse_yaml
from progress_site.read.privacy.rule import private_details
from progress_site.read.privacy.veil import Veil, told_once
from progress_site.read.replaced import replaced_flag
from progress_site.read.rules import check_library
from progress_site.read.salvage import Salvaged
from progress_site.read.unread import Unread, unseen_kinds

R = TypeVar("R", bound=BaseModel)

#: Endings of files under docs/media that are words: transcripts, captions, tables.
_TEXTS = (".md", ".txt", ".vtt", ".srt", ".csv")


@dataclass
class Loaded:
    """What reading a project gave.

    ``library`` holds every record that could be read; it is only the whole truth when no
    problem is an error. ``known`` also knows the ids of records that could not be read, so that
    one mistake is told once.
    """

    library: Library
    problems: list[Problem]
    known: Known
    documents: dict[str, Document] = field(default_factory=dict)
    salvaged: Mapping[str, Salvaged] = field(default_factory=dict)
    unread: Unread = field(default_factory=Unread)
    unsure: frozenset[str] = frozenset()
    """Updates of which nobody can say what they correct."""
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Which file holds an action, a measure or feedback, by kind and number or id."""
    doubtful: frozenset[str] = frozenset()
    """Files of which some value could not be read."""
    veil: Veil = field(default_factory=Veil)
    """Covers what is private in messages, also in those of later stages."""

    def locate(self, finding: Finding) -> Problem:
        """Put a finding of a later stage at its place in the file, and cover what is private."""
        return self.veil.over(self.placed(finding))

    def placed(self, finding: Finding) -> Problem:
        """Put a finding at the place in the file that it is about."""
        document = self.documents.get(finding.file)
        line, column = document.place(self._in_file(finding)) if document else (1, 1)
        if document and finding.path[:1] == ("body",):
            # The running words are no value of the front matter: the way says which of their lines.
            line, column = document.body_line + int(finding.path[-1]), 1
        return Problem(finding.file, line, column, finding.what, finding.instead, finding.severity)

    def is_knock_on(self, finding: Finding) -> bool:
        """Whether a finding about a change may only follow from a mistake that was told already."""
        document = self.documents.get(finding.file)
        if finding.file in self.unsure and finding.path[:1] == ("changes",):
            return True
        return document is not None and self.unread.touches(document.data, self._in_file(finding))

    def _in_file(self, finding: Finding) -> tuple[int | str, ...]:
        salvaged = self.salvaged.get(finding.file)
        return salvaged.in_file(finding.path) if salvaged else finding.path


def load(root: FilePath) -> Loaded:
    """Read `plan_data/` and `docs/` under ``root``. Never raises for bad content."""
    files = Files(root)
    files.read_plan_data()
    files.read_docs()
    files.problems += replaced_flag(files.documents)
    known = gather(files.raw, files.broken)
    known.unseen |= unseen_kinds(files)
    named = Named()
    named.add(records_of(files.records, Action, Measure, Feedback, Update, EasyAction, EasyUpdate))
    texts = files.read_texts(n for n in files.media if n.lower().endswith(_TEXTS))
    library = _library(files, known, named, texts)
    findings = [*named.findings, *check_library(library, known, named.files)]
    judged = replace(library, plan=_without_slips(library.plan))
    unread = Unread.of(files, named)
    unsure = frozenset(finding.file for finding in findings if finding.path == ("corrects",))
    veil = Veil.of(files.documents)
    loaded = Loaded(
        judged,
        files.problems,
        known,
        files.documents,
        files.salvaged,
        unread,
        unsure,
        named.files,
        frozenset({*files.broken, *files.salvaged, *(f.file for f in named.findings)}),
        veil,
    )
    loaded.problems += [loaded.placed(finding) for finding in findings]
    threshold = library.plan.small_number
    # What is said in a film, or stands in a document, has no record: it is running words alone.
    words = [Document(f"docs/{name}", body=text) for name, text in texts.items()]
    documents = {**files.documents, **{document.file: document for document in words}}
    private = private_details(documents, files.media, threshold)
    loaded.problems = sorted(told_once(loaded.problems, private, veil), key=Problem.sort_key)
    return loaded


def _library(files: Files, known: Known, named: Named, texts: Mapping[str, str]) -> Library:
    evidence = _single(files, EvidenceList)
    sizes = {**_engine_media(), **files.media}
    words = {name for e in evidence.evidence for name in (e.transcript, e.words_file) if name}
    return Library(
        plan=_plan(files, known),
        actions=tuple(action for _, action in sorted(named.actions.items())),
        measures=tuple(measure for _, measure in sorted(named.measures.items())),
        feedback=tuple(feedback for _, feedback in sorted(named.feedback.items())),
        updates=tuple(sorted(named.updates.values(), key=lambda u: (u.date.effective, u.slug))),
        evidence=evidence,
        journey=_single(files, Journey),
        glossary=_single(files, Glossary),
        your_rights=_single(files, YourRights),
        get_help=_single(files, GetHelp),
        accessibility=_accessibility(files),
        easy_read=_easy_read(files, named),
        credits=_credits(files),
        plain_words=_single(files, PlainWords),
        public_contacts=_single(files, PublicContacts),
        redirects=_single(files, Redirects),
        published=files.published,
        prose=files.prose,
        media=frozenset(sizes),
        media_bytes=sizes,
        files=named.files,
        texts={name: text for name, text in texts.items() if name in words},
    )


def _plan(files: Files, known: Known) -> Plan:
    """Return the plan; where it has a mistake, one that allows what it might have allowed."""
    plan, salvaged = files.records.get(PLAN), files.salvaged.get(PLAN)
    if isinstance(plan, Plan) and salvaged is None:
        return plan
    stand_in = known.stand_in_plan()
    if not isinstance(plan, Plan) or salvaged is None:
        return stand_in
    lost = {key for value in salvaged.lost if isinstance(value, dict) for key in value}
    doubtful = (lost & {"approval"}) | (known.unseen & {"areas", "groups"})
    return plan.model_copy(update={key: getattr(stand_in, key) for key in doubtful})


def _accessibility(files: Files) -> Accessibility | None:
    record = files.records.get(ACCESSIBILITY)
    return record if isinstance(record, Accessibility) else None


def _easy_read(files: Files, named: Named) -> EasyRead | None:
    if not (files.root / EASY_READ).is_dir():
        return None
    home = files.records.get(f"{EASY_READ}/home.yml")
    you_said = files.records.get(f"{EASY_READ}/you-said-we-did.yml")
    return EasyRead(
        home=home if isinstance(home, EasyHome) else None,
        you_said=you_said if isinstance(you_said, EasyYouSaid) else None,
        actions=dict(sorted(named.easy_actions.items())),
        updates=dict(sorted(named.easy_updates.items())),
    )


@cache
def _engine_media() -> dict[str, int]:
    return media_in(engine.MEDIA)


@cache
def _engine_credits() -> Credits:
    text = (engine.MEDIA / "credits.yml").read_text(encoding="utf-8")
    return Credits.model_validate(parse_yaml("credits.yml", text).data)


def _credits(files: Files) -> Credits:
    """Return who made the plan's own pictures, then the engine's that it does not replace."""
    own = _single(files, Credits)
    named = {credit.file for credit in own.credits} | {
        name.removeprefix("media/") for name in files.media
    }
    theirs = (credit for credit in _engine_credits().credits if credit.file not in named)
    return own.model_copy(update={"credits": (*own.credits, *theirs)})


def _without_slips(plan: Plan) -> Plan:
    """Leave out a group that took the id of the partnership, which is told as a mistake."""
    groups = tuple(group for group in plan.groups if group.id != "partnership")
    return plan if groups == plan.groups else plan.model_copy(update={"groups": groups})


def _single(files: Files, kind: type[R]) -> R:
    return next((r for _, r in records_of(files.records, kind) if isinstance(r, kind)), kind())
