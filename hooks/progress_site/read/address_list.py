"""`plan_data/addresses.txt`: one published address a line, behind the day since which it is one.

It is plain text, because it only grows: two branches that add lines merge by keeping all of them
(`merge=union` in `.gitattributes`), and a list of thousands is read in no time.
"""

from __future__ import annotations

import datetime as dt

from progress_site.model.addresses import Published, is_address
from progress_site.model.problem import Problem

_NO_ADDRESS = "this line names no address"
_EXAMPLE = "2024-03-14 /actions/3/"


def read_address_list(file: str, text: str) -> tuple[tuple[Published, ...], list[Problem]]:
    """Return the lines of the list, and a problem for each that says no day and address.

    Lines that are empty or begin with `# ` are notes.
    """
    found: list[Published] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        column = len(line) - len(line.lstrip()) + 1
        day, _, rest = said.partition(" ")
        since, address = _day(day), rest.strip()
        if since is None:
            what = f"this line begins with “{day}”, which is not a day"
            problems.append(Problem(file, number, column, what, f"write it like {_EXAMPLE}"))
        elif not is_address(address):
            column = line.find(address, column) + 1 if address else len(line.rstrip()) + 1
            what = f"“{address}” is not an address of this site" if address else _NO_ADDRESS
            problems.append(Problem(file, number, column, what, f"write it like {_EXAMPLE}"))
        else:
            found.append(Published(address, since, number))
    return tuple(found), problems


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if len(text) == len("2024-03-14") else None
    except ValueError:
        return None
