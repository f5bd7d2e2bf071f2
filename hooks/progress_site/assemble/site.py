"""The one composition: records, state, pages, files.

`compose` gives everything that one build needs, or every problem that prevents it. It keeps
nothing between two builds and knows neither MkDocs nor the theme.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from progress_site import catalogue, engine
from progress_site.assemble import outputs
from progress_site.assemble.pages import not_found, pages
from progress_site.catalogue import _
from progress_site.clock import Clock, ClockError, read_clock
from progress_site.easy_read.pages import heavy_pictures
from progress_site.feeds.feeds import feeds
from progress_site.fields.plan import DESCRIBED
from progress_site.fold import formats
from progress_site.fold.fold import illegal_events, state_on
from progress_site.fold.formats import record_forms
from progress_site.fold.state import State
from progress_site.fold.statement import old_review
from progress_site.model.library import Library
from progress_site.model.problem import Finding, Problem
from progress_site.open_data.schemas import NAMES
from progress_site.pages.layout import Page, SiteContext, without_redirects
from progress_site.prose.abbreviations import Abbreviations, abbreviations, expand
from progress_site.prose.markdown import RenderedProse, render_prose
from progress_site.read.load import Loaded, load
from progress_site.read.plans import foreign_names
from progress_site.urls import addresses
from progress_site.urls.addresses import anchors
from progress_site.urls.permalinks import (
    RedirectTargets,
    broken_links,
    lost_links,
    missing,
    permanent_addresses,
    redirect_findings,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build is made for.

    ``root`` is the folder of the plan; ``site_url`` is the public address and ends in a slash.
    """

    root: Path
    site_url: str
    site_name: str
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Site:
    """Everything that is published on one day.

    ``pages`` by address; ``files`` are written as they are, by their path from the root;
    ``sources`` are files under `docs/` that pages are made from. ``assets`` is the folder of
    styles and scripts.
    """

    clock: Clock
    state: State
    pages: Mapping[str, Page]
    not_found: Page
    files: Mapping[str, bytes]
    sources: frozenset[str]
    abbreviations: Abbreviations
    assets: str

    def asset_at(self, path: str) -> str:
        """Return where an asset is published: in a folder whose name changes with its contents."""
        if path in addresses.PERMANENT_ASSETS:
            return path
        return self.assets + path.removeprefix("assets/")

    def finished(self, page: Page, html: str) -> str:
        """Return a rendered page as it is published: each abbreviation is explained once.

        Not in Easy Read: its sentences stay as short as they were written, and explain their words.
        """
        if page.address.startswith(addresses.EASY_READ):
            return html
        return expand(html, self.abbreviations, page.layout.root, page.address)


@dataclass(frozen=True)
class Composition:
    """What composing gave: the site, unless a problem is an error."""

    problems: tuple[Problem, ...]
    site: Site | None
    waits: str = ""
    """What is not checked yet, because of the errors in ``problems``."""
    loaded: Loaded | None = None
    """What was read, where there is a site."""


#: The file of interface words, as a publisher finds it.
_WORDS = catalogue.FILE.relative_to(engine.FOLDER).as_posix()


def check(root: Path) -> tuple[Loaded, list[Problem]]:
    """Read the project under ``root``; return it with every problem up to the fold.

    The fold takes records that fit together: with an error in what was read it does not begin.
    """
    loaded = load(root)
    problems = loaded.problems
    if not loaded.waits:
        events = map(loaded.locate, illegal_events(loaded.library))
        problems = [*problems, *events, *map(loaded.redactor.redact, foreign_names(root, loaded))]
        if _stops(problems):
            loaded.waits = "Links and addresses are checked once these are corrected."
    return loaded, sorted(set(problems), key=Problem.sort_key)


def compose(settings: Settings) -> Composition:
    """Return the site for ``settings``, or the problems. Never raises for bad content."""
    try:
        catalogue.shipped()
    except catalogue.CatalogueError as error:
        return _without_words(settings, error)
    loaded, problems = check(settings.root)
    try:
        clock = read_clock(settings.environment, loaded.library.plan.shown_as_of)
    except ClockError as error:
        what, __, instead = str(error).partition(": ")
        problems.append(Problem("(environment)", 1, 1, what, instead))
        return _stopped(problems)
    if _stops(problems):
        return _stopped(problems, loaded.waits)

    state, context = _state(loaded.library, clock), _context(settings, clock)
    words = render_prose(state, loaded.library.prose)
    made = _pages(state, context, words)
    files = _data(state, context)

    known = {*(page.address for page in made), *files, *loaded.library.published_media}
    known |= addresses.feeds(state.actions)
    broken = _broken_links(loaded, state, words, known)
    if broken and clock.as_of:
        # On a past day there is no page yet for what came later: its words stay, the link goes.
        # A link that was always wrong stops every build of today.
        words = render_prose(state, loaded.library.prose, _lost(state, words, known))
        made, broken = _pages(state, context, words), []

    for page in made:
        files.update(page.files)
    files |= feeds(state, context, words.body)
    problems += [
        *broken,
        *_taken(loaded, made),
        *_unanswered(loaded, state, made, files, past=clock.as_of),
        *(loaded.locate(finding) for finding in _of_the_day(state, context, made)),
    ]
    if _stops(problems):
        return _stopped(problems)
    files |= outputs.for_hosts(state, context, made, {*files, *loaded.library.published_media})
    site = Site(
        clock=clock,
        state=state,
        pages={page.address: page for page in made},
        not_found=not_found(state, context),
        files=files,
        sources=frozenset(f"{stem}.md" for stem in loaded.library.prose),
        abbreviations=abbreviations(state.library.glossary, state.library.plan.body_names),
        assets=context.assets,
    )
    return Composition(_in_order(problems), site, loaded=loaded)


