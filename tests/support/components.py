"""The environment in which the examples of components are rendered."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from progress_site import catalogue
from progress_site.derive.wording import mark
from progress_site.model.vocabulary import VOCABULARY
from tests.support.project import ROOT


@cache
def environment() -> Environment:
    """Return it; examples also have `mark_of(group, key)` and the `vocabulary`."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "overrides"), autoescape=True, undefined=StrictUndefined
    )
    catalogue.install(made)
    made.globals.update(mark_of=mark, vocabulary=VOCABULARY)
    return made


def examples(name: str) -> str:
    """Return the page of examples of a component."""
    return environment().get_template(f"components/{name}/examples.html").render(root="../")
