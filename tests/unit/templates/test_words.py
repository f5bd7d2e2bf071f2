"""Every word of ours on a rendered page comes from the catalogue."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from progress_site import catalogue
from progress_site.catalogue import using
from progress_site.derive.fold import state_on
from progress_site.derive.pages import Frame, not_found
from progress_site.derive.state import State
from progress_site.model.dates import FORMS
from progress_site.write.schemas import NAMES
from tests.support.fixture import AFTER_ITS_END, SITE_URL, WHILE_IT_RUNS, library, publish
from tests.support.project import ROOT
from tests.support.pseudo import Content, pseudo, texts_of_html

DAYS = (WHILE_IT_RUNS, AFTER_ITS_END)
TEMPLATES = sorted(f"pages/{path.name}" for path in (ROOT / "overrides" / "pages").glob("*.html"))

#: Templates whose words, or whose components' words, are not marked yet. A page of another template
#: must be clean, and one of these must not be: whoever marks it takes it off this list.
NOT_YET = frozenset(TEMPLATES)

#: Shown as they are in every language, each for a reason.
AS_THEY_ARE = (
    "Testshire",  # the name of the site, from mkdocs.yml
    "plan.json",  # names of files
    *(f"{name}.schema.json" for name in NAMES),
    *(written for _name, written, _days in FORMS),  # what a publisher types
)


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
    catalogue.install(environment)
    found: dict[str, set[str]] = defaultdict(set)
    with using(pseudo()):
        for state in (state_on(library(), day) for day in DAYS):
            for template, rest in _of_state(environment, state):
                found[template].add(rest)
    return found


def _of_state(environment: Environment, state: State) -> Iterator[tuple[str, str]]:
    frame = Frame("Testshire", SITE_URL, True, "0", NAMES)
    made = [*publish(state).values(), not_found(state, frame)]
    content = Content(state, *AS_THEY_ARE)
    for page in made:
        for html in markup_in(page.view):
            content.add_html(html)
    for page in made:
        template = environment.get_template(page.view.template)
        html = template.render(view=page.view, chrome=page.chrome)
        for where, text in texts_of_html(html):
            if rest := content.rest(text):
                yield page.view.template, f"<{where}> {' '.join(text.split())!r} leaves {rest!r}"


def test_pages_say_nothing_past_the_catalogue() -> None:
    assert set(left_over()) <= set(TEMPLATES)
    assert {name: sorted(left_over()[name]) for name in TEMPLATES if name not in NOT_YET} == {
        name: [] for name in TEMPLATES if name not in NOT_YET
    }


def test_templates_on_the_list_still_belong_there() -> None:
    assert [name for name in sorted(NOT_YET) if not left_over()[name]] == [], "take them off"
