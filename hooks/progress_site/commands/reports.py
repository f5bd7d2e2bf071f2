"""`progress changes`, `digest` and `status`: what the record says, for who keeps it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click
from pydantic_core import PydanticCustomError

from progress_site.assemble.site import Settings, compose
from progress_site.commands.project import (
    SOME_ADDRESS,
    Project,
    address,
    format_option,
    open_sound_project,
    stop_at_errors,
)
from progress_site.commands.site import folder
from progress_site.commands.tables import WIDTH, hanging, table, wrapped
from progress_site.model.dates import parse_day
from progress_site.reports.attention import KINDS, AttentionItem, attention_items
from progress_site.reports.digest import FORMS, Side, difference, rendered
from progress_site.reports.digest import digest as digest_of
from progress_site.run.revisions import RevisionError, revision
from progress_site.words.wording import counts, day_words, within

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
@format_option(*FORMS)
def changes(ref: str, form: str) -> None:
    """Tell what readers will find changed once the files here are published in place of REF.

    Ends with 2 when it could not compare.
    """
    root = folder()
    try:
        with revision(root, ref, media=True) as past:
            before = _side(past.folder, ref)
    except RevisionError as error:
        click.echo(error, err=True)
        sys.exit(2)
    text = rendered(form, difference(before, _side(root, None)), address(root))
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit("\n", 1)[0]
        text += "\n\nThere is more than fits here. Run `make changes` to see all of it.\n"
    click.echo(text, nl=False)


def _side(root: Path, ref: str | None) -> Side:
    composition = compose(Settings(root, address(folder()), "", os.environ))
    if composition.site is None and ref is not None:
        click.echo(f"{ref} has mistakes of its own, so there is no site to compare.", err=True)
        sys.exit(2)
    stop_at_errors(composition.problems)
    assert composition.site is not None  # there is one where nothing is an error
    return Side(composition.site.state, composition.site.pages)


@click.command()
@click.option("--since", required=True, metavar="DAY", help="The first day, such as 2024-03-01.")
@click.option("--until", metavar="DAY", help="The last day. Without it: today.")
@format_option(*FORMS)
def digest(since: str, until: str | None, form: str) -> None:
    """Tell what changed, for a newsletter: updates, promises kept, dates moved, answers, figures.

    Links are whole addresses, from SITE_URL or from site_url in mkdocs.yml.
    """
    project = open_sound_project()
    first = _day("--since", since)
    last = _day("--until", until) if until else project.day
    if last > project.day:
        raise click.ClickException(f"--until {last}: write a day up to {project.day}, the day now.")
    if first > last:
        raise click.ClickException(f"--since {first}: write a day up to {last}, the last day.")
    found = digest_of(project.on(last), first)
    click.echo(rendered(form, found, address(project.root)), nl=False)


def _day(option: str, text: str) -> dt.date:
    try:
        return parse_day(text)
    except PydanticCustomError as error:
        said = error.context or {}
        raise click.ClickException(f"{option}: {said['what']}: {said['instead']}.") from None


@click.command()
@format_option("text", "json", "csv")
def status(form: str) -> None:
    """Tell what needs attention: late, overdue, at risk, unanswered, without evidence.

    It tells the state of today. To see another day: AS_OF=2023-12-01 progress status
    """
    project = open_sound_project()
    found = [*attention_items(project.state), *_notices(project)]
    if form == "json":
        day, plan = project.day.isoformat(), str(project.state.plan)
        whole = {"as_of": day, "plan": plan, "matters": [asdict(item) for item in found]}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(_csv(found), nl=False)
    else:
        for line in _text(project, found):
            click.echo(line)


def _notices(project: Project) -> Iterator[AttentionItem]:
    """Yield what composing notices: an old review, words that are behind their full page."""
    composed = compose(Settings(project.root, SOME_ADDRESS, "", os.environ))
    for problem in composed.problems:
        if problem.severity == "notice":
            place = f"{problem.file}:{problem.line}"
            yield AttentionItem("notice", "", place, problem.message)


def _csv(found: Sequence[AttentionItem]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, AttentionItem.__slots__, lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(item) for item in found)
    return text.getvalue()


def _text(project: Project, found: Sequence[AttentionItem]) -> Iterator[str]:
    state = project.state
    plan = within("plan", state.plan)
    yield from wrapped(f"{state.library.plan.name} on {day_words(state.day).words}: {plan}.", WIDTH)
    yield f"{counts(state.counts).sentence}."
    if not found:
        yield from ("", "Nothing needs attention: nothing is late, overdue or without an answer.")
    for kind, heading in KINDS.items():
        items = [item for item in found if item.kind == kind]
        if items:
            yield from ("", f"{heading} ({len(items)})")
        if kind == "notice":
            for item in items:
                yield from hanging(f"{item.what}: {item.note}", "  ", "    ")
        elif items:
            rows = [(item.subject, item.what, item.note) for item in items]
            yield from table(("No. or id", "What", "Since when"), rows)
