"""`progress new`: a new update, feedback, response or reading, by question and answer.

Every question has an option. In a terminal what is missing is asked; elsewhere, and with `--yes`,
a missing answer is an error that names its option. What would be written is read as the site reads
it, and what is wrong is asked again, before anything is written.
"""

from __future__ import annotations

import re
import sys
from functools import partial
from itertools import takewhile
from typing import Any, get_origin

import click

from progress_site.commands.new_forms import (
    FORMS,
    Form,
    PendingFile,
    ask_changes,
    illegal,
    make,
)
from progress_site.commands.project import (
    Project,
    open_project,
    problems_with,
    put,
)
from progress_site.commands.prompts import Answers, MissingError, Model, Prompter, Question, type_of
from progress_site.commands.tables import WIDTH, wrapped
from progress_site.model.fields import Flag
from progress_site.model.problem import Problem
from progress_site.read.validation import field_of
from progress_site.write.yaml_text import Plain

_NOTHING = "Nothing was written."


@click.group()
def new() -> None:
    """Write a new update, feedback, response or reading, by question and answer.

    Nothing is written before it was read as the site reads it, and found right.
    """


def in_terminal() -> bool:
    """Return whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _parameter(model: Model, question: Question) -> click.Parameter:
    """Return what answers a question on the command line, as its field demands."""
    if question.argument:
        return click.Argument([question.name], required=False, metavar=f"[{question.name.upper()}]")
    model = question.model or model
    hint, info = type_of(model, question.key), field_of(model, question.key)
    words = question.help or (info and info.description) or ""
    words = words.removeprefix("true: ")
    if hint == Flag:
        negative = f"/--{question.negative.replace('_', '-')}" if question.negative else ""
        return click.Option([question.flag + negative], is_flag=True, default=None, help=words)
    if many := get_origin(hint) is tuple:
        words += " May be given several times."
    return click.Option([question.flag], multiple=many, help=words)


def _run(form: Form, yes: bool, **options: Any) -> None:
    project = open_project()
    if project.errors:
        number = len(project.errors)
        mistakes = "1 mistake" if number == 1 else f"{number} mistakes"
        click.echo(f"Mend later: {mistakes} in other files, see progress check.", err=True)
    # Ask nothing where there can be no update yet, as before the approval of the plan.
    if form.name == "update" and not options["draft"] and (found := illegal(project, [])):
        raise click.ClickException(f"{found[0].what}: {found[0].instead}")
    try:
        _write(form, project, Prompter(project, options, in_terminal() and not yes))
    except (click.Abort, KeyboardInterrupt, EOFError):
        click.echo(f"\n{_NOTHING}", err=True)
        raise click.exceptions.Exit(1) from None


def _write(form: Form, project: Project, prompter: Prompter) -> None:
    """Ask, show what would be written, and write it where somebody says yes."""
    file = _settled(form, project, prompter)
    if prompter.may_ask:
        line = "-" * WIDTH
        click.echo(f"\n{file.name}:\n{line}\n{file.new.rstrip()}\n{line}")
        if not click.confirm("Write this?", default=True):
            click.echo(_NOTHING)
            return
    put(project.root, file.name, file.content, file.before)
    click.echo(f"Written: {file.name}")
    click.echo("Look at it:  make preview")
    click.echo("Check it:    .venv/bin/progress check")
    if form.name == "update":
        click.echo(
            "Not asked:   the end of the plan, two promises that become one, and rarer things;\n"
            "             docs/maintaining/records.md shows how to write them."
        )
    click.echo("Then commit it. In a public repository it is public from then on.")


def _settled(form: Form, project: Project, prompter: Prompter) -> PendingFile:
    """Ask until the file that follows from the answers has no mistake, and return it.

    Raises:
        click.ClickException: it has one, and nobody can be asked.
    """
    # An answer is validated beside all that its record needs.
    answers: Answers = {"published": Plain(project.day.isoformat())}
    while True:
        _ask(form, prompter, answers)
        file = make(form, project, answers)
        problems = problems_with(project.root, file.name, file.content, project.day)
        errors = [problem for problem in problems if problem.severity == "error"]
        for problem in problems:
            for line in wrapped(str(problem), WIDTH):
                click.echo(line, err=problem.severity == "error")
        if not errors:
            return file
        again = {_key_at(file, problem) for problem in errors}
        again &= {question.key for question in form.questions} & answers.keys()
        if not prompter.may_ask or not again:
            raise click.ClickException(_NOTHING)
        answers = {key: answer for key, answer in answers.items() if key not in again}


def _ask(form: Form, prompter: Prompter, answers: Answers) -> None:
    """Ask what has no answer yet. Options that are missing are named all at once."""
    missing: list[str] = []
    for question in form.questions:
        try:
            if question.key == "changes":
                ask_changes(prompter, question, answers)
            else:
                prompter.ask(form.model, question, answers)
        except MissingError as error:
            missing.append(error.message)
        except KeyError:
            if not missing:
                raise
            break  # it depends on an answer that is missing
    if missing:
        raise click.ClickException("\n".join([*missing, "Run this in a terminal to be asked."]))


def _key_at(file: PendingFile, problem: Problem) -> str:
    """Return the field of the new record that a problem is about, by the line that it is on.

    A command writes each field on lines of its own.
    """
    if problem.file != file.name:
        return ""
    text, before = (part.decode("utf-8-sig") for part in (file.content, file.before or b""))
    pairs = zip(text.splitlines(), before.splitlines(), strict=False)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    lines = text.splitlines()[start : problem.line]
    if file.name.endswith(".md") and lines.count("---") > 1:
        return "body"
    indent = len(lines[0]) - len(lines[0].lstrip(" -")) if file.before and lines else 0
    found = re.findall(rf"^[ -]{{{indent}}}(\w+):", "\n".join(lines), re.MULTILINE)
    return found[-1] if found else ""


for _name, _form in FORMS.items():
    _parameters: dict[str, click.Parameter] = {}
    for _model, _question in _form.fields():
        _parameters.setdefault(_question.name, _parameter(_model, _question))
    _yes = click.Option(
        ["--yes"], is_flag=True, help="Ask nothing, and write it if it has no mistake."
    )
    new.add_command(
        click.Command(
            _name,
            params=[*_parameters.values(), _yes],
            callback=partial(_run, _form),
            help=_form.words,
        )
    )
