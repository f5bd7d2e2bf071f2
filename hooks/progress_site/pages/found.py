"""What a page says of itself to programs that know schema.org, in microdata."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundView:
    """A page that search engines may list; days are written `2024-03-14`.

    ``type`` is Article (an update) or Dataset (a measure, and all open data), or `None` where only
    the way to the page is marked up. ``file`` is the address of the figures of a measure; the page
    of open data says itself which files it has.
    """

    type: str | None
    name: str
    published: str | None
    changed: str | None
    publisher: str
    file: str | None
