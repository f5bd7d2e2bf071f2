"""What the template of each page receives as `view`. See `parts` for what they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from progress_site.derive.views.corrections import CorrectionView
from progress_site.derive.views.drawing import ChartView
from progress_site.derive.views.easy_read import EasyWay
from progress_site.derive.views.filters import Filters
from progress_site.derive.views.formats import FormatView
from progress_site.derive.views.found import FoundView
from progress_site.derive.views.parts import (
    ActionLine,
    AnswerView,
    Cite,
    Counts,
    EventView,
    FeedbackCard,
    FeedLink,
    FigureRow,
    LateItem,
    Link,
    Mark,
    MeasureCard,
    MilestoneView,
    NewsItem,
    RightView,
    StageLink,
    StoryItem,
    Tally,
    VerdictView,
    When,
)
from progress_site.derive.views.paths import PathsView
from progress_site.derive.views.redirect import Pointer


@dataclass(frozen=True, slots=True)
class Chrome:
    """What the frame around every page receives as `chrome`.

    ``root`` is the way from the page to the root of the site: `../../`, or the absolute path for
    the 404 page. ``notices`` are sentences that stand above every page. ``canonical`` is the whole
    public address of the live page; in a build of a past day (``past_day``) the frame leads to it.
    ``formats`` are the same words in other forms; a page prints them below its title. ``feeds``
    tell of what is new on the page; a build of a past day has none. ``assets`` is the way to the
    folder of styles and scripts; its name changes when they do, so that browsers may keep them for
    ever. ``moved`` are places that were on this page and are elsewhere now. ``found`` is `None` on
    every page that search engines may not list.
    """

    site_name: str
    site_url: str
    plan_name: str
    root: str
    here: str
    title: str
    description: str
    canonical: str
    noindex: bool
    demonstration: bool
    example: bool
    day: When
    past_day: bool
    notices: tuple[str, ...]
    plan_line: str
    menu: tuple[Link, ...]
    all_pages: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    formats: tuple[FormatView, ...]
    corrections: tuple[CorrectionView, ...]
    assets: str
    easy: EasyWay | None = None
    feeds: tuple[FeedLink, ...] = ()
    moved: tuple[Pointer, ...] = ()
    found: FoundView | None = None


@dataclass(frozen=True, slots=True)
class OutsideAnswer:
    """One of the answers at the top of the home page.

    ``voice`` is outside, families or partnership. ``verdict`` is a few words, ``words`` a
    sentence or two.
    """

    voice: str
    who: str
    verdict: str
    words: str
    date: When
    source: Cite | None
    link: Link | None
    doubt: str | None
    example: bool


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """One question of the home page, its answer in a line, and where on the page it is told."""

    question: str
    words: str
    anchor: str
    example: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """How the plan ended: what was finished, what was not, and who carries it on."""

    words: str | None
    update: Link
    source: Cite | None
    finished: str
    not_finished: str
    carried_on: str
    successor: str
    successor_url: str | None
    example: bool


@dataclass(frozen=True, slots=True)
class HomeView:
    """`/`: is it getting better, what changed lately, what is late, my child, did they listen."""

    template: ClassVar[str] = "pages/home.html"
    lede: str
    promise: str
    short: tuple[ShortAnswer, ...]
    answers: tuple[OutsideAnswer, ...]
    counts: Counts
    actions: tuple[ActionLine, ...]
    ending: Ending | None
    story: tuple[StoryItem, ...]
    lately: tuple[NewsItem, ...]
    late_heading: str
    late_sentence: str
    late: tuple[LateItem, ...]
    late_example: bool
    stages: tuple[StageLink, ...]
    listened_sentence: str
    listened_example: bool
    listened: tuple[FeedbackCard, ...]
    measures: tuple[MeasureCard, ...]


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """The actions of one area. ``number`` 0: actions whose area is not supplied yet."""

    number: int
    title: str
    official_words: str | None
    source: Cite | None
    doubt: str | None
    formats: tuple[FormatView, ...]
    actions: tuple[ActionLine, ...]
    example: bool


@dataclass(frozen=True, slots=True)
class ActionsView:
    """`/actions/`. ``picture`` is `None` while no milestone is on record."""

    template: ClassVar[str] = "pages/actions.html"
    counts: Counts
    picture: PathsView | None
    groups: tuple[AreaGroup, ...]


@dataclass(frozen=True, slots=True)
class AreaLink:
    """The area that an action belongs to."""

    title: str
    official_words: str | None
    source: Cite | None
    doubt: str | None
    belonging_is_example: bool


@dataclass(frozen=True, slots=True)
class ActionView:
    """`/actions/3/`. ``supplied`` is false while the wording of the action is not known.

    ``oembed`` is what editors of other sites read when they are given the address of the page.
    ``embed`` leads to what they can copy; nobody is asked to show what was withdrawn.
    """

    template: ClassVar[str] = "pages/action.html"
    number: int
    of: int
    title: str
    supplied: bool
    official_title: str | None
    why: str | None
    aim: str | None
    area: AreaLink | None
    counts: Counts
    facts: tuple[tuple[str, str], ...]
    overdue: str | None
    merged: Link | None
    verdicts: tuple[VerdictView, ...]
    silent: tuple[str, ...]
    verdicts_sentence: str | None
    milestones: tuple[MilestoneView, ...]
    measures: tuple[MeasureCard, ...]
    stages: tuple[StageLink, ...]
    feedback: tuple[FeedbackCard, ...]
    updates: tuple[NewsItem, ...]
    history: Link
    oembed: str
    embed: Link | None
    lead: tuple[str, ...]
    accountable: tuple[str, ...]
    partners: tuple[str, ...]
    source: Cite | None
    doubt: str | None
    withdrawn: str | None
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class YearGroup:
    """Events of one year, newest first."""

    year: str
    href: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """`/actions/3/history/`: all that ever happened to the action, newest first."""

    template: ClassVar[str] = "pages/history.html"
    number: int
    title: str
    action: Link
    years: tuple[YearGroup, ...]
    updates: tuple[NewsItem, ...]


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Feedback that has one kind of answer."""

    mark: Mark
    anchor: str
    cards: tuple[FeedbackCard, ...]


