"""What another site is given to show an action or a measure, and the HTML that it copies or keeps.

Copied text stays for years, so it holds no status: only a name, and that its state of today is to
be seen. The state itself is in the frame and in the badge, which are made anew by every build.

The form is that of https://oembed.com, version 1.0, type `rich`. The files are static: they answer
every `maxwidth` alike, and the site that asks makes the frame narrower itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.pages.components import numbered_title
from progress_site.pages.templates import render
from progress_site.urls import addresses
from progress_site.words.publisher import demonstration_title

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
    "action": (_Room(420, 44), _Room(780, 18)),
    "measure": (_Room(490, 44), _Room(950, 18)),
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
        return _ROOM[self.kind][0].of(self.title)

    @property
    def phone_height(self) -> int:
        """The height of a frame on a phone."""
        return _ROOM[self.kind][1].of(self.title)


def offers(state: State) -> Iterator[Offer]:
    """Yield every action and then every measure."""
    plan = state.library.plan
    for action in state.actions.values():
        number = action.number
        title = numbered_title(action)
        yield Offer(
            kind="action",
            title=title,
            name=demonstration_title(plan, title),
            see=_("see where this promise stands now"),
            page=addresses.action(number),
            frame=addresses.embed_action(number),
            oembed=addresses.oembed_action(number),
            badge=addresses.badge(number),
            withdrawn=action.record.withdrawn is not None,
        )
    for measure in state.measures.values():
        record = measure.record
        yield Offer(
            kind="measure",
            title=record.question,
            name=demonstration_title(plan, record.question),
            see=_("see what this figure says now"),
            page=addresses.measure(record.id),
            frame=addresses.embed_measure(record.id),
            oembed=addresses.oembed_measure(record.id),
            badge=None,
            withdrawn=record.withdrawn is not None,
        )


def copied(form: Literal["link", "frame", "badge", "oembed"], offer: Offer, site_url: str) -> str:
    """Return the HTML that another site copies or keeps. ``site_url`` ends in a slash."""
    return render("embeds/copied.html", form=form, offer=offer, site_url=site_url)


#: Seconds for which an answer may be kept. It holds no status, so a day is no risk.
CACHE_AGE = 86400


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
