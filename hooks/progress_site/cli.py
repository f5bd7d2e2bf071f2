"""The ``progress`` command: each command is one call into the package.

Commands import what they call when they run, so that ``progress preview`` starts also while
other parts of the package are broken: showing that is what it is for.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType

import click

from progress_site.commands.digest import digest
from progress_site.commands.explain import explain
from progress_site.commands.new import new
from progress_site.commands.status import status


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Build, show and check the progress site. Run it in the folder of mkdocs.yml."""
    # Being told to stop is like Ctrl-C: builds that were started end too, and half-built
    # folders are removed.
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)


for command in (new, status, digest, explain):
    main.add_command(command)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, help="Which port; 0 takes a free one.")
def preview(host: str, port: int) -> None:
    """Show the site, follow every edit, and list the problems while there are any."""
    from progress_site.run.preview import preview as run

    sys.exit(run(_project(), host, port))


@main.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="The folder that the site goes into.",
)
def site(out: Path) -> None:
    """Build the whole site; the old one stays until the new one is complete and right."""
    from progress_site.run.site import make_site

    sys.exit(make_site(_project(), out))


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to list the problems.",
)
def check(form: str) -> None:
    """List every problem in the content: where it is, and what to write instead."""
    import json
    from dataclasses import asdict

    from progress_site.site import Settings, compose

    # Composing also finds links that lead nowhere; the address of the site does not matter here.
    settings = Settings(_project(), "https://progress.example/", "", os.environ)
    problems = compose(settings).problems
    errors = sum(1 for problem in problems if problem.severity == "error")
    if form == "json":
        click.echo(json.dumps({"problems": [asdict(p) for p in problems]}, ensure_ascii=False))
    else:
        for problem in problems:
            click.echo(str(problem))
        click.echo("No mistakes found." if not errors else f"{errors} to mend.")
    sys.exit(1 if errors else 0)


@main.command()
def schemas() -> None:
    """Write the JSON Schemas that editors use to help while one types."""
    from progress_site.write.schemas import schemas as all_schemas

    folder = _project() / "hooks" / "progress_site" / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in all_schemas().items():
        (folder / f"{name}.schema.json").write_bytes(text)


@main.command()
def words() -> None:
    """Write the list of interface words anew; what was written behind msgstr is kept."""
    from progress_site.catalogue import FILE, CatalogueError
    from progress_site.write.words import words as all_words

    root = _project()
    file = root / "hooks" / "progress_site" / FILE.relative_to(Path(__file__).parent)
    try:
        file.write_bytes(all_words(root, file.read_bytes()))
    except CatalogueError as error:
        raise click.ClickException(f"{file.relative_to(root)}:{error}") from None


def _project() -> Path:
    """Return the folder of the project: the one the command runs in."""
    here = Path.cwd()
    if not (here / "mkdocs.yml").exists():
        raise click.ClickException(
            "There is no mkdocs.yml here. Run this in the folder of the project."
        )
    return here


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
