"""The demonstration, and the two days on which tests look at it: see `demo/README.md`."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import cache
from pathlib import Path

from progress_site.assemble.pages import pages
from progress_site.fields.plan import DESCRIBED
from progress_site.fold.fold import state_on
from progress_site.fold.state import State
from progress_site.model.library import Library
from progress_site.model.plan import Plan
from progress_site.open_data.files import plan_json
from progress_site.open_data.schemas import NAMES
from progress_site.pages.layout import Page, SiteContext
from progress_site.prose.markdown import Renderer, bodies_of_texts
from progress_site.read.load import load
from progress_site.urls import addresses
from tests.support.components import html_of

FOLDER = Path(__file__).parents[2] / "demo"
SITE_NAME = "The plan of Exampleshire"
SITE_URL = "https://exampleshire.test/plan/"

#: One day while the plan runs (it is `shown_as_of` this day), and one after its end.
WHILE_IT_RUNS = dt.date(2024, 11, 20)
AFTER_ITS_END = dt.date(2025, 9, 1)

#: Words only in withdrawn, future and draft records: no page may show them.
WITHDRAWN, FUTURE, DRAFT = "quagmire", "zephyr", "dormouse"

#: Who publishes the plan where a test needs a real one.
PUBLISHER = {
    "name": "Exampleshire Council",
    "about": "The council for Exampleshire.",
    "url": "https://www.exampleshire.example/",
    "contact": {"words": "Write to the council.", "url": "https://www.exampleshire.example/write"},
}


@cache
def library() -> Library:
    """Return every record of the demonstration."""
    return load(FOLDER).library


def published(plan: Plan) -> Plan:
    """Return a plan as a real one that somebody publishes."""
    data = plan.model_dump(mode="json", exclude_unset=True) | {
        "demonstration": False,
        "shown_as_of": None,
        "publisher": PUBLISHER,
    }
    return Plan.model_validate(data)


@cache
def real(day: dt.date) -> State:
    """Return the state of a day as if the plan were real, with a story of more than one page."""
    events = library().journey.events
    more = (e.model_copy(update={"id": f"{e.id}-{n}"}) for n in range(9) for e in events)
    journey = library().journey.model_copy(update={"events": (*events, *more)})
    plan = published(library().plan)
    return state_on(dataclasses.replace(library(), plan=plan, journey=journey), day)


@cache
def state(day: dt.date) -> State:
    """Return the state of the demonstration on a day."""
    return state_on(library(), day)


def publish(found: State, *, as_of: bool = True) -> dict[str, Page]:
    """Return every page of a state by its address, as the site composes them."""
    renderer = Renderer()
    bodies = {u.slug: renderer.render(u.body, addresses.update(u.slug)) for u in found.updates}
    bodies |= bodies_of_texts(found, renderer)
    words = {
        name: (page.title, renderer.render(page.body, f"{name}/").html)
        for name, page in found.library.prose.items()
    }
    site = SiteContext(SITE_NAME, SITE_URL, as_of, "assets/0/", DESCRIBED, NAMES)
    made = pages(found, site, lambda slug: bodies[slug].html, words)
    return {page.address: page for page in made}


def data(found: State) -> bytes:
    """Return `plan.json` of a state."""
    return plan_json(found, SITE_URL)


@cache
def pages_on(day: dt.date) -> dict[str, Page]:
    """Return every page of the demonstration on a day by its address."""
    return publish(state(day))


@cache
def everything_on(day: dt.date) -> str:
    """Return all words that the demonstration publishes on a day, in small letters."""
    return everything_published(state(day))


def everything_published(found: State) -> str:
    """Return all words that a state puts on pages and into open data, in small letters."""
    return f"{data(found).decode()}\n{everything_on_pages(found)}".lower()


def everything_on_pages(found: State) -> str:
    """Return all words of the pages of a state, and of the files beside them, in small letters."""
    published = publish(found).values()
    files = [content.decode() for page in published for content in page.files.values()]
    return "\n".join((*files, *map(html_of, published))).lower()
