"""`/embed/…`: what other sites show of this one, as templates receive it, and how it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.embedding import Offer, copied, offers
from progress_site.derive.state import ActionState, MeasureState, State, Verdict
from progress_site.derive.views.common import action_title, verdict_view
from progress_site.derive.views.measures import measure_card
from progress_site.derive.views.parts import Counts, Link, Mark, MeasureCard
from progress_site.derive.wording import counts, day_words, mark, when, withdrawn_words


@dataclass(frozen=True, slots=True)
class EmbedAnswer:
    """What one voice says of an action. ``mark`` is `None` while it has said nothing."""

    who: str
    mark: Mark | None
    words: str


@dataclass(frozen=True, slots=True)
class EmbedView:
    """`/embed/actions/3/` and `/embed/measures/ID/`: one thing in short, inside another site.

    An action has ``counts`` and ``answers``, a measure its ``card``. ``page`` leads to the whole.
    """

    template: ClassVar[str] = "pages/embed.html"
    kicker: str
    title: str
    counts: Counts | None
    answers: tuple[EmbedAnswer, ...]
    card: MeasureCard | None
    overdue: str | None
    merged: Link | None
    withdrawn: str | None
    page: Link


@dataclass(frozen=True, slots=True)
class SnippetView:
    """Something to copy: what it is called, and its text as it is to be pasted."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class OfferView:
    """One action or measure for other sites. ``badge`` is the picture; a measure has none."""

    anchor: str
    title: str
    look: Link
    badge: str | None
    badge_words: str
    snippets: tuple[SnippetView, ...]


@dataclass(frozen=True, slots=True)
class EmbeddingView:
    """`/embed/`: what to copy, for every action and every measure."""

    template: ClassVar[str] = "pages/embedding.html"
    actions: tuple[OfferView, ...]
    measures: tuple[OfferView, ...]


def embed_action_view(state: State, action: ActionState) -> EmbedView:
    """Return the view of `/embed/actions/3/`."""
    merged = None
    if action.merged_into:
        target = state.actions[action.merged_into]
        merged = Link(addresses.action(target.number), action_title(target))
    overdue = None
    if action.update_overdue and action.update_due:
        due = day_words(action.update_due).words
        overdue = _("An update was due by %(date)s. None has come.", date=due)
    withdrawn = withdrawn_words(action.record.withdrawn)
    return EmbedView(
        kicker=_("Action %(number)s of %(of)s", number=action.number, of=len(state.actions)),
        title=action_title(action),
        counts=counts(action.counts) if merged is None else None,
        answers=(
            _answer(state, action.partnership_says, "partnership", _("The partnership says")),
            _answer(state, action.families_say, "families", _("Families say")),
        ),
        card=None,
        overdue=overdue,
        merged=merged,
        withdrawn=withdrawn,
        page=Link(
            addresses.action(action.number),
            _("All about action %(number)s", number=action.number),
        ),
    )


def _answer(state: State, verdict: Verdict | None, voice: str, silent: str) -> EmbedAnswer:
    if verdict is None:
        return EmbedAnswer(silent, None, _("Not on record here yet."))
    said = verdict_view(state, verdict, voice)
    return EmbedAnswer(said.who, mark("impact", verdict.impact), when(verdict.date).words)


def embed_measure_view(measure: MeasureState) -> EmbedView:
    """Return the view of `/embed/measures/ID/`."""
    card = measure_card(measure)
    return EmbedView(
        kicker=card.origin or _("Is it making a difference?"),
        title=card.question,
        counts=None,
        answers=(),
        card=card,
        overdue=None,
        merged=None,
        withdrawn=withdrawn_words(measure.record.withdrawn),
        page=Link(card.href, _("All about this figure")),
    )


def embedding_view(state: State, site_url: str) -> EmbeddingView:
    """Return the view of `/embed/`. ``site_url`` is the public address and ends in a slash."""
    shown = [offer for offer in offers(state) if not offer.withdrawn]
    return EmbeddingView(
        actions=tuple(_offer(o, site_url) for o in shown if o.kind == "action"),
        measures=tuple(_offer(o, site_url) for o in shown if o.kind == "measure"),
    )


def _offer(offer: Offer, site_url: str) -> OfferView:
    snippets = [
        SnippetView(_("Address"), site_url + offer.page),
        SnippetView(_("Link"), copied("link", offer, site_url)),
        SnippetView(_("Frame"), copied("frame", offer, site_url)),
    ]
    if offer.badge:
        snippets.append(SnippetView(_("Badge"), copied("badge", offer, site_url)))
    return OfferView(
        anchor=addresses.embed_anchor(offer.page),
        title=offer.title,
        look=Link(offer.frame, _("See the frame of: %(name)s", name=offer.title)),
        badge=offer.badge,
        badge_words=_("The badge of: %(name)s", name=offer.name),
        snippets=tuple(snippets),
    )
