"""`/embed/…`: what other sites show of this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.embeds.embedding import Offer, copied, offers
from progress_site.fold.state import ActionState, State, Verdict
from progress_site.pages.components import merged_into, numbered_title, voice_of
from progress_site.pages.measures import MeasureCard, measure_card
from progress_site.pages.page_spec import PageSpec
from progress_site.urls import addresses
from progress_site.words.shown import Link
from progress_site.words.wording import withdrawn_words


@dataclass(frozen=True, slots=True)
class EmbedActionView:
    """`/embed/actions/3/`: an action in short, inside another site.

    ``answers`` are what each voice says of it, or nothing yet. ``of`` is how many there are.
    """

    template: ClassVar[str] = "pages/embed-action.html"
    action: ActionState
    of: int
    answers: tuple[tuple[str, Verdict | None], ...]
    merged: Link | None


@dataclass(frozen=True, slots=True)
class EmbedMeasureView:
    """`/embed/measures/ID/`: a measure in short, inside another site."""

    template: ClassVar[str] = "pages/embed-measure.html"
    card: MeasureCard
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class OfferView:
    """One action or measure for other sites, and what to copy: what it is called, and its text."""

    offer: Offer
    snippets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EmbeddingView:
    """`/embed/`: what to copy, for every action and every measure."""

    template: ClassVar[str] = "pages/embedding.html"
    actions: tuple[OfferView, ...]
    measures: tuple[OfferView, ...]


def embedding_page(state: State, site_url: str) -> PageSpec:
    """Return `/embed/`. ``site_url`` is the public address and ends in a slash."""
    shown = [offer for offer in offers(state) if not offer.withdrawn]
    return PageSpec(
        addresses.EMBED,
        _("Show this on your site"),
        _("What to copy into another website: an address, a link, a frame or a badge."),
        EmbeddingView(
            actions=tuple(_offer(o, site_url) for o in shown if o.kind == "action"),
            measures=tuple(_offer(o, site_url) for o in shown if o.kind == "measure"),
        ),
    )


def _offer(offer: Offer, site_url: str) -> OfferView:
    snippets = [
        (_("Address"), site_url + offer.page),
        (_("Link"), copied("link", offer, site_url)),
        (_("Frame"), copied("frame", offer, site_url)),
    ]
    if offer.badge:
        snippets.append((_("Badge"), copied("badge", offer, site_url)))
    return OfferView(offer, tuple(snippets))


def embed_pages(state: State) -> Iterator[PageSpec]:
    """Yield the page of each frame. Search engines are kept out: the whole page says more."""
    top = (Link(addresses.EMBED, _("Show this on your site")),)
    for action in state.actions.values():
        yield PageSpec(
            addresses.embed_action(action.number),
            _("In short: %(title)s", title=numbered_title(action)),
            _("How far action %(number)s is today, in short.", number=action.number),
            _action_view(state, action),
            top,
            noindex=True,
        )
    for measure in state.measures.values():
        yield PageSpec(
            addresses.embed_measure(measure.record.id),
            _("In short: %(title)s", title=measure.record.question),
            _("What this figure says today, in short."),
            EmbedMeasureView(measure_card(measure), withdrawn_words(measure.record.withdrawn)),
            top,
            noindex=True,
        )


def _action_view(state: State, action: ActionState) -> EmbedActionView:
    partnership, families = action.partnership_says, action.families_say
    return EmbedActionView(
        action=action,
        of=len(state.actions),
        answers=(
            (_("The partnership says"), partnership),
            (voice_of(state, families) if families else _("Families say"), families),
        ),
        merged=merged_into(state, action),
    )
