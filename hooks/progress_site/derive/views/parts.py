"""The parts that pages are made of, as templates receive them.

A template prints these and calculates nothing. Text is plain text (templates escape it); only a
field whose description says “HTML” holds `Markup` that was cleaned. ``href`` is always relative to
the root of the site (`actions/3/#milestone-3-2`); templates put `chrome.root` in front of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from progress_site.derive.views.drawing import SparkView


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
class FeedLink:
    """A way to a feed. ``media_type`` is what feed readers look for."""

    link: Link
    media_type: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a fact comes from. ``url`` leads outside the site."""

    title: str
    publisher: str | None
    url: str | None
    date: When | None


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
    """One action in a list. ``stones`` has one entry a milestone, true where it is done.

    ``statuses`` says how many milestones have each status, in one sentence without its full stop.
    """

    number: int
    title: str
    href: str
    counts_words: str
    statuses: str | None
    stones: tuple[bool, ...]
    merged: Link | None


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What one voice says. ``voice`` is partnership or families."""

    voice: str
    who: str
    mark: Mark
    words: str
    date: When
    speaker: str
    update: Link
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MoveView:
    """One move of a promised date.

    ``size`` is the computed effect: “4 months later; this is the second move”.
    """

    before: When
    after: When
    size: str
    reason: str
    effect: str
    agreed_by: str
    date: When
    update: Link
    corrected: str | None


@dataclass(frozen=True, slots=True)
class ActivityView:
    """One piece of work."""

    words: str
    mark: Mark
    doubt: str | None


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """One promise. ``shape`` is done, stopped, merged or open, for how its stone is drawn.

    ``notes`` are computed sentences (late by how much, moved and done, merged, unfinished and who
    carries it on), in the order in which they should be read. ``reported`` is what was last said
    where the status is computed (late, unfinished) and differs from it; ``why`` is then the newest
    reason that was given, or that none was.
    """

    id: str
    anchor: str
    promise: str
    first_words: str | None
    mark: Mark
    reported: Mark | None
    shape: str
    moved: bool
    first_promised: When
    now_promised: When | None
    done_on: When | None
    added: When | None
    evidence: tuple[Link, ...]
    moved_sentence: str | None
    moves: tuple[MoveView, ...]
    words: str | None
    why: str | None
    reason: str | None
    agreed_by: str | None
    notes: tuple[str, ...]
    carried_on_by: str | None
    nobody_carries: bool
    merged: Link | None
    activities: tuple[ActivityView, ...]
    source: Cite | None
    doubt: str | None
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class EventView:
    """One thing that happened, as history and the list of changes show it.

    ``headline`` is a whole sentence; ``subject`` links to what it happened to. ``before`` and
    ``after`` are the old and the new words or dates. ``size`` is as in `MoveView`.
    """

    anchor: str
    date: When
    mark: Mark
    headline: str
    subject: Link | None
    before: str | None
    after: str | None
    size: str | None
    reason: str | None
    effect: str | None
    agreed_by: str | None
    words: str | None
    evidence: tuple[Link, ...]
    update: Link
    corrects: Link | None
    corrected_by: Link | None


@dataclass(frozen=True, slots=True)
class EffectView:
    """What one change did to the record, computed.

    ``headline`` is a whole sentence without its full stop; ``size`` is as in `MoveView`.
    """

    mark: Mark
    headline: str
    size: str | None


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One update in a list. ``speaker`` is who says it.

    ``effects`` are the changes that a reader should not miss; ``more`` says how many are left.
    """

    date: When
    title: str
    href: str
    summary: str
    speaker: str
    effects: tuple[EffectView, ...]
    more: str | None
    corrects: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class LateItem:
    """A milestone that is late or unfinished, and why.

    ``moved`` is by how much its date moved in all; ``carried_on_by`` is `None` while the plan runs.
    """

    id: str
    promise: str
    href: str
    action: Link
    mark: Mark
    first_promised: When
    now_promised: When | None
    moved: str | None
    how_late: str | None
    why: str
    carried_on_by: str | None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One response to feedback, in the order in which they came."""

    mark: Mark
    date: When
    words: str
    why: str | None
    by: str | None
    source: Cite | None
    doubt: str | None


@dataclass(frozen=True, slots=True)
class SaidView:
    """What became known later."""

    date: When
    words: str
    how_many: str | None
    doubt: str | None


@dataclass(frozen=True, slots=True)
class FeedbackCard:
    """What was said, and the answer of the day. ``answer`` is `None` when none is known."""

    title: str
    href: str
    you_said: str
    quoted: bool
    heard: str
    mark: Mark
    answer: AnswerView | None
    overdue: str | None
    difference: tuple[SaidView, ...]
    asked_back: tuple[SaidView, ...]
    actions: tuple[Link, ...]
    source: Cite | None
    doubt: str | None
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of a measure's table. ``note`` tells what the figure is not: final, comparable.

    ``break_before`` is set when this row cannot be compared with the ones above it.
    """

    period: When
    value: str
    kind: str
    note: str | None
    published: When | None
    break_before: str | None


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """A measure in a list, with its two answers.

    ``trend`` answers “is it getting better?”, ``target`` “is it where it was promised to be?”;
    each has a sentence with the figures in it. ``target_question`` is `None` where nobody set a
    target that could be asked about. ``spark`` is drawn only where measures stand side by
    side.
    """

    question: str
    href: str
    trend_question: str
    trend: Mark
    trend_sentence: str
    target_question: str | None
    target: Mark
    target_sentence: str
    since_last: str | None
    latest: str | None
    origin: str | None
    spark: SparkView | None


@dataclass(frozen=True, slots=True)
class StageLink:
    """The way to what the plan means for one age."""

    id: str
    href: str
    title: str
    words: str
