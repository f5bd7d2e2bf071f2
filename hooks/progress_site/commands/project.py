"""The plan that a command works on: its folder, read once, on the clock's day."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from progress_site.engine import missing_parts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from progress_site.fold.state import State
    from progress_site.model.problem import Problem
    from progress_site.read.load import Loaded

#: Problems do not hang on the address of the site.
SOME_ADDRESS = "https://progress.example/"


def folder(error: type[click.ClickException] = click.ClickException) -> Path:
    """Return the folder of the plan: the one of `progress --plan`, else the current one.

    Raises:
        click.ClickException: it holds no plan; raised as ``error``.
    """
    context = click.get_current_context(silent=True)
    named = context.find_root().params.get("plan") if context else None
    here = Path.cwd() / (named or "")
    if missing := missing_parts(here):
        which = f"{named} holds" if named else "This folder holds"
        is_missing = "is" if len(missing) == 1 else "are"
        raise error(
            f"{which} no plan: {_and(missing)} {is_missing} missing. Name the folder of a plan "
            "(progress --plan FOLDER, or PLAN=FOLDER in front of make), "
            "or start a new plan: progress init FOLDER"
        )
    return here.resolve()


def _and(names: tuple[str, ...]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last


def seen_from_here(root: Path, problem: Problem) -> Problem:
    """Return a problem of the plan in ``root`` with its file as named from the current folder."""
    from progress_site.run.place import is_of_the_plan, prefix

    if not is_of_the_plan(problem.file):
        return problem
    return replace(problem, file=f"{prefix(root)}{problem.file}")


@dataclass(frozen=True)
class Project:
    """What stands in the files, every error that was found, and the day of the clock."""

    root: Path
    day: dt.date
    loaded: Loaded
    errors: tuple[Problem, ...]
    corrects: str | None = None
    """The older update that was wrong, while one is written that puts it right."""

    @cached_property
    def state(self) -> State:
        """Everything as it is on the day."""
        return self.on(self.day)

    def on(self, day: dt.date) -> State:
        """Return everything as it is on another day."""
        from progress_site.fold.fold import state_on

        return state_on(self.loaded.library, day)

    def place(self, file: str, *path: int | str) -> str:
        """Return `file:line` of what stands at ``path`` in ``file``."""
        from progress_site.model.problem import Finding

        return f"{file}:{self.loaded.locate(Finding(file, path, '', '')).line}"


def open_project() -> Project:
    """Read the project. Mistakes in it stand in ``errors``.

    Raises:
        click.ClickException: the folder holds no plan, or the clock cannot be read.
    """
    from progress_site.assemble.site import check
    from progress_site.clock import ClockError, read_clock

    root = folder()
    loaded, problems = check(root)
    try:
        clock = read_clock(os.environ, loaded.library.plan.shown_as_of)
    except ClockError as error:
        raise click.ClickException(f"{error}.") from None
    errors = tuple(problem for problem in problems if problem.severity == "error")
    return Project(root, clock.day, loaded, errors)


def open_sound_project() -> Project:
    """Read a project without a mistake: what is told of one with mistakes could be wrong.

    Raises:
        click.ClickException: as `open_project`, or there is a mistake; all of them are listed.
    """
    project = open_project()
    stop_at_errors(project.errors)
    return project


def stop_at_errors(problems: Iterable[Problem]) -> None:
    """Go on only where no problem is an error.

    Raises:
        click.ClickException: there is one; all of them are listed.
    """
    found = [problem for problem in problems if problem.severity == "error"]
    if found:
        root = folder()
        errors = [str(seen_from_here(root, problem)) for problem in found]
        lines = "\n".join(errors)
        raise click.ClickException(f"Mend these first, and run the command again.\n{lines}")


def address(root: Path) -> str:
    """Return the public address of the site: `SITE_URL`, else `site_url` of `mkdocs.yml`.

    It ends in a slash.

    Raises:
        click.ClickException: neither says it.
    """
    from progress_site.read.mkdocs_file import setting

    found = os.environ.get("SITE_URL", "").strip()
    if not found and (written := setting(root, "site_url")):
        found = written.value
    if not found.startswith(("https://", "http://")):
        raise click.ClickException(
            "Links need the public address of the site. Write it into mkdocs.yml: "
            "site_url: https://…, or name it for once: SITE_URL=https://… in front of the command."
        )
    return found.rstrip("/") + "/"
