"""`progress explain 3.2`: the history of one record, with file and line of everything said."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from progress_site.commands.project import Project, open_sound_project
from progress_site.commands.tables import WIDTH, hanging, wrapped

if TYPE_CHECKING:
    from progress_site.commands.history import History, Statement

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
