"""From answers to a file: ask, show, read as if it stood there, ask again, write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from progress_site.commands.asking import Asker, MissingError
from progress_site.commands.placing import problems_with
from progress_site.commands.project import Project
from progress_site.commands.tables import WIDTH, wrapped

if TYPE_CHECKING:
    from progress_site.model.problem import Path, Problem

Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One question; ``key`` is where its answer goes, and where a problem with it is found."""

    key: str
    ask: Callable[[Asker, Answers], object]


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is not written yet. ``name`` is relative to the project.

    ``new`` is what would be added, as it is shown. Where it goes into a file that is there, ``at``
    leads to it, and ``before`` is what that file held when it was read.
    """

    name: str
    content: bytes
    new: str
    at: Path = ()
    before: bytes | None = None


NOTHING = "Nothing was written."


def settle(
    project: Project, asker: Asker, steps: Sequence[Step], make: Callable[[Answers], Draft]
) -> Draft:
    """Ask until the file that follows from the answers has no mistake, and return it.

    Raises:
        click.ClickException: it has one, and nobody can be asked.
    """
    answers: Answers = {}
    while True:
        _ask(asker, steps, answers)
        draft = make(answers)
        problems = problems_with(project.root, draft.name, draft.content, project.day)
        errors = [problem for problem in problems if problem.severity == "error"]
        _tell(problems)
        if not errors:
            return draft
        again = {_key(path_at(draft, problem), draft.at) for problem in errors}
        if not asker.may_ask or not again & set(answers):
            raise click.ClickException(NOTHING)
        for key in again & set(answers):
            del answers[key]


def _ask(asker: Asker, steps: Sequence[Step], answers: Answers) -> None:
    """Ask what has no answer yet. Options that are missing are told all at once."""
    missing: list[str] = []
    for step in steps:
        if step.key not in answers:
            try:
                answers[step.key] = step.ask(asker, answers)
            except MissingError as error:
                missing.append(error.message)
            except KeyError:
                if not missing:
                    raise
                break  # it hangs on an answer that is missing
    if missing:
        raise click.ClickException("\n".join([*missing, "Run this in a terminal to be asked."]))


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        for line in wrapped(str(problem), WIDTH):
            click.echo(line, err=problem.severity == "error")


def _key(path: Path, at: Path) -> str:
    inside = path[len(at) :] if path[: len(at)] == at else ()
    return str(inside[0]) if inside else ""


def path_at(draft: Draft, problem: Problem) -> Path:
    """Return the way to what a problem is about, from its line and column."""
    from progress_site.model.problem import Problem
    from progress_site.read.front_matter import split_front_matter
    from progress_site.read.nodes import parse_yaml

    text = draft.content.decode("utf-8-sig").replace("\r\n", "\n")
    first = 1
    if draft.name.endswith(".md"):
        split = split_front_matter(draft.name, text, "")
        if isinstance(split, Problem):
            return ()
        if problem.line >= split.body_line - 1:  # the dashes themselves, where a body clashes
            return ("body",)
        text, first = split.text, split.line
    if problem.file != draft.name:
        return ()
    document = parse_yaml(draft.name, text, first_line=first)
    mark = (problem.line, problem.column)
    places = [*document.values.items(), *document.keys.items()]
    exact = [path for path, place in places if place == mark and path]
    return min(exact, key=len, default=())


def confirmed(asker: Asker, draft: Draft) -> bool:
    """Show what would be written, and return whether it may be."""
    if not asker.may_ask:
        return True
    click.echo("")
    click.echo(f"{draft.name}:")
    click.echo("-" * WIDTH)
    click.echo(draft.new.rstrip("\n"))
    click.echo("-" * WIDTH)
    if click.confirm("Write this?", default=True):
        return True
    click.echo(NOTHING)
    return False


def written(draft: Draft) -> None:
    """Say where it is, and what to do next."""
    click.echo(f"Written: {draft.name}")
    click.echo("Look at it:  make preview")
    click.echo("Check it:    .venv/bin/progress check")
    if draft.name.startswith("docs/updates/"):
        click.echo(
            "Not asked:   the end of the plan, two promises that become one, and rarer things;"
        )
        click.echo("             docs/maintaining/records.md shows how to write them.")
    click.echo("Then commit it. In a public repository it is public from then on.")


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
