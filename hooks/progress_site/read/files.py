"""The files of a project, read one by one: every text, every record, every problem on the way.

This is the first of the stages: a file that cannot be parsed is not validated, and each file is
judged by itself, so that a mistake in one hides none in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from progress_site.model.addresses import Published
from progress_site.model.easy_read import Credits
from progress_site.model.fields import SLUG
from progress_site.model.library import PageSettings, ProsePage
from progress_site.model.problem import Problem
from progress_site.model.update import Update
from progress_site.read.layout import (
    ADDRESS_LIST,
    CREDITS,
    FOLDERS,
    NO_PROSE,
    PLAN,
    SINGLE,
    names_in,
)
from progress_site.read.nodes import Document, parse_yaml
from progress_site.read.text import decode, read_address_list, roughly, split_front_matter
from progress_site.read.validation import (
    did_you_mean,
    keys_of,
    nearest,
    problems_of,
    required_keys,
)

R = TypeVar("R", bound=BaseModel)

_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")
_UPDATE_NAME = re.compile(rf"{SLUG}\.md", re.ASCII)
#: Endings that a file may have by mistake.
_LIKE = {".yml": (".yaml", ".yml", ".txt", ""), ".md": (".markdown", ".md", ".txt", "")}
_NEEDS = "date:, title:, summary: and from:"
_NO_FOLDER = "this is a file, but a folder should be here"
#: Keys that nobody types into an update, and what to do with them.
_FILLED_IN = {"slug": "take it out", "body": "take it out", "from_": "did you mean from?"}


@dataclass
class Files:
    """What is in the files. All names are relative to the project, with forward slashes."""

    root: FilePath
    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    """Every file that is text, also one that could not be parsed: privacy looks at all of it."""
    records: dict[str, BaseModel] = field(default_factory=dict)
    """The record of each file without a mistake."""
    prose: dict[str, ProsePage] = field(default_factory=dict)
    media: dict[str, int] = field(default_factory=dict)
    """The size of each file under docs/media, in bytes."""
    published: tuple[Published, ...] | None = None
    """The lines of the list of published addresses, if there is one."""

    # -- plan_data/

    def read_plan_data(self) -> None:
        """Read every file of `plan_data/`."""
        if not (self.root / PLAN).exists():
            instead = "put it back, because everything else hangs on it"
            self._problem(PLAN, "this file is missing", instead)
        self._read_known(self.root / "plan_data")

    def _read_known(self, folder: FilePath, within: str = "") -> None:
        """Read what a folder of plan_data/ may hold; ``within`` is its name and a slash."""
        for path in _entries(folder):
            name = f"{within}{path.name}"
            if name in SINGLE:
                self._read_yaml(path, SINGLE[name])
            elif name == ADDRESS_LIST:
                if (text := self._text(path)) is not None:
                    self.published, problems = read_address_list(self._name(path), text)
                    self.problems += problems
            elif name in FOLDERS:
                self._read_records(path, FOLDERS[name])
            elif any(known.startswith(f"{name}/") for known in FOLDERS) and path.is_dir():
                self._read_known(path, f"{name}/")
            else:
                known = names_in(within)
                instead = did_you_mean(
                    path.name, known, otherwise=f"use one of: {', '.join(known)}"
                )
                self._problem(path, "this is not a file that the site knows", instead)

    def _read_records(self, folder: FilePath, model: type[BaseModel]) -> None:
        if not folder.is_dir():
            instead = "put one .yml file for each record into a folder of this name"
            self._problem(folder, _NO_FOLDER, f"move it away, and {instead}")
        for path in self._with_ending(folder, ".yml"):
            self._read_yaml(path, model)

    def _read_yaml(self, path: FilePath, model: type[BaseModel]) -> None:
        if (text := self._text(path)) is None:
            return
        document = parse_yaml(self._name(path), text)
        if not self._keep(document):
            return
        if document.data is not None:
            self._keep_record(document, model, document.data)
        else:
            what = (
                "nothing but notes (#) stands in this file"
                if text.strip()
                else "this file is empty"
            )
            needed = ", ".join(f"{key}:" for key in required_keys(model) or keys_of(model)[:1])
            self._problem(path, what, f"begin with {needed} or delete the file")

    # -- docs/

    def read_docs(self) -> None:
        """Read every update, the pages of running words, and the names of pictures and films."""
        docs = self.root / "docs"
        for path in _entries(docs):
            if path.name in NO_PROSE:
                if not path.is_dir():
                    self._problem(path, _NO_FOLDER, "move it away")
            elif path.is_dir() and (close := nearest(path.name.lower(), NO_PROSE, alike=0.8)):
                what = "this is not a folder that the site knows"
                self._problem(path, what, f"did you mean {close}?")
            else:
                self._read_prose(path, docs)
        for path in self._with_ending(docs / "updates", ".md"):
            self._read_update(path)
        if (self.root / CREDITS).exists():
            self._read_yaml(self.root / CREDITS, Credits)
        self.media = media_in(docs / "media")

    def read_texts(self, names: Iterable[str]) -> dict[str, str]:
        """Return what is in some text files under `docs/media`; those that are there."""
        docs = self.root / "docs"
        found = {name: self._text(docs / name) for name in names if name in self.media}
        return {name: text for name, text in found.items() if text is not None}

    def _read_update(self, path: FilePath) -> None:
        well_named = _UPDATE_NAME.fullmatch(path.name) is not None
        if not well_named:
            what = f"“{path.name}” is not a name for an update"
            instead = "write the date, a hyphen and small letters, such as "
            self._problem(path, what, f"{instead}2024-03-14-support-guide.md")
        document = self._markdown(path, _NEEDS)
        if document is None or not well_named:
            return
        if document.data is None:
            what = "nothing stands between the two lines of dashes"
            self._problem(path, what, f"add {_NEEDS}")
        elif not self._ends_too_early(document):
            data = document.data
            if isinstance(data, dict):
                for key in _FILLED_IN.keys() & data.keys():
                    line, column = document.place((key,), key=True)
                    self._problem(path, f"“{key}” is not known here", _FILLED_IN[key], line, column)
                typed = {key: value for key, value in data.items() if key not in _FILLED_IN}
                data = {**typed, "slug": path.stem, "body": document.body}
            self._keep_record(document, Update, data)

    def _ends_too_early(self, document: Document) -> bool:
        """Whether a line of dashes in the middle cuts the front matter in two; note it."""
        lines = document.body.split("\n")
        first = next((line for line in lines if line.strip()), "")
        key = first.partition(":")[0]
        begun = key in keys_of(Update) and key not in document.mapping
        if not (begun and any(line.rstrip() == "---" for line in lines)):
            return False
        what = f"these dashes end the settings, but “{key}:” stands below them"
        instead = "take this line --- out, and leave the one above the running words"
        self._problem(document.file, what, instead, document.body_line - 1)
        return True

    def _read_prose(self, path: FilePath, docs: FilePath) -> None:
        """Read a page of running words, or all those in a folder."""
        if path.is_dir():
            for inner in _entries(path):
                self._read_prose(inner, docs)
            return
        stem = path.relative_to(docs).with_suffix("").as_posix()
        if path.suffix != ".md":
            return
        if not _ADDRESS.fullmatch(stem):
            what = f"“{path.name}” would not be a good address"
            instead = "name it with small letters, digits and hyphens, such as how-to-complain.md"
            self._problem(path, what, instead)
        elif document := self._markdown(path, "title:"):
            settings = self._validated(document, PageSettings, document.data or {})
            if settings is not None:
                page = (document.file, settings.title, document.body, document.body_line)
                self.prose[stem] = ProsePage(*page)

    # -- one file

    def _markdown(self, path: FilePath, needs: str) -> Document | None:
        """Return a Markdown file with its front matter parsed, if that could be done."""
        if (text := self._text(path)) is None:
            return None
        name = self._name(path)
        split = split_front_matter(name, text, needs)
        if isinstance(split, Problem):
            self._keep(Document(name, body=text, problems=[split]))
            return None
        document = parse_yaml(name, split.text, first_line=split.line)
        document.body_line, document.body = split.body_line, split.body
        return document if self._keep(document) else None

    def _text(self, path: FilePath) -> str | None:
        if path.is_dir():
            self._problem(path, "this is a folder, but a file should be here", "move or rename it")
            return None
        try:
            raw = path.read_bytes() if path.is_file() else None
        except OSError:
            raw = None
        if raw is None:
            self._problem(path, "this file cannot be opened", "put a plain file in its place")
            return None
        name = self._name(path)
        text = decode(name, raw)
        if isinstance(text, Problem):
            self._keep(Document(name, body=roughly(raw), problems=[text]))
            return None
        return text

    def _with_ending(self, folder: FilePath, ending: str) -> Iterator[FilePath]:
        """Yield the files of a folder with an ending; note each other one."""
        for path in _entries(folder):
            if path.suffix == ending:
                yield path
                continue
            better = path.with_suffix(ending)
            rename = path.suffix.lower() in _LIKE[ending] and path.is_file() and not better.exists()
            what = f"only files that end in {ending} belong here"
            self._problem(path, what, f"name it {better.name}" if rename else "move it away")

    def _keep(self, document: Document) -> bool:
        """Keep the text of a file and its problems; return whether there are none."""
        self.documents[document.file] = document
        self.problems += document.problems
        return not document.problems

    def _keep_record(self, document: Document, model: type[BaseModel], data: Any) -> None:
        record = self._validated(document, model, data)
        if record is not None:
            self.records[document.file] = record

    def _validated(self, document: Document, model: type[R], data: Any) -> R | None:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            self.problems += problems_of(document, model, error)
            return None

    def _name(self, path: FilePath) -> str:
        return path.relative_to(self.root).as_posix()

    def _problem(
        self, place: FilePath | str, what: str, instead: str, line: int = 1, column: int = 1
    ) -> None:
        name = place if isinstance(place, str) else self._name(place)
        self.problems.append(Problem(name, line, column, what, instead))


def media_in(folder: FilePath) -> dict[str, int]:
    """Return the size in bytes of each file under a folder called `media`, as `media/name.png`."""
    return {
        path.relative_to(folder.parent).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _entries(folder: FilePath) -> Iterator[FilePath]:
    """Yield what is in a folder, by name, without hidden files."""
    if folder.is_dir():
        yield from sorted(p for p in folder.iterdir() if not p.name.startswith("."))