@dataclass(frozen=True, slots=True)
class FeedbackListView:
    """`/you-said-we-did/` (``year`` is `None`) and `/you-said-we-did/2024/`."""

    template: ClassVar[str] = "pages/you-said-we-did.html"
    year: str | None
    sentence: str
    groups: tuple[AnswerGroup, ...]
    years: tuple[Link, ...]
    filters: Filters
    example: bool


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """`/you-said-we-did/ID/`. ``answers`` are all answers ever given, newest first."""

    template: ClassVar[str] = "pages/feedback.html"
    card: FeedbackCard
    answers: tuple[AnswerView, ...]
    published: When


@dataclass(frozen=True, slots=True)
class UpdatesView:
    """`/updates/` (``year`` is `None`: the newest) and `/updates/2024/`."""

    template: ClassVar[str] = "pages/updates.html"
    year: str | None
    items: tuple[NewsItem, ...]
    years: tuple[Link, ...]
    filters: Filters
    total: int


@dataclass(frozen=True, slots=True)
class UpdateView:
    """`/updates/SLUG/`. ``body`` is HTML, made from Markdown and cleaned."""

    template: ClassVar[str] = "pages/update.html"
    title: str
    summary: str
    date: When
    happened: When | None
    speaker: str
    about: tuple[Link, ...]
    areas: tuple[str, ...]
    body: Markup
    events: tuple[EventView, ...]
    evidence: tuple[Link, ...]
    source: Cite | None
    corrects: Link | None
    corrected_by: tuple[Link, ...]
    doubt: str | None
    withdrawn: str | None
    older: Link | None
    newer: Link | None


