"""The parts that pages are made of, as templates receive them.

A template prints these and calculates nothing. Text is plain text (templates escape it); only a
field whose description says “HTML” holds `Markup` that was cleaned. ``href`` is always relative to
the root of the site (`actions/3/#milestone-3-2`); templates put `layout.root` in front of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.fold.state import ActionState, Event, FeedbackState, Verdict
from progress_site.model.update import Update


@dataclass(frozen=True, slots=True)
class When:
    """A date in words, and for machines where HTML can say it (`<time datetime>`)."""

    words: str
    iso: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A status, verdict or answer: its word in data (``key``) and for readers.

    ``icon`` names its drawing, ``tone`` the class of its colour; both come from the vocabulary.
    """

    key: str
    words: str
    icon: str
    tone: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the site."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many have one status: “5 late”."""

    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the milestones are: “14 of 31 milestones are done”."""

    sentence: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action in a list."""

    action: ActionState
    merged: Link | None


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What one voice says. ``voice`` is partnership or families."""

    voice: str
    who: str
    verdict: Verdict
    speaker: str
    update: Link
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """One thing that happened, as history and the list of changes show it.

    ``headline`` is a whole sentence; ``subject`` links to what it happened to. ``before`` and
    ``after`` are the old and the new words or dates. ``size`` is the computed effect of a move.
    """

    event: Event
    anchor: str
    mark: Mark
    headline: str
    subject: Link | None
    before: str | None
    after: str | None
    size: str | None
    evidence: tuple[Link, ...]
    update: Link
    corrects: Link | None
    corrected_by: Link | None


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One update in a list. ``speaker`` is who says it.

    ``effects`` are the changes that a reader should not miss; ``more`` says how many are left.
    """

    update: Update
    speaker: str
    effects: tuple[EventView, ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class FeedbackCard:
    """What was said, and the answer of the day. ``actions`` are those that have a page."""

    feedback: FeedbackState
    actions: tuple[int, ...]
