"""The pages for other sites: what to copy, and the small pages that stand in frames."""

from __future__ import annotations

from collections.abc import Iterator

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.drafts.draft import Draft
from progress_site.derive.state import State
from progress_site.derive.views.common import numbered_title
from progress_site.derive.views.embeds import (
    embed_action_view,
    embed_measure_view,
    embedding_view,
)
from progress_site.derive.views.parts import Link


def embedding_page(state: State, site_url: str) -> Draft:
    """Return `/embed/`. ``site_url`` is the public address and ends in a slash."""
    return Draft(
        addresses.EMBED,
        _("Show this on your site"),
        _("What to copy into another website: an address, a link, a frame or a badge."),
        embedding_view(state, site_url),
    )


def embed_drafts(state: State) -> Iterator[Draft]:
    """Yield the page of each frame. Search engines are kept out: the whole page says more."""
    top = (Link(addresses.EMBED, _("Show this on your site")),)
    for action in state.actions.values():
        yield Draft(
            addresses.embed_action(action.number),
            _("In short: %(title)s", title=numbered_title(action)),
            _("How far action %(number)s is today, in short.", number=action.number),
            embed_action_view(state, action),
            top,
            noindex=True,
        )
    for measure in state.measures.values():
        yield Draft(
            addresses.embed_measure(measure.record.id),
            _("In short: %(title)s", title=measure.record.question),
            _("What this figure says today, in short."),
            embed_measure_view(measure),
            top,
            noindex=True,
        )
