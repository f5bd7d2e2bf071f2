"""The forms of `progress new`: a few questions for each kind of entry, and a valid file.

Feedback gets a file of its own. A response and a reading are added to a file that is there, and
every other byte of it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

import click

from progress_site.commands import questions as q
from progress_site.commands.forms import Form, PendingFile, name_from, stated
from progress_site.commands.project import Project
from progress_site.commands.prompts import Answers, Model, Prompter, Question, flag_of, refused
from progress_site.commands.questions import FILES, QUESTIONS
from progress_site.model.registers import Feedback, Reading, Response
from progress_site.model.update import Update
from progress_site.read.nodes import parse_yaml
from progress_site.write import in_place
from progress_site.write.yaml_text import Field, Plain, document, list_item

_ADDED = q.KINDS["added"]
#: Options that tell about one change.
_OF_A_CHANGE = {question.name for kind in q.KINDS.values() for question in kind.questions}


class UpdateForm(Form):
    """Write what happened, and what it changes in the plan, into docs/updates/."""

    model = Update
    questions = q.QUESTIONS["update"]

    def __init__(self, project: Project, options: Mapping[str, Any]) -> None:
        super().__init__(project, options)
        # Ask nothing where there can be no update yet, as before the approval of the plan.
        found = q.illegal(project, [], speaker="partnership")
        if found and not options.get("draft"):
            raise click.ClickException(f"{found[0].what}: {found[0].instead}")
        self.start = {"date": Plain(project.day.isoformat())}

    @classmethod
    def fields(cls) -> Iterator[tuple[Model, Question]]:
        """Yield every question that an option can answer, those about a change among them."""
        for model, question in super().fields():
            if question.key == "changes":
                yield from (
                    (kind.model, part) for kind in q.KINDS.values() for part in kind.questions
                )
            yield model, question

    def ask(self, prompter: Prompter, question: Question, answers: Answers) -> None:
        """Ask one question."""
        if question.key != "changes":
            super().ask(prompter, question, answers)
        elif "changes" not in answers:
            answers["changes"] = changes = self._changes(prompter, question, answers)
            if changes and "evidence" not in prompter.options:
                answers["evidence"] = []  # each change was asked for its own
            if (numbers := q.actions_of(changes)) and "about" not in prompter.options:
                answers["about"] = [Plain(number) for number in numbers]

    def _changes(self, prompter: Prompter, question: Question, answers: Answers) -> list[q.Change]:
        found = [self._from_yaml(text) for text in prompter.options.pop("change", ())]
        given = prompter.options.items()
        told = {name: value for name, value in given if name in _OF_A_CHANGE}
        named = [kind for kind in q.KINDS.values() if kind.told_by in told]
        if _ADDED in named:  # --due is the date of the new promise
            named = [kind for kind in named if kind.told_by != "due"]
        if named or set(told) - {"evidence"}:
            for name in told:
                prompter.options.pop(name)
        for kind in named:
            found.append(self._change(kind, replace(prompter, options=told), found, answers))
        if not prompter.may_ask and not named and set(told) - {"evidence"}:
            flags = ", ".join(flag_of(kind.told_by) for kind in q.KINDS.values())
            raise click.ClickException(f"Say what happened to it with one of: {flags}")
        if found or not prompter.may_ask:
            return found
        while True:
            chosen: Answers = {}
            here = replace(prompter, project=self._speaking(answers))
            here.ask(Update, replace(question, key="kind"), chosen)
            if chosen["kind"] == q.NOTHING:
                return found
            if chosen["kind"] == q.MISTAKE:
                (corrects,) = (one for one in self.questions if one.key == "corrects")
                prompter.ask(Update, replace(corrects, asked=True), answers)
                continue
            here.options = {} if found else told
            found.append(self._change(q.KINDS[chosen["kind"]], here, found, answers))
            question = replace(question, words="Did something else change?")

    def _change(
        self, kind: q.Kind, prompter: Prompter, before: list[q.Change], answers: Answers
    ) -> q.Change:
        """Ask about one change until the record can take it."""
        prompter.project = self._speaking(answers)
        while True:
            told: Answers = {}
            for question in kind.questions:
                prompter.ask(kind.model, question, told)
            change = stated(told)
            if kind is _ADDED:
                ident = q.next_number(self.project, change)["next"]
                promise = {"id": ident, "promise": told.pop("promise"), "due": told.pop("due")}
                change = {"action": told.pop("action"), "add_milestone": promise, **told}
            said = refused(Update, {"changes": [change]}) or self._against_the_record(
                [*before, change], answers
            )
            if not said:
                return change
            if not prompter.may_ask:
                raise click.ClickException(said)
            prompter.say(said)
            prompter.options = {"milestone": told["milestone"]} if "milestone" in told else {}

    def _speaking(self, answers: Answers) -> Project:
        """Return the project as changes are held against it: with what is put right by them."""
        return replace(self.project, corrects=str(answers.get("corrects", "")) or None)

    def _against_the_record(self, changes: list[q.Change], answers: Answers) -> str | None:
        """Return what the fold says of these changes, in the reader's words."""
        speaker = answers.get("from", "partnership")
        found = q.illegal(self._speaking(answers), changes, speaker=speaker)
        return "; ".join(f"{finding.what}: {finding.instead}" for finding in found) or None

    def _from_yaml(self, text: str) -> q.Change:
        data = parse_yaml("--change", text).data
        if not isinstance(data, dict):
            raise click.ClickException(
                f"--change: “{text}” is no change: write it as in docs/maintaining/records.md, "
                "such as --change '{milestone: \"3.2\", status: on_track}'"
            )
        found: q.Change = _typed(data)
        if said := refused(Update, {"changes": [found]}):
            raise click.ClickException(f"--change: {said}")
        return found

    def make(self, answers: Answers) -> PendingFile:
        """Return the file that follows from the answers."""
        told = {"title": "", "summary": "", **self.start, **stated(answers)}
        fields = [
            Field(key, told[key], note) for key, note in q.FILES["update"].items() if key in told
        ]
        body = f"{told['body']}\n" if "body" in told else ""
        text = f"---\n{document(fields)}---\n{body}"
        name = self._name(answers.get("name") or answers["title"])
        return PendingFile(name, text.encode(), text)

    def _name(self, words: str) -> str:
        day = self.project.day.isoformat()
        folder = self.project.root / "docs" / "updates"
        taken = {path.stem.removeprefix(f"{day}-") for path in folder.glob(f"{day}-*")}
        stem = name_from(words, taken, otherwise="update")
        return f"docs/updates/{day}-{stem}.md"


def _typed(data: Any) -> Any:
    """Return what was typed as YAML with ids, dates and numbers unquoted, as files have them."""
    if isinstance(data, dict):
        return {key: _typed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_typed(item) for item in data]
    return Plain(data) if re.fullmatch(r"[a-z0-9_]+([-/][a-z0-9_]+)*", data) else data


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
            new = in_place.appended(old, self.key, item)
        except in_place.CannotAppendError:
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
