"""Questions in plain words: answered by options, or one after the other in a terminal.

An answer that the reader would refuse is refused here in the reader's own words, and asked again.
Without a terminal a missing answer is an error that names its option.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from progress_site.commands.tables import WIDTH, wrapped

if TYPE_CHECKING:
    from progress_site.write.yaml_text import Value

T = TypeVar("T")
#: Turns what was typed into an answer, or raises `RefusedError`.
Check = Callable[[str], T]


class RefusedError(ValueError):
    """An answer cannot be taken; the text says what is wrong and what to write instead."""


class MissingError(click.ClickException):
    """Nobody can be asked, and an option is missing."""


def in_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


class Asker:
    """Asks one question after the other.

    ``options`` are the answers of the command line by the name of their option; each is used
    once, so that what was refused is asked anew. ``ask`` says whether questions may be asked.
    """

    def __init__(self, options: Mapping[str, object], *, ask: bool) -> None:
        self.options = {
            name: value for name, value in options.items() if value is not None and value != ()
        }
        self.may_ask = ask
        if ask:
            with contextlib.suppress(ImportError):
                # With it, a terminal takes more than 4,095 signs and lets one move in a line. Not
                # at the top: where nobody is asked, it can put a sign of its own into the output.
                import readline  # noqa: F401

    def say(self, words: str = "") -> None:
        """Tell something to whoever is asked, and to nobody else."""
        if self.may_ask:
            for line in wrapped(words, WIDTH) or [""]:
                click.echo(line)

    def given(self, name: str) -> bool:
        """Whether an option answers this already."""
        return name in self.options

    def one(
        self,
        name: str,
        question: str,
        check: Check[T],
        *,
        default: str | None = None,
        show: Callable[[], None] | None = None,
    ) -> T:
        """Return one answer.

        ``default`` is taken for an empty answer, and where nobody can be asked; ``show`` prints
        what can be chosen from, once, before the question.

        Raises:
            MissingError: nobody can be asked, and there is no such option.
            click.ClickException: nobody can be asked, and the option is refused.
        """
        if self.given(name):
            text = str(self.options.pop(name))
            try:
                return check(text)
            except RefusedError as error:
                if not self.may_ask:
                    raise click.ClickException(f"{_flag(name)}: {error}") from None
                click.echo(f"  {_flag(name)}: {error}")
        if not self.may_ask:
            if default is not None:
                return check(default)
            raise MissingError(f"{_flag(name)} is missing. It answers: {question}")
        if show is not None:
            show()
        while True:
            text = click.prompt(
                question, default=default or "", show_default=bool(default), prompt_suffix="\n> "
            )
            try:
                return check(text)
            except RefusedError as error:
                for line in wrapped(str(error), WIDTH - 2):
                    click.echo(f"  {line}")

    def lines(self, name: str, question: str, check: Check[str]) -> str:
        """Return an answer of many lines; two empty ones end it, or a full stop alone.

        Nothing is an answer too.
        """
        if self.given(name):
            return self.one(name, question, check, default="")
        while self.may_ask:
            click.echo(question)
            found: list[str] = []
            while not _ends(line := _line(), found):
                found.append(line)
            try:
                return check("\n".join(found).strip())
            except RefusedError as error:
                click.echo(f"  {error}")
        return check("")

    def option(self, name: str) -> bool:
        """Return whether an option that no question stands for was given."""
        return bool(self.options.pop(name, False))

    def yes(self, name: str, question: str, *, default: bool) -> bool:
        """Return whether something is so."""
        if self.given(name):
            return bool(self.options.pop(name))
        return click.confirm(question, default=default) if self.may_ask else default


def _line() -> str:
    return str(click.prompt("", default="", show_default=False, prompt_suffix="> "))


def _ends(line: str, before: Sequence[str]) -> bool:
    """Whether a line ends an answer of many: one empty line is the end of a paragraph alone."""
    return line.strip() == "." or (not line.strip() and (not before or not before[-1].strip()))


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


# -- what can be chosen from


def choice(words: Sequence[str], otherwise: Check[Value]) -> Check[str]:
    """Return a check that takes one of some words, or its number in the list that was shown."""

    def check(text: str) -> str:
        text = text.strip()
        if text.isdigit() and 1 <= int(text) <= len(words):
            return words[int(text) - 1]
        return text if text in words else str(otherwise(text))

    return check


def show_list(items: Sequence[tuple[str, str]]) -> Callable[[], None]:
    """Return what prints a numbered list of words, each with what it means."""

    def show() -> None:
        width = max((len(word) for word, _ in items), default=0)
        for number, (word, meaning) in enumerate(items, 1):
            start = f" {number:>2}  {word.ljust(width)}  "
            first, *rest = wrapped(meaning, WIDTH - len(start)) or [""]
            click.echo(f"{start}{first}".rstrip())
            for line in rest:
                click.echo(f"{' ' * len(start)}{line}")

    return show


# -- what the reader says of an answer


def refused(model: str, data: Mapping[str, Value], *, whole: bool = False) -> str | None:
    """Return what the reader would say of these fields of a record, or `None`.

    ``model`` is update, feedback, reading or response. Fields that are still missing are told
    only where the record is ``whole``.
    """
    from pydantic import BaseModel, ValidationError

    from progress_site.model.problem import Problem
    from progress_site.model.registers import Feedback, Reading, Response
    from progress_site.model.update import Update
    from progress_site.read.nodes import parse_yaml
    from progress_site.read.text import decode
    from progress_site.read.wording import problems_of
    from progress_site.write.yaml_text import Field, document

    models: dict[str, type[BaseModel]] = {
        "update": Update,
        "feedback": Feedback,
        "reading": Reading,
        "response": Response,
    }
    text = document([Field(key, value) for key, value in data.items()])
    try:
        decoded = decode("", text.encode())
    except UnicodeEncodeError:
        return "there are signs here that are no letters: type the words again"
    if isinstance(decoded, Problem):
        return decoded.message
    parsed = parse_yaml("", text)
    problems = list(parsed.problems)
    try:
        models[model].model_validate(parsed.data)
    except ValidationError as error:
        found = problems_of(parsed, models[model], error)
        # A key that is missing stands nowhere, and is told at the start of the record.
        problems += [p for p in found if whole or (p.line, p.column) != (1, 1)]
    return "; ".join(problem.message for problem in problems) or None


def field(model: str, key: str, make: Callable[[str], Value] = str) -> Check[Value]:
    """Return a check that holds an answer against one field of a record.

    ``make`` turns what was typed into what is written.
    """

    def check(text: str) -> Value:
        value = make(text)
        if words := refused(model, {key: value}):
            raise RefusedError(words)
        return value

    return check


def date(text: str) -> Value:
    """Return a date as it is written: a word without quotes, or from one day to another."""
    from progress_site.write.yaml_text import Plain

    text = " ".join(text.split())
    first, to, last = text.partition(" to ")
    if to:
        return {"from": _bare(first), "to": _bare(last)}
    return Plain(text) if _can_be_bare(text) else text


def _bare(text: str) -> Value:
    from progress_site.write.yaml_text import Plain

    return Plain(text) if _can_be_bare(text) else text


def _can_be_bare(text: str) -> bool:
    import re

    return re.fullmatch(r"[A-Za-z0-9]+([-/ _.][A-Za-z0-9]+)*", text) is not None


def word(text: str) -> Value:
    """Return an id, a number or a word of the record, as it is written."""
    return _bare(text.strip())


def words(text: str) -> Value:
    """Return several ids or numbers as a list: they are typed with commas or spaces between."""
    return [_bare(part) for part in text.replace(",", " ").split()]
