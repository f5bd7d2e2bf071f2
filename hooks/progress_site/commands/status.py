"""`progress status`: what is late, overdue, at risk, without an answer or without evidence."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from progress_site.commands.project import SOME_ADDRESS, Project, open_sound_project
from progress_site.commands.tables import WIDTH, hanging, table, wrapped

if TYPE_CHECKING:
    from progress_site.reports.attention import Matter

_COLUMNS = ("kind", "subject", "what", "note")
_FORMS = click.Choice(["text", "json", "csv"])


@click.command()
@click.option("--format", "form", type=_FORMS, default="text", show_default=True, help="As what.")
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
        for line in _text(project, found):
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


def _text(project: Project, found: Sequence[Matter]) -> Iterator[str]:
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