@dataclass(frozen=True, slots=True)
class ChangesView:
    """`/changes-to-the-plan/` (``year`` is `None`) and `/changes-to-the-plan/2024/`."""

    template: ClassVar[str] = "pages/changes.html"
    year: str | None
    sentence: str
    tallies: tuple[Tally, ...]
    years: tuple[Link, ...]
    groups: tuple[YearGroup, ...]
    example: bool


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """`/measures/`. ``sparks`` says whether any measure has a small chart."""

    template: ClassVar[str] = "pages/measures.html"
    sparks: bool
    this_plan: tuple[MeasureCard, ...]
    beside_this_plan: tuple[MeasureCard, ...]
    before_this_plan: tuple[MeasureCard, ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """`/measures/ID/`. ``rules`` are the sentences that say how the two answers were decided.

    ``chart`` is `None` when there is no figure to draw; ``file`` is the address of the figures as
    a file. ``oembed`` and ``embed`` are as in `ActionView`.
    """

    template: ClassVar[str] = "pages/measure.html"
    card: MeasureCard
    oembed: str
    embed: Link | None
    chart: ChartView | None
    file: str
    definition: str
    wanted: str
    caption: str
    rows: tuple[FigureRow, ...]
    comparators: tuple[FigureRow, ...]
    targets: tuple[FigureRow, ...]
    rules: tuple[str, ...]
    source: Cite
    limits: str | None
    doubt: str | None
    actions: tuple[Link, ...]
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class StageView:
    """`/what-it-means/primary/`."""

    template: ClassVar[str] = "pages/stage.html"
    title: str
    intro: str | None
    expect: tuple[RightView, ...]
    ask: tuple[RightView, ...]
    actions: tuple[ActionLine, ...]
    others: tuple[StageLink, ...]
    doubt: str | None


@dataclass(frozen=True, slots=True)
class TermView:
    """A word and what it means."""

    anchor: str
    term: str
    full: str | None
    means: str
    also: tuple[str, ...]
    example: bool


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """`/glossary/`."""

    template: ClassVar[str] = "pages/glossary.html"
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A mark and what it means."""

    mark: Mark
    means: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """A part of how the plan is governed."""

    name: str
    does: str
    source: Cite | None
    doubt: str | None
    formats: tuple[FormatView, ...]
    example: bool


@dataclass(frozen=True, slots=True)
class AboutView:
    """`/about/`. ``body`` is HTML, made from docs/about.md and cleaned."""

    template: ClassVar[str] = "pages/about.html"
    body: Markup
    partnership: str
    members: tuple[str, ...]
    supported_by: tuple[str, ...]
    partnership_source: Cite | None
    approval: str
    approval_source: Cite | None
    approval_doubt: str | None
    bodies: tuple[BodyView, ...]
    statuses: tuple[Meaning, ...]
    transitions: tuple[tuple[Mark, tuple[Mark, ...]], ...]
    activities: tuple[Meaning, ...]
    plan_states: tuple[Meaning, ...]
    impacts: tuple[Meaning, ...]
    answers: tuple[Meaning, ...]
    trends: tuple[Meaning, ...]
    targets: tuple[Meaning, ...]
    date_forms: tuple[tuple[str, str, str], ...]
    small_number: int
    content_licence: str


@dataclass(frozen=True, slots=True)
class GetInvolvedView:
    """`/get-involved/`. ``body`` is HTML, made from docs/get-involved.md and cleaned."""

    template: ClassVar[str] = "pages/get-involved.html"
    title: str
    body: Markup
    contact: str
    contact_url: str | None
    contact_email: str | None
    contact_phone: str | None
    example: bool


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for an address that does not exist. ``policy`` is its own content policy."""

    template: ClassVar[str] = "pages/not-found.html"
    policy: str
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SimpleView:
    """A page that a publisher adds under docs/ in Markdown. ``body`` is HTML, cleaned."""

    template: ClassVar[str] = "pages/simple.html"
    title: str
    body: Markup
