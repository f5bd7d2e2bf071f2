"""What stands around every page: the view that `main.html` receives as `chrome`."""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.pages.corrections import CorrectionView
from progress_site.pages.easy_read import EasyWay
from progress_site.pages.formats import FormatView
from progress_site.pages.found import FoundView
from progress_site.pages.redirect import Pointer
from progress_site.words.shown import FeedLink, Link, When


@dataclass(frozen=True, slots=True)
class PublisherLine:
    """Who publishes the site. ``url`` leads outside the site."""

    name: str
    about: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Chrome:
    """What the frame around every page receives as `chrome`.

    ``root`` is the way from the page to the root of the site: `../../`, or the absolute path for
    the 404 page. ``notices`` are sentences that stand above every page. ``canonical`` is the whole
    public address of the live page; in a build of a past day (``past_day``) the frame leads to it.
    ``formats`` are the same words in other forms; a page prints them below its title. ``feeds``
    tell of what is new on the page; a build of a past day has none. ``assets`` is the way to the
    folder of styles and scripts; its name changes when they do, so that browsers may keep them for
    ever. ``moved`` are places that were on this page and are elsewhere now. ``found`` is `None` on
    every page that search engines may not list. ``unofficial`` is what each page says while no
    ``publisher`` is named.
    """

    site_name: str
    site_url: str
    plan_name: str
    root: str
    here: str
    title: str
    description: str
    canonical: str
    noindex: bool
    demonstration: bool
    day: When
    past_day: bool
    notices: tuple[str, ...]
    unofficial: str | None
    publisher: PublisherLine | None
    plan_line: str
    menu: tuple[Link, ...]
    all_pages: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    formats: tuple[FormatView, ...]
    corrections: tuple[CorrectionView, ...]
    assets: str
    easy: EasyWay | None = None
    feeds: tuple[FeedLink, ...] = ()
    moved: tuple[Pointer, ...] = ()
    found: FoundView | None = None
