"""A file and the record in it must agree on its number or id; where they do not, the name wins.

The record is then judged as if that had been mended, so that one slip is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic_core import PydanticCustomError

from progress_site.model.dates import parse
from progress_site.model.easy_read import EasyAction, EasyUpdate
from progress_site.model.plan import Action
from progress_site.model.problem import Finding
from progress_site.model.registers import Feedback, Measure
from progress_site.model.update import Update

Files = dict[tuple[str, str], str]


@dataclass
class Named:
    """Records by number or id, each once; ``files`` says which file holds which."""

    actions: dict[int, Action] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    feedback: dict[str, Feedback] = field(default_factory=dict)
    updates: dict[str, Update] = field(default_factory=dict)
    easy_actions: dict[int, EasyAction] = field(default_factory=dict)
    easy_updates: dict[str, EasyUpdate] = field(default_factory=dict)
    files: Files = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    misnamed: set[str] = field(default_factory=set)
    """Ids of which nobody can say to which file they belong."""

    def add(self, records: Iterable[tuple[str, object]]) -> None:
        """Sort records in, in the order of their files."""
        records = list(records)
        names = {file for file, _ in records}
        for file, record in records:
            if isinstance(record, Action):
                self._action(file, record, names)
            elif isinstance(record, Measure | Feedback):
                self._register(file, record, names)
            elif isinstance(record, Update):
                self._update(file, record)
            elif isinstance(record, EasyAction):
                self._easy_action(file, record, names)
            elif isinstance(record, EasyUpdate):
                self._easy_update(file, record, names)

    def _action(self, file: str, action: Action, names: set[str]) -> None:
        stem, number = _stem(file), action.number
        if not re.fullmatch(r"[0-9]{1,2}", stem):
            self._wrong(
                file,
                "number",
                f"“{stem}.yml” does not say which action it holds",
                _rename(file, f"{number:02d}", names) or "delete one of the two files",
            )
        elif int(stem) != number:
            self._wrong(
                file,
                "number",
                f"the file is named {stem} but holds action {number}",
                _or(f"write number: {int(stem)}", _rename(file, f"{number:02d}", names)),
            )
            action = action.model_copy(update={"number": int(stem)})
        if action.number in self.actions:
            self._wrong(
                file,
                "number",
                f"action {number} is already in {self.files[('action', str(number))]}",
                "give this one another number, or delete one of the two files",
            )
            return
        self.actions[action.number] = action
        self.files[("action", str(action.number))] = file

    def _register(self, file: str, record: Measure | Feedback, names: set[str]) -> None:
        stem, ident = _stem(file), record.id
        kind = "measure" if isinstance(record, Measure) else "feedback"
        if stem != ident:
            self._wrong(
                file,
                "id",
                f"the file is named {stem} but holds “{ident}”",
                _or(f"write id: {stem}", _rename(file, ident, names)),
            )
            self.misnamed |= {stem, ident}
            record = record.model_copy(update={"id": stem})
        if isinstance(record, Measure):
            self.measures[stem] = record
        else:
            self.feedback[stem] = record
        self.files[(kind, stem)] = file

    def _update(self, file: str, update: Update) -> None:
        name, date = date_in_name(update.slug), update.date.text
        if name == date:
            self.updates[update.slug] = update
            return
        try:
            dated = parse(name)
        except PydanticCustomError:
            self._wrong(
                file,
                "date",
                f"the file name begins with {name}, which is no date",
                f"rename the file so that it begins with {date}",
            )
            self.updates[update.slug] = update
            return
        self._wrong(
            file,
            "date",
            f"the file name begins with {name} but the date is {date}",
            f"write date: {name}, or rename the file",
        )
        self.updates[update.slug] = update.model_copy(update={"date": dated})

    def _easy_action(self, file: str, words: EasyAction, names: set[str]) -> None:
        stem, number = _stem(file), words.action
        if stem != f"{number:02d}":
            rename = _rename(file, f"{number:02d}", names)
            two_digits = re.fullmatch(r"[0-9]{2}", stem)
            what = f"the file is named {stem} but holds the words of action {number}"
            write = f"write action: {int(stem)}" if two_digits else ""
            self._wrong(file, "action", what, _either(write, rename) or "delete this file")
            if not two_digits:
                return
            words = words.model_copy(update={"action": int(stem)})
        self.easy_actions[words.action] = words

    def _easy_update(self, file: str, words: EasyUpdate, names: set[str]) -> None:
        stem, slug = _stem(file), words.update
        if stem != slug:
            what = f"the file is named {stem} but holds the words of “{slug}”"
            rename = _rename(file, slug, names)
            self._wrong(file, "update", what, _either(f"write update: {stem}", rename))
            words = words.model_copy(update={"update": stem})
        self.easy_updates[words.update] = words

    def _wrong(self, file: str, key: str, what: str, instead: str) -> None:
        self.findings.append(Finding(file, (key,), what, instead))


def date_in_name(stem: str) -> str:
    """Return the date with which the name of an update begins."""
    found = re.match(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(?=-)", stem)
    return found[0] if found else ""


def _rename(file: str, stem: str, names: set[str]) -> str:
    """Return the advice to rename a file, unless there is a file of that name."""
    return "" if f"{file.rpartition('/')[0]}/{stem}.yml" in names else f"rename it to {stem}.yml"


def _or(first: str, second: str) -> str:
    return f"{first}, or {second}" if second else first


def _either(first: str, second: str) -> str:
    return ", or ".join(part for part in (first, second) if part)


def _stem(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".yml")
