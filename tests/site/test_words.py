"""Every word of ours on a rendered page comes from the catalogue."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from progress_site.assemble.pages import not_found
from progress_site.catalogue import using
from progress_site.fields.plan import DESCRIBED
from progress_site.fold.fold import state_on
from progress_site.fold.state import State
from progress_site.open_data.schemas import NAMES
from progress_site.pages import templates
from progress_site.pages.layout import SiteContext
from tests.support import records
from tests.support.demo import (
    AFTER_ITS_END,
    SITE_NAME,
    SITE_URL,
    WHILE_IT_RUNS,
    library,
    publish,
    real,
)
from tests.support.project import ROOT
from tests.support.pseudo import Content, pseudo, shown
from tests.support.records import on

DAYS = (WHILE_IT_RUNS, AFTER_ITS_END)
TEMPLATES = sorted(f"pages/{path.name}" for path in (ROOT / "overrides" / "pages").glob("*.html"))


def markup_in(value: Any) -> Iterator[str]:
    """Yield rendered Markdown: it is content."""
    if isinstance(value, Markup):
        yield str(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from markup_in(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from markup_in(getattr(value, field.name))


@cache
def left_over() -> Mapping[str, set[str]]:
    """Return, by template, what pages in the made-up language show outside its brackets."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "overrides"), autoescape=True, undefined=StrictUndefined
    )
    templates.configure(environment)
    found: dict[str, set[str]] = defaultdict(set)
    with using(pseudo()):
        unknown = on("2024-06-01", records.library())
        states = (*(state_on(library(), day) for day in DAYS), real.__wrapped__(DAYS[0]), unknown)
        for state in states:
            for template, rests in _of_state(environment, state):
                found[template].update(rests)
    return found


def _of_state(environment: Environment, state: State) -> Iterator[tuple[str, set[str]]]:
    site = SiteContext(SITE_NAME, SITE_URL, True, "assets/0/", DESCRIBED, NAMES)
    made = [*publish(state).values(), not_found(state, site)]
    content = Content(state)
    for page in made:
        for html in markup_in(page.view):
            content.add_html(html)
    for page in made:
        template = environment.get_template(page.view.template)
        html = template.render(view=page.view, layout=page.layout)
        yield (
            page.view.template,
            {f"<{where}> {rest}" for where, text in shown(html) if (rest := content.rest(text))},
        )


def test_pages_say_nothing_past_the_catalogue() -> None:
    """No template is left out, and none has a word of its own."""
    assert {name: sorted(rests) for name, rests in left_over().items()} == {
        name: [] for name in TEMPLATES
    }
