"""Read a whole project: every file, every problem, in one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel

from progress_site import engine
from progress_site.model.dates import parse
from progress_site.model.easy_read import Credits, EasyAction, EasyRead, EasyUpdate
from progress_site.model.library import Library
from progress_site.model.plan import Action, Approval, Partnership, Plan
from progress_site.model.problem import Finding, Problem
from progress_site.model.registers import EvidenceList, Feedback, Measure
from progress_site.model.update import Update
from progress_site.read.files import Files, media_in
from progress_site.read.layout import (
    CREDITS,
    EASY_READ,
    IDENTITIES,
    SINGLE,
    identity_findings,
)
from progress_site.read.nodes import Document, parse_yaml
from progress_site.read.privacy.rule import Redactor, private_details, small_number, without_repeats
from progress_site.read.rules import check_library
from progress_site.read.validation import told_once

#: Endings of files under docs/media that are words: transcripts, captions, tables.
_TEXTS = (".md", ".txt", ".vtt", ".srt", ".csv")


@dataclass
class Loaded:
    """What reading a project gave.

    ``library`` holds the record of every file that has no mistake of its own; it is only the whole
    truth when no problem is an error.
    """

    library: Library
    problems: list[Problem] = field(default_factory=list)
    documents: Mapping[str, Document] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    """Files of which the record could not be read."""
    redactor: Redactor = field(default_factory=Redactor)
    """Leaves out what is private in messages, also in those of later stages."""
    waits: str = ""
    """What is not checked yet, because of the errors in ``problems``."""

    def locate(self, finding: Finding) -> Problem:
        """Put a finding of a later stage at its place in the file, and cover what is private."""
        return self.redactor.redact(self.placed(finding))

    def placed(self, finding: Finding) -> Problem:
        """Put a finding at the place in the file that it is about."""
        document = self.documents.get(finding.file)
        line, column = document.place(finding.path) if document else (1, 1)
        if document and finding.path[:1] == ("body",):
            # The running words are no value of the front matter: the way says which of their lines.
            line, column = document.body_line + int(finding.path[-1]), 1
        return Problem(finding.file, line, column, finding.what, finding.instead, finding.severity)


def load(root: FilePath) -> Loaded:
    """Read `plan_data/` and `docs/` under ``root``. Never raises for bad content.

    Files are parsed and validated one by one. Rules that look across records run only where every
    file is right; the search for private details always runs, on all the text there is.
    """
    files = Files(root)
    files.read_plan_data()
    files.read_docs()
    texts = files.read_texts(n for n in files.media if n.lower().endswith(_TEXTS))
    # What is said in a film, or in a document, has no record: it is running words alone.
    words = {f"docs/{name}": Document(f"docs/{name}", body=text) for name, text in texts.items()}
    threshold = small_number(files.documents)
    private = private_details({**files.documents, **words}, files.media, threshold)
    misnamed = list(identity_findings(files.records))
    for finding in misnamed:
        files.records.pop(finding.file)
    loaded = Loaded(_library(files, texts), documents=files.documents)
    problems = [*told_once(files.problems), *map(loaded.placed, misnamed)]
    loaded.doubtful = frozenset(problem.file for problem in problems)
    if problems:
        loaded.waits = "Rules among records are checked once these are corrected."
    else:
        problems += map(loaded.placed, check_library(loaded.library, files.records))
        if any(problem.severity == "error" for problem in problems):
            loaded.waits = "What updates change is checked once these are corrected."
    loaded.redactor = Redactor.of(files.documents)
    loaded.problems = [*without_repeats(problems, private, loaded.redactor), *private]
    loaded.problems.sort(key=Problem.sort_key)
    return loaded


def _library(files: Files, texts: Mapping[str, str]) -> Library:
    whole: dict[str, Any] = {"plan": _SOME_PLAN}
    for name in SINGLE:
        record = files.records.get(f"plan_data/{name}")
        if record is not None and "/" not in name:
            whole[name.removesuffix(".yml")] = record
    actions, measures, feedback = (_by_id(files, kind) for kind in (Action, Measure, Feedback))
    updates = [record for record in files.records.values() if isinstance(record, Update)]
    evidence = whole.get("evidence", EvidenceList()).evidence
    words = {name for entry in evidence for name in (entry.transcript, entry.words_file) if name}
    sizes = {**_engine_media(), **files.media}
    return Library(
        **whole,
        actions=tuple(record for _, record in actions.values()),
        measures=tuple(record for _, record in measures.values()),
        feedback=tuple(record for _, record in feedback.values()),
        updates=tuple(sorted(updates, key=lambda u: (u.date.effective, u.slug))),
        easy_read=_easy_read(files),
        credits=_credits(files),
        published=files.published,
        prose=files.prose,
        media=frozenset(sizes),
        media_bytes=sizes,
        files={
            (kind, str(ident)): file
            for kind, found in (("action", actions), ("measure", measures), ("feedback", feedback))
            for ident, (file, _) in found.items()
        },
        texts={name: text for name, text in texts.items() if name in words},
    )


#: Where plan.yml cannot be read: approved, so that the guard takes nothing for a draft.
_SOME_PLAN = Plan(
    name="?",
    place="?",
    partnership=Partnership(name="?"),
    approval=Approval(date=parse("1900"), by="?"),
    how_many_actions=99,
    areas=(),
    update_every_months=3,
    small_number=0,
)


def _by_id(files: Files, kind: type[BaseModel]) -> dict[Any, tuple[str, Any]]:
    """Return the records of one kind with their files, sorted by number or id."""
    key = IDENTITIES[kind].key
    found = ((file, record) for file, record in files.records.items() if type(record) is kind)
    return dict(sorted((getattr(record, key), (file, record)) for file, record in found))


def _easy_read(files: Files) -> EasyRead | None:
    if not (files.root / EASY_READ).is_dir():
        return None
    home: Any = files.records.get(f"{EASY_READ}/home.yml")
    you_said: Any = files.records.get(f"{EASY_READ}/you-said-we-did.yml")
    actions, updates = _by_id(files, EasyAction), _by_id(files, EasyUpdate)
    return EasyRead(
        home=home,
        you_said=you_said,
        actions={number: words for number, (_, words) in actions.items()},
        updates={slug: words for slug, (_, words) in updates.items()},
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
    own = files.records.get(CREDITS, Credits())
    assert isinstance(own, Credits)
    named = {credit.file for credit in own.credits} | {
        name.removeprefix("media/") for name in files.media
    }
    theirs = (credit for credit in _engine_credits().credits if credit.file not in named)
    return own.model_copy(update={"credits": (*own.credits, *theirs)})
