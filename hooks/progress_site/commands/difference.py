"""`progress changes`: what readers will find changed, told before it is published."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from progress_site.commands.project import address, folder, stop_at_errors

if TYPE_CHECKING:
    from progress_site.reports.difference import Side

#: A code host takes a comment of at most 65,536 characters (GitHub's limit for the body of an
#: issue comment), and a step below it has other words to say as well.
LONGEST = 60_000


@click.command()
@click.option(
    "--against",
    "ref",
    required=True,
    metavar="REF",
    help="What is published: a commit, branch or tag, such as origin/main.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html", "text"]),
    default="markdown",
    show_default=True,
    help="As what.",
)
def changes(ref: str, form: str) -> None:
    """Tell what readers will find changed once the files here are published in place of REF.

    Ends with 2 when it could not compare.
    """
    from progress_site.reports.difference import difference
    from progress_site.reports.digest_forms import written
    from progress_site.run.revisions import RevisionError, revision

    root = folder()
    try:
        with revision(root, ref, media=True) as past:
            before = _side(past.folder, ref)
    except RevisionError as error:
        click.echo(f"{error.what}: {error.instead}", err=True)
        sys.exit(2)
    after = _side(root, None)
    click.echo(_cut(written(form, difference(before, after), address(root))), nl=False)


def _side(root: Path, ref: str | None) -> Side:
    from progress_site.assemble.site import Settings, compose
    from progress_site.reports.difference import Side

    composition = compose(Settings(root, address(folder()), "", os.environ))
    if composition.site is None and ref is not None:
        click.echo(f"{ref} has mistakes of its own, so there is no site to compare.", err=True)
        sys.exit(2)
    stop_at_errors(composition.problems)
    assert composition.site is not None  # there is one where nothing is an error
    return Side(composition.site.state, composition.site.pages)


def _cut(text: str) -> str:
    """Return the words as far as a comment holds them, in whole lines."""
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST].rsplit("\n", 1)[0]
    return f"{kept}\n\nThere is more than fits here. Run `make changes` to see all of it.\n"
