"""`progress new`: a new update, feedback, response or reading, by question and answer.

Every question has an option. In a terminal what is missing is asked; elsewhere, and with `--yes`,
a missing answer is an error that names its option.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

from progress_site.commands.asking import Asker, choice, in_terminal
from progress_site.commands.project import Project, open_project

if TYPE_CHECKING:
    from progress_site.commands.recording import Answers, Draft, Step

F = TypeVar("F", bound=Callable[..., Any])

_YES = "Ask nothing, and write it if it has no mistake."


@click.group()
def new() -> None:
    """Write a new update, feedback, response or reading, by question and answer.

    Nothing is written before it was read as the site reads it, and found right.
    """


class _Form(Protocol):
    def steps(self) -> list[Step]: ...

    def make(self, answers: Answers, /) -> Draft: ...


def _options(*options: tuple[str, str] | tuple[str, str, dict[str, Any]]) -> Callable[[F], F]:
    """Add options to a command, in the order in which they stand, and `--yes` behind them."""

    def add(command: F) -> F:
        command = click.option("--yes", is_flag=True, help=_YES)(command)
        for flag, text, *more in reversed(options):
            command = click.option(flag, help=text, **(more[0] if more else {}))(command)
        return command

    return add


_MANY: dict[str, Any] = {"multiple": True}
_FLAG: dict[str, Any] = {"is_flag": True, "default": None}


@new.command("update")
@_options(
    ("--from", "Who says it: partnership, or the id of a group in plan.yml."),
    ("--title", "What happened, in one short plain sentence."),
    ("--summary", "One or two plain sentences."),
    ("--milestone", "The promise that changed, such as 3.2."),
    ("--status", "Its new status: not_started, on_track, at_risk, done, paused or stopped."),
    ("--done-on", "When it was done, such as 2024-02."),
    ("--due", "Its new date, such as 2024-07, or not_stated."),
    ("--promise", "Its new words."),
    ("--new-promise", "The words of a promise that was added to --action; with --due."),
    ("--corrects", "The older update that was wrong: its name without .md."),
    ("--carried-on-by", "After the end of the plan: who carries it on."),
    ("--reason", "Why."),
    ("--effect", "What a new date means for families."),
    ("--agreed-by", "Who agreed to it: a role or a group."),
    ("--action", "The action that a verdict is about, such as 3."),
    ("--impact", "The verdict, such as early_signs."),
    ("--words", "What the problem is, what was done, or the words of the verdict."),
    ("--evidence", "The id of what shows it. May stand several times.", _MANY),
    ("--change", "A whole change as in records.md. May stand several times.", _MANY),
    ("--about", "The number of an action. May stand several times.", _MANY),
    ("--happened", "When it happened, if not on the day of the update."),
    ("--body", "More words, in Markdown."),
    ("--draft", "Leave it out of the site for now.", _FLAG),
    ("--name", "The words of its file name and address. Without it: from the title."),
)  # fmt: skip
def update(yes: bool, **options: Any) -> None:
    """Write what happened, and what it changes in the plan, into docs/updates/."""
    from progress_site.commands.new_update import UpdateForm

    project = open_project()
    _write(project, UpdateForm(project, options), options, yes=yes)


@new.command("feedback")
@_options(
    ("--title", "What was asked for, in a few plain words."),
    ("--you-said", "What was said."),
    ("--quoted/--not-quoted", "Whether these are the speakers' own words.", {"default": None}),
    ("--heard-from", "Who said it, so that nobody can be picked out."),
    ("--how-heard", "How it was heard: a survey, a meeting …"),
    ("--how-many", "How many people, as a band, such as 10_to_19."),
    ("--when", "When it was said, such as 2024-03, or not_stated."),
    ("--actions", "The number of an action. May stand several times.", _MANY),
    ("--name", "Its id and the name of its file. Without it: from the title."),
)
def feedback(yes: bool, **options: Any) -> None:
    """Put what families or young people said on record, in plan_data/feedback/."""
    from progress_site.commands.new_register import FeedbackForm

    project = open_project()
    _write(project, FeedbackForm(project, options), options, yes=yes)


@new.command("response")
@click.argument("ident", required=False, metavar="[ID]")
@_options(
    ("--response", "done, doing, will_do, cannot_do or deciding."),
    ("--words", "The answer in plain words."),
    ("--by", "By when, for will_do and deciding, such as 2024-09."),
    ("--why", "The reason; cannot_do needs one."),
)
def response(ident: str | None, yes: bool, **options: Any) -> None:
    """Answer feedback: ID is the name of its file in plan_data/feedback/."""
    from progress_site.commands.new_register import ResponseForm

    project = open_project()
    rows = [
        (entry.record.id, f"{entry.record.title}{'' if entry.response else ' (no answer yet)'}")
        for entry in project.state.feedback.values()
        if entry.record.withdrawn is None
    ]
    asker = Asker({"id": ident}, ask=in_terminal() and not yes)
    ident = _chosen(asker, "id", "Which feedback?", rows)
    _write(project, ResponseForm(project, ident), options, yes=yes)


@new.command("reading")
@_options(
    ("--measure", "The id of the measure: the name of its file in plan_data/measures/."),
    ("--period", "The time that the figure is about, such as 2024-Q2."),
    ("--value", "The figure, or suppressed, or not_published."),
    ("--provisional/--final", "Whether it may still change.", {"default": None}),
    ("--projected", "It is a forecast.", _FLAG),
    ("--note", "What a reader should know about it."),
)
def reading(yes: bool, **options: Any) -> None:
    """Add a figure to a measure; every other byte of its file stays."""
    from progress_site.commands.new_register import ReadingForm

    project = open_project()
    rows = [(m.record.id, m.record.question) for m in project.state.measures.values()]
    asker = Asker({"measure": options.pop("measure")}, ask=in_terminal() and not yes)
    ident = _chosen(asker, "measure", "Which measure?", rows)
    _write(project, ReadingForm(project, ident), options, yes=yes)


def _chosen(asker: Asker, name: str, question: str, rows: list[tuple[str, str]]) -> str:
    from progress_site.commands.asking import RefusedError, show_list
    from progress_site.read.wording import did_you_mean

    known = [ident for ident, _ in rows]

    def check(text: str) -> str:
        otherwise = f"use one of: {', '.join(known)}"
        raise RefusedError(
            f"there is no {name} “{text}”: {did_you_mean(text, known, otherwise=otherwise)}"
        )

    return asker.one(name, question, choice(known, check), show=show_list(rows))


def _write(project: Project, form: _Form, options: Mapping[str, Any], *, yes: bool) -> None:
    from progress_site.commands.placing import put_instead, put_new
    from progress_site.commands.recording import NOTHING, confirmed, settle, written

    if project.errors:
        number = len(project.errors)
        mistakes = "1 mistake" if number == 1 else f"{number} mistakes"
        click.echo(f"Mend later: {mistakes} in other files, see progress check.", err=True)
    asker = Asker(_as_text(options), ask=in_terminal() and not yes)
    try:
        draft = settle(project, asker, form.steps(), form.make)
        if not confirmed(asker, draft):
            return
    except (click.Abort, KeyboardInterrupt, EOFError):
        click.echo(f"\n{NOTHING}", err=True)
        raise click.exceptions.Exit(1) from None
    if draft.before is not None:
        put_instead(project.root, draft.name, draft.before, draft.content)
    else:
        put_new(project.root, draft.name, draft.content)
    written(draft)


def _as_text(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options with those that stood several times as one text."""
    return {
        name: " ".join(value) if isinstance(value, tuple) and name != "change" else value
        for name, value in options.items()
        if value != ()
    }
