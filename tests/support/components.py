"""The environment in which examples of components, and pages alone, are rendered."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from selectolax.lexbor import LexborHTMLParser

from progress_site import engine
from progress_site.model.dates import parse
from progress_site.model.vocabulary import VOCABULARY
from progress_site.pages import templates
from progress_site.pages.layout import Page
from progress_site.words.wording import mark


@cache
def environment() -> Environment:
    """Return it; examples also have `date_of(text)`, `mark_of(group, key)` and the `vocabulary`."""
    made = Environment(
        loader=FileSystemLoader(engine.TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    templates.configure(made)
    made.globals.update(date_of=parse, mark_of=mark, vocabulary=VOCABULARY)
    return made


def examples(name: str) -> str:
    """Return the page of examples of a component."""
    return environment().get_template(f"components/{name}/examples.html").render(root="../")


def html_of(page: Page) -> str:
    """Return the HTML of a page."""
    template = environment().get_template(page.view.template)
    return template.render(view=page.view, chrome=page.chrome)


def words_of(page: Page) -> str:
    """Return what the main part of a page says."""
    main = LexborHTMLParser(html_of(page)).css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").split())
