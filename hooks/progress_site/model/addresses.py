"""Published addresses: the list of those that are for ever, and where some of them lead today.

People write an address from the root of the site, with a slash in front: `/actions/3/`, or
`/actions/3/#milestone-3-2` for a place on a page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from progress_site.model.base import Record
from progress_site.model.dates import DayField
from progress_site.model.fields import Pattern

#: From the root; the anchor is a place on the page.
ADDRESS = r"/(?:[A-Za-z0-9_][A-Za-z0-9._-]*(?:/|(?=$|#)))*(?:#[A-Za-z0-9][A-Za-z0-9._-]*)?"


def is_address(text: str) -> bool:
    """Whether a text is an address of this site, from its root."""
    return re.fullmatch(ADDRESS, text) is not None


def _from_root(text: str) -> str:
    better = re.sub(r"^(https?://[^/]+)?/?", "/", text)
    return better if text and is_address(better) else ""


Address = Annotated[
    str,
    Pattern(
        ADDRESS,
        "is not an address of this site",
        "write it from the root, such as /actions/3/",
        _from_root,
    ),
]


class Redirect(Record):
    """An address that was published, and where it leads now."""

    from_: Address = Field(alias="from")
    """The old address, from the root of the site."""
    to: Address
    """Where its readers find the same thing now."""
    since: DayField
    """The day on which it moved."""


class Redirects(Record):
    """`plan_data/redirects.yml`."""

    redirects: tuple[Redirect, ...] = ()
    """Every address that moved."""


@dataclass(frozen=True, slots=True)
class Published:
    """A line of `plan_data/addresses.txt`: an address that is for ever, and since when."""

    address: str
    since: dt.date
    line: int


def earliest(entries: Iterable[Published]) -> dict[str, Published]:
    """Return the lines by address. Of two for one address the earlier day counts.

    Two branches may both have added an address, and git keeps the lines of both.
    """
    found: dict[str, Published] = {}
    for entry in sorted(entries, key=lambda e: (e.since, e.line)):
        found.setdefault(entry.address, entry)
    return found
