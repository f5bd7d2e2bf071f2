"""`progress addresses`: note which addresses are for ever from today."""

from __future__ import annotations

import os

import click

from progress_site.commands.project import SOME_ADDRESS, open_sound_project, stop_at_errors


@click.command()
@click.option("--dry-run", is_flag=True, help="Only tell what would be added.")
def addresses(dry_run: bool) -> None:
    """Add today's addresses to plan_data/addresses.txt. From then on they are for ever.

    Run it when the site was published. Nothing is ever taken out.
    What it adds is shown as lines of that file.
    """
    from progress_site.assemble.site import Settings, compose, promised
    from progress_site.model.vocabulary import PlanStatus
    from progress_site.urls.permalinks import LIST
    from progress_site.write.in_place import with_addresses

    if os.environ.get("AS_OF", "").strip():
        raise click.ClickException(
            "AS_OF is set, and a build of a past day promises nothing. Run this without it."
        )
    project = open_sound_project()
    if project.state.plan is PlanStatus.DRAFT:
        raise click.ClickException(
            "The plan is a draft, and the addresses of a draft may still change. "
            "Run this once plan_data/plan.yml says when it was approved."
        )
    settings = Settings(project.root, SOME_ADDRESS, "", os.environ)
    stop_at_errors(compose(settings).problems)
    known = {entry.address for entry in project.loaded.library.published or ()}
    added = sorted(promised(settings) - known)
    for address in added:
        # As lines of the list, so that somebody with a browser alone can copy them into it.
        click.echo(f"{project.day} {address}")
    if not added:
        click.echo("Nothing to add: every address of today is on the list.")
    elif dry_run:
        click.echo(f"Nothing was written. New: {len(added)}.")
    else:
        file = project.root / LIST
        text = file.read_bytes().decode("utf-8-sig") if file.exists() else ""
        file.write_bytes(with_addresses(text, added, project.day).encode())
        click.echo(f"Added to {LIST}: {len(added)}. Commit it with the rest.")
