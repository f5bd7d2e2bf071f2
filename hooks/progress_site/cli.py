"""The ``progress`` command: each command is one call into the package.

Commands import what they call when they run, so that ``progress preview`` starts also while
other parts of the package are broken: showing that is what it is for.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from types import FrameType

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Build, show and check the progress site. Run it in the folder of mkdocs.yml."""
    # Being told to stop is like Ctrl-C: builds that were started end too, and half-built
    # folders are removed.
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)


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
