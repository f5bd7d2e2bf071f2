"""The environment in which components, and pages alone, are rendered."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser

from progress_site import engine
from progress_site.pages import templates
from progress_site.pages.layout import Page


class Recording(Environment):
    """Renders templates as a build does, and notes which field of which class they read."""

    def __init__(self) -> None:
        loader = FileSystemLoader(engine.TEMPLATES)
        super().__init__(loader=loader, autoescape=True, undefined=StrictUndefined)
        templates.configure(self)
        self.used: dict[str, set[str]] = defaultdict(set)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute, and note it."""
        if dataclasses.is_dataclass(obj) or isinstance(obj, BaseModel):
            self.used[type(obj).__name__].add(attribute)
        return super().getattr(obj, attribute)


@cache
def environment() -> Environment:
    """Return an environment as strict as that of a build."""
    return Recording()


def html_of(page: Page) -> str:
    """Return the HTML of a page."""
    template = environment().get_template(page.view.template)
    return template.render(view=page.view, layout=page.layout)


def words_of(page: Page) -> str:
    """Return what the main part of a page says."""
    main = LexborHTMLParser(html_of(page)).css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").split())
