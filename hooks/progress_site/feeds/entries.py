"""The updates that a feed holds, as Atom and JSON Feed both say them.

An id is not an address: it is worked out from the name of the update's file, and stays the same
when the site moves. Every time comes from the record and is the beginning of its day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin
from uuid import UUID, uuid5

from markupsafe import Markup

from progress_site.catalogue import _
from progress_site.fold.state import State
from progress_site.fold.withdraw import of_event
from progress_site.model.update import Update
from progress_site.pages.components import numbered_title, speaker_name
from progress_site.pages.layout import SiteContext
from progress_site.pages.templates import render
from progress_site.pages.updates import UpdateView, update_view
from progress_site.prose.markdown import clean, printable
from progress_site.urls import addresses
from progress_site.words.keeper import keeper, marked
from progress_site.words.wording import day_words

#: How many entries a feed holds at most.
NEWEST = 50
#: Of all ids that this project gives; never to be changed.
_NAMESPACE = UUID("97bbf703-81be-4441-8174-6c160b60f4e2")


@dataclass(frozen=True, slots=True)
class Entry:
    """One update. ``html`` is its full content, with whole addresses.

    ``published`` is the day on which it took effect (of a partial date the last), ``updated`` the
    day on which it was last corrected or withdrawn, if it was. ``about`` are numbers and titles of
    its actions.
    """

    id: str
    slug: str
    url: str
    title: str
    summary: str
    html: str
    speaker: str
    about: tuple[tuple[int, str], ...]
    published: dt.date
    updated: dt.date
    withdrawn: bool
    corrects: str | None
    corrected_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed before it is written. ``past`` is the day of a build that is not of today."""

    id: str
    title: str
    words: str
    home: str
    own: str
    author: str
    licence: str
    updated: dt.date
    past: bool
    entries: tuple[Entry, ...]


def permanent_id(name: str) -> str:
    """Return the id of something by its name in the record, such as `update:2024-03-14-guide`."""
    return uuid5(_NAMESPACE, name).urn


def stamp(day: dt.date) -> str:
    """Return the beginning of a day as feeds write it (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00Z"


@dataclass(frozen=True)
class Feeds:
    """Makes the feeds of one build; an entry that is in several is made once.

    ``body`` gives the cleaned HTML of an update by its slug.
    """

    state: State
    site: SiteContext
    body: Callable[[str], Markup]
    _made: dict[str, Entry] = field(default_factory=dict)

    def of_all(self, own: str) -> Feed:
        """Return the feed of all updates. ``own`` is its address from the root."""
        title = marked(self.state.library.plan, self.site.site_name)
        return self._feed(own, "updates", title, addresses.UPDATES, self.state.updates)

    def of_action(self, number: int) -> Feed:
        """Return the feed of the updates on one action."""
        action = self.state.actions[number]
        title = _("%(page)s – %(site)s", page=numbered_title(action), site=self.site.site_name)
        title = marked(self.state.library.plan, title)
        own, home = addresses.feed_of_action(number), addresses.action(number)
        return self._feed(own, f"action:{number}", title, home, action.updates)

    def _feed(self, own: str, name: str, title: str, home: str, updates: Iterable[Update]) -> Feed:
        state, site = self.state, self.site
        entries = tuple(self._entry(update, day) for update, day in newest(state, updates))
        words, ident = _("What happened, newest first."), f"feed:{name}"
        if site.as_of:
            day = day_words(state.day).words
            title = _("%(title)s, as it stood on %(day)s", title=title, day=day)
            words = _("This is how the record stood on %(day)s. It is not today’s.", day=day)
            ident += f":{state.day.isoformat()}"
        return Feed(
            id=permanent_id(ident),
            title=printable(title),
            words=words,
            home=site.site_url + home,
            own=site.site_url + own,
            author=printable(keeper(state.library.plan)),
            licence=printable(state.library.plan.content_licence),
            updated=max((entry.updated for entry in entries), default=_beginning(state)),
            past=site.as_of,
            entries=entries,
        )

    def _entry(self, update: Update, updated: dt.date) -> Entry:
        made = self._made.get(update.slug)
        if made is None:
            made = self._made[update.slug] = self._new_entry(update, updated)
        return made

    def _new_entry(self, update: Update, updated: dt.date) -> Entry:
        state, site_url = self.state, self.site.site_url
        url = site_url + addresses.update(update.slug)
        view = update_view(state, update, self.body(update.slug))
        corrections = state.corrections.get(update.slug, ())
        title = update.title
        if update.corrects and not update.withdrawn:
            title = _("Correction: %(title)s", title=title)
        if corrections and not update.withdrawn:
            title = _("%(title)s (corrected later)", title=title)
        title = marked(state.library.plan, title)
        return Entry(
            id=permanent_id(f"update:{update.slug}"),
            slug=update.slug,
            url=url,
            title=printable(title),
            summary=printable(update.summary),
            html=printable(content(view, site_url, url)),
            speaker=printable(_speaker(state, update)),
            about=tuple(
                (number, printable(numbered_title(state.actions[number])))
                for number in update.about
                if number in state.actions
            ),
            published=update.date.effective,
            updated=updated,
            withdrawn=update.withdrawn is not None,
            corrects=update.corrects,
            corrected_by=tuple(c.slug for c in corrections),
        )


def newest(state: State, updates: Iterable[Update]) -> list[tuple[Update, dt.date]]:
    """Return the updates that a feed holds, newest first, each with the day it last changed.

    They are chosen by that day: an old update that is corrected or withdrawn comes back, and
    readers replace what they kept.
    """
    days = ((update, last_changed(state, update)) for update in updates)
    # Sorting keeps the order in which updates of one day took effect.
    placed = sorted(days, key=lambda pair: (pair[1], pair[0].date.effective))
    return placed[: -NEWEST - 1 : -1]


def last_changed(state: State, update: Update) -> dt.date:
    """Return the day on which an update was published, corrected, or lost words, up to the day."""
    corrections = (c.date.effective for c in state.corrections.get(update.slug, ()))
    days = [*corrections, *_withdrawals(state, update)]
    return max([update.date.effective, *(day for day in days if day <= state.day)])


def _beginning(state: State) -> dt.date:
    """Return the day that a feed without an entry is of."""
    approval = state.library.plan.approval
    day = approval.date.effective if approval else state.day
    return min(day, state.day)


def _speaker(state: State, update: Update) -> str:
    if update.from_ == "partnership":
        return state.library.plan.partnership.name
    return speaker_name(state, update.from_)


def _withdrawals(state: State, update: Update) -> Iterator[dt.date]:
    """Yield the days on which words that stand in an entry were taken away."""
    events = state.events_by_update.get(update.slug, ())
    idents = [*update.evidence, *(ident for event in events for ident in event.evidence)]
    found = [
        update.withdrawn,
        *(of_event(state, event) for event in events),
        *(state.evidence[i].withdrawn for i in idents if i in state.evidence),
        *(state.actions[n].record.withdrawn for n in update.about if n in state.actions),
    ]
    yield from (withdrawn.on for withdrawn in found if withdrawn is not None)


def content(view: UpdateView, site_url: str, page: str) -> str:
    """Return the HTML of an update. ``page`` is the whole address of its page.

    Of a withdrawn update it is the notice alone.
    """

    def whole(_tag: str, attribute: str, value: str) -> str | None:
        return urljoin(page, value) if attribute in ("href", "src") else value

    body = Markup(clean(str(view.body), whole))  # cleaned once more, just here
    return render("feeds/update.html", view=view, body=body, site_url=site_url)
