"""`progress digest`: what changed between two days, to paste into a newsletter."""

from __future__ import annotations

import datetime as dt

import click

from progress_site.commands.project import address, open_sound_project

_FORMS = click.Choice(["markdown", "html", "text"])


@click.command()
@click.option("--since", required=True, metavar="DAY", help="The first day, such as 2024-03-01.")
@click.option("--until", metavar="DAY", help="The last day. Without it: today.")
@click.option(
    "--format", "form", type=_FORMS, default="markdown", show_default=True, help="As what."
)
def digest(since: str, until: str | None, form: str) -> None:
    """Tell what changed, for a newsletter: updates, promises kept, dates moved, answers, figures.

    Links are whole addresses, from SITE_URL or from site_url in mkdocs.yml.
    """
    from progress_site.reports.digest import digest as digest_of
    from progress_site.reports.digest_forms import written

    project = open_sound_project()
    first = _day("--since", since)
    last = _day("--until", until) if until else project.day
    if last > project.day:
        raise click.ClickException(f"--until {last}: write a day up to {project.day}, the day now.")
    if first > last:
        raise click.ClickException(f"--since {first}: write a day up to {last}, the last day.")
    found = digest_of(project.on(last), first)
    click.echo(written(form, found, address(project.root)), nl=False)


def _day(option: str, text: str) -> dt.date:
    from pydantic_core import PydanticCustomError

    from progress_site.model.dates import parse_day

    try:
        return parse_day(text)
    except PydanticCustomError as error:
        said = error.context or {}
        raise click.ClickException(f"{option}: {said['what']}: {said['instead']}.") from None
