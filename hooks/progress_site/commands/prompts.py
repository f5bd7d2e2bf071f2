"""The prompt engine of `progress new`: any field of a record, asked for from its model.

A `Question` adds to a field what the model does not know: its words, and when it is asked. Whether
the answer is a word, a list or a date, whether it is optional, what can be chosen and what is wrong
with it comes from the model and the reader; what they refuse is asked again in the reader's words.
Without a terminal a missing answer is an error that names its option.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import click
from pydantic import BaseModel, ValidationError

from progress_site.commands.project import Project
from progress_site.commands.tables import WIDTH, hanging, table, wrapped
from progress_site.model.dates import DateField, StatedDate
from progress_site.model.fields import Flag, MilestoneId, Text, UpdateSlug
from progress_site.model.problem import Problem
from progress_site.model.vocabulary import Answer, HowMany, Impact, Reported, labels, meanings
from progress_site.read.nodes import parse_yaml
from progress_site.read.text import decode
from progress_site.read.validation import did_you_mean, field_of, problems_of
from progress_site.write.yaml_text import Field, Plain, Value, document

Answers = dict[str, Any]
Rows = Sequence[tuple[str, ...]]
Model = type[BaseModel]
Condition = bool | Mapping[str, Sequence[str]]

_MEANINGS: dict[type[StrEnum], Mapping[str, str]] = {
    Reported: meanings("status"),
    Impact: meanings("impact"),
    Answer: meanings("answer"),
    HowMany: labels("how_many"),
}


class RefusedError(ValueError):
    """An answer cannot be taken; the text says what is wrong and what to write instead."""


class MissingError(click.ClickException):
    """Nobody can be asked, and an option is missing."""


@dataclass(frozen=True, slots=True)
class Question:
    """How the field ``key`` of a record is asked for.

    A condition is yes, no, or for some fields the answers of which one must have been given.

    - ``words``: the question, where it is not the description of the field; what ``facts`` works
      out from earlier answers is put in for {names}.
    - ``option``: the option that answers it, where it is not called as the field.
    - ``negative``: the option that answers a yes-or-no question with no.
    - ``argument``: it is answered by an argument of the command, not by an option.
    - ``help``: the help of its option, where it is not the description of the field.
    - ``default``: what an empty answer means, where the field is not optional.
    - ``lines``: the answer has many lines.
    - ``asked``, ``unless``: after which answers it is asked; its option answers it in any case.
    - ``needed``: which answers need it, although the field is optional.
    - ``menu``: what can be chosen by word or number; an enum is a menu by itself.
    - ``table``: what can be named, shown under ``headings``, at ``most`` so much of it.
    - ``unknown``: what to say of an id that is in neither, and ``instead`` what to write.
    - ``rule``: what else the answer must keep; raises `RefusedError`.
    - ``model``: the model of the field, where it is not that of the record.
    """

    key: str
    words: str = ""
    facts: Callable[[Project, Answers], Mapping[str, str]] | None = None
    option: str = ""
    negative: str = ""
    argument: bool = False
    help: str = ""
    default: str | None = None
    lines: bool = False
    asked: Condition = True
    unless: Condition = False
    needed: Condition = False
    menu: Callable[[Project], Rows] | None = None
    table: Callable[[Project], Rows] | None = None
    headings: Sequence[str] = ("No. or id", "What")
    most: int | None = None
    unknown: str = ""
    instead: str = "use one of: {known}"
    rule: Callable[[Project, Value], None] | None = None
    model: Model | None = None

    @property
    def name(self) -> str:
        """The name of its option."""
        return self.option or self.key

    @property
    def flag(self) -> str:
        """Its option as it is typed."""
        return f"--{self.name.replace('_', '-')}"


@dataclass
class Prompter:
    """Asks one question after the other.

    ``options`` are the answers of the command line by the name of their option; each is used
    once, so that what was refused is asked again. ``may_ask`` says whether somebody is there.
    """

    project: Project
    options: Answers
    may_ask: bool

    def __post_init__(self) -> None:
        given = self.options.items()
        self.options = {name: value for name, value in given if value is not None and value != ()}
        if self.may_ask:
            with contextlib.suppress(ImportError):
                # With it, a terminal takes more than 4,095 signs and lets one move in a line. Not
                # at the top: where nobody is asked, it can put a sign of its own into the output.
                import readline  # noqa: F401

    def ask(self, model: Model, question: Question, answers: Answers) -> None:
        """Put the answer to a question into ``answers``, unless it is there or not asked for.

        Raises:
            MissingError: nobody can be asked, and there is no such option.
            click.ClickException: nobody can be asked, and the option is refused.
        """
        asked = _holds(question.asked, answers) and not _holds(question.unless, answers)
        if question.key in answers or not (asked or question.name in self.options):
            return
        prompt = _Prompt(self.project, model, question, answers)
        if prompt.type != Flag:
            answers[question.key] = self._answer(prompt, question)
        elif question.name in self.options:
            answers[question.key] = self.options.pop(question.name)
        else:
            answers[question.key] = self.may_ask and click.confirm(prompt.words, default=False)

    def _answer(self, prompt: _Prompt, question: Question) -> Value:
        if question.name in self.options:
            given = self.options.pop(question.name)
            try:
                return prompt.value(" ".join(given) if isinstance(given, tuple) else str(given))
            except RefusedError as error:
                said = f"{question.flag}: {error}"
                if not self.may_ask:
                    raise click.ClickException(said) from None
                say(said)
        if not self.may_ask:
            if prompt.default is None:
                raise MissingError(f"{question.flag} is missing. It answers: {prompt.words}")
            return prompt.value(prompt.default)
        for line in prompt.shown():
            click.echo(line)
        while True:
            try:
                return prompt.value(_lines(prompt.words) if question.lines else _line(prompt))
            except RefusedError as error:
                say(str(error))


def say(words: str) -> None:
    """Say what is wrong with an answer, below the question."""
    for line in hanging(words, "  ", "  "):
        click.echo(line)


def _holds(condition: Condition, answers: Answers) -> bool:
    if isinstance(condition, bool):
        return condition
    return any(answers.get(key) in words for key, words in condition.items())


class _Prompt:
    """A question about one record, with all that its model says of the answer.

    ``default`` is `None` where an answer is needed.
    """

    def __init__(
        self, project: Project, model: Model, question: Question, answers: Answers
    ) -> None:
        self.project, self.question, self.answers = project, question, answers
        self.model = question.model or model
        self.type = Text if question.lines else type_of(self.model, question.key)
        self.info = field_of(self.model, question.key)
        self.needed = _holds(question.needed, answers)
        self.optional = self.info is not None and not (self.info.is_required() or self.needed)
        self.menu = question.menu(project) if question.menu else _choices(self.type)
        self.known = question.table(project) if question.table else self.menu
        many = get_origin(self.type) is tuple
        self.default = ("none" if many else "") if self.optional else None
        if question.default is not None:
            self.default = question.default.format(today=project.day)
        self.words = question.words or (self.info and self.info.description) or ""
        if question.facts:
            self.words = self.words.format(**question.facts(project, answers))
        if self.type in (DateField, StatedDate):
            nothing = ", or not_stated" if self.type == DateField else ""
            self.words += f" Such as 2024-07, 2024-Q2 or autumn term 2024{nothing}."
        elif many:
            self.words += " Numbers or ids, with spaces between."
        elif self.default == "" and self.type != Flag:
            self.words += " (optional)"

    def shown(self) -> Iterable[str]:
        """Yield the lines of what can be chosen from: a menu with numbers, or a table."""
        width = max((len(word) for word, *_ in self.menu), default=0)
        for number, (word, meaning) in enumerate(self.menu, 1):
            start = f" {number:>2}  {word.ljust(width)}  "
            yield from hanging(meaning, start, " " * len(start))
        if self.known and not self.menu:
            yield from table(self.question.headings, self.known[: self.question.most])

    def value(self, text: str) -> Value:
        """Return what was typed as a file has it.

        Raises:
            RefusedError: the reader would refuse it.
        """
        text = text.strip()
        if text.isdigit() and 1 <= int(text) <= len(self.menu):
            text = self.menu[int(text) - 1][0]
        value = _value(self.type, text)
        if not text and self.optional:
            return value
        if self.info and (said := self._refused(value)):
            raise RefusedError(said)
        known = [row[0] for row in self.known]
        for ident in value if isinstance(value, list) else [value]:
            if self.question.unknown and ident not in known:
                instead = self.question.instead.format(known=", ".join(known))
                near = did_you_mean(str(ident), known, otherwise=instead)
                raise RefusedError(f"{self.question.unknown.format(ident)}: {near}")
        if self.question.rule:
            self.question.rule(self.project, value)
        return value

    def _refused(self, value: Value) -> str | None:
        """Return what the reader would say of an answer beside those before it, or `None`."""
        said = None
        if self.needed and not value:
            before = self.answers.items()
            said = refused(self.model, {k: v for k, v in before if field_of(self.model, k)})
        return said or refused(self.model, {self.question.key: value})


def _line(prompt: _Prompt) -> str:
    words = "\n".join(wrapped(prompt.words, WIDTH))
    default = prompt.default or ""
    return str(
        click.prompt(words, default=default, show_default=bool(default), prompt_suffix="\n> ")
    )


def _lines(words: str) -> str:
    """Return an answer of many lines; two empty ones end it, or a full stop alone.

    Nothing is an answer too.
    """
    click.echo(words)
    found: list[str] = []
    while True:
        line = str(click.prompt("", default="", show_default=False, prompt_suffix="> "))
        # One empty line is the end of a paragraph alone.
        if line.strip() == "." or not (line.strip() or (found and found[-1].strip())):
            return "\n".join(found)
        found.append(line)


# -- what the model says of a field, and the reader of an answer


def _choices(hint: Any) -> Rows:
    """Return the words that a field can hold, each with its meaning, or nothing for no enum."""
    if not (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return ()
    return [(str(word), _MEANINGS.get(hint, {}).get(word, "")) for word in hint]


def type_of(model: Model, key: str) -> Any:
    """Return the type of a field as its model names it, without the `None` of an optional one.

    A question about no field of the record, such as which record it is, gets `None`.
    """
    names = {info.alias or name: name for name, info in model.model_fields.items()}
    hint = get_type_hints(model, include_extras=True).get(names.get(key, ""))
    if get_origin(hint) in (Union, UnionType):
        return next(kind for kind in get_args(hint) if kind is not NoneType)
    return hint


def _value(hint: Any, text: str) -> Value:
    """Return an answer as a file has it: words as typed, an id, a date or a figure unquoted."""
    if hint in (Text, MilestoneId):
        return text
    if get_origin(hint) is tuple:
        none = text.lower() in ("none", "none yet", "no")
        return [] if none else [_bare(part) for part in text.replace(",", " ").split()]
    if hint == UpdateSlug:
        return _bare(text.removesuffix(".md").rpartition("/")[2])
    text = " ".join(text.split())
    first, to, last = text.partition(" to ")
    if to and hint in (DateField, StatedDate):
        return {"from": _bare(first), "to": _bare(last)}
    return _bare(text)


def _bare(text: str) -> Value:
    """Return a word that needs no quotes as such."""
    return Plain(text) if re.fullmatch(r"-?[A-Za-z0-9]+([-/ _.][A-Za-z0-9]+)*", text) else text


def refused(model: Model, data: Mapping[str, Value]) -> str | None:
    """Return what the reader would say of these fields of a record, or `None`.

    That other fields are still missing is no error.
    """
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
        model.model_validate(parsed.data)
    except ValidationError as error:
        found = problems_of(parsed, model, error)
        # A key that is missing has no place of its own: the error is at the start of the record.
        problems += [problem for problem in found if (problem.line, problem.column) != (1, 1)]
    return "; ".join(problem.message for problem in problems) or None
