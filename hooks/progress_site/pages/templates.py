"""Jinja as every template is rendered: values escaped, misspelt names refused, our own words.

MkDocs renders the pages with its own environment, which `configure` makes as strict as the one
here. `render` is for everything else: feeds, badges, digests, and what other sites copy.

Templates receive records and state as they are. What is worked out of one value is a filter:

- `date`: a date in words, and for machines: `{{ (record.date|date).words }}`
- `published`: when a record of a register became public, as a date
- `span`: how long a slip is: “4 months”
- `withdrawn`: the notice in place of words that were taken away; of a record that has them, `None`
- `mark(group)`, `label(group)`, `means(group)`: the mark, the name or the meaning of a status or
  another word of the record
- `counts`: how far milestones are, from their number by status
- `how_many`: how many people said something, in a band; nothing where nobody counted
- `answer_date`: by when an answer promises something, or when it will be decided
- `address(kind)`: where something is, from the root: `{{ root }}{{ "3.2"|address("milestone") }}`
- `action_title`, `numbered_title`: what an action is called, without and with its number
- `tallied`: how many have each status: “2 done, 1 late”
- `criterion`: a criterion of WCAG with its name
- `picture`: the file of an Easy Read picture, from the root
- `first_sentence`: the first sentence of some words
- `words`: a list in words: “a, b and c”
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from xml.sax.saxutils import escape as xml_escape

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from progress_site import catalogue, engine
from progress_site.model.accessibility import CRITERIA
from progress_site.model.base import PublicRecord
from progress_site.model.dates import PartialDate
from progress_site.model.easy_read import picture_file
from progress_site.model.vocabulary import VOCABULARY
from progress_site.pages.components import action_title, numbered_title
from progress_site.prose.markdown import printable
from progress_site.urls import addresses
from progress_site.words import wording
from progress_site.words.shown import When


def configure(environment: Environment) -> None:
    """Escape values in all but plain text and Markdown, refuse unknown names, install the words."""
    environment.autoescape = select_autoescape(disabled_extensions=("txt", "md"), default=True)
    environment.undefined = StrictUndefined
    environment.filters.update(FILTERS)
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
    """Return text for between two tags of XML, without characters that XML does not allow.

    Quotation marks stay, which keeps feeds short.
    """
    return Markup(xml_escape(printable(text)))  # escaped just here


def _date(value: Any) -> When:
    """Return a date in words; what is in words already, such as that none is known, stays."""
    if isinstance(value, PartialDate):
        return wording.when(value)
    return wording.day_words(value) if hasattr(value, "isoformat") else value


def _withdrawn(record: PublicRecord) -> str | None:
    return wording.withdrawn_words(record.withdrawn)


def _address(value: object, kind: str) -> str:
    return str(getattr(addresses, kind)(value))


def _criterion(number: str) -> str:
    return f"{number} {CRITERIA[number][0]}"


FILTERS: dict[str, Callable[..., Any]] = {
    "date": _date,
    "published": wording.published_when,
    "span": wording.slip_words,
    "withdrawn": _withdrawn,
    "mark": lambda key, group: wording.mark(group, key),
    "label": lambda key, group: wording.label(group, key),
    "means": lambda key, group: catalogue.gettext(VOCABULARY[group][key].means),
    "counts": wording.counts,
    "how_many": wording.how_many,
    "answer_date": wording.answer_date,
    "address": _address,
    "action_title": action_title,
    "numbered_title": numbered_title,
    "tallied": wording.tallied,
    "criterion": _criterion,
    "picture": picture_file,
    "first_sentence": wording.first_sentence,
    "words": wording.joined,
}
