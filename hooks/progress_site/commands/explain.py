"""`progress explain 3.2`: the life of one record, with the file and line of everything said."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from progress_site.commands.project import Project, open_sound_project
from progress_site.commands.tables import WIDTH, wrapped

if TYPE_CHECKING:
    from progress_site.commands.life import Life, Told

#: Words that people put in front of a number.
_KINDS = ("action", "milestone", "activity", "measure", "feedback", "update")


@click.command()
@click.argument("ident", nargs=-1, required=True, metavar="ID")
def explain(ident: tuple[str, ...]) -> None:
    """Tell the life of one thing: promised, changed, how it stands now, and by which rule.

    ID is a milestone (3.2), an action (3), a measure, feedback or an update by its file name.
    """
    from progress_site.commands.life import life_of

    project = open_sound_project()
    wanted = " ".join(ident[1:] if len(ident) > 1 and ident[0].lower() in _KINDS else ident)
    wanted = wanted.strip().rpartition("/")[2].removesuffix(".md").removesuffix(".yml")
    life = life_of(project, wanted) or life_of(project, wanted.lstrip("0"))
    if life is None:
        raise click.ClickException(_unknown(project, wanted))
    for line in _text(project, life):
        click.echo(line)


def _unknown(project: Project, wanted: str) -> str:
    from progress_site.commands.life import ids

    known = ids(project)
    above = wanted.rpartition(".")[0]
    beside = [ident for ident in known if above and ident.rpartition(".")[0] == above]
    near = beside or difflib.get_close_matches(wanted, known, n=5, cutoff=0.5)
    what = f"There is nothing called “{wanted}” on {project.day}."
    if near:
        return f"{what} Did you mean one of these? {', '.join(near)}"
    return f"{what} Write a number such as 3.2 or 3, or the name of a file without its ending."


def _text(project: Project, life: Life) -> Iterator[str]:
    from progress_site.derive.wording import day_words

    yield from wrapped(life.title, WIDTH)
    yield from _part("At the start", life.first)
    yield from _part("What happened since", life.since)
    if not life.since:
        yield "  Nothing that is on record."
    yield ""
    yield f"On {day_words(project.day).words}"
    for sentence in life.stands:
        yield from _indented(sentence, "  ", "    ")


def _part(heading: str, told: tuple[Told, ...]) -> Iterator[str]:
    yield ""
    yield heading
    for one in told:
        date = f"{one.date}: " if one.date else ""
        yield from _indented(f"{date}{one.what}", "  ", "    ")
        for more in one.more:
            yield from _indented(more, "      ", "      ")
        # A place stays on one line, so that an editor can open it.
        yield f"      {one.place}"


def _indented(text: str, first: str, rest: str) -> Iterator[str]:
    for number, line in enumerate(wrapped(text, WIDTH - len(rest))):
        yield f"{rest if number else first}{line}"
