"""What the templates of the Easy Read pages receive: pictures left, words right, one idea each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from progress_site.model.dates import PartialDate
from progress_site.model.easy_read import Credit
from progress_site.words.shown import Link


@dataclass(frozen=True, slots=True)
class EasyItem:
    """One idea: one picture (two where somebody says something), and a sentence or two.

    Every picture is a path from the root of the site. It has no text alternative of its own: the
    words beside it say all that it shows.
    """

    pictures: tuple[str, ...]
    words: str


Items = tuple[EasyItem, ...]


@dataclass(frozen=True, slots=True)
class EasyEnd:
    """The end of a page: the address of the full page, and who made words and pictures, when."""

    full: str
    made: dt.date | None
    makers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EasySection:
    """One promise, or one thing that people said and what was answered."""

    anchor: str
    name: str
    items: Items
    answered: Items = ()


@dataclass(frozen=True, slots=True)
class EasySheet:
    """An action in Easy Read. ``intro`` says what it is; ``behind`` that it is old, if so."""

    number: int
    title: str
    behind: Items
    intro: Items
    counts: Items = ()
    verdicts: Items = ()
    promises: tuple[EasySection, ...] = ()


@dataclass(frozen=True, slots=True)
class EasyActionView:
    """`/easy-read/actions/3/`."""

    template: ClassVar[str] = "pages/easy-action.html"
    sheet: EasySheet
    end: EasyEnd
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class EasyHomeView:
    """`/easy-read/`.

    Each action has its picture, its title and how many promises are kept. That is `None` while its
    promises are not known: the page says so once, of the plan.
    """

    template: ClassVar[str] = "pages/easy-home.html"
    title: str
    behind: Items
    intro: Items
    glance: Items
    actions: tuple[tuple[str, Link, str | None], ...]
    updates: tuple[Link, ...]
    end: EasyEnd


@dataclass(frozen=True, slots=True)
class EasyUpdateView:
    """`/easy-read/updates/SLUG/`."""

    template: ClassVar[str] = "pages/easy-update.html"
    title: str
    date: PartialDate
    behind: Items
    intro: Items
    actions: tuple[int, ...]
    end: EasyEnd


@dataclass(frozen=True, slots=True)
class EasyYouSaidView:
    """`/easy-read/you-said-we-did/`. ``more`` is said of what is not in Easy Read yet."""

    template: ClassVar[str] = "pages/easy-you-said.html"
    title: str
    intro: Items
    said: tuple[EasySection, ...]
    more: Items
    end: EasyEnd


@dataclass(frozen=True, slots=True)
class EasyPrintView:
    """`/easy-read/print/`: all actions, each on a sheet of paper of its own.

    ``more`` says of how many actions nothing is known; they have no sheet.
    """

    template: ClassVar[str] = "pages/easy-print.html"
    sheets: tuple[EasySheet, ...]
    more: Items
    end: EasyEnd


@dataclass(frozen=True, slots=True)
class EasyPicturesView:
    """`/easy-read/pictures/`: who made the pictures."""

    template: ClassVar[str] = "pages/easy-pictures.html"
    credits: tuple[Credit, ...]
    end: EasyEnd
