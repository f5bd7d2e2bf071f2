"""What leaves the site beside its pages: for programs, for other sites, and for hosts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from progress_site.assemble.hosting import (
    REDIRECTS_FILE,
    ROBOTS,
    SITEMAP,
    headers,
    redirects_file,
    robots,
    rules,
    sitemap,
)
from progress_site.embeds.badge import badge
from progress_site.embeds.embedding import oembed, offers
from progress_site.fold.state import State
from progress_site.open_data.files import open_data, plan_json
from progress_site.open_data.schemas import kept
from progress_site.pages.layout import Frame, Page, themselves
from progress_site.urls import addresses
from progress_site.urls.permalinks import RedirectTargets
from progress_site.words.wording import day_words


def for_programs(state: State, frame: Frame) -> dict[str, bytes]:
    """Return the files of open data, by their path."""
    return {
        addresses.PLAN_JSON: plan_json(state, frame.site_url),
        **{addresses.schema(name): text for name, text in kept().items()},
        **open_data(state, frame.site_url, past=frame.as_of),
    }


def for_other_sites(state: State, frame: Frame) -> dict[str, bytes]:
    """Return the files that other sites load: badges, and what their editors ask for."""
    day = day_words(state.day).words
    found = {
        addresses.badge(action.number): badge(
            action,
            day=day,
            past_day=frame.as_of,
            demonstration=state.library.plan.demonstration,
        )
        for action in state.actions.values()
    }
    for offer in offers(state):
        found[offer.oembed] = oembed(offer, frame.site_url, frame.site_name)
    return found


def for_hosts(
    state: State, frame: Frame, pages: Sequence[Page], others: Collection[str]
) -> dict[str, bytes]:
    """Return the files that hosts and search engines read.

    ``others`` are all files that are published beside ``pages``, pictures and films too.
    """
    library, site_url = state.library, frame.site_url
    listed = sitemap(pages)
    files = {ROBOTS: robots(site_url, listed is not None)}
    if listed is not None:
        files[SITEMAP] = listed
    there = {page.address for page in themselves(pages)}
    ways = RedirectTargets.of(library.redirects.redirects)
    if lines := redirects_file(ways, there, site_url):
        files[REDIRECTS_FILE] = lines
    published = [*(page.address for page in pages), *others, *files]
    root = urlsplit(site_url).path
    files[addresses.HEADERS] = headers(
        rules(published, frame.assets, library.plan.embed_allowed_on, root)
    )
    return files
