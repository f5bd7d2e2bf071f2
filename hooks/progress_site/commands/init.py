"""`progress init`: an empty plan for another area, which builds at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click

from progress_site import engine
from progress_site.run.build import shown

_STARTER = Path(__file__).with_name("starter")
#: What marks something to fill in, as a note in YAML or in Markdown.
_FILL_IN = re.compile(r"^ *(?:#|<!--) Fill in: (.*?)(?: -->)?$", re.MULTILINE)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Write an empty plan for another area into FOLDER, and say what to fill in."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.ClickException(
            f"{folder} is not empty, and nothing in it was changed. Name a folder that is new."
        )
    target = folder.resolve()
    try:
        written = list(_write(target))
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}") from None
    click.echo(f"{folder} holds an empty plan. To fill in:")
    for path in written:
        text = path.read_text(encoding="utf-8")
        for found in _FILL_IN.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            click.echo(f"  {shown(path)}:{line}: {found[1]}")
    click.echo(f"See it: make preview PLAN={folder}\nCheck it: make content PLAN={folder}")


def _write(target: Path) -> Iterator[Path]:
    """Copy the starter into ``target``, and yield each file."""
    # Inside the repository a relative path: a clone has another place on each machine.
    inside = target.is_relative_to(engine.FOLDER)
    way = Path(os.path.relpath(engine.FOLDER, target)).as_posix() if inside else engine.FOLDER
    for source in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        name = source.relative_to(_STARTER)
        path = target / (".gitignore" if name.name == "gitignore" else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        # The schema is named from the folder of the file; everything else is in the top folder.
        up = way if len(name.parts) == 1 or not inside else f"../{way}"
        text = source.read_text(encoding="utf-8").replace("ENGINE", str(up))
        path.write_text(text, encoding="utf-8")
        yield path
