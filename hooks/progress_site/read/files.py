"""The files of a project, read one by one: every text, every record, every problem on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel, ValidationError

from progress_site.model.addresses import Published
from progress_site.model.easy_read import (
    Credits,
)
from progress_site.model.fields import SLUG
from progress_site.model.library import ProsePage
from progress_site.model.problem import Problem
from progress_site.model.update import Update
from progress_site.read.address_list import read_address_list
from progress_site.read.front_matter import FrontMatter, split_front_matter
from progress_site.read.identity import date_in_name
from progress_site.read.layout import (
    ADDRESS_LIST,
    FOLDERS,
    NO_PROSE,
    PLAN,
    SINGLE,
    names_in,
    nearly,
)
from progress_site.read.nodes import Document, parse_yaml
from progress_site.read.replaced import take_out_flag
from progress_site.read.salvage import Salvaged, salvage
from progress_site.read.shape import keys_of
from progress_site.read.text import decode
from progress_site.read.wording import did_you_mean, problems_of

_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")
_UPDATE_NAME = re.compile(rf"{SLUG}\.md", re.ASCII)
#: The name under which an update with a wrong file name is read; it goes no further.
_SOME_SLUG = "2000-01-01-name"


@dataclass
class Files:
    """What stood in the files. All names are relative to the project, with forward slashes."""

    root: FilePath
    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    records: dict[str, BaseModel] = field(default_factory=dict)
    salvaged: dict[str, Salvaged] = field(default_factory=dict)
    """For each file whose record has a mistake: what is left of it, and what is not."""
    broken: dict[str, str] = field(default_factory=dict)
    """The text of each file that could not be taken apart."""
    prose: dict[str, ProsePage] = field(default_factory=dict)
    media: dict[str, int] = field(default_factory=dict)
    """The size of each file under docs/media, in bytes."""
    published: tuple[Published, ...] | None = None
    """The lines of the list of published addresses, if there is one."""

    @property
    def raw(self) -> dict[str, Any]:
        """The plain data of every file."""
        return {name: document.data for name, document in self.documents.items()}

    # -- plan_data/

    def read_plan_data(self) -> None:
        """Read every file of `plan_data/`."""
        folder = self.root / "plan_data"
        if not (folder / "plan.yml").exists():
            self._problem(
                PLAN, "this file is missing", "put it back, because everything else hangs on it"
            )
        self._read_known(folder)

    def _read_known(self, folder: FilePath, within: str = "") -> None:
        """Read what a folder of plan_data/ may hold; ``within`` is its name and a slash."""
        for path in _entries(folder):
            name = f"{within}{path.name}"
            if name in SINGLE:
                self._read_yaml(path, SINGLE[name])
            elif name == ADDRESS_LIST:
                self._read_address_list(path)
            elif name in FOLDERS:
                self._read_folder(path, FOLDERS[name])
            elif any(known.startswith(f"{name}/") for known in FOLDERS) and path.is_dir():
                self._read_known(path, f"{name}/")
            else:
                known = list(dict.fromkeys(names_in(within)))
                self._problem(
                    self._name(path),
                    "this is not a file that the site knows",
                    did_you_mean(path.name, known, otherwise=f"use one of: {', '.join(known)}"),
                )

    def _read_address_list(self, path: FilePath) -> None:
        text = self._text(path)
        if text is not None:
            self.published, problems = read_address_list(self._name(path), text)
            self.problems += problems

    def _read_folder(self, folder: FilePath, model: type[BaseModel]) -> None:
        if not folder.is_dir():
            self._problem(
                self._name(folder),
                _NO_FOLDER,
                "move it away, and put one .yml file for each record into a folder of this name",
            )
            self.broken[self._name(folder)] = ""
        for path in _entries(folder):
            if path.suffix == ".yml":
                self._read_yaml(path, model)
            else:
                self._misplaced(path, ".yml")

    def _read_yaml(self, path: FilePath, model: type[BaseModel]) -> None:
        text = self._text(path)
        if text is None:
            return
        name = self._name(path)
        document = parse_yaml(name, text)
        self._keep(document, text)
        if document.data is not None:
            self._validate(document, model, document.data)
        elif not document.problems:
            what = "nothing but notes (#) stands in this file" if text.strip() else _EMPTY
            needed = ", ".join(f"{key}:" for key in _first_keys(model))
            self._problem(name, what, f"begin with {needed} or delete the file")
            self.broken[name] = ""

    # -- docs/

    def read_docs(self) -> None:
        """Read every update, the pages of running words, and the names of pictures and films."""
        docs = self.root / "docs"
        for path in _entries(docs):
            if path.name in NO_PROSE:
                if not path.is_dir():
                    self._problem(self._name(path), _NO_FOLDER, "move it away")
            elif path.is_dir() and (close := nearly(path.name)):
                self._problem(
                    self._name(path),
                    "this is not a folder that the site knows",
                    f"did you mean {close}?",
                )
            else:
                self._read_pages(path, docs)
        for path in _entries(docs / "updates"):
            if path.suffix == ".md":
                self._read_update(path)
            else:
                self._misplaced(path, ".md")
        if (docs / "media" / "credits.yml").exists():
            self._read_yaml(docs / "media" / "credits.yml", Credits)
        self.media = media_in(docs / "media")

    def read_texts(self, names: Iterable[str]) -> dict[str, str]:
        """Return what stands in some text files under `docs/media`; those that are there."""
        docs = self.root / "docs"
        found = {name: self._text(docs / name) for name in names if name in self.media}
        return {name: text for name, text in found.items() if text is not None}

    def _read_update(self, path: FilePath) -> None:
        name = self._name(path)
        well_named = _UPDATE_NAME.fullmatch(path.name) is not None
        if not well_named:
            self._problem(
                name,
                f"“{path.name}” is not a name for an update",
                "write the date, a hyphen and small letters, such as 2024-03-14-support-guide.md",
            )
        split = self._front_matter(path, _NEEDS)
        if split is None:
            return
        document = parse_yaml(name, split.text, first_line=split.line)
        document.body_line, document.body = split.body_line, split.body
        self._keep(document, split.text)
        if document.data is None:
            if not document.problems:
                self._problem(
                    name, "nothing stands between the two lines of dashes", f"add {_NEEDS}"
                )
            return
        if self._ends_too_early(split, document):
            return
        data = document.data
        if isinstance(data, dict):
            for key in ("slug", "body", "from_"):
                if key in data:
                    line, column = document.place((key,), key=True)
                    what = f"“{key}” is not known here"
                    instead = "did you mean from?" if key == "from_" else "take it out"
                    self.problems.append(Problem(name, line, column, what, instead))
            slug = path.stem if well_named else _SOME_SLUG
            data = {**data, "slug": slug, "body": split.body}
            data.pop("from_", None)
        self._validate(document, Update, data)
        if not well_named:
            self.records.pop(name, None)
            self.salvaged[name] = Salvaged(None, [document.data])

    def _ends_too_early(self, split: FrontMatter, document: Document) -> bool:
        """Whether a line of dashes in the middle cuts the front matter in two; note it."""
        lines = split.body.split("\n")
        first = next((line for line in lines if line.strip()), "")
        key = first.partition(":")[0]
        data = document.data if isinstance(document.data, dict) else {}
        if key not in keys_of(Update) or key in data or "---" not in (x.rstrip() for x in lines):
            return False
        self.problems.append(
            Problem(
                document.file,
                split.body_line - 1,
                1,
                f"these dashes end the settings, but “{key}:” stands below them",
                "take this line --- out, and leave the one above the running words",
            )
        )
        self.broken[document.file] = f"{split.text}\n{split.body}"
        return True

    def _read_pages(self, path: FilePath, docs: FilePath) -> None:
        """Read a page of running words, or all those in a folder."""
        if path.is_dir():
            for inner in _entries(path):
                self._read_pages(inner, docs)
        elif path.suffix == ".md":
            stem = path.relative_to(docs).with_suffix("").as_posix()
            if _ADDRESS.fullmatch(stem):
                self._read_prose(path, stem)
            else:
                self._problem(
                    self._name(path),
                    f"“{path.name}” would not be a good address",
                    "name it with small letters, digits and hyphens, such as how-to-complain.md",
                )

    def _read_prose(self, path: FilePath, stem: str) -> None:
        split = self._front_matter(path, "title:")
        if split is None:
            return
        name = self._name(path)
        document = parse_yaml(name, split.text, first_line=split.line)
        document.body_line, document.body = split.body_line, split.body
        self._keep(document, split.text)
        if document.problems:
            return
        data = document.data if isinstance(document.data, dict) else {}
        for key in data:
            if key != "title":
                line, column = document.place((key,), key=True)
                instead = did_you_mean(key, ["title"], otherwise="take it out")
                what = f"“{key}” is not known here"
                self.problems.append(Problem(name, line, column, what, instead))
        title = data.get("title")
        if isinstance(title, str) and title.strip():
            self.prose[stem] = ProsePage(name, title.strip(), split.body, split.body_line)
        elif "title" in data:
            line, column = document.place(("title",))
            what, instead = "“title” should be a few words", "write title: and the words behind it"
            self.problems.append(Problem(name, line, column, what, instead))
        elif not data:
            self._problem(name, "“title” is missing", "add title: and a few words", line=split.line)

    # -- helpers

    def _front_matter(self, path: FilePath, needs: str) -> FrontMatter | None:
        text = self._text(path)
        if text is None:
            return None
        name = self._name(path)
        split = split_front_matter(name, text, needs)
        if isinstance(split, Problem):
            self.problems.append(split)
            self.broken[name] = text
            return None
        return split

    def _text(self, path: FilePath) -> str | None:
        name = self._name(path)
        if path.is_dir():
            self._problem(name, "this is a folder, but a file should be here", "move or rename it")
            self.broken[name] = ""
            return None
        try:
            raw = path.read_bytes() if path.is_file() else None
        except OSError:
            raw = None
        if raw is None:
            self._problem(name, "this file cannot be opened", "put a plain file in its place")
            self.broken[name] = ""
            return None
        text = decode(name, raw)
        if isinstance(text, Problem):
            self.problems.append(text)
            self.broken[name] = raw.decode("utf-8", "replace")
            return None
        return text

    def _misplaced(self, path: FilePath, ending: str) -> None:
        better = path.with_suffix(ending)
        rename = path.suffix.lower() in _LIKE[ending] and path.is_file() and not better.exists()
        self._problem(
            self._name(path),
            f"only files that end in {ending} belong here",
            f"name it {better.name}" if rename else "move it away",
        )
        if rename:
            self.broken[self._name(better)] = path.read_bytes().decode("utf-8", "replace")

    def _keep(self, document: Document, text: str) -> None:
        take_out_flag(document)
        self.documents[document.file] = document
        self.problems += document.problems
        if document.data is None and document.problems:
            self.broken[document.file] = text

    def _validate(self, document: Document, model: type[BaseModel], data: Any) -> None:
        name = document.file
        try:
            self.records[name] = model.model_validate(data)
        except ValidationError as error:
            self.problems += problems_of(document, model, error)
            stem = name.rpartition("/")[2].rpartition(".")[0]
            stand_ins = {"number": stem, "id": stem, "date": date_in_name(stem), **_STAND_INS}
            left = salvage(model, data, error, stand_ins)
            self.salvaged[name] = left
            if left.record is not None:
                self.records[name] = left.record

    def _name(self, path: FilePath) -> str:
        return path.relative_to(self.root).as_posix()

    def _problem(self, name: str, what: str, instead: str, *, line: int = 1) -> None:
        self.problems.append(Problem(name, line, 1, what, instead))


#: Endings that a file may have by mistake.
_LIKE = {".yml": (".yaml", ".yml", ".txt", ""), ".md": (".markdown", ".md", ".txt", "")}
_EMPTY = "this file is empty"
#: Values that allow everything, for a record in which one of them has a mistake.
_STAND_INS: dict[str, Any] = {
    "how_many_actions": "99",
    "update_every_months": "3",
    "small_number": "0",
    "wanted": "up",
    "same_within": "0",
    "belongs_to": "this_plan",
    "how_many": "not_counted",
    "when": "not_stated",
    "source": {"title": "?"},
    "prepared": "1900-01-01",
}
_NEEDS = "date:, title:, summary: and from:"
_NO_FOLDER = "this is a file, but a folder should be here"


def _first_keys(model: type[BaseModel]) -> list[str]:
    needed = [info.alias or name for name, info in model.model_fields.items() if info.is_required()]
    return needed or keys_of(model)[:1]


def media_in(folder: FilePath) -> dict[str, int]:
    """Return the size in bytes of each file under a folder called `media`, as `media/name.png`."""
    return {
        path.relative_to(folder.parent).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _entries(folder: FilePath) -> Iterator[FilePath]:
    """Yield what stands in a folder, by name, without hidden files."""
    if folder.is_dir():
        yield from sorted(p for p in folder.iterdir() if not p.name.startswith("."))


def records_of(
    records: Mapping[str, BaseModel], *kinds: type[BaseModel]
) -> Iterator[tuple[str, BaseModel]]:
    """Yield the records of some kinds with their files, in the order of the files."""
    for name in sorted(records):
        if isinstance(records[name], kinds):
            yield name, records[name]
