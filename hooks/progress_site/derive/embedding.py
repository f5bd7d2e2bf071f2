"""What another site is given to show an action or a measure, and the HTML that it copies or keeps.

Copied text stays for years, so it holds no status: only a name, and that its state of today is to
be seen. The state itself is in the frame and in the badge, which are made anew by every build.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from progress_site.catalogue import _
from progress_site.derive import addresses
from progress_site.derive.keeper import marked
from progress_site.derive.state import State
from progress_site.derive.views.common import numbered_title

#: The width in pixels that an oEmbed answer has to state, and that its height is for: as
#: WordPress's own.
WIDTH = 600

# A frame that grows by itself needs script on both sides. Where there is none, its height has to
# hold all that may come: tests measure it. What still does not fit can be scrolled.
_LINE = 29


class _Room(NamedTuple):
    """Pixels for all but the title, and how many letters of a title fit on one line."""

    height: int
    letters: int

    def of(self, title: str) -> int:
        return self.height + _LINE * (len(title) // self.letters)


#: In a frame of `WIDTH`, and in one of 260 pixels. That is what WordPress's own theme leaves on a
#: phone of 320, and much the same elsewhere.
_ROOM = {
    "action": (_Room(420, 44), _Room(730, 18)),
    "measure": (_Room(490, 44), _Room(950, 18)),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One action or measure for other sites.

    ``title`` is what it is called, ``name`` the same with the mark of a demonstration; ``see`` says
    what a reader finds there today. ``page``, ``frame``, ``badge`` and ``oembed`` are addresses
    from the root of the site; a measure has no badge. ``height`` of the frame is in pixels, and so
    is ``phone_height``, its height on a phone. ``withdrawn``: its words were taken away, so that
    its addresses answer, and nobody is asked to link to it.
    """

    kind: str
    title: str
    name: str
    see: str
    page: str
    frame: str
    oembed: str
    badge: str | None
    height: int
    phone_height: int
    withdrawn: bool


def offers(state: State) -> Iterator[Offer]:
    """Yield every action and then every measure."""
    plan = state.library.plan
    for action in state.actions.values():
        title = numbered_title(action)
        yield Offer(
            kind="action",
            title=title,
            name=marked(plan, title),
            see=_("see where this promise stands now"),
            page=addresses.action(action.number),
            frame=addresses.embed_action(action.number),
            oembed=addresses.oembed_action(action.number),
            badge=addresses.badge(action.number),
            height=_ROOM["action"][0].of(title),
            phone_height=_ROOM["action"][1].of(title),
            withdrawn=action.record.withdrawn is not None,
        )
    for measure in state.measures.values():
        record = measure.record
        yield Offer(
            kind="measure",
            title=record.question,
            name=marked(plan, record.question),
            see=_("see what this figure says now"),
            page=addresses.measure(record.id),
            frame=addresses.embed_measure(record.id),
            oembed=addresses.oembed_measure(record.id),
            badge=None,
            height=_ROOM["measure"][0].of(record.question),
            phone_height=_ROOM["measure"][1].of(record.question),
            withdrawn=record.withdrawn is not None,
        )


def said_in_full(offer: Offer) -> str:
    """Return the words of a link or the name of a frame: what it is, and what one sees there."""
    return _("%(name)s – %(see)s", name=offer.name, see=offer.see)


def link_html(offer: Offer, site_url: str) -> str:
    """Return a link in plain HTML. ``site_url`` ends in a slash."""
    return f'<a href="{escape(site_url + offer.page)}">{escape(said_in_full(offer))}</a>'


def frame_html(offer: Offer, site_url: str) -> str:
    """Return a frame that is as wide as there is room, and high enough on a phone.

    `frameborder` is out of date and does what it says everywhere; a style would be refused by a
    host with a strict policy.
    """
    return _frame(offer, site_url, offer.phone_height, ' loading="lazy"')


def _frame(offer: Offer, site_url: str, height: int, more: str = "") -> str:
    return (
        f'<iframe src="{escape(site_url + offer.frame)}" title="{escape(said_in_full(offer))}" '
        f'width="100%" height="{height}" frameborder="0"{more}></iframe>'
    )


def kept_html(offer: Offer, site_url: str) -> str:
    """Return what a site keeps of oEmbed: a quotation that holds a link, then the frame.

    WordPress hides the frame until it has said how high it is, and shows the quotation till then.
    It keeps no other element, and needs the quotation to load the script that listens. The frame is
    as wide as there is room: themes do not always narrow one that is given in pixels.
    """
    link = f"<blockquote>{link_html(offer, site_url)}</blockquote>"
    return link + _frame(offer, site_url, offer.height)


def badge_html(offer: Offer, site_url: str) -> str:
    """Return the badge as a link to the page, or nothing for a measure.

    Its size is not said: the picture knows it, and has a second row on some days.
    """
    if offer.badge is None:
        return ""
    return (
        f'<a href="{escape(site_url + offer.page)}"><img src="{escape(site_url + offer.badge)}" '
        f'alt="{escape(said_in_full(offer))}"></a>'
    )
