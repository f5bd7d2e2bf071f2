"""Put a file in its place: first read as if it stood there, then written in one step.

Nothing is ever half written: the text is complete before a file is opened, goes into a hidden file
beside its place (the reader passes those over), and takes its name in one step.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from progress_site.commands.project import SOME_ADDRESS
from progress_site.engine import PARTS

if TYPE_CHECKING:
    from progress_site.model.problem import Problem


def problems_with(root: Path, name: str, content: bytes, day: dt.date) -> list[Problem]:
    """Return the problems that there would be on ``day`` if the file ``name`` were ``content``.

    Those in the file itself come first, and alone; then those that are not there without it.
    """
    # Not AS_OF: a look at the past lets links lead nowhere, and this is written to be published.
    noon = dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)
    environment = {"SOURCE_DATE_EPOCH": f"{noon.timestamp():.0f}"}

    from progress_site.assemble.site import Settings, compose

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


def put_new(root: Path, name: str, content: bytes) -> None:
    """Write a new file in one step.

    Raises:
        click.ClickException: there is a file of this name by now; it is left alone.
    """
    target = root / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with _beside(target, content) as temporary:
        try:
            os.link(temporary, target)  # unlike renaming, it never takes the place of a file
        except FileExistsError:
            raise click.ClickException(f"{name} is there by now. Nothing was written.") from None
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK) or target.exists():
                raise
            temporary.replace(target)  # a file system without links


def put_instead(root: Path, name: str, before: bytes, content: bytes) -> None:
    """Write a file anew in one step.

    Raises:
        click.ClickException: somebody changed it since ``before`` was read; it is left alone.
    """
    target = root / name
    if target.read_bytes() != before:
        raise click.ClickException(f"{name} was changed meanwhile. Nothing was written.")
    with _beside(target, content) as temporary:
        temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)


@contextmanager
def _beside(target: Path, content: bytes) -> Iterator[Path]:
    """Yield a hidden file with ``content`` beside its place, and take away what is left of it."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(content)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
