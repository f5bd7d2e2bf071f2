"""`progress init`, `preview` and `site`: start a plan, show its site, build it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from progress_site import engine
from progress_site.engine import missing_parts
from progress_site.run.build import shown
from progress_site.run.preview import preview as show
from progress_site.run.site import make_site


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
        *rest, last = missing
        are_missing = f"{', '.join(rest)} and {last} are" if rest else f"{last} is"
        raise error(
            f"{which} no plan: {are_missing} missing. Name the folder of a plan "
            "(progress --plan FOLDER, or PLAN=FOLDER in front of make), "
            "or start a new plan: progress init FOLDER"
        )
    return here.resolve()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, help="Which port; 0 takes a free one.")
def preview(host: str, port: int) -> None:
    """Show the site, follow every edit, and list the problems while there are any.

    A plan in a folder of this one, such as demo/, is shown at an address below it: /demo/.
    """
    sys.exit(show(folder(), host, port))


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that the site goes into. Without it: site/ in the folder of the plan.",
)
@click.option(
    "--from-disk",
    is_flag=True,
    help="A copy to look at that opens by double-click; for no host.",
)
def site(out: Path | None, from_disk: bool) -> None:
    """Build the whole site; the old one stays until the new one is complete and right."""
    target = Path.cwd().resolve() / out if out else Path("site")
    sys.exit(make_site(folder(), target, from_disk=from_disk))


_STARTER = Path(__file__).with_name("starter")
#: Marks something to fill in, as a note in YAML or in Markdown.
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
