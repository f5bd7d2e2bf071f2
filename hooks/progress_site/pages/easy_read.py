"""The views of the Easy Read pages: pictures left, words right, one idea each.

Every ``picture`` is a path from the root of the site. Pictures have no text alternative of their
own: the words beside them say all that they show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.model.easy_read import Credit
from progress_site.words.shown import Link, When


@dataclass(frozen=True, slots=True)
class EasyItem:
    """One idea: one picture (two where somebody says something), and a sentence or two."""

    pictures: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class EasyWay:
    """The way from a full page to its Easy Read page; it stands near the top.

    ``made`` is when the words were written, where there are any. ``behind``: they are older than
    the full page, or nobody has compared the two.
    """

    href: str
    made: When | None
    behind: bool


@dataclass(frozen=True, slots=True)
class EasyEnd:
    """What stands below every Easy Read page: the full page, help, and who made the pictures."""

    full: Link
    full_picture: str
    help: Link
    help_picture: str
    made: When | None
    makers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EasyPromise:
    """One promise: what was promised, and how it is."""

    anchor: str
    name: str
    items: tuple[EasyItem, ...]


@dataclass(frozen=True, slots=True)
class EasySheet:
    """An action in Easy Read. ``intro`` says what it is; ``behind`` that it is old, if so."""

    number: int
    title: str
    behind: tuple[EasyItem, ...]
    intro: tuple[EasyItem, ...]
    counts: tuple[EasyItem, ...]
    verdicts: tuple[EasyItem, ...]
    promises: tuple[EasyPromise, ...]


@dataclass(frozen=True, slots=True)
class EasyActionView:
    """`/easy-read/actions/3/`."""

    template: ClassVar[str] = "pages/easy-action.html"
    sheet: EasySheet
    end: EasyEnd
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class EasyActionLine:
    """One action in the list of all: its picture, its title, and how many promises are kept.

    ``words`` is `None` while its promises are not known: the page says that once, of the plan.
    """

    picture: str
    link: Link
    words: str | None


@dataclass(frozen=True, slots=True)
class EasyHomeView:
    """`/easy-read/`."""

    template: ClassVar[str] = "pages/easy-home.html"
    title: str
    behind: tuple[EasyItem, ...]
    intro: tuple[EasyItem, ...]
    glance: tuple[EasyItem, ...]
    actions: tuple[EasyActionLine, ...]
    updates: tuple[Link, ...]
    end: EasyEnd


@dataclass(frozen=True, slots=True)
class EasyUpdateView:
    """`/easy-read/updates/SLUG/`."""

    template: ClassVar[str] = "pages/easy-update.html"
    title: str
    date: When
    behind: tuple[EasyItem, ...]
    intro: tuple[EasyItem, ...]
    actions: tuple[Link, ...]
    end: EasyEnd


@dataclass(frozen=True, slots=True)
class EasySaid:
    """One thing that people said, and what was answered."""

    anchor: str
    name: str
    said: tuple[EasyItem, ...]
    answered: tuple[EasyItem, ...]


@dataclass(frozen=True, slots=True)
class EasyYouSaidView:
    """`/easy-read/you-said-we-did/`. ``more`` is said of what is not in Easy Read yet."""

    template: ClassVar[str] = "pages/easy-you-said.html"
    title: str
    intro: tuple[EasyItem, ...]
    said: tuple[EasySaid, ...]
    more: tuple[EasyItem, ...]
    end: EasyEnd


@dataclass(frozen=True, slots=True)
class EasyPrintView:
    """`/easy-read/print/`: all actions, each on a sheet of paper of its own.

    ``more`` says of how many actions nothing is known; they have no sheet.
    """

    template: ClassVar[str] = "pages/easy-print.html"
    sheets: tuple[EasySheet, ...]
    more: tuple[EasyItem, ...]
    end: EasyEnd


@dataclass(frozen=True, slots=True)
class EasyPicturesView:
    """`/easy-read/pictures/`: who made the pictures."""

    template: ClassVar[str] = "pages/easy-pictures.html"
    credits: tuple[Credit, ...]
    end: EasyEnd
