"""The layout of every page: title, breadcrumb, notices, other forms; and pages that moved.

An address that moved has a page that leads on, and an anchor that moved a pointer on its old page:
no server ever hears of an anchor, so that page has to say it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.model.plan import Plan
from progress_site.model.vocabulary import ENDED, PlanStatus
from progress_site.pages.data import Table
from progress_site.pages.formats import FormatView
from progress_site.pages.page_spec import Corrected, EasyReadLink, PageSpec
from progress_site.urls import addresses
from progress_site.urls.addresses import anchors
from progress_site.urls.permalinks import RedirectTargets
from progress_site.words.publisher import demonstration_title, publisher_name, unofficial
from progress_site.words.shown import Link
from progress_site.words.wording import at, plan_ended


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What all pages of one build share. ``assets`` is the folder of styles and scripts.

    ``as_of``: the build is one of a past day. ``tables`` are those of open data, and ``schemas``
    the names of what describes records. ``demonstration`` is where a preview shows the
    demonstration beside a site without a publisher.
    """

    site_name: str
    site_url: str
    as_of: bool
    assets: str
    tables: tuple[Table, ...] = ()
    schemas: tuple[str, ...] = ()
    demonstration: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What the layout of a page receives, as `layout`.

    ``root`` is the way from the page to the root of the site: `../../`, or the absolute path for
    the 404 page. ``canonical`` is the whole public address of the live page; in a build of a past
    day the layout leads to it. ``draft``: the plan is one. ``formats`` are the same
    words in other forms; a page prints them below its title. ``feeds`` tell of what is new on the
    page; a build of a past day has none. ``assets`` is the way to the folder of styles and scripts;
    its name changes when they do, so that browsers may keep them permanently. ``moved`` are anchors
    that were on this page, and where they are now. ``updated`` is the day of the last change, and
    ``keeper`` who publishes, as structured data says it. ``unofficial`` is what each page says
    while no publisher is named. ``has_easy_read``: the site has pages in Easy Read.
    """

    site: SiteContext
    plan: Plan
    root: str
    here: str
    title: str
    description: str
    canonical: str
    noindex: bool
    day: dt.date
    draft: bool
    unofficial: str | None
    keeper: str
    plan_line: str
    has_easy_read: bool
    crumbs: tuple[Link, ...]
    formats: tuple[FormatView, ...]
    corrections: tuple[Corrected, ...]
    assets: str
    updated: dt.date | None
    easy_read: EasyReadLink | None
    feeds: tuple[Link, ...]
    moved: tuple[tuple[str, Link], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the template named by its view receives `layout` and `view`, and nothing else.

    ``updated`` is the day on which its words last changed, where the data say it. ``files`` are
    published beside it, by their path from the root.
    """

    address: str
    view: Any
    layout: Layout
    updated: dt.date | None
    files: Mapping[str, bytes]


def laid_out(state: State, site: SiteContext, spec: PageSpec, root: str | None = None) -> Page:
    """Return the page of ``spec`` in its layout.

    ``root`` is the way to the root of the site, where it does not follow from the address.
    """
    plan = state.library.plan
    root = root or addresses.root_from(spec.address)
    is_page = spec.address.endswith("/") or spec.address == ""
    # Search engines should know the new address of a page that moved.
    own_address = spec.address if is_page else ""
    crumbs: tuple[Link, ...] = ()
    if spec.address:
        last = Link(spec.address, spec.crumb or spec.title)
        crumbs = (Link(addresses.HOME, _("Home")), *spec.trail, last)
    layout = Layout(
        site=site,
        plan=plan,
        root=root,
        here=spec.address,
        title=demonstration_title(plan, f"{spec.title} – {site.site_name}"),
        description=demonstration_title(plan, spec.description),
        canonical=site.site_url + (own_address if spec.leads_to is None else spec.leads_to),
        noindex=not plan.is_official or site.as_of or spec.noindex or not is_page,
        day=state.day,
        draft=state.plan is PlanStatus.DRAFT,
        unofficial=unofficial(plan),
        keeper=publisher_name(plan),
        plan_line=_plan_line(state),
        has_easy_read=state.library.easy_read is not None,
        crumbs=crumbs,
        formats=spec.formats,
        corrections=spec.corrections,
        assets=root + site.assets,
        updated=spec.updated,
        easy_read=spec.easy_read,
        feeds=spec.feeds,
        moved=spec.moved,
    )
    return Page(spec.address, spec.view, layout, spec.updated, spec.files)


def _plan_line(state: State) -> str:
    if state.plan in ENDED and state.plan_since:
        return plan_ended(state)
    approval = state.library.plan.approval
    if state.plan is PlanStatus.ACTIVE and approval:
        return _("The plan was approved %(when)s.", when=at(approval.date))
    return _("The plan has not been approved yet.")


# -- pages that moved


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page that sends its readers on at once. ``to`` is where it leads."""

    template: ClassVar[str] = "pages/redirect.html"
    to: Link


def without_redirects(pages: Iterable[Page]) -> list[Page]:
    """Return the pages that do not only lead elsewhere."""
    return [page for page in pages if not isinstance(page.view, RedirectView)]


def redirect_pages(state: State, specs: Sequence[PageSpec]) -> Iterator[PageSpec]:
    """Yield a page for each address that moved and leads to something on this day.

    A file that moved gets none: only a host that reads `_redirects` can lead on from a file.
    """
    titles = _titles(state, specs)
    for start, end in _ends(state, titles).items():
        if start.endswith("/") and start not in titles:
            to = _link(end, titles)
            yield PageSpec(
                start,
                _("This page has moved"),
                _("This page has moved to “%(title)s”.", title=to.text),
                RedirectView(to),
                noindex=True,
                leads_to=end,
            )


def moved_anchors(
    state: State, specs: Sequence[PageSpec]
) -> Mapping[str, tuple[tuple[str, Link], ...]]:
    """Return the anchors that moved away from each page, and where to."""
    titles = _titles(state, specs)
    found: defaultdict[str, list[tuple[str, Link]]] = defaultdict(list)
    for start, end in _ends(state, titles).items():
        page, hash_sign, anchor = start.partition("#")
        if hash_sign:
            found[page].append((anchor, _link(end, titles)))
    return {page: tuple(sorted(those, key=lambda p: p[0])) for page, those in found.items()}


def _ends(state: State, titles: Mapping[str, Link]) -> dict[str, str]:
    """Return the redirects that lead to something; a file is taken to be there."""
    ends = RedirectTargets.of(state.library.redirects.redirects).ends
    places = anchors(state)
    return {
        start: end
        for start, end in sorted(ends.items())
        if end in titles or end in places or not (end.endswith("/") or "#" in end)
    }


def _titles(state: State, specs: Sequence[PageSpec]) -> dict[str, Link]:
    """Return the link to each page and to each word of the glossary, by address."""
    pages = {d.address: Link(d.address, d.title) for d in specs}
    words = ((addresses.term(t.anchor), t.term) for t in state.library.glossary.terms)
    return pages | {address: Link(address, word) for address, word in words}


def _link(address: str, titles: Mapping[str, Link]) -> Link:
    page = titles.get(address) or titles.get(address.partition("#")[0])
    return Link(address, page.text if page else f"/{address}")
