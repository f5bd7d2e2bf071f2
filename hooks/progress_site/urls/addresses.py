"""Every address of the site, relative to its root. Once published, an address is for ever.

A page's address ends in a slash, so that it works at a root and under a sub-path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
PERMANENT_ASSETS = ("assets/icon.svg", "assets/share.png")
PLAN_JSON = "data/plan.json"
DATA_PACKAGE = "data/datapackage.json"
ATOM = "feeds/updates.xml"
JSON_FEED = "feeds/updates.json"
CALENDAR = "feeds/milestones.ics"
EASY_READ = "easy-read/"
EASY_SAID = "easy-read/you-said-we-did/"
EASY_PRINT = "easy-read/print/"
EASY_PICTURES = "easy-read/pictures/"


def _address(form: str) -> Callable[[object], str]:
    """Return a function that puts the id, slug, number or year of something into its address."""
    return form.format


# -- pages

#: One action, and all that ever happened to it.
action, history = _address(ACTIONS + "{}/"), _address(ACTIONS + "{}/history/")
#: One piece of feedback, and the feedback of one year.
feedback = feedback_year = _address(FEEDBACK + "{}/")
#: One update, and the updates of one year.
update = updates_year = _address(UPDATES + "{}/")
#: The changes to the plan of one year.
changes_year = _address(CHANGES + "{}/")
measure = _address(FIGURES + "{}/")
#: One piece of evidence.
source = _address(SOURCES + "{}/")
#: What the plan means for children of one age.
stage = _address(YOUR_RIGHTS + "{}/")
#: The events of one year in full, where one page is too short for all of them.
story_year = _address(STORY + "{}/")
#: What the columns of one table of open data mean.
columns = _address(DATA + "columns/{}/")
#: Small pages that other sites put into a frame.
embed_action, embed_measure = _address(EMBED + "actions/{}/"), _address(EMBED + "measures/{}/")
easy_action, easy_update = _address(EASY_READ + "actions/{}/"), _address(EASY_READ + "updates/{}/")

# -- places on pages

#: Where a word is explained.
term = _address(GLOSSARY + "#{}")
#: Where an event, and a review by others, is in the story so far.
story_event, review = _address(STORY + "#{}"), _address(STORY + "#review-{}")

# -- files

#: One of the files that search reads, counted from 1.
search_index = _address(SEARCH + "index-{}.js")
#: One table of open data, and the figures of one measure.
table, measure_csv = _address(DATA + "{}.csv"), _address(DATA + "measures/{}.csv")
#: The JSON Schema of one kind of record.
schema = _address(DATA + "schema/{}.schema.json")
#: The updates on one action.
feed_of_action = _address("feeds/actions/{}.xml")
#: The picture that says how far an action is.
badge = _address("badge/actions/{}.svg")
#: What other sites' editors read when the address of a page is pasted.
oembed_action = _address("oembed/actions/{}.json")
oembed_measure = _address("oembed/measures/{}.json")


def milestone_anchor(ident: str) -> str:
    """Return the anchor of a milestone: `milestone-3-2`."""
    return "milestone-" + ident.replace(".", "-")


def milestone(ident: str) -> str:
    """Return where a milestone is on the page of its action."""
    return f"{action(ident.split('.')[0])}#{milestone_anchor(ident)}"


def updates_by(facet: str, value: str) -> str:
    """Return the updates that have one value: `updates/action/3/`, `updates/status/on-track/`."""
    return f"{UPDATES}{facet}/{value.replace('_', '-')}/"


def feedback_by(facet: str, value: str) -> str:
    """Return the feedback that has one value: `you-said-we-did/response/will-do/`."""
    return f"{FEEDBACK}{facet}/{value.replace('_', '-')}/"


def letter(name: str, part: int = 1) -> str:
    """Return a letter of a list from A to Z that has grown too long for one page."""
    return f"{A_TO_Z}{name}/" if part == 1 else f"{A_TO_Z}{name}/{part}/"


def embed_anchor(page: str) -> str:
    """Return the anchor of the place on `/embed/` that offers a page: `actions-3`."""
    return page.strip("/").replace("/", "-")


def embed_offer(page: str) -> str:
    """Return where `/embed/` offers a page to other sites: `embed/#actions-3`."""
    return f"{EMBED}#{embed_anchor(page)}"


def feeds(numbers: Iterable[int]) -> set[str]:
    """Return every feed and the calendar; ``numbers`` are those of the actions."""
    return {ATOM, JSON_FEED, CALENDAR, *map(feed_of_action, numbers)}


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
        *map(milestone, state.milestones),
        *(term(entry.anchor) for entry in state.library.glossary.terms),
        *(story_event(event.id) for event in state.journey),
        *(review(held.id) for held in state.reviews),
    }
