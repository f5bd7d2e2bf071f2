"""A page before its frame is put around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from progress_site.pages.corrections import CorrectionView
from progress_site.pages.formats import FormatView
from progress_site.words.shown import Link


@dataclass
class PageSpec:
    """A page: its address, its words for title and search results, and its view.

    ``trail`` leads from home to the page that this one belongs to. ``updated`` is the day on which
    its words last changed; `assemble/pages.py` knows it for pages made of many records.
    ``crumb`` is a shorter title for the breadcrumb. ``formats`` are the same words in other forms.
    ``noindex`` keeps a page out of search engines: it only leads to others. ``files`` are published
    beside the page, by their path from the root. ``corrections`` are those of the records that the
    page shows. ``leads_to`` is the address that a page which moved sends its readers to.
    """

    address: str
    title: str
    description: str
    view: Any
    trail: tuple[Link, ...] = ()
    updated: dt.date | None = None
    crumb: str = field(default="")
    formats: tuple[FormatView, ...] = ()
    noindex: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)
    corrections: tuple[CorrectionView, ...] = ()
    leads_to: str | None = None
