"""Every address of the site, relative to its root. Once published, an address is for ever.

A page's address ends in a slash, so that it works at a root and under a sub-path.
"""

from __future__ import annotations

from collections.abc import Iterable

from progress_site.fold.state import State

HOME = ""
ACTIONS = "actions/"
FEEDBACK = "you-said-we-did/"
UPDATES = "updates/"
CHANGES = "changes/"
FIGURES = "figures/"
UNFINISHED = "unfinished/"
STORY = "story/"
YOUR_RIGHTS = "your-rights/"
GLOSSARY = "glossary/"
ABOUT = "about/"
GET_HELP = "get-help/"
ACCESSIBILITY = "accessibility/"
SOURCES = "sources/"
DATA = "data/"
SEARCH = "search/"
A_TO_Z = "a-to-z/"
#: Letters of a list from A to Z; the last is for all that begins with none.
LETTERS = (*"abcdefghijklmnopqrstuvwxyz", "0-9")
EMBED = "embed/"
HEADERS = "_headers"
#: Assets that others keep the address of; all the rest is in a folder that changes with them.
LASTING_ASSETS = ("assets/icon.svg", "assets/share.png")
PLAN_JSON = "data/plan.json"
DATA_PACKAGE = "data/datapackage.json"
ATOM = "feeds/updates.xml"
JSON_FEED = "feeds/updates.json"
CALENDAR = "feeds/milestones.ics"
EASY_READ = "easy-read/"
EASY_SAID = "easy-read/you-said-we-did/"
EASY_PRINT = "easy-read/print/"
EASY_PICTURES = "easy-read/pictures/"


def action(number: int) -> str:
    """Return the page of one action."""
    return f"actions/{number}/"


def history(number: int) -> str:
    """Return the page of all that ever happened to an action."""
    return f"actions/{number}/history/"


def milestone_anchor(ident: str) -> str:
    """Return the anchor of a milestone: `milestone-3-2`."""
    return "milestone-" + ident.replace(".", "-")


def milestone(ident: str) -> str:
    """Return where a milestone stands on the page of its action."""
    return f"{action(int(ident.split('.')[0]))}#{milestone_anchor(ident)}"


def feedback(ident: str) -> str:
    """Return the page of one piece of feedback."""
    return f"{FEEDBACK}{ident}/"


def feedback_year(year: str) -> str:
    """Return the feedback of one year."""
    return f"{FEEDBACK}{year}/"


def update(slug: str) -> str:
    """Return the page of one update."""
    return f"{UPDATES}{slug}/"


def updates_year(year: str) -> str:
    """Return the updates of one year."""
    return f"{UPDATES}{year}/"


def updates_by(facet: str, value: str) -> str:
    """Return the updates that have one value: `updates/action/3/`, `updates/status/on-track/`."""
    return f"{UPDATES}{facet}/{_step(value)}/"


def feedback_by(facet: str, value: str) -> str:
    """Return the feedback that has one value: `you-said-we-did/response/will-do/`."""
    return f"{FEEDBACK}{facet}/{_step(value)}/"


def _step(value: str) -> str:
    return value.replace("_", "-")


def search_index(number: int) -> str:
    """Return one of the files that search reads, counted from 1."""
    return f"{SEARCH}index-{number}.js"


def letter(name: str, part: int = 1) -> str:
    """Return a letter of a list from A to Z that has grown too long for one page."""
    return f"{A_TO_Z}{name}/" if part == 1 else f"{A_TO_Z}{name}/{part}/"


def term(anchor: str) -> str:
    """Return where a word is explained."""
    return f"{GLOSSARY}#{anchor}"


def story_event(ident: str) -> str:
    """Return where an event stands in the story so far."""
    return f"{STORY}#{ident}"


def story_year(year: str) -> str:
    """Return the events of one year in full, where one page is too short for all of them."""
    return f"{STORY}{year}/"


def review(ident: str) -> str:
    """Return where a review by others stands in the story so far."""
    return f"{STORY}#review-{ident}"


def changes_year(year: str) -> str:
    """Return the changes to the plan of one year."""
    return f"{CHANGES}{year}/"


def measure(ident: str) -> str:
    """Return the page of one measure."""
    return f"{FIGURES}{ident}/"


def measure_csv(ident: str) -> str:
    """Return the figures of one measure as a file."""
    return f"data/measures/{ident}.csv"


def table(name: str) -> str:
    """Return one table of open data."""
    return f"data/{name}.csv"


def columns(name: str) -> str:
    """Return the page that says what the columns of one table of open data mean."""
    return f"data/columns/{name}/"


def feed_of_action(number: int) -> str:
    """Return the feed of the updates on one action."""
    return f"feeds/actions/{number}.xml"


def feeds(numbers: Iterable[int]) -> set[str]:
    """Return every feed and the calendar; ``numbers`` are those of the actions."""
    return {ATOM, JSON_FEED, CALENDAR, *(feed_of_action(number) for number in numbers)}


def embed_action(number: int) -> str:
    """Return an action as a small page that other sites put into a frame."""
    return f"{EMBED}actions/{number}/"


def embed_measure(ident: str) -> str:
    """Return a measure as a small page that other sites put into a frame."""
    return f"{EMBED}measures/{ident}/"


def embed_offer(page: str) -> str:
    """Return where `/embed/` offers a page to other sites: `embed/#actions-3`."""
    return f"{EMBED}#{embed_anchor(page)}"


def embed_anchor(page: str) -> str:
    """Return the anchor of that place: `actions-3`."""
    return page.strip("/").replace("/", "-")


def badge(number: int) -> str:
    """Return the picture that says how far an action is."""
    return f"badge/actions/{number}.svg"


def oembed_action(number: int) -> str:
    """Return what other sites' editors read when the address of an action is pasted."""
    return f"oembed/actions/{number}.json"


def oembed_measure(ident: str) -> str:
    """Return what other sites' editors read when the address of a measure is pasted."""
    return f"oembed/measures/{ident}.json"


def stage(ident: str) -> str:
    """Return what the plan means for children of one age."""
    return f"{YOUR_RIGHTS}{ident}/"


def source(ident: str) -> str:
    """Return the page of one piece of evidence."""
    return f"{SOURCES}{ident}/"


def easy_action(number: int) -> str:
    """Return the Easy Read page of one action."""
    return f"{EASY_READ}actions/{number}/"


def easy_update(slug: str) -> str:
    """Return the Easy Read page of one update."""
    return f"{EASY_READ}updates/{slug}/"


def schema(name: str) -> str:
    """Return the JSON Schema of one kind of record."""
    return f"data/schema/{name}.schema.json"


def root_from(address: str) -> str:
    """Return the way from a page back to the root: `../../` for `actions/3/`, `./` for home."""
    return "../" * address.count("/") or "./"


#: Places on pages that the site itself makes, and that others link to.
_FIXED = (
    *("#child", "#late", "#lately"),
    *(f"{ABOUT}#{place}" for place in ("statuses", "dates", "licence")),
    *(f"{GET_HELP}#{place}" for place in ("contact", "complain")),
)


def anchors(state: State) -> set[str]:
    """Return every promised place, with its page: `actions/3/#milestone-3-2`.

    Milestones, words of the glossary, events and reviews of the journey keep their places; any
    other anchor of a page is free to change.
    """
    return {
        *_FIXED,
        *(milestone(ident) for ident in state.milestones),
        *(term(entry.anchor) for entry in state.library.glossary.terms),
        *(story_event(event.id) for event in state.journey),
        *(review(held.id) for held in state.reviews),
    }
