"""The view of a page of words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class SimpleView:
    """A page that a publisher adds under docs/ in Markdown. ``body`` is HTML, cleaned."""

    template: ClassVar[str] = "pages/simple.html"
    title: str
    body: Markup
