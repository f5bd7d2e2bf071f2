"""The layout of every page: title, menu, breadcrumb, notices, other forms, structured data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from progress_site.catalogue import N_, _
from progress_site.fold.state import State
from progress_site.model.vocabulary import ENDED, PlanStatus
from progress_site.pages.corrections import CorrectionView
from progress_site.pages.data import DataView, Table
from progress_site.pages.easy_read import EasyWay
from progress_site.pages.formats import FormatView
from progress_site.pages.measures import MeasureView
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.redirect import Pointer, RedirectView
from progress_site.pages.updates import UpdateView
from progress_site.urls import addresses
from progress_site.words.publisher import demonstration_title, publisher_name, unofficial
from progress_site.words.shown import FeedLink, Link, When
from progress_site.words.wording import at, day_words, plan_ended


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


#: Types that claim more, such as a rating or a government service, are not used.
_TYPES: Mapping[type[Any], str] = {
    UpdateView: "Article",
    MeasureView: "Dataset",
    DataView: "Dataset",
}


def found_view(state: State, spec: PageSpec) -> FoundView:
    """Return what a real page says of itself."""
    day = spec.updated.isoformat() if spec.updated else None
    return FoundView(
        type=_TYPES.get(type(spec.view)),
        name=_("%(plan)s: the public record", plan=state.library.plan.name)
        if isinstance(spec.view, DataView)
        else spec.title,
        # The words of an update stay as they were published.
        published=day if isinstance(spec.view, UpdateView) else None,
        changed=day,
        publisher=publisher_name(state.library.plan),
        file=addresses.measure_csv(spec.view.card.id)
        if isinstance(spec.view, MeasureView)
        else None,
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one build share. ``assets`` is the folder of styles and scripts.

    ``tables`` are those of open data, and ``schemas`` the names of what describes records.
    ``demonstration`` is where a preview shows the demonstration beside a site without a publisher.
    """

    site_name: str
    site_url: str
    as_of: bool
    assets: str
    tables: tuple[Table, ...] = ()
    schemas: tuple[str, ...] = ()
    demonstration: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the template named by its view receives `chrome` and `view`, and nothing else.

    ``updated`` is the day on which its words last changed, where the data say it. ``files`` are
    published beside it, by their path from the root.
    """

    address: str
    view: Any
    chrome: Chrome
    updated: dt.date | None
    files: Mapping[str, bytes]


def themselves(pages: Iterable[Page]) -> list[Page]:
    """Return the pages that are there themselves, and do not only lead elsewhere."""
    return [page for page in pages if not isinstance(page.view, RedirectView)]


def framed(
    state: State,
    frame: Frame,
    spec: PageSpec,
    *,
    root: str | None = None,
    easy: EasyWay | None = None,
    feeds: tuple[FeedLink, ...] = (),
    moved: tuple[Pointer, ...] = (),
) -> Page:
    """Return the page of ``spec`` with all that stands around it.

    ``root`` is the way to the root of the site, where it does not follow from the address. ``easy``
    is the way to the same in Easy Read; ``feeds`` and ``moved`` are as in `Chrome`.
    """
    plan = state.library.plan
    is_page = spec.address.endswith("/") or spec.address == ""
    noindex = not plan.is_official or frame.as_of or spec.noindex or not is_page
    crumbs: tuple[Link, ...] = ()
    if spec.address:
        last = Link(spec.address, spec.crumb or spec.title)
        crumbs = (Link(addresses.HOME, _("Home")), *spec.trail, last)
    easy_link = _links(_EASY) if state.library.easy_read is not None else ()
    chrome = Chrome(
        site_name=frame.site_name,
        site_url=frame.site_url,
        plan_name=plan.name,
        root=root or addresses.root_from(spec.address),
        here=spec.address,
        title=demonstration_title(plan, f"{spec.title} – {frame.site_name}"),
        description=demonstration_title(plan, spec.description),
        canonical=frame.site_url + _canonical(spec),
        noindex=noindex,
        demonstration=plan.demonstration,
        day=day_words(state.day),
        past_day=frame.as_of,
        notices=_notices(state),
        unofficial=unofficial(plan),
        publisher=_publisher(state),
        plan_line=_plan_line(state),
        menu=_links(_MENU) + easy_link,
        all_pages=_links(_ALL_PAGES) + easy_link,
        crumbs=crumbs,
        formats=spec.formats,
        corrections=spec.corrections,
        assets=(root or addresses.root_from(spec.address)) + frame.assets,
        easy=easy,
        feeds=feeds,
        moved=moved,
        found=None if noindex else found_view(state, spec),
    )
    return Page(spec.address, spec.view, chrome, spec.updated, spec.files)


def _canonical(spec: PageSpec) -> str:
    """Return the address that search engines should know: of a page that moved, the new one."""
    if spec.leads_to is not None:
        return spec.leads_to
    return spec.address if spec.address.endswith("/") else ""


def _notices(state: State) -> tuple[str, ...]:
    if state.plan is PlanStatus.DRAFT:
        return (_("The plan is a draft. It has not been approved yet."),)
    return ()


def _publisher(state: State) -> PublisherLine | None:
    """Return who publishes the site, for the foot of each page."""
    publisher = state.library.plan.publisher
    if publisher is None:
        return None
    return PublisherLine(publisher.name, publisher.about, publisher.url)


def _plan_line(state: State) -> str:
    if state.plan in ENDED and state.plan_since:
        return plan_ended(state)
    approval = state.library.plan.approval
    if state.plan is PlanStatus.ACTIVE and approval:
        return _("The plan was approved %(when)s.", when=at(approval.date))
    return _("The plan has not been approved yet.")


def _links(named: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    return tuple(Link(address, _(text)) for address, text in named)


_MENU = (
    (addresses.ACTIONS, N_("Actions")),
    (addresses.FIGURES, N_("Figures")),
    (addresses.UPDATES, N_("Updates")),
    (addresses.FEEDBACK, N_("You said, we did")),
    (addresses.YOUR_RIGHTS, N_("Your rights")),
    (addresses.GET_HELP, N_("Get help")),
    (addresses.SEARCH, N_("Search")),
)


_EASY = ((addresses.EASY_READ, N_("Easy Read")),)


_ALL_PAGES = (
    (addresses.HOME, N_("Home")),
    (addresses.ACTIONS, N_("Actions")),
    (addresses.FIGURES, N_("Figures")),
    (addresses.UPDATES, N_("Updates")),
    (addresses.FEEDBACK, N_("You said, we did")),
    (addresses.CHANGES, N_("Changes to the plan")),
    (addresses.UNFINISHED, N_("What is not finished")),
    (addresses.YOUR_RIGHTS, N_("Your rights")),
    (addresses.GET_HELP, N_("Get help or have your say")),
    (addresses.STORY, N_("The story so far")),
    (addresses.SOURCES, N_("Sources")),
    (addresses.GLOSSARY, N_("Glossary")),
    (addresses.A_TO_Z, N_("A to Z")),
    (addresses.SEARCH, N_("Search")),
    (addresses.ABOUT, N_("About")),
    (addresses.ACCESSIBILITY, N_("Accessibility")),
    (addresses.DATA, N_("Open data")),
    (addresses.EMBED, N_("Show this on your site")),
)
