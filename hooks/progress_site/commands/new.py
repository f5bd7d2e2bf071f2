"""`progress new`: a new update, feedback, response or reading, by question and answer.

Every question has an option. In a terminal what is missing is asked; elsewhere, and with `--yes`,
a missing answer is an error that names its option.
"""

from __future__ import annotations

import sys
from functools import cache, partial
from typing import TYPE_CHECKING, Any, get_origin

import click

from progress_site.commands.project import open_project

if TYPE_CHECKING:
    from progress_site.commands.forms import Form
    from progress_site.commands.prompts import Model, Question

_YES = "Ask nothing, and write it if it has no mistake."
_NAMES = ("update", "feedback", "response", "reading")


class _Commands(click.Group):
    """The commands are made from the models, which are imported only when one is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(_NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name."""
        return _command(cmd_name) if cmd_name in _NAMES else None


@click.group(cls=_Commands)
def new() -> None:
    """Write a new update, feedback, response or reading, by question and answer.

    Nothing is written before it was read as the site reads it, and found right.
    """


def in_terminal() -> bool:
    """Return whether somebody is there to be asked."""
    return sys.stdin.isatty()


@cache
def _command(name: str) -> click.Command:
    from progress_site.commands import new_forms

    forms: dict[str, type[Form]] = {
        "update": new_forms.UpdateForm,
        "feedback": new_forms.FeedbackForm,
        "response": new_forms.ResponseForm,
        "reading": new_forms.ReadingForm,
    }
    form = forms[name]

    parameters: dict[str, click.Parameter] = {}
    for model, question in form.fields():
        parameters.setdefault(question.name, _parameter(model, question))
    parameters["yes"] = click.Option(["--yes"], is_flag=True, help=_YES)
    return click.Command(
        name, params=[*parameters.values()], callback=partial(_run, form), help=form.__doc__
    )


def _parameter(model: Model, question: Question) -> click.Parameter:
    """Return what answers a question on the command line, as its field demands."""
    from progress_site.commands.prompts import flag_of, type_of
    from progress_site.model.fields import Flag
    from progress_site.read.validation import field_of

    if question.argument:
        return click.Argument([question.name], required=False, metavar=f"[{question.name.upper()}]")
    model = question.model or model
    hint, info = type_of(model, question.key), field_of(model, question.key)
    words = question.help or (info and info.description) or ""
    words = words.removeprefix("true: ")
    flag = flag_of(question.name)
    if hint == Flag:
        both = f"{flag}/{flag_of(question.negative)}" if question.negative else flag
        return click.Option([both], is_flag=True, default=None, help=words)
    if many := get_origin(hint) is tuple:
        words += " May be given several times."
    return click.Option([flag], multiple=many, help=words)


def _run(form: type[Form], yes: bool, **options: Any) -> None:
    from progress_site.commands.forms import NOTHING, write
    from progress_site.commands.prompts import Prompter

    project = open_project()
    if project.errors:
        number = len(project.errors)
        mistakes = "1 mistake" if number == 1 else f"{number} mistakes"
        click.echo(f"Mend later: {mistakes} in other files, see progress check.", err=True)
    try:
        write(form(project, options), Prompter(project, options, in_terminal() and not yes))
    except (click.Abort, KeyboardInterrupt, EOFError):
        click.echo(f"\n{NOTHING}", err=True)
        raise click.exceptions.Exit(1) from None
