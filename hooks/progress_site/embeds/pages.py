"""`/embed/…`: what another site is given to show an action or a measure, and what it copies.

Copied text stays for years, so it holds no status: only a name, and that its state of today is to
be seen. The state itself is in the frame and in the badge, which every build rewrites.

oEmbed answers have the form of https://oembed.com, version 1.0, type `rich`. The files are static:
they answer every `maxwidth` alike, and the site that asks makes the frame narrower itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from progress_site.catalogue import N_, _
from progress_site.fold.state import ActionState, State, Verdict
from progress_site.model.base import PublicRecord
from progress_site.pages.components import merged_into, numbered_title, voice_of
from progress_site.pages.measures import MeasureCard, measure_card
from progress_site.pages.page_spec import PageSpec
from progress_site.pages.templates import render
from progress_site.urls import addresses
from progress_site.words.publisher import demonstration_title
from progress_site.words.shown import Link

#: The width in pixels that an oEmbed answer has to state, and that its height is for: as
#: WordPress's own.
WIDTH = 600
#: Seconds for which an oEmbed answer may be kept. It holds no status, so a day is no risk.
CACHE_AGE = 86400

# A frame that grows by itself needs script on both sides. Where there is none, its height has to
# hold all that may come: tests measure it. What still does not fit can be scrolled.
_LINE = 29
#: Pixels for all but the title, and how many letters of a title fit on one line: in a frame of
#: `WIDTH`, and in one of 260 pixels. That is what WordPress's own theme leaves on a phone of 320,
#: and much the same elsewhere.
_ROOM = {"action": ((420, 44), (780, 18)), "measure": ((490, 44), (950, 18))}
_SEE = {
    "action": N_("see where this promise stands now"),
    "measure": N_("see what this figure says now"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One action or measure for other sites.

    ``title`` is what it is called, ``name`` the same with the mark of a demonstration; ``see`` says
    what a reader finds there today. ``page``, ``frame``, ``badge`` and ``oembed`` are addresses
    from the root of the site; a measure has no badge. ``withdrawn``: its words were taken away,
    so that its addresses answer, and nobody is asked to link to it.
    """

    kind: str
    title: str
    name: str
    see: str
    page: str
    frame: str
    oembed: str
    badge: str | None
    withdrawn: bool

    @property
    def height(self) -> int:
        """The height of a frame of `WIDTH`."""
        return self._height(*_ROOM[self.kind][0])

    @property
    def phone_height(self) -> int:
        """The height of a frame on a phone."""
        return self._height(*_ROOM[self.kind][1])

    def _height(self, pixels: int, letters: int) -> int:
        return pixels + _LINE * (len(self.title) // letters)


def offers(state: State) -> Iterator[Offer]:
    """Yield every action and then every measure."""
    found: list[tuple[str, Any, str, PublicRecord]] = [
        *(("action", a.number, numbered_title(a), a.record) for a in state.actions.values()),
        *(("measure", m.record.id, m.record.question, m.record) for m in state.measures.values()),
    ]
    for kind, key, title, record in found:
        yield Offer(
            kind=kind,
            title=title,
            name=demonstration_title(state.library.plan, title),
            see=_(_SEE[kind]),
            page=getattr(addresses, kind)(key),
            frame=getattr(addresses, f"embed_{kind}")(key),
            oembed=getattr(addresses, f"oembed_{kind}")(key),
            badge=addresses.badge(key) if kind == "action" else None,
            withdrawn=record.withdrawn is not None,
        )


def copied(form: Literal["link", "frame", "badge", "oembed"], offer: Offer, site_url: str) -> str:
    """Return the HTML that another site copies or keeps. ``site_url`` ends in a slash."""
    return render("embeds/copied.html", form=form, offer=offer, site_url=site_url)


def oembed(offer: Offer, site_url: str, site_name: str) -> bytes:
    """Return the answer for one action or measure. ``site_url`` ends in a slash."""
    answer = {
        "version": "1.0",
        "type": "rich",
        "provider_name": site_name,
        "provider_url": site_url,
        "title": offer.name,
        "width": WIDTH,
        "height": offer.height,
        "cache_age": CACHE_AGE,
        "html": copied("oembed", offer, site_url),
    }
    return (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode()


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


#: What a publisher of another site copies: the name of each text, and the text.
Snippets = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EmbeddingView:
    """`/embed/`: what to copy, for every action and every measure."""

    template: ClassVar[str] = "pages/embedding.html"
    actions: tuple[tuple[Offer, Snippets], ...]
    measures: tuple[tuple[Offer, Snippets], ...]


def embedding_page(state: State, site_url: str) -> PageSpec:
    """Return `/embed/`. ``site_url`` is the public address and ends in a slash."""
    shown = [(o, _snippets(o, site_url)) for o in offers(state) if not o.withdrawn]
    return PageSpec(
        addresses.EMBED,
        _("Show this on your site"),
        _("What to copy into another website: an address, a link, a frame or a badge."),
        EmbeddingView(
            actions=tuple(pair for pair in shown if pair[0].kind == "action"),
            measures=tuple(pair for pair in shown if pair[0].kind == "measure"),
        ),
    )


def _snippets(offer: Offer, site_url: str) -> Snippets:
    badge = ((_("Badge"), copied("badge", offer, site_url)),) if offer.badge else ()
    return (
        (_("Address"), site_url + offer.page),
        (_("Link"), copied("link", offer, site_url)),
        (_("Frame"), copied("frame", offer, site_url)),
        *badge,
    )


def embed_pages(state: State) -> Iterator[PageSpec]:
    """Yield the page of each frame. Search engines are kept out: the whole page says more."""
    top = (Link(addresses.EMBED, _("Show this on your site")),)
    for action in state.actions.values():
        families = action.families_say
        answers = (
            (_("The partnership says"), action.partnership_says),
            (voice_of(state, families) if families else _("Families say"), families),
        )
        yield PageSpec(
            addresses.embed_action(action.number),
            _("In short: %(title)s", title=numbered_title(action)),
            _("How far action %(number)s is today, in short.", number=action.number),
            EmbedActionView(action, len(state.actions), answers, merged_into(state, action)),
            top,
            noindex=True,
        )
    for measure in state.measures.values():
        yield PageSpec(
            addresses.embed_measure(measure.record.id),
            _("In short: %(title)s", title=measure.record.question),
            _("What this figure says today, in short."),
            EmbedMeasureView(measure_card(measure)),
            top,
            noindex=True,
        )
