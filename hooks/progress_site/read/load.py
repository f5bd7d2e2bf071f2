"""Read a whole project: every file, every problem, in one run."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel, ValidationError

from progress_site.model.library import Library, ProsePage
from progress_site.model.plan import Action, Plan
from progress_site.model.problem import Finding, Problem
from progress_site.model.reference import Glossary, WhatItMeans
from progress_site.model.registers import EvidenceList, Feedback, Journey, Measure
from progress_site.model.update import Update
from progress_site.read.known import Known, gather
from progress_site.read.nodes import Document, decode, parse_yaml
from progress_site.read.rules import check_library
from progress_site.read.wording import problems_of

#: Single files of plan_data/ and the record that each holds.
SINGLE: dict[str, type[BaseModel]] = {
    "plan.yml": Plan,
    "evidence.yml": EvidenceList,
    "journey.yml": Journey,
    "glossary.yml": Glossary,
    "what_it_means.yml": WhatItMeans,
}
#: Folders of plan_data/ that hold one record a file.
FOLDERS: dict[str, type[BaseModel]] = {"actions": Action, "measures": Measure, "feedback": Feedback}
#: Folders of docs/ that hold no pages of running words.
_NO_PROSE = frozenset({"updates", "maintaining", "media"})

_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")
_UPDATE_NAME = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?-[a-z0-9]+(-[a-z0-9]+)*\.md")


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

    def locate(self, finding: Finding) -> Problem:
        """Put a finding of a later stage at the place in the file that it is about."""
        document = self.documents.get(finding.file)
        line, column = document.place(finding.path) if document else (1, 1)
        return Problem(finding.file, line, column, finding.what, finding.instead, finding.severity)


def load(root: FilePath) -> Loaded:
    """Read `plan_data/` and `docs/` under ``root``. Never raises for bad content."""
    reader = _Reader(root)
    reader.read_plan_data()
    reader.read_updates()
    reader.read_prose()
    known = gather(reader.raw)
    library = reader.library(known)
    loaded = Loaded(library, reader.problems, known, reader.documents)
    loaded.problems += [
        loaded.locate(finding) for finding in check_library(library, known, reader.files)
    ]
    loaded.problems.sort(key=Problem.sort_key)
    return loaded


class _Reader:
    """Reads files one by one and remembers every problem and every place."""

    def __init__(self, root: FilePath) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.raw: dict[str, Any] = {}
        self.records: dict[str, BaseModel] = {}
        self.files: dict[tuple[str, str], str] = {}
        self.prose: dict[str, ProsePage] = {}

    # -- files

    def read_plan_data(self) -> None:
        folder = self.root / "plan_data"
        if not (folder / "plan.yml").exists():
            self._problem(
                "plan_data/plan.yml", "this file is missing", "it is where the plan begins"
            )
        for path in _entries(folder):
            name = path.name
            if name in SINGLE:
                self._read_yaml(path, SINGLE[name])
            elif name in FOLDERS:
                self._read_folder(path, FOLDERS[name])
            else:
                known = [*SINGLE, *(f"{n}/" for n in FOLDERS)]
                close = difflib.get_close_matches(name, known, n=1)
                self._problem(
                    self._name(path),
                    "this is not a file that the site knows",
                    f"did you mean {close[0]}?" if close else f"use one of: {', '.join(known)}",
                )

    def _read_folder(self, folder: FilePath, model: type[BaseModel]) -> None:
        if not folder.is_dir():
            self._problem(
                self._name(folder),
                "this should be a folder",
                "put one .yml file for each record in it",
            )
            return
        for path in _entries(folder):
            if path.suffix != ".yml":
                self._problem(
                    self._name(path),
                    "only files that end in .yml belong here",
                    f"name it {path.stem}.yml" if path.is_file() else "move it away",
                )
            else:
                self._read_yaml(path, model)

    def _read_yaml(self, path: FilePath, model: type[BaseModel]) -> None:
        text = self._text(path)
        if text is None:
            return
        name = self._name(path)
        document = parse_yaml(name, text)
        self._keep(document)
        if document.data is None:
            if not document.problems:
                self._problem(name, "this file is empty", "write the record, or delete the file")
            return
        self._validate(document, model, document.data)

    def read_updates(self) -> None:
        for path in _entries(self.root / "docs" / "updates"):
            if path.suffix != ".md":
                self._problem(
                    self._name(path),
                    "only updates, which end in .md, belong here",
                    f"name it {path.stem}.md" if path.is_file() else "move it away",
                )
                continue
            self._read_update(path)

    def _read_update(self, path: FilePath) -> None:
        name = self._name(path)
        text = self._text(path)
        if text is None:
            return
        split = _split_front_matter(text)
        if isinstance(split, Problem):
            self.problems.append(replace(split, file=name))
            return
        front, body = split
        document = parse_yaml(name, front, first_line=2)
        document.body_line = front.count("\n") + 4
        self._keep(document)
        if not _UPDATE_NAME.fullmatch(path.name):
            self._problem(
                name,
                f"“{path.name}” is not a name for an update",
                "write the date, a hyphen and small letters, such as 2024-03-14-support-guide.md",
            )
            return
        if document.data is None:
            if not document.problems:
                self._problem(
                    name,
                    "nothing stands between the two lines of dashes",
                    "add date:, title:, summary: and from:",
                )
            return
        if isinstance(document.data, dict):
            for hidden in ("slug", "body"):
                if hidden in document.data:
                    line, column = document.place((hidden,), key=True)
                    self.problems.append(
                        Problem(name, line, column, f"“{hidden}” is not known here", "take it out")
                    )
            data: Any = {**document.data, "slug": path.stem, "body": body}
        else:
            data = document.data
        self._validate(document, Update, data)

    def read_prose(self) -> None:
        docs = self.root / "docs"
        for path in sorted(docs.rglob("*.md")):
            inside = path.relative_to(docs)
            if inside.parts[0] in _NO_PROSE or inside.name.startswith("."):
                continue
            stem = inside.with_suffix("").as_posix()
            if not _ADDRESS.fullmatch(stem):
                self._problem(
                    self._name(path),
                    f"“{inside.name}” would not be a good address",
                    "name it with small letters, digits and hyphens, such as how-to-complain.md",
                )
                continue
            name, text = self._name(path), self._text(path)
            if text is None:
                continue
            split = _split_front_matter(text)
            if isinstance(split, Problem):
                self.problems.append(replace(split, file=name))
                continue
            front, body = split
            document = parse_yaml(name, front, first_line=2)
            self._keep(document)
            title = document.data.get("title") if isinstance(document.data, dict) else None
            if not isinstance(title, str) or not title.strip():
                self._problem(name, "“title” is missing", "add title: and a few words at the top")
                continue
            body_line = front.count("\n") + 4
            self.prose[stem] = ProsePage(name, title.strip(), body, body_line)

    # -- helpers

    def _text(self, path: FilePath) -> str | None:
        name = self._name(path)
        if path.is_dir():
            self._problem(name, "this is a folder, but a file should be here", "move or rename it")
            return None
        try:
            raw = path.read_bytes()
        except OSError:
            self._problem(name, "this file cannot be opened", "check that it is a plain file")
            return None
        text = decode(name, raw)
        if isinstance(text, Problem):
            self.problems.append(text)
            return None
        return text

    def _keep(self, document: Document) -> None:
        self.documents[document.file] = document
        self.problems += document.problems
        self.raw[document.file] = document.data

    def _validate(self, document: Document, model: type[BaseModel], data: Any) -> None:
        try:
            record = model.model_validate(data)
        except ValidationError as error:
            self.problems += problems_of(document, model, error)
            return
        self.records[document.file] = record

    def _name(self, path: FilePath) -> str:
        return path.relative_to(self.root).as_posix()

    def _problem(self, name: str, what: str, instead: str) -> None:
        self.problems.append(Problem(name, 1, 1, what, instead))

    # -- the library

    def library(self, known: Known) -> Library:
        """Sort what could be read. Of two records with one id the first stays; rules tell."""
        by_kind: dict[type[BaseModel], list[tuple[str, Any]]] = {}
        for name, record in self.records.items():
            by_kind.setdefault(type(record), []).append((name, record))
        plan = next((r for _, r in by_kind.get(Plan, [])), None) or known.stand_in_plan()
        actions = self._unique("action", by_kind.get(Action, []), lambda r: str(r.number))
        measures = self._unique("measure", by_kind.get(Measure, []), lambda r: str(r.id))
        feedback = self._unique("feedback", by_kind.get(Feedback, []), lambda r: str(r.id))
        updates = self._unique("update", by_kind.get(Update, []), lambda r: str(r.slug))
        singles: dict[type[BaseModel], Any] = {
            kind: next((r for _, r in by_kind.get(kind, [])), kind())
            for kind in (EvidenceList, Journey, Glossary, WhatItMeans)
        }
        media = self.root / "docs" / "media"
        return Library(
            plan=plan,
            actions=tuple(sorted(actions, key=lambda a: a.number)),
            measures=tuple(sorted(measures, key=lambda m: m.id)),
            feedback=tuple(sorted(feedback, key=lambda f: f.id)),
            updates=tuple(sorted(updates, key=lambda u: (u.date.effective, u.slug))),
            evidence=singles[EvidenceList],
            journey=singles[Journey],
            glossary=singles[Glossary],
            what_it_means=singles[WhatItMeans],
            prose=self.prose,
            media=frozenset(
                path.relative_to(self.root / "docs").as_posix()
                for path in media.rglob("*")
                if path.is_file()
            )
            if media.is_dir()
            else frozenset(),
        )

    def _unique(
        self, kind: str, found: list[tuple[str, Any]], identify: Callable[[Any], str]
    ) -> list[Any]:
        kept: dict[str, Any] = {}
        for name, record in found:
            ident = identify(record)
            field_name = "number" if kind == "action" else "id"
            if ident in kept:
                first = self.files[(kind, ident)]
                line, column = self.documents[name].place((field_name,))
                self.problems.append(
                    Problem(
                        name,
                        line,
                        column,
                        f"{kind} {ident} is already in {first}",
                        "give this one another id, or delete one of the two files",
                    )
                )
                continue
            kept[ident] = record
            self.files[(kind, ident)] = name
        return list(kept.values())


def _entries(folder: FilePath) -> Iterator[FilePath]:
    """Yield what stands in a folder, by name, without hidden files."""
    if folder.is_dir():
        yield from sorted(p for p in folder.iterdir() if not p.name.startswith("."))


def _split_front_matter(text: str) -> tuple[str, str] | Problem:
    """Return front matter and body, or what is wrong with the lines of dashes."""
    lines = text.split("\n")
    if not text.strip():
        return Problem("", 1, 1, "this file is empty", "write the update, or delete the file")
    if lines[0].rstrip() != "---":
        return Problem(
            "",
            1,
            1,
            "the lines that say what this is are missing",
            "begin the file with a line ---, then date:, title:, summary: and from:, then a line ---",
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    return Problem(
        "", 1, 1, "the first line --- has no second one", "put a line --- above the running words"
    )
