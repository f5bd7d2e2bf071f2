"""The plan that a command works on: its folder, read once, on the clock's day.

Nothing is ever half written: the text is complete before a file is opened, goes into a hidden file
beside its place (the reader passes those over), and takes its name in one step.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click

from progress_site.assemble.site import Settings, check, compose
from progress_site.clock import ClockError, read_clock
from progress_site.commands.site import folder
from progress_site.engine import PARTS
from progress_site.fold.fold import state_on
from progress_site.fold.state import State
from progress_site.model.problem import Finding, Problem
from progress_site.read.load import Loaded
from progress_site.read.plans import setting
from progress_site.run.build import seen_from_here

#: Problems do not depend on the address of the site.
SOME_ADDRESS = "https://progress.example/"


def format_option(
    *forms: str, help: str = "As what."
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option `--format` of a command that takes ``form``; the first is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help=help,
    )


@dataclass(frozen=True)
class Project:
    """The record in the files, every error that was found, and the day of the clock."""

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
        return state_on(self.loaded.library, day)

    def place(self, file: str, *path: int | str) -> str:
        """Return `file:line` of the value at ``path`` in ``file``."""
        return f"{file}:{self.loaded.locate(Finding(file, path, '', '')).line}"


def open_project() -> Project:
    """Read the project. Its mistakes are in ``errors``.

    Raises:
        click.ClickException: the folder holds no plan, or the clock cannot be read.
    """
    root = folder()
    loaded, problems = check(root)
    try:
        clock = read_clock(os.environ, loaded.library.plan.shown_as_of)
    except ClockError as error:
        raise click.ClickException(f"{error}.") from None
    errors = tuple(problem for problem in problems if problem.severity == "error")
    return Project(root, clock.day, loaded, errors)


def open_sound_project() -> Project:
    """Read a project without a mistake: a report on one with mistakes could be wrong.

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
        lines = "\n".join(str(seen_from_here(root, problem)) for problem in found)
        raise click.ClickException(f"Mend these first, and run the command again.\n{lines}")


def address(root: Path) -> str:
    """Return the public address of the site: `SITE_URL`, else `site_url` of `mkdocs.yml`.

    It ends in a slash.

    Raises:
        click.ClickException: neither says it.
    """
    found = os.environ.get("SITE_URL", "").strip()
    if not found and (written := setting(root, "site_url")):
        found = written.value
    if not found.startswith(("https://", "http://")):
        raise click.ClickException(
            "Links need the public address of the site. Write it into mkdocs.yml: "
            "site_url: https://…, or name it for once: SITE_URL=https://… in front of the command."
        )
    return found.rstrip("/") + "/"


def problems_with(root: Path, name: str, content: bytes, day: dt.date) -> list[Problem]:
    """Return the problems that there would be on ``day`` if the file ``name`` were ``content``.

    Those in the file itself come first, and alone; then those that are not there without it.
    """
    # Not AS_OF: a look at the past lets links lead nowhere, and this is written to be published.
    noon = dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)
    environment = {"SOURCE_DATE_EPOCH": f"{noon.timestamp():.0f}"}

    def found(folder: Path) -> list[Problem]:
        return list(compose(Settings(folder, SOME_ADDRESS, "", environment)).problems)

    with tempfile.TemporaryDirectory() as temporary:
        # In a folder of its own, below what is above the plan: names are held against both.
        for part in PARTS:
            if (root.parent / part).exists():
                Path(temporary, part).symlink_to(root.parent / part)
        shadow = Path(temporary, "plan")
        _shadow(root, shadow, Path(name).parts)
        (shadow / name).write_bytes(content)
        after = [problem for problem in found(shadow) if problem.severity != "notice"]
    own = [problem for problem in after if problem.file == name]
    if own or not any(problem.severity == "error" for problem in after):
        return own
    before = found(root)
    return [problem for problem in after if problem not in before]


def _shadow(root: Path, shadow: Path, way: Sequence[str]) -> None:
    """Make ``shadow`` look like ``root``, with real folders along the way to one file."""
    for name in way:
        shadow.mkdir()
        for entry in root.iterdir() if root.is_dir() else ():
            if entry.name != name:
                shadow.joinpath(entry.name).symlink_to(entry)
        root, shadow = root / name, shadow / name


def put(root: Path, name: str, content: bytes, before: bytes | None = None) -> None:
    """Write a file in one step: a new one, or one that held ``before`` when it was read.

    Raises:
        click.ClickException: there is a new one by now, or somebody changed it; it is left alone.
    """
    target = root / name
    if before is not None and target.read_bytes() != before:
        raise click.ClickException(f"{name} was changed meanwhile. Nothing was written.")
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(content)
        if before is None:
            _give_name(temporary, target, name)
        else:
            temporary.chmod(target.stat().st_mode & 0o7777)
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _give_name(temporary: Path, target: Path, name: str) -> None:
    try:
        os.link(temporary, target)  # unlike renaming, it never takes the place of a file
    except FileExistsError:
        raise click.ClickException(f"{name} is there by now. Nothing was written.") from None
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK) or target.exists():
            raise
        temporary.replace(target)  # a file system without links
