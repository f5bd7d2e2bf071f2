"""`progress changes`, `digest`, `explain` and `status`: what the record says, for who keeps it."""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from progress_site.commands.project import (
    SOME_ADDRESS,
    Project,
    address,
    folder,
    open_sound_project,
    stop_at_errors,
)
from progress_site.commands.tables import WIDTH, hanging, table, wrapped

if TYPE_CHECKING:
    from progress_site.commands.history import History, Statement
    from progress_site.reports.attention import Matter
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
    from progress_site.reports.digest import written
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
    from progress_site.reports.digest import written

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


#: Words that people put in front of a number.
_KINDS = ("action", "milestone", "activity", "measure", "feedback", "update")


@click.command()
@click.argument("ident", nargs=-1, required=True, metavar="ID")
def explain(ident: tuple[str, ...]) -> None:
    """Print the history of one thing: promised, changed, how it is now, and by which rule.

    ID is a milestone (3.2), an action (3), a measure, feedback or an update by its file name.
    """
    from progress_site.commands.history import histories

    project = open_sound_project()
    wanted = " ".join(ident[1:] if len(ident) > 1 and ident[0].lower() in _KINDS else ident)
    wanted = wanted.strip().rpartition("/")[2].removesuffix(".md").removesuffix(".yml")
    known = histories(project)
    history = known.get(wanted) or known.get(wanted.lstrip("0"))
    if history is None:
        raise click.ClickException(_unknown(project, wanted, known))
    for line in _text(project, history()):
        click.echo(line)


def _unknown(project: Project, wanted: str, known: Iterable[str]) -> str:
    above = wanted.rpartition(".")[0]
    beside = [ident for ident in known if above and ident.rpartition(".")[0] == above]
    near = beside or difflib.get_close_matches(wanted, known, n=5, cutoff=0.5)
    what = f"There is nothing called “{wanted}” on {project.day}."
    if near:
        return f"{what} Did you mean one of these? {', '.join(near)}"
    return f"{what} Write a number such as 3.2 or 3, or the name of a file without its ending."


def _text(project: Project, history: History) -> Iterator[str]:
    from progress_site.words.wording import day_words

    yield from wrapped(history.title, WIDTH)
    yield from _part("At the start", history.start)
    yield from _part("What happened since", history.since)
    if not history.since:
        yield "  Nothing that is on record."
    yield ""
    yield f"On {day_words(project.day).words}"
    for sentence in history.state:
        yield from hanging(sentence, "  ", "    ")


def _part(heading: str, statements: tuple[Statement, ...]) -> Iterator[str]:
    yield from ("", heading)
    for one in statements:
        date = f"{one.date}: " if one.date else ""
        yield from hanging(f"{date}{one.what}", "  ", "    ")
        for more in one.more:
            yield from hanging(more, "      ", "      ")
        # A place stays on one line, so that an editor can open it.
        yield f"      {one.place}"


_COLUMNS = ("kind", "subject", "what", "note")
_STATUS_FORMS = click.Choice(["text", "json", "csv"])


@click.command()
@click.option(
    "--format", "form", type=_STATUS_FORMS, default="text", show_default=True, help="As what."
)
def status(form: str) -> None:
    """Tell what needs attention: late, overdue, at risk, unanswered, without evidence.

    It tells the state of today. To see another day: AS_OF=2023-12-01 progress status
    """
    project = open_sound_project()
    found = _matters(project)
    if form == "json":
        click.echo(_json(project, found))
    elif form == "csv":
        click.echo(_csv(found), nl=False)
    else:
        for line in _status_text(project, found):
            click.echo(line)


def _matters(project: Project) -> list[Matter]:
    from progress_site.reports.attention import KINDS, matters

    found = [*matters(project.state), *(_notices(project))]
    return sorted(found, key=lambda matter: list(KINDS).index(matter.kind)) if found else []


def _notices(project: Project) -> Iterator[Matter]:
    """Yield what composing notices: an old review, words that are behind their full page."""
    import os

    from progress_site.assemble.site import Settings, compose
    from progress_site.reports.attention import Matter

    composed = compose(Settings(project.root, SOME_ADDRESS, "", os.environ))
    for problem in composed.problems:
        if problem.severity == "notice":
            place = f"{problem.file}:{problem.line}"
            yield Matter("notice", "", place, f"{problem.what}: {problem.instead}")


def _json(project: Project, found: Sequence[Matter]) -> str:
    state = project.state
    whole = {
        "as_of": state.day.isoformat(),
        "plan": str(state.plan),
        "matters": [asdict(matter) for matter in found],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _csv(found: Sequence[Matter]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(m) for m in found)
    return text.getvalue()


def _status_text(project: Project, found: Sequence[Matter]) -> Iterator[str]:
    from progress_site.reports.attention import KINDS
    from progress_site.words.wording import counts, day_words, within

    state = project.state
    plan = within("plan", state.plan)
    yield from wrapped(f"{state.library.plan.name} on {day_words(state.day).words}: {plan}.", WIDTH)
    yield f"{counts(state.counts).sentence}."
    if not found:
        yield ""
        yield "Nothing needs attention: nothing is late, overdue or without an answer."
    for kind, heading in KINDS.items():
        rows = [m for m in found if m.kind == kind]
        if rows:
            yield ""
            yield f"{heading} ({len(rows)})"
            yield from _section(rows)


def _section(rows: Sequence[Matter]) -> Iterator[str]:
    if not any(matter.subject for matter in rows):
        for matter in rows:
            yield from hanging(f"{matter.what}: {matter.note}", "  ", "    ")
        return
    lines = [(m.subject, m.what, m.note) for m in rows]
    yield from table(("No. or id", "What", "Since when"), lines)