def promised(settings: Settings) -> set[str]:
    """Return every address of today's site that is permanent, with a slash in front.

    A demonstration promises none. The content has no errors.
    """
    loaded = load(settings.root)
    library, clock = loaded.library, read_clock(settings.environment)
    if library.plan.demonstration:
        return set()
    state, context = _state(library, clock), _context(settings, clock)
    made = _pages(state, context, render_prose(state, library.prose))
    files = {*_data(state, context), *addresses.feeds(state.actions)}
    files |= {path for page in made for path in page.files}
    return permanent_addresses(
        (page.address for page in without_redirects(made)), files, anchors(state)
    )


def _state(library: Library, clock: Clock) -> State:
    return state_on(library, clock.day, notice=_("Withdrawn"))


def _broken_links(
    loaded: Loaded, state: State, words: RenderedProse, known: Collection[str]
) -> list[Problem]:
    """Return a problem for each link that leads nowhere. ``known`` are all addresses of the day."""
    sources = []
    for update in state.updates:
        file = f"docs/updates/{update.slug}.md"
        line, links = loaded.documents[file].body_line, words.bodies[update.slug].addresses
        sources.append((file, update.body, line, links))
    for name in words.bodies.keys() & loaded.library.texts.keys():
        text = loaded.library.texts[name]
        sources.append((f"docs/{name}", text, 1, words.bodies[name].addresses))
    for stem, prose in words.pages.items():
        page = loaded.library.prose[stem]
        sources.append((page.file, page.body, page.body_line, prose.addresses))
    found = (broken_links(*source, known, _promise_anchors(state)) for source in sources)
    return [loaded.redactor.redact(problem) for problems in found for problem in problems]


def _lost(state: State, words: RenderedProse, known: Collection[str]) -> frozenset[str]:
    """Return every link that leads nowhere on the day, as written."""
    return frozenset(lost_links(list(words.links()), known, _promise_anchors(state)))


def _promise_anchors(state: State) -> set[str]:
    return {addresses.milestone(ident) for ident in state.milestones}


def _taken(loaded: Loaded, made: Sequence[Page]) -> Iterator[Problem]:
    """Yield a problem for each page of words whose address the site makes itself."""
    often = Counter(page.address for page in made)
    for stem, page in loaded.library.prose.items():
        if often[f"{stem}/"] > 1 or stem == "index":
            what = f"the site itself makes the page /{stem}/"
            yield Problem(page.file, 1, 1, what, "give this file another name")


def _unanswered(
    loaded: Loaded, state: State, made: Sequence[Page], files: Collection[str], *, past: bool
) -> list[Problem]:
    """Return what is wrong with redirects, and every published address that does not answer.

    ``files`` are published beside the pages. ``past``: the build is one of a past day.
    """
    library = loaded.library
    there = {*(page.address for page in without_redirects(made)), *files, *library.published_media}
    there |= anchors(state)
    redirects = library.redirects.redirects
    found = map(loaded.locate, redirect_findings(redirects, there, past=past))
    return [
        *found,
        *missing(library.published or (), there, RedirectTargets.of(redirects), state.day),
    ]


def _without_words(settings: Settings, error: catalogue.CatalogueError) -> Composition:
    """Return the slip in the file of interface words, with every problem of the records."""
    with catalogue.using(catalogue.UNCHANGED):
        loaded, problems = check(settings.root)
    problems.append(Problem(_WORDS, error.line, 1, error.what, error.instead))
    return _stopped(problems, loaded.waits)


def _stopped(problems: list[Problem], waits: str = "") -> Composition:
    return Composition(_in_order(problems), None, waits)


def _stops(problems: list[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=Problem.sort_key))


def _context(settings: Settings, clock: Clock) -> SiteContext:
    return SiteContext(
        site_name=settings.site_name,
        site_url=settings.site_url,
        as_of=clock.as_of,
        assets=f"assets/{_assets_hash(engine.ASSETS)}/",
        tables=DESCRIBED,
        schemas=NAMES,
        demonstration=settings.environment.get("PROGRESS_DEMONSTRATION") or None,
    )


def _pages(state: State, context: SiteContext, words: RenderedProse) -> tuple[Page, ...]:
    titles = {stem: prose.title for stem, prose in state.library.prose.items()}
    of_words = {stem: (titles[stem], page.html) for stem, page in words.pages.items()}
    return pages(state, context, words.body, of_words)


def _data(state: State, context: SiteContext) -> dict[str, bytes]:
    """Return the files that hold the state of the day: what people may link to from their words."""
    return outputs.for_programs(state, context) | outputs.for_other_sites(state, context)


def _of_the_day(state: State, context: SiteContext, made: tuple[Page, ...]) -> Iterator[Finding]:
    """Yield what only a whole site shows: pictures that are heavy, words that are behind."""
    views = {page.address: page.view for page in made}
    yield from heavy_pictures(views, state.library.media_bytes)
    yield from old_review(state)
    if not context.as_of:  # words of today are not held against the full pages of a past day
        yield from formats.notices([*formats.easy_read_forms(state), *record_forms(state)])


def _assets_hash(folder: Path) -> str:
    """Return a short hash of the assets, so that a cached style sheet is never an old one."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
