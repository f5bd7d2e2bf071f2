"""The one composition: read → derive → write.

`compose` gives everything that one build needs, or every problem that stands in its way. It keeps
nothing between two builds and knows neither MkDocs nor the theme.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from progress_site import catalogue
from progress_site.clock import Clock, ClockError, read_clock
from progress_site.derive import addresses, behind
from progress_site.derive.anchors import anchors
from progress_site.derive.easy_weight import heavy_pictures
from progress_site.derive.embedding import offers
from progress_site.derive.fold import illegal_events, state_on
from progress_site.derive.formats import record_forms
from progress_site.derive.guard.compare import guard
from progress_site.derive.guard.entries import Side
from progress_site.derive.links import broken_links, lost_links
from progress_site.derive.markdown import Prose, Renderer
from progress_site.derive.pages import Frame, Page, not_found, pages
from progress_site.derive.promised import (
    REDIRECTS,
    changed_list,
    missing,
    perhaps_there,
    to_promise,
)
from progress_site.derive.real import real_part
from progress_site.derive.redirects import Ways, redirect_findings
from progress_site.derive.state import State
from progress_site.derive.statement import old_review
from progress_site.derive.transcripts import bodies_of_texts
from progress_site.derive.views.redirect import RedirectView
from progress_site.derive.wording import day_words
from progress_site.model.problem import Problem
from progress_site.read.load import Loaded, load
from progress_site.write.abbreviations import Abbreviations, abbreviations, expand
from progress_site.write.badge import badge
from progress_site.write.feed_entries import FeedFrame
from progress_site.write.feeds import feeds
from progress_site.write.headers import headers, rules
from progress_site.write.oembed import oembed
from progress_site.write.open_data import open_data
from progress_site.write.plan_json import plan_json
from progress_site.write.redirects_file import REDIRECTS_FILE, redirects_file
from progress_site.write.schemas import NAMES, kept
from progress_site.write.sitemap import ROBOTS, SITEMAP, robots, sitemap


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build is made for. ``site_url`` is the public address and ends in a slash."""

    root: Path
    site_url: str
    site_name: str
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Site:
    """Everything that is published on one day.

    ``pages`` by address; ``files`` are written as they stand, by their path from the root;
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
        if path in addresses.LASTING_ASSETS:
            return path
        return self.assets + path.removeprefix("assets/")

    def finished(self, page: Page, html: str) -> str:
        """Return a rendered page as it is published: each abbreviation is explained once.

        Not in Easy Read: its sentences stay as short as they were written, and explain their words.
        """
        if page.address.startswith(addresses.EASY_READ):
            return html
        return expand(html, self.abbreviations, page.chrome.root, page.address)


@dataclass(frozen=True)
class Composition:
    """What composing gave: the site, unless a problem is an error."""

    problems: tuple[Problem, ...]
    site: Site | None


#: The file of interface words, as a publisher finds it.
_WORDS = catalogue.FILE.relative_to(catalogue.FILE.parents[5]).as_posix()


def check(root: Path) -> tuple[Loaded, list[Problem]]:
    """Read the project under ``root`` and return it with every problem of every stage."""
    loaded = load(root)
    known = loaded.known
    also_known = {
        *known.milestones,
        *known.activities,
        *known.measures,
        *(str(number) for number in known.actions),
    }
    findings = illegal_events(loaded.library, also_known)
    events = [loaded.locate(finding) for finding in findings if not loaded.is_knock_on(finding)]
    problems = [*loaded.problems, *events]
    return loaded, sorted(set(problems), key=Problem.sort_key)


def compose(settings: Settings) -> Composition:
    """Return the site for ``settings``, or the problems. Never raises for bad content."""
    try:
        catalogue.shipped()
    except catalogue.CatalogueError as error:
        with catalogue.using(catalogue.UNCHANGED):
            problems = check(settings.root)[1]
        problems.append(Problem(_WORDS, error.line, 1, error.what, error.instead))
        return Composition(tuple(sorted(problems, key=Problem.sort_key)), None)
    loaded, problems = check(settings.root)
    try:
        clock = read_clock(settings.environment)
    except ClockError as error:
        what, _, instead = str(error).partition(": ")
        problems.append(Problem("(environment)", 1, 1, what, instead))
        return Composition(tuple(problems), None)
    if _stops(problems):
        sure = [*_sure_link_problems(loaded), *_surely_lost(loaded, clock)]
        problems = sorted([*problems, *sure], key=Problem.sort_key)
        return Composition(tuple(problems), None)
    state = state_on(loaded.library, clock.day)
    frame = _frame(settings, clock)
    bodies, words = _prose(state, loaded)
    made = _pages(state, frame, loaded, bodies, words)
    problems += _taken(loaded, made)
    views = {page.address: page.view for page in made}
    heavy = heavy_pictures(views, loaded.library.media_bytes)
    problems += [loaded.locate(finding) for finding in heavy]
    files = _data(state, settings, past=clock.as_of)
    known = {*(page.address for page in made), *files, *loaded.library.published_media}
    known |= addresses.feeds(state.actions)
    broken = _link_problems(loaded, state, bodies, words, known)
    if broken and clock.as_of:
        # On a past day there is no page yet for what came later: its words stay, the link goes.
        # A link that was always wrong stops every build of today.
        lost = _lost(state, bodies, words, known)
        bodies, words = _prose(state, loaded, lost)
        made, broken = _pages(state, frame, loaded, bodies, words), []
    problems += broken
    problems += [loaded.locate(finding) for finding in old_review(state)]
    if not clock.as_of:  # words of today are not held against the full pages of a past day
        found = behind.notices([*behind.easy_read_forms(state), *record_forms(state)])
        problems += [loaded.locate(finding) for finding in found]
    by_address = {page.address: page for page in made}
    files.update(file for page in made for file in page.files.items())
    feed_frame = FeedFrame(
        settings.site_name, settings.site_url, clock.as_of, lambda slug: bodies[slug].html
    )
    files.update(feeds(state, feed_frame))
    problems += _lost_addresses(loaded, state, made, files, clock)
    files.update(_for_servers(loaded, made, settings.site_url))
    published = [*by_address, *files, *loaded.library.published_media]
    files[addresses.HEADERS] = headers(
        rules(
            published,
            frame.assets,
            state.library.plan.embed_allowed_on,
            urlsplit(settings.site_url).path,
        )
    )
    problems.sort(key=Problem.sort_key)
    if _stops(problems):
        return Composition(tuple(problems), None)
    sources = frozenset(f"{stem}.md" for stem in loaded.library.prose)
    short = abbreviations(state.library.glossary)
    lost_page = not_found(state, frame)
    site = Site(clock, state, by_address, lost_page, files, sources, short, frame.assets)
    return Composition(tuple(problems), site)


def promised(settings: Settings) -> set[str]:
    """Return every address of today's site that is for ever, with a slash in front.

    Those of examples are not, so they come from a site that has none. The content has no errors.
    """
    loaded = load(settings.root)
    clock = read_clock(settings.environment)
    real = replace(loaded, library=real_part(loaded.library))
    state = state_on(real.library, clock.day)
    bodies, words = _prose(state, real)
    made = _pages(state, _frame(settings, clock), real, bodies, words)
    files = {
        *_data(state, settings, past=clock.as_of),
        *addresses.feeds(state.actions),
        *(path for page in made for path in page.files),
    }
    return to_promise((page.address for page in _themselves(made)), files, anchors(state))


def guarded(root: Path, past: Path, ref: str, environment: Mapping[str, str]) -> list[Problem]:
    """Return what the records under ``root`` took back from those under ``past``.

    ``ref`` is what the past state is called in messages. Where it had mistakes of its own, the
    rest of it is compared, and a warning says which files are not.
    """
    now, then = load(root), load(past)
    if not (past / "plan_data").exists():
        what = f"there are no records in {ref}, so there is nothing to compare with"
        instead = "name a later state, if there should be some"
        return [Problem("plan_data/plan.yml", 1, 1, what, instead, "warning")]
    try:
        day = read_clock(environment).day
    except ClockError:  # told by `compose`
        return []
    sides = (
        Side(then.library, then.files, then.doubtful),
        Side(now.library, now.files, now.doubtful),
    )
    problems = [now.locate(finding) for finding in guard(*sides, day, ref)]
    problems += changed_list(then.library.published or (), now.library.published, ref)
    problems += [
        Problem(
            file,
            1,
            1,
            f"this file had a mistake in {ref}, so the guard cannot compare it",
            "compare it with the old one by eye",
            "warning",
        )
        for file in sorted(then.doubtful)
    ]
    return sorted(set(problems), key=Problem.sort_key)


def _for_other_sites(state: State, settings: Settings, *, as_of: bool) -> dict[str, bytes]:
    """Return the files that other sites load: badges, and what their editors ask for."""
    day = day_words(state.day).words
    found = {
        addresses.badge(action.number): badge(action, day=day, past_day=as_of)
        for action in state.actions.values()
    }
    for offer in offers(state):
        found[offer.oembed] = oembed(offer, settings.site_url, settings.site_name)
    return found


def _frame(settings: Settings, clock: Clock) -> Frame:
    return Frame(
        site_name=settings.site_name,
        site_url=settings.site_url,
        as_of=clock.as_of,
        assets=f"assets/{_assets_hash(settings.root / 'overrides' / 'assets')}/",
        schemas=NAMES,
    )


def _data(state: State, settings: Settings, *, past: bool) -> dict[str, bytes]:
    """Return the files of open data, and those that other sites load, by their path."""
    return {
        addresses.PLAN_JSON: plan_json(state, settings.site_url),
        **{addresses.schema(name): text for name, text in kept().items()},
        **open_data(state, settings.site_url, past=past),
        **_for_other_sites(state, settings, as_of=past),
    }


def _for_servers(loaded: Loaded, made: tuple[Page, ...], site_url: str) -> dict[str, bytes]:
    """Return the files that hosts and search engines read."""
    listed = sitemap(made)
    files = {ROBOTS: robots(site_url, listed is not None)}
    if listed is not None:
        files[SITEMAP] = listed
    there = {page.address for page in _themselves(made)}
    ways = Ways.of(loaded.library.redirects.redirects)
    if lines := redirects_file(ways, there, site_url):
        files[REDIRECTS_FILE] = lines
    return files


def _themselves(made: tuple[Page, ...]) -> list[Page]:
    """Return the pages that are there themselves, and do not only lead elsewhere."""
    return [page for page in made if not isinstance(page.view, RedirectView)]


def _lost_addresses(
    loaded: Loaded, state: State, made: tuple[Page, ...], files: Mapping[str, bytes], clock: Clock
) -> list[Problem]:
    """Return what is wrong with redirects, and every published address that does not answer."""
    library = loaded.library
    there = {*(page.address for page in _themselves(made)), *files, *library.published_media}
    there |= anchors(state)
    redirects = library.redirects.redirects
    found = redirect_findings(redirects, there, past=clock.as_of)
    problems = [loaded.locate(finding) for finding in found]
    lost = missing(library.published or (), there, Ways.of(redirects), clock.day)
    return [*problems, *lost]


def _stops(problems: list[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _prose(
    state: State, loaded: Loaded, lost: frozenset[str] = frozenset()
) -> tuple[dict[str, Prose], dict[str, Prose]]:
    """Return the HTML of updates by slug and of files of words by name, and of pages of words.

    An update, or a film or document, that is not yet visible on the day has none.

    ``lost`` are links that lead nowhere on this day; they become plain words.
    """
    renderer = Renderer(lost)
    bodies = {u.slug: renderer.render(u.body, addresses.update(u.slug)) for u in state.updates}
    bodies |= bodies_of_texts(state, renderer)
    words = {
        stem: renderer.render(page.body, f"{stem}/") for stem, page in loaded.library.prose.items()
    }
    return bodies, words


def _pages(
    state: State,
    frame: Frame,
    loaded: Loaded,
    bodies: Mapping[str, Prose],
    words: Mapping[str, Prose],
) -> tuple[Page, ...]:
    titles = {stem: page.title for stem, page in loaded.library.prose.items()}
    return pages(
        state,
        frame,
        lambda slug: bodies[slug].html,
        {stem: (titles[stem], prose.html) for stem, prose in words.items()},
    )


def _anchors(state: State) -> set[str]:
    return {addresses.milestone(ident) for ident in state.milestones}


def _lost(
    state: State, bodies: Mapping[str, Prose], words: Mapping[str, Prose], known: set[str]
) -> frozenset[str]:
    links = [link for prose in (*bodies.values(), *words.values()) for link in prose.addresses]
    return frozenset(lost_links(links, known, _anchors(state)))


def _link_problems(
    loaded: Loaded,
    state: State,
    bodies: Mapping[str, Prose],
    words: Mapping[str, Prose],
    known: set[str],
) -> list[Problem]:
    anchors = _anchors(state)
    problems: list[Problem] = []
    for update in state.updates:
        file = f"docs/updates/{update.slug}.md"
        document = loaded.documents[file]
        links = bodies[update.slug].addresses
        problems += broken_links(file, update.body, document.body_line, links, known, anchors)
    for name in bodies.keys() & loaded.library.texts.keys():
        links, text = bodies[name].addresses, loaded.library.texts[name]
        problems += broken_links(f"docs/{name}", text, 1, links, known, anchors)
    for stem, prose in words.items():
        page = loaded.library.prose[stem]
        problems += broken_links(
            page.file, page.body, page.body_line, prose.addresses, known, anchors
        )
    return problems


#: Folders of the site that are not named like the kind of record that they show.
_FOLDERS = {"feedback": "you-said-we-did"}


def _sure_link_problems(loaded: Loaded) -> list[Problem]:
    """Return the links that lead nowhere whatever the mending of other mistakes will say."""
    library, renderer = loaded.library, Renderer()
    there, unseen = _possible(loaded)
    texts = [
        *((f"docs/updates/{u.slug}.md", u.body) for u in library.updates if not u.draft),
        *((page.file, page.body) for page in library.prose.values()),
    ]
    problems: list[Problem] = []
    for file, body in texts:
        links = [x for x in renderer.render(body, "").addresses if not x.startswith(unseen)]
        problems += broken_links(file, body, loaded.documents[file].body_line, links, there, ())
    return problems


def _possible(loaded: Loaded) -> tuple[set[str], tuple[str, ...]]:
    """Return every address that there may be once all mistakes are mended.

    And the folders of which nobody knows, because no record of that kind could be read.
    """
    known = loaded.known
    idents = {*known.updates, *known.measures, *known.feedback, *known.evidence}
    there = addresses.possible(loaded.library, idents)
    there |= {addresses.schema(name) for name in NAMES} | known.pages
    return there, tuple(f"/{_FOLDERS.get(kind, kind)}/" for kind in known.unseen)


def _surely_lost(loaded: Loaded, clock: Clock) -> list[Problem]:
    """Return the published addresses that are lost whatever the mending of others will say."""
    library = loaded.library
    if REDIRECTS in loaded.doubtful:
        return []  # it may say where they lead
    there, unseen = _possible(loaded)
    published = [e for e in library.published or () if not e.address.startswith(unseen)]
    ways = Ways.of(library.redirects.redirects)
    there |= perhaps_there(published, there, ways)
    return list(missing(published, there, ways, clock.day))


def _taken(loaded: Loaded, made: tuple[Page, ...]) -> list[Problem]:
    """Return a problem for each page of words whose address the site makes itself."""
    often = Counter(page.address for page in made)
    return [
        Problem(
            page.file,
            1,
            1,
            f"the site itself makes the page /{stem}/",
            "give this file another name",
        )
        for stem, page in loaded.library.prose.items()
        if often[f"{stem}/"] > 1 or stem == "index"
    ]


def _assets_hash(folder: Path) -> str:
    """Return a short hash of the assets, so that a cached style sheet is never an old one."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
