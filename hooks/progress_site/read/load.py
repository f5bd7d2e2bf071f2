"""Read a whole project: every file, every problem, in one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path as FilePath
from typing import TypeVar

from pydantic import BaseModel

from progress_site import engine
from progress_site.model.accessibility import Accessibility
from progress_site.model.addresses import Redirects
from progress_site.model.dates import parse
from progress_site.model.easy_read import (
    Credits,
    EasyAction,
    EasyHome,
    EasyRead,
    EasyUpdate,
    EasyYouSaid,
)
from progress_site.model.library import Library
from progress_site.model.plan import Action, Approval, Partnership, Plan
from progress_site.model.problem import Finding, Problem
from progress_site.model.reference import GetHelp, Glossary, PlainWords, PublicContacts, YourRights
from progress_site.model.registers import EvidenceList, Feedback, Journey, Measure
from progress_site.model.update import Update
from progress_site.read.files import Files, media_in
from progress_site.read.layout import EASY_READ, PLAN, Known, identity_findings
from progress_site.read.nodes import Document, parse_yaml
from progress_site.read.privacy.rule import Veil, private_details, small_number, without_repeats
from progress_site.read.rules import check_library
from progress_site.read.wording import told_once

R = TypeVar("R", bound=BaseModel)
K = TypeVar("K", int, str)

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
    veil: Veil = field(default_factory=Veil)
    """Covers what is private in messages, also in those of later stages."""
    waits: str = ""
    """What is not checked yet, because of the errors in ``problems``."""

    @cached_property
    def known(self) -> Known:
        """The numbers of all actions and milestones."""
        return Known.of(self.library)

    @property
    def files(self) -> Mapping[tuple[str, str], str]:
        """Which file holds an action, a measure or feedback, by kind and number or id."""
        return self.library.files

    def locate(self, finding: Finding) -> Problem:
        """Put a finding of a later stage at its place in the file, and cover what is private."""
        return self.veil.over(self.placed(finding))

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
    # What is said in a film, or stands in a document, has no record: it is running words alone.
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
    loaded.veil = Veil.of(files.documents)
    loaded.problems = [*without_repeats(problems, private, loaded.veil), *private]
    loaded.problems.sort(key=Problem.sort_key)
    return loaded


def _library(files: Files, texts: Mapping[str, str]) -> Library:
    evidence = _single(files, EvidenceList)
    sizes = {**_engine_media(), **files.media}
    words = {name for e in evidence.evidence for name in (e.transcript, e.words_file) if name}
    actions = _by_id(files, Action, lambda action: action.number)
    measures = _by_id(files, Measure, lambda measure: measure.id)
    feedback = _by_id(files, Feedback, lambda entry: entry.id)
    updates = (record for record in files.records.values() if isinstance(record, Update))
    plan = files.records.get(PLAN)
    return Library(
        plan=plan if isinstance(plan, Plan) else _SOME_PLAN,
        actions=tuple(action for _, action in actions.values()),
        measures=tuple(measure for _, measure in measures.values()),
        feedback=tuple(entry for _, entry in feedback.values()),
        updates=tuple(sorted(updates, key=lambda u: (u.date.effective, u.slug))),
        evidence=evidence,
        journey=_single(files, Journey),
        glossary=_single(files, Glossary),
        your_rights=_single(files, YourRights),
        get_help=_single(files, GetHelp),
        accessibility=_accessibility(files),
        easy_read=_easy_read(files),
        credits=_credits(files),
        plain_words=_single(files, PlainWords),
        public_contacts=_single(files, PublicContacts),
        redirects=_single(files, Redirects),
        published=files.published,
        prose=files.prose,
        media=frozenset(sizes),
        media_bytes=sizes,
        files={
            **{("action", str(number)): file for number, (file, _) in actions.items()},
            **{("measure", ident): file for ident, (file, _) in measures.items()},
            **{("feedback", ident): file for ident, (file, _) in feedback.items()},
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


def _by_id(files: Files, kind: type[R], ident: Callable[[R], K]) -> dict[K, tuple[str, R]]:
    """Return the records of one kind with their files, by number or id."""
    found = ((file, record) for file, record in files.records.items() if isinstance(record, kind))
    return dict(sorted((ident(record), (file, record)) for file, record in found))


def _accessibility(files: Files) -> Accessibility | None:
    return next((r for r in files.records.values() if isinstance(r, Accessibility)), None)


def _easy_read(files: Files) -> EasyRead | None:
    if not (files.root / EASY_READ).is_dir():
        return None
    home = files.records.get(f"{EASY_READ}/home.yml")
    you_said = files.records.get(f"{EASY_READ}/you-said-we-did.yml")
    actions = _by_id(files, EasyAction, lambda words: words.action)
    updates = _by_id(files, EasyUpdate, lambda words: words.update)
    return EasyRead(
        home=home if isinstance(home, EasyHome) else None,
        you_said=you_said if isinstance(you_said, EasyYouSaid) else None,
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
    own = _single(files, Credits)
    named = {credit.file for credit in own.credits} | {
        name.removeprefix("media/") for name in files.media
    }
    theirs = (credit for credit in _engine_credits().credits if credit.file not in named)
    return own.model_copy(update={"credits": (*own.credits, *theirs)})


def _single(files: Files, kind: type[R]) -> R:
    return next((record for record in files.records.values() if isinstance(record, kind)), kind())
