"""`progress new feedback`, `response` and `reading`: entries of the registers.

Feedback gets a file of its own. A response and a reading are added to a file that is there, and
every other byte of it stays.
"""

from __future__ import annotations

from typing import ClassVar

import click

from progress_site.commands.forms import Form, PendingFile, name_from, stated
from progress_site.commands.prompts import Answers
from progress_site.commands.questions import FILES, QUESTIONS
from progress_site.model.registers import Feedback, Reading, Response
from progress_site.read.nodes import parse_yaml
from progress_site.write import yaml_append
from progress_site.write.yaml_text import Field, Plain, document, list_item


class FeedbackForm(Form):
    """Put what families or young people said on record, in plan_data/feedback/."""

    model = Feedback
    questions = QUESTIONS["feedback"]

    def make(self, answers: Answers) -> PendingFile:
        """Return the file that follows from the answers."""
        ident = self._ident(answers.get("name") or answers["title"])
        found = {"id": Plain(ident), **stated(answers)}
        fields = [
            Field(key, found[key], note) for key, note in FILES["feedback"].items() if key in found
        ]
        text = f"{document(fields)}# Answer it with: progress new response {ident}\n"
        return PendingFile(f"plan_data/feedback/{ident}.yml", text.encode(), text)

    def _ident(self, words: str) -> str:
        library = self.project.loaded.library
        folder = self.project.root / "plan_data" / "feedback"
        taken = {*library.evidence_by_id, *library.registers_by_id}
        taken |= {path.stem for path in folder.glob("*.yml")}
        return name_from(words, taken, otherwise="feedback")


class _EntryForm(Form):
    """An entry that goes to the end of the list ``key`` of a file that is there.

    The first question says which file of ``folder``.
    """

    folder: ClassVar[str]
    key: ClassVar[str]

    def make(self, answers: Answers) -> PendingFile:
        """Return the file with the entry behind the others.

        Raises:
            click.ClickException: the file is laid out in a way that nothing can be added to.
        """
        which = self.questions[0].key
        item = {key: said for key, said in stated(answers).items() if key != which}
        name = f"plan_data/{self.folder}/{answers[which]}.yml"
        before = (self.project.root / name).read_bytes()
        mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
        old = before[len(mark) :].decode()
        lines = "\n".join(list_item(item, 2))
        try:
            new = yaml_append.appended(old, self.key, item)
        except yaml_append.CannotAppendError:
            new = ""
        data, got = (parse_yaml(name, text.replace("\r\n", "\n")).data for text in (old, new))
        entries = got.get(self.key) if isinstance(got, dict) else None
        if not entries or got != {**data, self.key: [*(data.get(self.key) or ()), entries[-1]]}:
            raise click.ClickException(
                f"Nothing can be added to “{self.key}” in {name} by a command, as that file is "
                f"laid out. Add these lines to it by hand:\n{self.key}:\n{lines}"
            )
        at = (self.key, len(entries) - 1)
        return PendingFile(name, mark + new.encode(), f"{self.key}: …\n{lines}", at, before)


class ResponseForm(_EntryForm):
    """Answer feedback: ID is the name of its file in plan_data/feedback/."""

    model, questions = Response, QUESTIONS["response"]
    folder, key = "feedback", "responses"


class ReadingForm(_EntryForm):
    """Add a figure to a measure; every other byte of its file stays."""

    model, questions = Reading, QUESTIONS["reading"]
    folder, key = "measures", "readings"
