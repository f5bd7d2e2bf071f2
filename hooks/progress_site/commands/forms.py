"""From the questions of a form to a file: ask, show, read as if it was there, ask again, write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import click

from progress_site.commands.project import Project, problems_with, put_instead, put_new
from progress_site.commands.prompts import Answers, MissingError, Model, Prompter, Question
from progress_site.commands.tables import WIDTH, wrapped
from progress_site.model.problem import Path, Problem
from progress_site.read.nodes import parse_yaml
from progress_site.read.text import split_front_matter
from progress_site.write.yaml_text import Plain

NOTHING = "Nothing was written."


@dataclass(frozen=True, slots=True)
class PendingFile:
    """A file that is not written yet. ``name`` is relative to the project.

    ``new`` is what would be added, as it is shown. Where it goes into a file that is there, ``at``
    leads to it, and ``before`` is what that file held when it was read.
    """

    name: str
    content: bytes
    new: str
    at: Path = ()
    before: bytes | None = None


class Form:
    """The questions about one record, and the file that follows from the answers.

    ``start`` is what every record of this form says without being asked.
    """

    model: ClassVar[Model]
    questions: ClassVar[tuple[Question, ...]]

    def __init__(self, project: Project, _options: Mapping[str, Any]) -> None:
        self.project = project
        self.start: Answers = {"published": Plain(project.day.isoformat())}

    @classmethod
    def fields(cls) -> Iterator[tuple[Model, Question]]:
        """Yield every question that an option can answer, with the model of its field."""
        for question in cls.questions:
            yield cls.model, question

    def ask(self, prompter: Prompter, question: Question, answers: Answers) -> None:
        """Put the answer to one question into ``answers``."""
        prompter.ask(self.model, question, answers)

    def make(self, answers: Answers) -> PendingFile:
        """Return the file that follows from the answers."""
        raise NotImplementedError


def settle(form: Form, prompter: Prompter) -> PendingFile:
    """Ask until the file that follows from the answers has no mistake, and return it.

    Raises:
        click.ClickException: it has one, and nobody can be asked.
    """
    answers = dict(form.start)
    while True:
        _ask(form, prompter, answers)
        file = form.make(answers)
        project = form.project
        problems = problems_with(project.root, file.name, file.content, project.day)
        errors = [problem for problem in problems if problem.severity == "error"]
        for problem in problems:
            for line in wrapped(str(problem), WIDTH):
                click.echo(line, err=problem.severity == "error")
        if not errors:
            return file
        again = {_key_at(file, problem) for problem in errors} & {q.key for q in form.questions}
        if not prompter.may_ask or not again & set(answers):
            raise click.ClickException(NOTHING)
        answers = {key: answer for key, answer in answers.items() if key not in again}


def _ask(form: Form, prompter: Prompter, answers: Answers) -> None:
    """Ask what has no answer yet. Options that are missing are told all at once."""
    missing: list[str] = []
    for question in form.questions:
        try:
            form.ask(prompter, question, answers)
        except MissingError as error:
            missing.append(error.message)
        except KeyError:
            if not missing:
                raise
            break  # it depends on an answer that is missing
    if missing:
        raise click.ClickException("\n".join([*missing, "Run this in a terminal to be asked."]))


def _key_at(file: PendingFile, problem: Problem) -> str:
    """Return the field of the new record that a problem is about, from its line and column."""
    if problem.file != file.name:
        return ""
    text, first = file.content.decode("utf-8-sig").replace("\r\n", "\n"), 1
    if file.name.endswith(".md"):
        split = split_front_matter(file.name, text, "")
        if isinstance(split, Problem):
            return ""
        if problem.line >= split.body_line - 1:  # the dashes themselves, where a body clashes
            return "body"
        text, first = split.text, split.line
    keys = parse_yaml(file.name, text, first_line=first).keys
    depth = len(file.at)
    before = [
        (place, str(path[depth]))
        for path, place in keys.items()
        if path[:depth] == file.at and len(path) > depth and place <= (problem.line, problem.column)
    ]
    return max(before, default=((), ""))[1]


def write(form: Form, prompter: Prompter) -> None:
    """Ask, show what would be written, and write it where somebody says yes.

    Raises:
        click.ClickException: the answers make no right file, or it cannot be put in its place.
    """
    file = settle(form, prompter)
    if prompter.may_ask:
        line = "-" * WIDTH
        click.echo(f"\n{file.name}:\n{line}\n{file.new.rstrip()}\n{line}")
        if not click.confirm("Write this?", default=True):
            click.echo(NOTHING)
            return
    if file.before is None:
        put_new(form.project.root, file.name, file.content)
    else:
        put_instead(form.project.root, file.name, file.before, file.content)
    click.echo(f"Written: {file.name}")
    click.echo("Look at it:  make preview")
    click.echo("Check it:    .venv/bin/progress check")
    if file.name.startswith("docs/updates/"):
        click.echo(
            "Not asked:   the end of the plan, two promises that become one, and rarer things;\n"
            "             docs/maintaining/records.md shows how to write them."
        )
    click.echo("Then commit it. In a public repository it is public from then on.")


def stated(answers: Answers) -> Answers:
    """Return the answers that say something."""
    return {key: answer for key, answer in answers.items() if answer not in ("", [], False)}


def name_from(words: str, taken: Collection[str], *, otherwise: str) -> str:
    """Return a name for a file from some words: small letters, digits and hyphens, and not taken.

    It has at most 50 signs, and ends with a whole word where it can.
    """
    plain = unicodedata.normalize("NFKD", words.replace("’", "").replace("'", ""))
    plain = plain.encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(name) > 50:
        name = name[:51].rpartition("-")[0] or name[:50]
    # Four digits alone would be the address of a year.
    if not name or re.fullmatch(r"[0-9]{4}", name):
        name = f"{otherwise}-{name}".strip("-")
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
