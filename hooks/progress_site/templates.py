"""Jinja as every template is rendered: values escaped, misspelt names refused, our own words.

MkDocs renders the pages with its own environment, which `configure` makes as strict as the one
here. `render` is for everything else: feeds, badges, digests, and what other sites copy.
"""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import escape as xml_escape

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from progress_site import catalogue, engine


def configure(environment: Environment) -> None:
    """Escape values in all but plain text and Markdown, refuse unknown names, install the words."""
    environment.autoescape = select_autoescape(disabled_extensions=("txt", "md"), default=True)
    environment.undefined = StrictUndefined
    catalogue.install(environment)


def render(template: str, **context: object) -> str:
    """Return a rendered template of `overrides/`, without white space around it."""
    return _environment().get_template(template).render(context).strip()


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(engine.TEMPLATES)
    environment = Environment(loader=loader, trim_blocks=True, lstrip_blocks=True)
    configure(environment)
    environment.filters["xml"] = _xml
    return environment


def _xml(text: str) -> Markup:
    """Return text for between two tags of XML: quotation marks stay, which keeps feeds short."""
    return Markup(xml_escape(text))  # escaped just here
