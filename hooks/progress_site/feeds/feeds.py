"""Every feed: as Atom (RFC 4287) and as JSON Feed 1.1, and the calendar of milestones.

An id is not an address: it is computed from the name of the update's file, and stays the same
when the site moves. Every time comes from the record and is the beginning of its day.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from progress_site.catalogue import _, language
from progress_site.feeds.calendar import milestones_ics
from progress_site.fold.state import State
from progress_site.fold.withdraw import of_event
from progress_site.model.update import Update
from progress_site.pages.components import numbered_title, speaker_name
from progress_site.pages.layout import SiteContext
from progress_site.pages.templates import render
from progress_site.pages.updates import UpdateView, update_view
from progress_site.prose.markdown import clean, printable
from progress_site.urls import addresses
from progress_site.urls.permalinks import permanent_id
from progress_site.words.publisher import demonstration_title, publisher_name
from progress_site.words.wording import day_words

#: How many entries a feed holds at most.
NEWEST = 50


def feeds(state: State, site: SiteContext, body: Callable[[str], Markup]) -> dict[str, bytes]:
    """Return the files by their path. ``body`` gives the HTML of an update by its slug."""
    site_url, past = site.site_url, site.as_of
    made = _Feeds(state, site, body)
    return {
        addresses.ATOM: atom(made.of_all(addresses.ATOM)),
        addresses.JSON_FEED: json_feed(made.of_all(addresses.JSON_FEED), site_url),
        **{addresses.feed_of_action(n): atom(made.of_action(n)) for n in state.actions},
        addresses.CALENDAR: milestones_ics(state, site.site_name, site_url, past=past),
    }


@dataclass(frozen=True, slots=True)
class Entry:
    """One update. ``html`` is its full content, with whole addresses.

    ``updated`` is the day on which it was published (of a partial date the last), or last
    corrected or withdrawn. ``about`` are numbers and titles of its actions, ``corrected_by`` the
    slugs of later updates.
    """

    update: Update
    id: str
    url: str
    title: str
    html: str
    speaker: str
    about: tuple[tuple[int, str], ...]
    updated: dt.date
    corrected_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed before it is serialized. ``past`` is the day of a build that is not of today."""

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


def atom(feed: Feed) -> bytes:
    """Return the file."""
    return f"{render('feeds/atom.xml', feed=feed, stamp=stamp)}\n".encode()


def json_feed(feed: Feed, site_url: str) -> bytes:
    """Return the file. Names that begin with `_` are ours, as the standard allows."""
    made: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
    }
    if not feed.past:  # at that address stands the feed of today
        made["feed_url"] = feed.own
    made |= {
        "description": feed.words,
        "language": language(),
        "authors": [{"name": feed.author}],
        "expired": feed.past,  # nothing more will come
        "_record": {"about": site_url + addresses.DATA, "licence": feed.licence},
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": printable(entry.update.summary),
        "content_html": entry.html,
        "date_published": stamp(entry.update.date.effective),
        "date_modified": stamp(entry.updated),
        "authors": [{"name": entry.speaker}],
        "tags": [title for _number, title in entry.about],
        "_record": {
            "update": entry.update.slug,
            "withdrawn": entry.update.withdrawn is not None,
            "corrects": entry.update.corrects,
            "corrected_by": list(entry.corrected_by),
        },
    }


def stamp(day: dt.date) -> str:
    """Return the beginning of a day as feeds write it (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00Z"


@dataclass(frozen=True)
class _Feeds:
    """Makes the feeds of one build; an entry that is in several is made once.

    ``body`` gives the cleaned HTML of an update by its slug.
    """

    state: State
    site: SiteContext
    body: Callable[[str], Markup]
    _made: dict[str, Entry] = field(default_factory=dict)

    def of_all(self, own: str) -> Feed:
        """Return the feed of all updates. ``own`` is its address from the root."""
        title = demonstration_title(self.state.library.plan, self.site.site_name)
        return self._feed(own, "updates", title, addresses.UPDATES, self.state.updates)

    def of_action(self, number: int) -> Feed:
        """Return the feed of the updates on one action."""
        action = self.state.actions[number]
        title = _("%(page)s – %(site)s", page=numbered_title(action), site=self.site.site_name)
        title = demonstration_title(self.state.library.plan, title)
        own, home = addresses.feed_of_action(number), addresses.action(number)
        return self._feed(own, f"action:{number}", title, home, action.updates)

    def _feed(self, own: str, name: str, title: str, home: str, updates: Iterable[Update]) -> Feed:
        state, site = self.state, self.site
        entries = tuple(self._entry(update, day) for update, day in newest(state, updates))
        approval = state.library.plan.approval
        beginning = min(state.day, approval.date.effective) if approval else state.day
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
            author=printable(publisher_name(state.library.plan)),
            licence=printable(state.library.plan.content_licence),
            updated=max((entry.updated for entry in entries), default=beginning),
            past=site.as_of,
            entries=entries,
        )

    def _entry(self, update: Update, updated: dt.date) -> Entry:
        if made := self._made.get(update.slug):
            return made
        state, site_url = self.state, self.site.site_url
        url = site_url + addresses.update(update.slug)
        view = update_view(state, update, self.body(update.slug))
        corrections = state.corrections.get(update.slug, ())
        title = update.title
        if update.corrects and not update.withdrawn:
            title = _("Correction: %(title)s", title=title)
        if corrections and not update.withdrawn:
            title = _("%(title)s (corrected later)", title=title)
        about = (state.actions[number] for number in update.about if number in state.actions)
        made = self._made[update.slug] = Entry(
            update,
            id=permanent_id(f"update:{update.slug}"),
            url=url,
            title=printable(demonstration_title(state.library.plan, title)),
            html=printable(content(view, site_url, url)),
            speaker=printable(_speaker(state, update)),
            about=tuple((a.number, printable(numbered_title(a))) for a in about),
            updated=updated,
            corrected_by=tuple(c.slug for c in corrections),
        )
        return made


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
